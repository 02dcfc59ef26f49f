package bn.walk;

import bn.batch.Printable;
import bn.graph.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Writes a walk as the commands that reproduce it.
final class Script {
    private Script() {}

    static String of(Walk walk) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + Printable.of(walk.opening()));
        Version now = walk.now();
        if (now.can(Mode.EVAL)) {
            lines.add(CommandWord.MODE.word() + " " + Mode.TRAIN.word());
        }
        now.edits().forEach(edit -> lines.add(edit.text()));
        if (now.mode() == Mode.EVAL) {
            lines.add(CommandWord.MODE.word() + " " + Mode.EVAL.word());
        }
        lines.add(CommandWord.DIGITS.word() + " " + walk.digits());
        new TreeSet<>(walk.breakpoints()).forEach(step -> lines.add(CommandWord.BREAK.word() + " " + step));
        walk.present().ifPresent(step -> lines.add(CommandWord.GOTO.word() + " " + step.name()));
        return String.join("\n", lines) + "\n";
    }
}
