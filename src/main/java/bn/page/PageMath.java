package bn.page;

import bn.formula.Latex;
import bn.formula.MathMl;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Step;
import java.util.HashMap;
import java.util.Map;

/// The formulas of the steps as MathML, each in a template element that the page copies: `math-train-dx`. The word
/// for the branch of a gradient is left out, since the page says it in the language that is chosen. What reads as in
/// training is not there twice.
final class PageMath {
    private PageMath() {}

    static String templates() {
        StringBuilder templates = new StringBuilder();
        Map<String, String> inTraining = new HashMap<>();
        for (Mode mode : Mode.values()) {
            Graph graph = mode.table().graph();
            for (Step step : graph.steps()) {
                String line = line(step, graph);
                if (!line.equals(inTraining.putIfAbsent(step.name(), line))) {
                    templates
                            .append("<template id=\"math-" + mode.word() + "-" + step.name() + "\"><math>")
                            .append(line)
                            .append("</math></template>\n");
                }
            }
        }
        return templates.toString();
    }

    private static String line(Step step, Graph graph) {
        return MathMl.symbol(step.symbol(), Latex.VIA.strip()) + "<mo>=</mo>"
                + MathMl.of(step.formula(), graph::symbol, Latex.VIA.strip());
    }
}
