package bn.grading.search;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.MistakeKind;
import bn.grading.judging.Answer;
import bn.grading.judging.Judging;
import bn.rounding.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is odd about an answer, whatever formula made it. The numbers are made here, by loops.
class OddityTest {
    private static final Exercise EXERCISE = Exercises.random(3, 5, 3).with("gamma", new Value.PerFeature(30, -50, 80));

    private static double[] right(String step) {
        return Answer.of(EXERCISE.right(), step, EXERCISE.table().extent(step)).numbers();
    }

    private static double[] each(String step, DoubleUnaryOperator of) {
        return Arrays.stream(right(step)).map(of).toArray();
    }

    private static Answer answer(String step, List<Integer> axes, double... numbers) {
        return new Answer(step, axes, numbers, List.of(Precision.DOUBLE));
    }

    private static Answer out(DoubleUnaryOperator of) {
        return answer("out", List.of(5, 3), each("out", of));
    }

    private static List<Oddity> of(Exercise exercise, Answer... answers) {
        Judging judging = new Judging(exercise, List.of(answers));
        return Oddity.of(judging.judged(), judging.rightRun());
    }

    private static List<OddityKind> kinds(Answer... answers) {
        return of(EXERCISE, answers).stream().map(Oddity::kind).toList();
    }

    @Test
    void wholeNumbersAreToldByHowTheyWereMade() {
        assertThat(kinds(out(number -> (long) number))).containsExactly(OddityKind.WHOLE_NUMBERS);
        assertThat(kinds(out(Math::floor))).containsExactly(OddityKind.FLOORED);
        assertThat(kinds(out(Math::rint))).containsExactly(OddityKind.ROUNDED);
        assertThat(kinds(answer("var", List.of(3), each("var", Math::floor)))).containsExactly(OddityKind.CUT);
        assertThat(kinds(out(number -> Math.floor(number) + 2))).isEmpty();
    }

    @Test
    void numbersThatAreAllAlike() {
        assertThat(kinds(out(_ -> 0))).containsExactly(OddityKind.ZERO);
        assertThat(kinds(out(_ -> 7))).containsExactly(OddityKind.CONSTANT);
        assertThat(kinds(answer("mu", List.of(3), 7, 7, 7.5))).isEmpty();
    }

    @Test
    void numbersOfSomethingElse() {
        double[] dgamma = right("dgamma");
        assertThat(kinds(answer("out", List.of(3), dgamma), answer("dgamma", List.of(3), dgamma)))
                .containsExactly(OddityKind.OTHER_STEP);
        double[] odd = IntStream.range(0, 15).mapToDouble(i -> Math.sin(i * i)).toArray();
        assertThat(of(EXERCISE, answer("xhat", List.of(5, 3), odd), answer("out", List.of(5, 3), odd))
                        .getLast())
                .isEqualTo(new Oddity("out", OddityKind.COPY, Optional.of("xhat")));
        double[] x =
                Answer.of(EXERCISE.right(), "x", EXERCISE.table().extent("x")).numbers();
        double[] narrow = Arrays.stream(x).map(number -> (float) number).toArray();
        for (double[] copy : List.of(x, narrow)) {
            assertThat(of(EXERCISE, answer("out", List.of(5, 3), copy)))
                    .containsExactly(new Oddity("out", OddityKind.INPUT, Optional.of("x")));
        }
    }

    @Test
    void oneNumberForTheSumOfAllFeatures() {
        double sum = Arrays.stream(right("dgamma")).sum();
        assertThat(kinds(answer("dgamma", List.of(), sum))).containsExactly(OddityKind.SUMMED);
        assertThat(kinds(answer("dgamma", List.of(), sum * (1 + 1e-9)))).isEmpty();
        assertThat(kinds(answer("dgamma", List.of(), -sum))).isEmpty();
    }

