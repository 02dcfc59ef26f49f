package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.grading.search.Oddity;
import bn.grading.search.OddityKind;
import bn.graph.Given;
import bn.graph.Trace;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Oddities of storage are reported where they occur, and nowhere else.
class OddityIT {
    private static Answer changed(Exercise exercise, String step, DoubleUnaryOperator change) {
        Answer right = Exercises.right(exercise, step);
        double[] numbers = Arrays.stream(right.numbers()).map(change).toArray();
        return new Answer(step, right.axes(), numbers, List.of(Precision.DOUBLE));
    }

    private static List<OddityKind> oddities(Exercise exercise, Answer... answers) {
        Grade grade = Grade.of(exercise, List.of(answers));
        assertThat(grade.isRight()).isFalse();
        return grade.oddities().stream().map(Oddity::kind).toList();
    }

    @Test
    void whatIsBehindThePointIsGone() {
        Exercise exercise = Exercises.random(1, 5, 3);
        assertThat(oddities(exercise, changed(exercise, "dx", number -> (int) number)))
                .containsExactly(OddityKind.WHOLE_NUMBERS);
        assertThat(oddities(exercise, changed(exercise, "out", Math::rint))).containsExactly(OddityKind.ROUNDED);
        assertThat(oddities(exercise, changed(exercise, "out", number -> Math.rint(number) + 1)))
                .isEmpty();
        assertThat(oddities(exercise, changed(exercise, "out", Math::floor))).containsExactly(OddityKind.FLOORED);
        assertThat(oddities(exercise, changed(exercise, "out", Math::ceil))).isEmpty();
        // No deviation is negative: whether it was cut or rounded down does not show.
        assertThat(oddities(exercise, changed(exercise, "sqrtvar", number -> (int) number)))
                .containsExactly(OddityKind.CUT);
    }

    /// A sum without its axis is one number.
    @Test
    void oneNumberForAllFeatures() {
        Exercise exercise = Exercises.random(1, 5, 3);
        for (String step : List.of("dgamma", "dbeta", "divar", "dmu")) {
            double sum =
                    Arrays.stream(Exercises.right(exercise, step).numbers()).sum();
            assertThat(oddities(exercise, one(step, sum))).as(step).containsExactly(OddityKind.SUMMED);
            assertThat(oddities(exercise, one(step, sum + 1e-6))).as(step).isEmpty();
        }
        assertThat(oddities(Exercises.random(1, 5, 1), one("dgamma", 7))).isEmpty();
    }

    /// Its one number stands for every feature in the lines after it, as in NumPy, so these follow from it.
    @ParameterizedTest
    @CsvSource({"divar, dsqrtvar", "dsqrtvar, dvar", "dvar, dsq", "dmu, dx2"})
    void whatComesAfterOneNumberForAllFeaturesFollows(String step, String after) {
        Exercise exercise = Exercises.random(1, 5, 3);
        double sum = Arrays.stream(Exercises.right(exercise, step).numbers()).sum();
        Value filled = Value.PerFeature.filled(sum, 3);
        Trace own = exercise.run(exercise.table(), List.of(new Given.OfValue(step, filled)));
        Answer following = Answer.of(own, after, exercise.table().extent(after));
        Grade grade = Grade.of(exercise, List.of(one(step, sum), following));
        assertThat(grade.answers())
                .extracting(JudgedAnswer::verdict)
                .containsExactly(JudgedAnswer.Verdict.WRONG, JudgedAnswer.Verdict.FOLLOWS);
        assertThat(grade.oddities()).containsExactly(new Oddity(step, OddityKind.SUMMED, Optional.empty()));
        assertThat(grade.unexplained()).isEmpty();
    }

    private static Answer one(String step, double number) {
        return new Answer(step, List.of(), new double[] {number}, List.of(Precision.DOUBLE));
    }

    @Test
    void nothingWasPutIn() {
        Exercise exercise = Exercises.random(1, 5, 3);
        assertThat(oddities(exercise, changed(exercise, "dx", number -> 0 * number)))
                .containsExactly(OddityKind.ZERO);
        assertThat(oddities(exercise, changed(exercise, "dx", number -> 1e-300 * number)))
                .isEmpty();
        assertThat(oddities(exercise, changed(exercise, "dx", _ -> 0.25))).containsExactly(OddityKind.CONSTANT);
        assertThat(oddities(
                        exercise,
                        Exercises.right(exercise, "xhat"),
                        Exercises.right(exercise, "xhat").as("dx1")))
                .containsExactly(OddityKind.COPY);
    }

    @Test
    void aCopyOfAnInput() {
        Exercise exercise = Exercises.random(1, 5, 3);
        for (Map.Entry<String, String> copy :
                Map.of("out", "x", "dgamma", "gamma", "dbeta", "beta").entrySet()) {
            Answer input = Exercises.right(exercise, copy.getValue()).as(copy.getKey());
            assertThat(oddities(exercise, input)).as(copy.toString()).containsExactly(OddityKind.INPUT);
            assertThat(oddities(exercise, Written.FLOAT32.of(input)))
                    .as(copy.toString())
                    .containsExactly(OddityKind.INPUT);
        }
        Answer right = Exercises.right(exercise, "dgammax");
        assertThat(Grade.of(exercise, List.of(right)).oddities()).isEmpty();
    }

