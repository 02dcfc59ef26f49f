package bn.grading.judging;

import static bn.formula.Expr.num;
import static bn.graph.Quantities.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// Verdicts, and what they are made of, without any search for a mistake.
class JudgingTest {
    /// To four decimals.
    private static final Precision PRINTED = new Precision(FloatFormat.DOUBLE, new Writing.Printed(4, 6));

    private static final Exercise EXERCISE = Exercises.random(3, 5, 3).with("eps", new Value.One(1e-6));

    private static Answer right(String step) {
        return Answer.of(EXERCISE.right(), step, EXERCISE.table().extent(step));
    }

    private static Answer each(String step, DoubleUnaryOperator of, Precision... possible) {
        Answer right = right(step);
        return new Answer(
                step,
                right.axes(),
                Arrays.stream(right.numbers()).map(of).toArray(),
                possible.length == 0 ? List.of(Precision.DOUBLE) : List.of(possible));
    }

    private static Judging judging(Answer... answers) {
        return new Judging(EXERCISE, List.of(answers));
    }

    private static List<Verdict> verdicts(Answer... answers) {
        return judging(answers).judged().stream().map(JudgedAnswer::verdict).toList();
    }

    /// x less an answer for μ.
    private static Answer less(Answer mu) {
        double[] numbers = right("x").numbers().clone();
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] -= mu.numbers()[at % 3];
        }
        return new Answer("xmu", List.of(5, 3), numbers, List.of(Precision.DOUBLE));
    }

    /// xmu less μ + 1 follows from that μ; with 2 more it does not.
    @Test
    void whatIsComputedFromAWrongAnswerFollows() {
        Answer mu = each("mu", number -> number + 1);
        Answer xmu = less(mu);
        assertThat(verdicts(mu, xmu)).containsExactly(Verdict.WRONG, Verdict.FOLLOWS);
        assertThat(judging(mu, xmu).judged().getLast().from()).containsExactly("mu");
        assertThat(verdicts(mu, less(each("mu", number -> number + 2)))).containsExactly(Verdict.WRONG, Verdict.WRONG);
        assertThat(verdicts(mu, right("xmu"))).containsExactly(Verdict.WRONG, Verdict.RIGHT);
        assertThat(judging(mu, xmu).firstWrong().orElseThrow().step()).isEqualTo("mu");
        assertThat(judging(right("mu"), right("xmu")).firstWrong()).isEmpty();
    }

    /// μ with two decimals is right, and so is what follows from it, by as much as these lost.
    @Test
    void whatIsComputedFromARoundedAnswerIsRight() {
        Precision cents = new Precision(FloatFormat.DOUBLE, new Writing.Printed(2, 9));
        Answer mu = each("mu", number -> Math.rint(100 * number) / 100, Precision.DOUBLE, cents);
        Answer xmu = less(mu);
        assertThat(verdicts(xmu)).containsExactly(Verdict.WRONG);
        assertThat(verdicts(mu, xmu)).containsExactly(Verdict.RIGHT, Verdict.RIGHT);
        JudgedAnswer last = judging(mu, xmu).judged().getLast();
        assertThat(last.from()).containsExactly("mu");
        assertThat(judging(mu, xmu).judged().getFirst().isExact()).isFalse();
        assertThat(judging(right("mu")).judged().getFirst().isExact()).isTrue();
    }

    @Test
    void partlyInFloatIsPromoted() {
        Answer single = each("out", number -> number * (1 + 1e-7), Precision.DOUBLE, Precision.PROMOTED);
        JudgedAnswer judged = judging(single).judged().getFirst();
        assertThat(judged.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(judged.isPromoted()).isTrue();
        assertThat(judging(right("out")).judged().getFirst().isPromoted()).isFalse();
        Answer wrong = each("out", number -> number + 1, Precision.PROMOTED);
        assertThat(judging(wrong).judged().getFirst().isPromoted()).isFalse();
    }

    /// Examples in columns of a square batch: only the numbers tell.
    @Test
    void anotherOrderOfAxesIsRight() {
        Exercise square = Exercises.random(3, 3, 3);
        double[] out =
                Answer.of(square.right(), "out", square.table().extent("out")).numbers();
        double[] turned = new double[9];
        Arrays.setAll(turned, at -> out[at % 3 * 3 + at / 3]);
        Answer answer = new Answer("out", List.of(3, 3), turned, List.of(Precision.DOUBLE));
        JudgedAnswer judged = new Judging(square, List.of(answer)).judged().getFirst();
        assertThat(judged.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(judged.answer().otherOrder()).isPresent();
    }

    @Test
    void whatIsExactAndWhatComesBefore() {
        Judging judging = judging(right("mu"), each("xmu", number -> number + 1), right("out"));
        assertThat(judging.hasExact()).isTrue();
        assertThat(judging.isAfterExact(0)).isTrue();
        assertThat(judging.isAfterExact(1)).isTrue();
        assertThat(judging.isAfterExact(2)).isFalse();
        assertThat(judging.isFromEarlier(0, EXERCISE.table())).isFalse();
        assertThat(judging.isFromEarlier(1, EXERCISE.table())).isTrue();
        Judging wrong = judging(each("mu", number -> number + 1));
        assertThat(wrong.hasExact()).isFalse();
        assertThat(judging(right("mu"), right("dbeta")).isFromEarlier(1, EXERCISE.table()))
                .isFalse();
    }

    /// Where one is right to the last digit of a float64, nothing was float32 without showing it.
    @Test
    void oneExactAnswerTellsOfTheOthers() {
        Answer maybe = each("out", number -> number + 1, Precision.DOUBLE, Precision.PROMOTED);
        assertThat(judging(right("mu"), maybe).answers().getLast().possible()).containsExactly(Precision.DOUBLE);
        assertThat(judging(maybe).answers().getLast().possible()).containsExactly(Precision.DOUBLE, Precision.PROMOTED);
    }

    /// √σ² is within the round-off of float32 of √(σ² + ε), and yet has every digit of a float64: ε is
    /// missing.
    @Test
    void aMistakeThatMakesEveryDigitOutdoesRoundOff() {
        double[] var = right("var").numbers();
        double[] roots = Arrays.stream(var).map(Math::sqrt).toArray();
        Answer without = new Answer("sqrtvar", List.of(3), roots, List.of(Precision.DOUBLE, Precision.PROMOTED));
        Judging judging = judging(without);
        assertThat(judging.judged().getFirst().verdict()).isEqualTo(Verdict.WRONG);
        assertThat(judging.outdone(0)).contains(Precision.PROMOTED);
        // The same in no known way.
        double[] near = Arrays.stream(var).map(one -> Math.sqrt(one + 0.777e-6)).toArray();
        Judging other = judging(new Answer("sqrtvar", List.of(3), near, List.of(Precision.DOUBLE, Precision.PROMOTED)));
        assertThat(other.judged().getFirst().verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(other.outdone(0)).isEmpty();
    }

    /// A mean over the features, kept as a column, is subtracted as NumPy does; so is its own square root.
    @Test
    void whatFollowsInOtherShapes() {
        double[] given = right("x").numbers();
        double[] mean = new double[5];
        double[] centred = new double[15];
        for (int row = 0; row < 5; row++) {
            mean[row] = (given[3 * row] + given[3 * row + 1] + given[3 * row + 2]) / 3;
            for (int feature = 0; feature < 3; feature++) {
                centred[3 * row + feature] = given[3 * row + feature] - mean[row];
            }
        }
        Answer means = new Answer("mu", List.of(5, 1), mean, List.of(Precision.DOUBLE));
        Answer deviations = new Answer("xmu", List.of(5, 3), centred, List.of(Precision.DOUBLE));
        assertThat(verdicts(means, deviations)).containsExactly(Verdict.WRONG, Verdict.FOLLOWS);
        centred = centred.clone();
        centred[4] += 1e-6;
        assertThat(verdicts(means, new Answer("xmu", List.of(5, 3), centred, List.of(Precision.DOUBLE))))
                .containsExactly(Verdict.WRONG, Verdict.WRONG);

        OwnArrays own = new OwnArrays(EXERCISE.right(), List.of(means), deviations);
        assertThat(own.isOfOtherShape(x.minus(mu))).isTrue();
        assertThat(own.isOfOtherShape(dout.sumRows())).isFalse();
        assertThat(own.makes(deviations, x.minus(mu))).isTrue();
        assertThat(own.makes(deviations, x.plus(mu))).isFalse();
        assertThat(own.of(mu).axes()).containsExactly(5, 1);
        assertThat(own.evidence(deviations, own.of(x.minus(mu))).orElseThrow()).isBetween(15 * 40.0, 15 * 60.0);
        assertThat(own.evidence(means, own.of(x))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> own.sum(num(1), _ -> true));
        assertThat(own.mean(x, axis -> axis == 0).numbers())
                .containsExactly(right("mu").numbers(), within(1e-12));
    }

    /// By hand, over the rows with m − 1.
    @Test
    void aVarianceOverOtherAxes() {
        OwnArrays own = new OwnArrays(EXERCISE.right(), List.of(), right("var"));
        assertThat(own.hasBatchStatistics()).isTrue();
        double[] scaled = own.withVariance(axis -> axis == 0, 5.0 / 4).of(var).numbers();
        double[] expected =
                Arrays.stream(right("var").numbers()).map(one -> one * 5 / 4).toArray();
        assertThat(scaled).containsExactly(expected, within(1e-9));
        assertThat(own.line("x")).isEmpty();
        assertThat(own.line("dbeta")).contains(dout.sumRows());
        assertThat(own.unit()).isEqualTo(0x1p-53);
        assertThat(BoundedArray.withoutOnes(List.of(1, 3, 1))).containsExactly(3);
    }

    private static Answer written(String step, double... numbers) {
        return new Answer(step, List.of(3), numbers, PossiblePrecisions.of(FloatFormat.DOUBLE, numbers));
    }

    /// Each μ has four decimals; of 0.00002 no digit is left then, and 0.99998 is 1.
    @Test
    void wholeNumbersMayBeRoundedAsTheOthersAre() {
        Exercise exercise = EXERCISE.with("dout", dout(2e-5, 2e-5, -3e-5));
        Answer mu = each("mu", number -> Math.rint(1e4 * number) / 1e4, Precision.DOUBLE, PRINTED);
        JudgedAnswer rounded = new Judging(exercise, List.of(mu, written("dbeta", 0, 0, 0)))
                .judged()
                .getLast();
        assertThat(rounded.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(rounded.isLost()).isTrue();
        assertThat(rounded.comparison().bound()).isCloseTo(5e-5, within(5e-6));

        Exercise nearOne = EXERCISE.with("dout", dout(0.99998, 2.00003, -1.00001));
        JudgedAnswer one = new Judging(nearOne, List.of(mu, written("dbeta", 1, 2, -1)))
                .judged()
                .getLast();
        assertThat(one.verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(one.isLost()).isFalse();
    }

    @Test
    void wholeNumbersBesideAllDigitsAreNotRounded() {
        Exercise exercise = EXERCISE.with("dout", dout(2e-5, 2e-5, -3e-5));
        assertThat(new Judging(exercise, List.of(right("mu"), written("dbeta", 0, 0, 0)))
                        .judged()
                        .getLast()
                        .verdict())
                .isEqualTo(Verdict.WRONG);
        Answer mu = each("mu", number -> Math.rint(1e4 * number) / 1e4, Precision.DOUBLE, PRINTED);
        assertThat(new Judging(exercise, List.of(mu, written("dbeta", 0, 0, 1)))
                        .judged()
                        .getLast()
                        .verdict())
                .isEqualTo(Verdict.WRONG);
    }

    /// A gradient of which each column sums to a number.
    private static Value dout(double... sums) {
        double[][] columns = new double[3][5];
        for (int feature = 0; feature < 3; feature++) {
            columns[feature] = new double[] {1, -1, 0.5, -0.5, sums[feature]};
        }
        return Value.PerRow.of(Batch.numbered(Shape.of(5, 3), columns));
    }
}