    /// Squares of 300 are 90,000 and sum to 450,000, beyond 65,504; those of 100 sum to less.
    @Test
    void infinityIsAnOverflowWhereTheRightNumberIsLarge() {
        double[] numbers = {-300, 300, -300, 300, 0};
        Exercise large = Exercises.random(3, 5, 1)
                .with("x", new Value.PerRow(5, (_, from, to) -> Arrays.copyOfRange(numbers, from, to)));
        double[] sq = Answer.of(large.right(), "sq", large.table().extent("sq"))
                .numbers()
                .clone();
        for (int row = 0; row < 4; row++) {
            sq[row] = Double.POSITIVE_INFINITY;
        }
        assertThat(of(large, answer("sq", List.of(5, 1), sq)).getFirst().kind()).isEqualTo(OddityKind.OVERFLOW);
        assertThat(of(large, answer("var", List.of(1), Double.POSITIVE_INFINITY))
                        .getFirst()
                        .kind())
                .isEqualTo(OddityKind.OVERFLOW);
        assertThat(of(large, answer("mu", List.of(1), Double.POSITIVE_INFINITY))
                        .getFirst()
                        .kind())
                .isEqualTo(OddityKind.NOT_FINITE);
        assertThat(of(large, answer("var", List.of(1), Double.NEGATIVE_INFINITY))
                        .getFirst()
                        .kind())
                .isEqualTo(OddityKind.NOT_FINITE);
        double[] andWrong = sq.clone();
        andWrong[4] = 7;
        assertThat(of(large, answer("sq", List.of(5, 1), andWrong)).getFirst().kind())
                .isEqualTo(OddityKind.NOT_FINITE);
        assertThat(kinds(out(number -> number > 0 ? Double.NaN : number))).containsExactly(OddityKind.NOT_FINITE);
    }

    private static double cell(String step, int row, int feature) {
        return numbers(step)[row * 3 + feature];
    }

    private static double[] product(String left, String right) {
        double[] sums = new double[9];
        for (int at = 0; at < 9; at++) {
            for (int row = 0; row < 5; row++) {
                sums[at] += cell(left, row, at / 3) * cell(right, row, at % 3);
            }
        }
        return sums;
    }

    /// xmu.T @ xmu / m has the variances in its diagonal.
    @Test
    void aMatrixProductWithWhatIsMeantInItsDiagonal() {
        double[] dgamma = product("dgammax", "xhat");
        assertThat(of(EXERCISE, answer("dgamma", List.of(3, 3), dgamma)))
                .containsExactly(
                        new Oddity("dgamma", OddityKind.MATRIX_DIAGONAL, Optional.of("dgamma = dgammax.T @ xhat")));
        double[] turned = product("xhat", "dgammax");
        assertThat(of(EXERCISE, answer("dgamma", List.of(3, 3), turned))
                        .getFirst()
                        .detail())
                .contains("dgamma = xhat.T @ dgammax");
        double[] var =
                Arrays.stream(product("xmu", "xmu")).map(number -> number / 5).toArray();
        assertThat(of(EXERCISE, answer("var", List.of(3, 3), var)).getFirst().detail())
                .contains("var = xmu.T @ xmu / m");
        dgamma[5] *= 1 + 1e-6;
        assertThat(kinds(answer("dgamma", List.of(3, 3), dgamma))).isEmpty();
    }

