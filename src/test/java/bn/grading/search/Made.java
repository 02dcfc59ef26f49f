package bn.grading.search;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.judging.Answer;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Answers of which it is known what made them.
final class Made {
    private Made() {}

    /// A mistake of the catalogue as it is usually written.
    static Hypothesis mistake(String id) {
        return mistake(id, 0);
    }

    /// @param rewrite which way of writing it
    static Hypothesis mistake(String id, int rewrite) {
        Mistake mistake = Mistakes.named(id).orElseThrow();
        return Hypothesis.of(mistake, mistake.rewrites().get(rewrite));
    }

    static Answer right(Exercise exercise, String step) {
        return Answer.of(exercise.right(), step, exercise.table().extent(step));
    }

    /// What a mistake makes of a step.
    static Answer by(Hypothesis hypothesis, Exercise exercise, String step) {
        return Answer.of(
                hypothesis.on(exercise).run(hypothesis.table(exercise), List.of()),
                step,
                exercise.table().extent(step));
    }

    static List<Answer> by(Hypothesis hypothesis, Exercise exercise, String... steps) {
        return Arrays.stream(steps).map(step -> by(hypothesis, exercise, step)).toList();
    }

    static Answer each(Answer answer, DoubleUnaryOperator of) {
        return exact(
                answer.step(),
                answer.axes(),
                Arrays.stream(answer.numbers()).map(of).toArray());
    }

    /// Known to be float64.
    static Answer exact(String step, List<Integer> axes, double... numbers) {
        return new Answer(step, axes, numbers, List.of(Precision.DOUBLE));
    }

    /// As a file without a dtype is read, of which only the numbers tell how they were written.
    static Answer read(Answer answer) {
        return new Answer(
                answer.step(),
                answer.axes(),
                answer.numbers(),
                PossiblePrecisions.of(FloatFormat.DOUBLE, answer.numbers()));
    }

    /// Rounded to a narrower format.
    static Answer stored(FloatFormat format, Answer answer) {
        double[] numbers = Arrays.stream(answer.numbers()).map(format::round).toArray();
        return new Answer(answer.step(), answer.axes(), numbers, PossiblePrecisions.of(format, numbers));
    }

    /// Computed in float64, and rounded to so many decimals.
    static Answer printed(int decimals, Answer answer) {
        double unit = Math.pow(10, decimals);
        double[] numbers = Arrays.stream(answer.numbers())
                .map(number -> Math.rint(number * unit) / unit)
                .toArray();
        return new Answer(
                answer.step(),
                answer.axes(),
                numbers,
                List.of(new Precision(FloatFormat.DOUBLE, new Writing.Printed(decimals, 17))));
    }

    static Value.PerRow columns(double[]... columns) {
        return Value.PerRow.of(Batch.numbered(Shape.of(columns[0].length, columns.length), columns));
    }
}
