package bn.walk;

import bn.batch.Printable;
import bn.graph.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Writes a walk as the commands that reproduce it.
final class WalkScript {
    private WalkScript() {}

    static String of(Walk walk) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + Printable.of(walk.opening()));
        Version now = walk.now();
        Optional<Mode> mode = Optional.empty();
        for (Edit edit : now.edits()) {
            inMode(edit.mode(), mode, now, lines);
            lines.add(edit.text());
            mode = Optional.of(edit.mode());
        }
        inMode(now.mode(), mode, now, lines);
        lines.add(CommandWord.DIGITS.word() + " " + walk.digits());
        new TreeSet<>(walk.breakpoints()).forEach(step -> lines.add(CommandWord.BREAK.word() + " " + step));
        walk.present().ifPresent(step -> lines.add(CommandWord.GOTO.word() + " " + step.name()));
        return String.join("\n", lines) + "\n";
    }

    /// A change is made again in the mode in which it was made, since an expression has other numbers in the other.
    private static void inMode(Mode wanted, Optional<Mode> before, Version now, List<String> lines) {
        if (now.can(Mode.EVAL) && !before.equals(Optional.of(wanted))) {
            lines.add(CommandWord.MODE.word() + " " + wanted.word());
        }
    }
}
