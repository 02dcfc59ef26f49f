package bn.check;

import static org.assertj.core.api.Assertions.assertThat;

import bn.check.Oddity.Kind;
import bn.formula.Expr;
import bn.formula.Value;
import bn.graph.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// What is odd about the way in which numbers were stored is said, and that of no others.
class OddityTest {
    /// What somebody hands in who lays a right value out with other axes.
    ///
    /// @param order of the axes of the batch
    private static Answer laidOut(Exercise exercise, String step, int... order) {
        List<Integer> axes = exercise.shape().axes();
        List<Integer> other = Arrays.stream(order).map(axes::get).boxed().toList();
        double[] numbers = right(exercise, step).numbers();
        double[] moved = new double[numbers.length];
        int[] at = new int[order.length];
        for (double number : numbers) {
            int place = 0;
            for (int axis = 0; axis < order.length; axis++) {
                place = place * other.get(axis) + at[order[axis]];
            }
            moved[place] = number;
            next(at, axes);
        }
        return new Answer(step, other, moved, List.of(Precision.DOUBLE));
    }

    /// The next place in C order.
    private static void next(int[] at, List<Integer> axes) {
        for (int axis = at.length - 1; axis >= 0; axis--) {
            at[axis] = (at[axis] + 1) % axes.get(axis);
            if (at[axis] > 0) {
                return;
            }
        }
    }

    private static Answer right(Exercise exercise, String step) {
        Trace trace = exercise.right();
        return Answer.of(trace, step, trace.graph().extent(step));
    }

    private static Answer changed(Exercise exercise, String step, DoubleUnaryOperator change) {
        Answer right = right(exercise, step);
        double[] numbers = Arrays.stream(right.numbers()).map(change).toArray();
        return new Answer(step, right.axes(), numbers, List.of(Precision.DOUBLE));
    }

    private static List<Kind> oddities(Exercise exercise, Answer... answers) {
        Grade grade = Grade.of(exercise, List.of(answers));
        assertThat(grade.isRight()).isFalse();
        return grade.oddities().stream().map(Oddity::kind).toList();
    }

    @Test
    void rowsAndFeaturesExchanged() {
        Exercise exercise = Exercises.random(1, 5, 3);
        assertThat(oddities(exercise, laidOut(exercise, "out", 1, 0), right(exercise, "dgamma")))
                .containsExactly(Kind.TRANSPOSED);
        Exercise square = Exercises.random(1, 4, 4);
        assertThat(oddities(square, laidOut(square, "dx", 1, 0), laidOut(square, "xhat", 1, 0)))
                .containsExactly(Kind.TRANSPOSED, Kind.TRANSPOSED);
    }

    @Test
    void channelsLast() {
        Exercise images = Exercises.random(1, 2, 3, 2, 4);
        assertThat(oddities(images, laidOut(images, "dx", 0, 2, 3, 1))).containsExactly(Kind.CHANNELS_LAST);
        assertThat(oddities(images, laidOut(images, "dx", 0, 3, 2, 1))).isEmpty();
        Exercise cubes = Exercises.random(1, 3, 3, 3);
        assertThat(oddities(cubes, laidOut(cubes, "out", 0, 2, 1))).containsExactly(Kind.CHANNELS_LAST);
    }

    @Test
    void whatIsBehindThePointIsGone() {
        Exercise exercise = Exercises.random(1, 5, 3);
        assertThat(oddities(exercise, changed(exercise, "dx", number -> (int) number)))
                .containsExactly(Kind.WHOLE_NUMBERS);
        assertThat(oddities(exercise, changed(exercise, "out", Math::rint))).containsExactly(Kind.ROUNDED);
        assertThat(oddities(exercise, changed(exercise, "dx", number -> 0 * number)))
                .isEmpty();
        assertThat(oddities(exercise, changed(exercise, "out", number -> Math.rint(number) + 1)))
                .isEmpty();
        assertThat(oddities(exercise, changed(exercise, "out", Math::floor))).isEmpty();
    }

