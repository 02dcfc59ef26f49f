package bn.report.grading;

import bn.batch.Decimal;
import bn.formula.Expr;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.TextRole;
import bn.stats.Convention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The explanation of a mistake with the numbers of an exercise: why it is wrong, and the wrong and correct
/// formulas.
final class MistakeText {
    private static final int DIGITS = 3;

    private final Exercise exercise;
    private final Words words;

    MistakeText(Exercise exercise, Words words) {
        this.exercise = exercise;
        this.words = words;
    }

    /// Why it is wrong, in paragraphs.
    List<Block> reasons(Mistake mistake) {
        return words.reasons(mistake.id(), numbers()).stream()
                .<Block>map(Block.Paragraph::new)
                .toList();
    }

    /// The numbers that the texts of mistakes refer to, by placeholder. The texts contain no numbers of their
    /// own.
    private Map<String, String> numbers() {
        Map<String, String> numbers = new HashMap<>();
        double eps = number("eps");
        numbers.put("eps", Decimal.shortest(eps));
        numbers.put("sqrt_eps", rounded(Math.sqrt(eps)));
        double rows = exercise.shape().rows();
        if (rows > 1) {
            numbers.put("bessel", rounded(rows / (rows - 1)));
        }
        numbers.put("pytorch_momentum", momentum("pytorch"));
        numbers.put("keras_momentum", momentum("keras"));
        exercise.convention().ifPresent(convention -> {
            double batch = convention.weightOfBatch(exercise.batches() + 1);
            numbers.put("take", rounded(batch));
            numbers.put("keep", rounded(1 - batch));
            numbers.put("weight_of_start", rounded(number("weight_of_start")));
            numbers.put("var0", Decimal.shortest(convention.initialVar()));
            numbers.put("sqrt_var0_eps", rounded(Math.sqrt(convention.initialVar() + eps)));
        });
        return numbers;
    }

    private double number(String input) {
        return ((Value.One) exercise.input(input)).number();
    }

    private static String momentum(String convention) {
        return Decimal.shortest(
                Convention.named(convention).orElseThrow().momentum().orElseThrow());
    }

    private static String rounded(double number) {
        return Decimal.rounded(number, DIGITS);
    }

    /// For each formula the wrong and the correct version.
    Block lines(Map<String, Expr> written) {
        List<Block.ListingRow> lines = new ArrayList<>();
        written.forEach((name, formula) -> {
            // A formula may read the same as the correct one although it was rewritten.
            if (exercise.asks(name)
                    && exercise.table().quantity(name) instanceof Step step
                    && !written(formula).equals(written(meant(step, formula)))) {
                lines.add(line(TextRole.ERROR, Message.GRADE_WRITTEN, name, formula));
                lines.add(line(TextRole.PLAIN, Message.GRADE_MEANT, name, meant(step, formula)));
            }
        });
        return new Block.Listing(lines);
    }

    /// The correct version: of a closed form of dx the right closed form, which is not of the branches.
    private Expr meant(Step step, Expr written) {
        boolean isClosed = exercise.mode() == Mode.TRAIN
                && step.name().equals("dx")
                && !Collections.disjoint(written.reads(), Set.of("dbeta", "dgamma"));
        return isClosed ? BatchNorm.closedForm(Mode.TRAIN) : step.formula();
    }

    private Block.ListingRow line(TextRole role, Message label, String name, Expr formula) {
        return new Block.ListingRow(role, List.of(words.say(label), name + " = " + written(formula)));
    }

    private String written(Expr formula) {
        return PlainText.of(formula, exercise.shape());
    }
}
