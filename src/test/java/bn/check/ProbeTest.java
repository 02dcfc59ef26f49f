package bn.check;

import bn.graph.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ProbeTest {
    @Test
    void probe() throws Exception {
        for (var ex : List.of(
                Map.entry("sample", Exercises.sample()),
                Map.entry("images", Exercises.images()),
                Map.entry("train+stats", Exercises.tracked(Mode.TRAIN)),
                Map.entry("eval", Exercises.tracked(Mode.EVAL)))) {
            System.out.println("== " + ex.getKey());
            for (Mistake m : Mistakes.ALL) {
                for (var route : m.routes(ex.getValue())) {
                    var w = WrongAnswers.of(m, route, ex.getValue());
                    long t = System.nanoTime();
                    StringBuilder sb = new StringBuilder();
                    var all = w.answers();
                    for (String pick : List.of("all", "out", "dx", "dgamma", "dbeta", "running")) {
                        List<Answer> as = all.stream()
                                .filter(a -> pick.equals("all")
                                        || a.step().equals(pick)
                                        || pick.equals("running") && a.step().startsWith("running"))
                                .toList();
                        if (as.isEmpty()) continue;
                        Grade g = Grade.of(ex.getValue(), as);
                        String ds = g.diagnoses().stream()
                                .map(d -> String.join("+", d.ids()))
                                .toList()
                                .toString();
                        sb.append(" ")
                                .append(pick)
                                .append("=")
                                .append(
                                        g.isRight()
                                                ? "right"
                                                : g.firstWrong()
                                                                .map(Judged::step)
                                                                .orElse("?")
                                                        + ds
                                                        + (g.unexplained().isEmpty() ? "" : "!" + g.unexplained()));
                    }
                    System.out.println(m.id() + " " + route.lines().keySet() + " [" + (System.nanoTime() - t) / 1000000
                            + "ms]" + sb);
                }
            }
        }
    }
}