    /// An answer in an order of axes that nobody works in, whether or not its shape shows it.
    @ParameterizedTest
    @CsvSource({"NCWH, 2 3 4 4", "NCWH, 2 4 4 4", "NCWH, 2 3 3 4", "NWHC, 2 3 3 4", "NWCH, 2 3 4 5", "HNWC, 3 3 2 4"})
    void axesInNoOrder(String letters, String lengths) {
        int[] axes =
                Arrays.stream(lengths.split(" ")).mapToInt(Integer::parseInt).toArray();
        Exercise exercise = Exercises.random(1, axes);
        Grade grade = Grade.of(
                exercise,
                List.of(Exercises.right(exercise, "out"), transposed(Exercises.right(exercise, "dx"), letters)));
        assertThat(grade.oddities())
                .containsExactly(new Oddity(
                        "dx", OddityKind.AXES, Optional.of("(" + String.join(", ", letters.split("")) + ")")));
        assertThat(grade.diagnoses()).isEmpty();
    }

    private static Answer transposed(Answer answer, String letters) {
        int[] order = letters.chars().map("NCHW"::indexOf).toArray();
        List<Integer> from = answer.axes();
        List<Integer> axes = Arrays.stream(order).mapToObj(from::get).toList();
        List<Double> numbers = new ArrayList<>();
        int[] at = new int[4];
        for (int i = 0; i < axes.get(0); i++) {
            for (int j = 0; j < axes.get(1); j++) {
                for (int k = 0; k < axes.get(2); k++) {
                    for (int l = 0; l < axes.get(3); l++) {
                        at[order[0]] = i;
                        at[order[1]] = j;
                        at[order[2]] = k;
                        at[order[3]] = l;
                        numbers.add(answer.numbers()[
                                ((at[0] * from.get(1) + at[1]) * from.get(2) + at[2]) * from.get(3) + at[3]]);
                    }
                }
            }
        }
        double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        return new Answer(answer.step(), axes, all, List.of(Precision.DOUBLE));
    }

    @Test
    void theNameOfAnotherStep() {
        Exercise exercise = Exercises.random(1, 5, 3);
        assertThat(oddities(
                        exercise,
                        Exercises.right(exercise, "dx").as("dgamma"),
                        Exercises.right(exercise, "dgamma").as("dx")))
                .containsExactly(OddityKind.OTHER_STEP, OddityKind.OTHER_STEP);
    }

    @Test
    void noNumbers() {
        Exercise exercise = Exercises.random(1, 5, 3);
        assertThat(oddities(exercise, changed(exercise, "dx", number -> number > 0 ? number : Double.NaN)))
                .containsExactly(OddityKind.NOT_FINITE);
        assertThat(oddities(exercise, changed(exercise, "dx", number -> number / 0)))
                .containsExactly(OddityKind.NOT_FINITE);
    }

    /// 300² is 90,000, beyond the 65,504 of float16; 200² is not, and the sum of four of them is.
    @Test
    void beyondFloat16() {
        Exercise exercise = Exercises.random(1, 4, 2).with("x", new Value.PerRow(4, (feature, from, to) -> {
            double[] numbers = {200 + 100 * feature, -200 - 100 * feature, 200 + 100 * feature, -200 - 100 * feature};
            return Arrays.copyOfRange(numbers, from, to);
        }));
        assertThat(oddities(exercise, changed(exercise, "sq", number -> number > 65_504 ? 1 / 0.0 : number)))
                .containsExactly(OddityKind.OVERFLOW);
        assertThat(oddities(exercise, changed(exercise, "var", _ -> 1 / 0.0))).containsExactly(OddityKind.OVERFLOW);
        assertThat(oddities(exercise, changed(exercise, "sq", _ -> 1 / 0.0))).containsExactly(OddityKind.NOT_FINITE);
        assertThat(oddities(exercise, changed(exercise, "sq", number -> number > 65_504 ? -1 / 0.0 : number)))
                .containsExactly(OddityKind.NOT_FINITE);
        assertThat(oddities(exercise, changed(exercise, "sq", number -> number > 65_504 ? 1 / 0.0 : number + 1)))
                .containsExactly(OddityKind.NOT_FINITE);
    }

    @Test
    void ofWhatIsRightOrAnOrdinaryMistakeNothingIsOdd() {
        Exercise exercise = Exercises.random(1, 4, 4);
        List<Answer> answers = new ArrayList<>();
        for (String step : List.of("out", "dx", "dgamma")) {
            answers.add(Exercises.right(exercise, step));
        }
        assertThat(Grade.of(exercise, answers).oddities()).isEmpty();
        assertThat(oddities(exercise, changed(exercise, "dx", number -> 2 * number)))
                .isEmpty();
    }

    /// Right numbers that are integers are not reported.
    @Test
    void wholeNumbersThatAreRight() {
        Exercise exercise = Exercises.random(1, 3, 2).with("x", new Value.PerRow(3, (_, from, to) -> {
            double[] numbers = new double[to - from];
            Arrays.setAll(numbers, row -> 3.0 * (from + row));
            return numbers;
        }));
        assertThat(Grade.of(exercise, List.of(Exercises.right(exercise, "mu"))).oddities())
                .isEmpty();
    }
}