    @Test
    void otherMatrixProducts() {
        double[] gammax = new double[5];
        double[] gamma = {30, -50, 80};
        for (int at = 0; at < 15; at++) {
            gammax[at / 3] += cell("xhat", at / 3, at % 3) * gamma[at % 3];
        }
        assertThat(of(EXERCISE, answer("gammax", List.of(5), gammax)))
                .containsExactly(new Oddity("gammax", OddityKind.MATRIX_PRODUCT, Optional.of("gammax = xhat @ gamma")));
        double[] rows = new double[25];
        for (int at = 0; at < 75; at++) {
            rows[at / 3] += cell("dgammax", at / 15, at % 3) * cell("xhat", at / 3 % 5, at % 3);
        }
        assertThat(of(EXERCISE, answer("dgamma", List.of(5, 5), rows))
                        .getFirst()
                        .detail())
                .contains("dgamma = dgammax @ xhat.T");
        double[] summed = new double[3];
        double[] square = product("dgammax", "xhat");
        for (int at = 0; at < 9; at++) {
            summed[at % 3] += square[at];
        }
        assertThat(of(EXERCISE, answer("dgamma", List.of(3), summed)).getFirst().detail())
                .contains("dgamma = sum(dgammax.T @ xhat, axis=0)");
    }

    /// The loss is Σ out · dout of all features, whose round-off is more than that of one; by hand, for each
    /// cell.
    private static double[] differences(boolean isCentral, double h) {
        double[] dx = new double[15];
        for (int at = 0; at < 15; at++) {
            double up = loss(at, h);
            dx[at] = isCentral ? (up - loss(at, -h)) / (2 * h) : (up - loss(at, 0)) / h;
        }
        return dx;
    }

