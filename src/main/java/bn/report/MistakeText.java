package bn.report;

import bn.check.Exercise;
import bn.formula.Expr;
import bn.formula.PlainText;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lines that were written beside those that are right.
final class MistakeText {
    private final Exercise exercise;
    private final Words words;

    MistakeText(Exercise exercise, Words words) {
        this.exercise = exercise;
        this.words = words;
    }

    /// What was written, and below it what is right, for each line.
    Block lines(Map<String, Expr> written) {
        List<Block.Line> lines = new ArrayList<>();
        written.forEach((name, formula) -> {
            // A line may only share out what another's mistake leaves, and read as the right one.
            if (exercise.table().quantity(name) instanceof Step step
                    && !PlainText.of(formula).equals(PlainText.of(step.formula()))) {
                lines.add(line(Role.ERROR, Message.GRADE_WRITTEN, name, formula));
                lines.add(line(Role.PLAIN, Message.GRADE_MEANT, name, step.formula()));
            }
        });
        return new Block.Listing(lines);
    }

    private Block.Line line(Role role, Message label, String name, Expr formula) {
        return new Block.Line(role, List.of(words.say(label), name + " = " + PlainText.of(formula)));
    }
}