    @Test
    void theNameOfAnotherStep() {
        Exercise exercise = Exercises.random(1, 5, 3);
        assertThat(oddities(
                        exercise,
                        right(exercise, "dx").as("dgamma"),
                        right(exercise, "dgamma").as("dx")))
                .containsExactly(Kind.OTHER_STEP, Kind.OTHER_STEP);
    }

    @Test
    void noNumbers() {
        Exercise exercise = Exercises.random(1, 5, 3);
        assertThat(oddities(exercise, changed(exercise, "dx", number -> number > 0 ? number : Double.NaN)))
                .containsExactly(Kind.NOT_FINITE);
        assertThat(oddities(exercise, changed(exercise, "dx", number -> number / 0)))
                .containsExactly(Kind.NOT_FINITE);
    }

    @Test
    void ofWhatIsRightOrAnOrdinaryMistakeNothingIsOdd() {
        Exercise exercise = Exercises.random(1, 4, 4);
        List<Answer> answers = new ArrayList<>();
        for (String step : List.of("out", "dx", "dgamma")) {
            answers.add(right(exercise, step));
        }
        assertThat(Grade.of(exercise, answers).oddities()).isEmpty();
        assertThat(oddities(exercise, changed(exercise, "dx", number -> 2 * number)))
                .isEmpty();
    }

    /// Where the right numbers are whole, that they are is nothing to remark on.
    @Test
    void wholeNumbersThatAreRight() {
        Exercise exercise = Exercises.random(1, 3, 2).with("x", new Value.PerRow(3, (_, from, to) -> {
            double[] numbers = new double[to - from];
            Arrays.setAll(numbers, row -> 3.0 * (from + row));
            return numbers;
        }));
        assertThat(Grade.of(exercise, List.of(right(exercise, "mu"))).oddities())
                .isEmpty();
    }

    /// A wrong xhat would have spoiled out, which is right: the relation is said, and no mistake claimed.
    @Test
    void noMistakeIsClaimedThatWouldSpoilWhatIsRight() {
        Exercise exercise = Exercises.random(3, 5, 3);
        Trace with = exercise.run(
                exercise.table()
                        .with(Map.of(
                                "dgamma",
                                Expr.ref("dgammax")
                                        .times(Expr.ref("xhat"))
                                        .times(Expr.ref("ivar"))
                                        .sumRows())),
                List.of());
        Answer dgamma = Answer.of(with, "dgamma", with.graph().extent("dgamma"));
        Grade grade = Grade.of(exercise, List.of(right(exercise, "out"), dgamma, right(exercise, "dx")));
        assertThat(grade.diagnoses()).isEmpty();
        assertThat(grade.relations()).extracting(Relation::text).containsExactly("dgamma / sqrtvar");
    }

    /// Rounding of half precision may take all of dx, and nothing of out.
    @Test
    void whatRoundingMayTakeIsUndecided() {
        Exercise exercise = Exercises.random(1, 2, 1).with("eps", new Value.One(1e-9));
        Answer exact = right(exercise, "dx");
        Answer half = new Answer("dx", exact.axes(), exact.numbers(), List.of(Precision.HALF));
        assertThat(Grade.of(exercise, List.of(exact)).isDecided()).isTrue();
        Answer off = new Answer(
                "dx",
                exact.axes(),
                Arrays.stream(half.numbers()).map(number -> 2 * number).toArray(),
                List.of(Precision.HALF));
        Grade grade = Grade.of(exercise, List.of(off));
        assertThat(grade.isRight()).isTrue();
        assertThat(grade.isDecided()).isFalse();
    }

    /// Both would explain dgamma; one needs out to be written in a way of its own besides.
    @Test
    void whatAssumesLeastIsNamed() {
        Exercise exercise = Exercises.random(3, 5, 3);
        Trace with = exercise.run(
                exercise.table()
                        .with(Mistakes.named("dgamma-with-x")
                                .orElseThrow()
                                .routes()
                                .getFirst()
                                .lines()),
                List.of());
        List<Answer> answers = List.of(
                right(exercise, "out"),
                Answer.of(with, "dgamma", with.graph().extent("dgamma")),
                right(exercise, "dx"));
        assertThat(Grade.of(exercise, answers).diagnoses())
                .extracting(Diagnosis::ids)
                .containsExactly(List.of("dgamma-with-x"));
    }
}