    private static double loss(int at, double by) {
        double[] x = Answer.of(EXERCISE.right(), "x", EXERCISE.table().extent("x"))
                .numbers()
                .clone();
        x[at] += by;
        Exercise moved = EXERCISE.with(
                "x",
                new Value.PerRow(
                        5,
                        (feature, from, to) -> IntStream.range(from, to)
                                .mapToDouble(row -> x[row * 3 + feature])
                                .toArray()));
        double[] out =
                Answer.of(moved.right(), "out", EXERCISE.table().extent("out")).numbers();
        double[] dout = Answer.of(EXERCISE.right(), "dout", EXERCISE.table().extent("dout"))
                .numbers();
        return IntStream.range(0, 15).mapToDouble(i -> out[i] * dout[i]).sum();
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0.01, 'h = 0.01'",
        "true, 1e-3, 'h = 0.001'",
        "false, 1e-4, 'h = 0.0001'",
        "false, 1e-6, 'h = 1e-06'"
    })
    void differencesHaveTheErrorOfTheirStep(boolean isCentral, double h, String written) {
        Oddity found = Oddity.numeric(EXERCISE, answer("dx", List.of(5, 3), differences(isCentral, h)))
                .orElseThrow();
        assertThat(found.kind()).isEqualTo(isCentral ? OddityKind.CENTRAL_DIFFERENCES : OddityKind.FORWARD_DIFFERENCES);
        assertThat(found.detail()).contains(written);
    }

    @Test
    void otherErrorsAreNone() {
        double[] central = differences(true, 1e-3);
        assertThat(Oddity.numeric(EXERCISE, answer("dxmu1", List.of(5, 3), central)))
                .isEmpty();
        central[4] += 1e-4;
        assertThat(Oddity.numeric(EXERCISE, answer("dx", List.of(5, 3), central)))
                .isEmpty();
        assertThat(Oddity.numeric(EXERCISE, answer("dx", List.of(5, 3), each("dx", number -> 1.5 * number))))
                .isEmpty();
        assertThat(Oddity.numeric(EXERCISE, answer("dx", List.of(5, 3), right("dx"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, −dx",
        "2, 2 · dx",
        "0.5, dx / 2",
        "5, dx · m",
        "4, dx · (m − 1)",
        "1.25, dx · m / (m − 1)",
        "-0.01, -0.01 · dx",
        "0.3125, 0.3125 · dx"
    })
    void aSimpleMultipleIsARelation(double factor, String text) {
        assertThat(relation(answer("dx", List.of(5, 3), each("dx", number -> factor * number))))
                .contains(text);
        assertThat(relation(answer("dx", List.of(5, 3), each("dx", number -> 1.00001 * factor * number))))
                .isEmpty();
    }

    @Test
    void aBranchLeftOutOrAnotherStepIsARelation() {
        assertThat(relation(answer("dx", List.of(5, 3), right("dx1")))).contains("dx − dx2");
        assertThat(relation(answer("out", List.of(5, 3), each("xmu", number -> -number))))
                .contains("−xmu");
    }

    /// To the last digit, and to a tenth of a float32's.
    @Test
    void aRelationSaysToWhichDigitsItHolds() {
        assertThat(relationOf(answer("dx", List.of(5, 3), each("dx", number -> 2 * number)))
                        .map(Relation::precision))
                .contains(Precision.DOUBLE);
        Answer about = new Answer(
                "dx",
                List.of(5, 3),
                each("dx", number -> 2 * (1 + 6e-9) * number),
                List.of(Precision.DOUBLE, Precision.PROMOTED));
        assertThat(relationOf(about).map(Relation::precision)).contains(Precision.PROMOTED);
    }

    @Test
    void aLaterStepIsARelationToo() {
        assertThat(relation(answer("mu", List.of(3), right("var")))).contains("var");
        assertThat(relation(answer("mu", List.of(3), each("var", number -> 1.001 * number))))
                .isEmpty();
    }

    private static Optional<String> relation(Answer answer) {
        return relationOf(answer).map(Relation::text);
    }

    private static Optional<Relation> relationOf(Answer answer) {
        Judging judging = new Judging(EXERCISE, List.of(answer));
        return Relation.of(EXERCISE, judging.judged().getFirst(), judging.rightRun());
    }

    private static Answer ofLoop(String step, List<Integer> axes, IntToDoubleFunction number) {
        int count = axes.stream().reduce(1, (a, b) -> a * b);
        return answer(step, axes, IntStream.range(0, count).mapToDouble(number).toArray());
    }

    private static Optional<String> detail(Answer answer) {
        return of(EXERCISE, answer).stream()
                .filter(one -> one.kind() == OddityKind.OTHER_AXES)
                .findFirst()
                .flatMap(Oddity::line);
    }

    /// A sum over the features has one number a row.
    @Test
    void sumsOverOtherAxes() {
        Answer rows =
                ofLoop("dbeta", List.of(5), row -> cell("dout", row, 0) + cell("dout", row, 1) + cell("dout", row, 2));
        assertThat(detail(rows)).contains("dbeta = sum(dout, axis=1)");
        Answer means =
                ofLoop("mu", List.of(5, 1), row -> (cell("x", row, 0) + cell("x", row, 1) + cell("x", row, 2)) / 3);
        assertThat(detail(means)).contains("mu = mean(x, axis=1)");
        double all = Arrays.stream(numbers("dout")).sum();
        assertThat(detail(answer("dbeta", List.of(), all))).isEmpty();
        assertThat(kinds(answer("dbeta", List.of(), all))).containsExactly(OddityKind.SUMMED);
        double mean = Arrays.stream(numbers("x")).average().orElseThrow();
        assertThat(detail(answer("mu", List.of(), mean))).contains("mu = mean(x, axis=None)");
        Answer ofOut = ofLoop(
                "out",
                List.of(3),
                f -> IntStream.range(0, 5)
                        .mapToDouble(row -> cell("out", row, f))
                        .sum());
        assertThat(detail(ofOut)).contains("out = sum(gammax + beta, axis=0)");
        Answer dmu = ofLoop("dmu", List.of(5), row -> -cell("dx1", row, 0) - cell("dx1", row, 1) - cell("dx1", row, 2));
        assertThat(detail(dmu)).contains("dmu = −sum(dx1, axis=1)");
    }

    /// The variance of a row, with D − 1 too, and its root.
    @Test
    void variancesOverOtherAxes() {
        assertThat(detail(ofLoop("var", List.of(5), row -> variance(row) / 3))).contains("var = var(x, axis=1)");
        assertThat(detail(ofLoop("var", List.of(5), row -> variance(row) / 2)))
                .contains("var = var(x, axis=1, ddof=1)");
        double eps = ((Value.One) EXERCISE.input("eps")).number();
        assertThat(detail(ofLoop("sqrtvar", List.of(5), row -> Math.sqrt(variance(row) / 3 + eps))))
                .contains("sqrtvar = √(var(x, axis=1) + eps)");
        assertThat(detail(ofLoop("ivar", List.of(5), row -> 1 / Math.sqrt(variance(row) / 3))))
                .contains("ivar = 1 / √var(x, axis=1)");
        assertThat(detail(ofLoop("ivar", List.of(5), row -> 1.001 / Math.sqrt(variance(row) / 3))))
                .isEmpty();
    }

    private static double variance(int row) {
        double mean = (cell("x", row, 0) + cell("x", row, 1) + cell("x", row, 2)) / 3;
        return IntStream.range(0, 3)
                .mapToDouble(feature -> (cell("x", row, feature) - mean) * (cell("x", row, feature) - mean))
                .sum();
    }

    private static double[] numbers(String name) {
        return Answer.of(EXERCISE.right(), name, EXERCISE.table().extent(name)).numbers();
    }

    /// (N, C, H, W) = (2, 3, 4, 5), with height and width exchanged: nobody works so.
    @Test
    void axesInAnOrderThatNobodyWorksIn() {
        Exercise images = Exercises.random(3, 2, 3, 4, 5);
        double[] out =
                Answer.of(images.right(), "out", images.table().extent("out")).numbers();
        double[] turned = new double[120];
        for (int at = 0; at < 120; at++) {
            turned[at / 20 * 20 + at % 5 * 4 + at / 5 % 4] = out[at];
        }
        assertThat(of(images, answer("out", List.of(2, 3, 5, 4), turned)))
                .containsExactly(new Oddity("out", OddityKind.AXES, Optional.of("(N, C, W, H)")));
        turned[7] += 1;
        assertThat(of(images, answer("out", List.of(2, 3, 5, 4), turned))).isEmpty();
        Exercise square = Exercises.random(3, 2, 3, 4, 4);
        double[] dx =
                Answer.of(square.right(), "dx", square.table().extent("dx")).numbers();
        double[] flipped = new double[96];
        for (int at = 0; at < 96; at++) {
            flipped[at / 16 * 16 + at % 4 * 4 + at / 4 % 4] = dx[at];
        }
        assertThat(of(square, answer("dx", List.of(2, 3, 4, 4), flipped)))
                .containsExactly(new Oddity("dx", OddityKind.AXES, Optional.of("(N, C, W, H)")));
    }

    @Test
    void whatEachKindIsTakenFor() {
        assertThat(OddityKind.NOT_FINITE.isExplanation()).isFalse();
        assertThat(OddityKind.OVERFLOW.isExplanation()).isTrue();
        assertThat(OddityKind.ROUNDED.isOfStorage()).isTrue();
        assertThat(OddityKind.FLOORED.isOfStorage()).isFalse();
        assertThat(OddityKind.COPY.isOfStorage()).isFalse();
        assertThat(OddityKind.COPY.yieldsToMistakes()).isTrue();
        assertThat(OddityKind.SUMMED.yieldsToMistakes()).isTrue();
        assertThat(OddityKind.ZERO.yieldsToMistakes()).isFalse();
        assertThat(OddityKind.INPUT.isOfLine()).isTrue();
        assertThat(OddityKind.COPY.isOfLine()).isFalse();
        assertThat(OddityKind.OVERFLOW.isOfLine()).isFalse();
        assertThat(OddityKind.OTHER_AXES.mistake()).contains(MistakeKind.AXIS);
        assertThat(OddityKind.MATRIX_PRODUCT.mistake()).contains(MistakeKind.OPERATION);
        assertThat(OddityKind.COPY.mistake()).isEmpty();
        assertThat(OddityKind.OVERFLOW.mistake()).isEmpty();
    }
}
