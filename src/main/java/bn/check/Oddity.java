package bn.check;

import bn.batch.Shape;
import bn.check.Judged.Verdict;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// What is odd about a wrong answer whichever formula it was made by: how it was stored, laid out or named.
///
/// @param step the step
/// @param kind what is odd
public record Oddity(String step, Kind kind) {
    /// What can be odd.
    public enum Kind {
        /// The right numbers, rows and features exchanged.
        TRANSPOSED,
        /// The right numbers, the channels along the last axis.
        CHANNELS_LAST,
        /// The right numbers of another step that was handed in, of another shape.
        OTHER_STEP,
        /// The right numbers without what is behind the point: kept in an array of whole numbers.
        WHOLE_NUMBERS,
        /// The right numbers, rounded to whole ones.
        ROUNDED,
        /// NaN or infinity where there should be a number.
        NOT_FINITE;

        /// Whether it says all that is wrong.
        public boolean isExplanation() {
            return this != NOT_FINITE;
        }
    }

    /// The first that holds of each wrong answer.
    ///
    /// @param right the right run
    static List<Oddity> of(Exercise exercise, List<Judged> judged, Sight right) {
        List<String> steps = judged.stream().map(Judged::step).toList();
        List<Oddity> oddities = new ArrayList<>();
        judged.stream()
                .filter(one -> one.verdict() == Verdict.WRONG)
                .forEach(one -> kind(one.answer(), steps, exercise.shape(), right)
                        .ifPresent(kind -> oddities.add(new Oddity(one.step(), kind))));
        return oddities;
    }

    private static Optional<Kind> kind(Answer answer, List<String> steps, Shape shape, Sight right) {
        // What is right as it lies, if not to all digits, lies right.
        boolean liesRight = isRight(Optional.of(answer), right);
        if (!liesRight && isRight(answer.withLastAxisSecond(shape), right)) {
            return Optional.of(shape.rank() == 2 ? Kind.TRANSPOSED : Kind.CHANNELS_LAST);
        }
        if (!right.right(answer).isShaped()
                && steps.stream().anyMatch(step -> isRight(Optional.of(answer.as(step)), right))) {
            return Optional.of(Kind.OTHER_STEP);
        }
        if (isWhole(answer, right, number -> (long) number)) {
            return Optional.of(Kind.WHOLE_NUMBERS);
        }
        if (isWhole(answer, right, Math::rint)) {
            return Optional.of(Kind.ROUNDED);
        }
        boolean finite = Arrays.stream(answer.numbers()).allMatch(Double::isFinite);
        return finite ? Optional.empty() : Optional.of(Kind.NOT_FINITE);
    }

    private static boolean isRight(Optional<Answer> answer, Sight right) {
        return answer.map(one -> right.right(one).fits()).orElse(false);
    }

    private static boolean isWhole(Answer answer, Sight right, DoubleUnaryOperator cut) {
        if (!(right.trace().graph().quantity(answer.step()) instanceof Step step)) {
            return false;
        }
        Answer exact =
                Answer.of(right.trace(), step.name(), right.trace().graph().extent(step.name()));
        double[] theirs = answer.numbers();
        double[] ours = exact.numbers();
        return answer.axes().equals(exact.axes())
                && Arrays.stream(theirs).anyMatch(number -> number != 0)
                && IntStream.range(0, ours.length).allMatch(i -> theirs[i] == cut.applyAsDouble(ours[i]));
    }
}
