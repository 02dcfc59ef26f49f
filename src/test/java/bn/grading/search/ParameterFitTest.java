package bn.grading.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FreeParameter;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.ReferenceRun;
import bn.graph.Cell;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Uncertain;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The numbers that a mistake does not know are those that it was made with.
class ParameterFitTest {
    private static final Hypothesis DECAY = Made.mistake("weight-decay-inside");
    private static final Hypothesis ONE_PASS = Made.mistake("var-one-pass-float32");

    /// Its γ have the squares 1, 4 and 4, which sum to 9.
    private static final Exercise EXERCISE = Exercises.random(3, 5, 3).with("gamma", new Value.PerFeature(1, -2, 2));

    /// The means of x² and |x| are 1 and 1, and 9/4 and 3/4; the variances 1 and 9/4 − 9/16. In float32,
    /// they come out as they are.
    private static final Exercise SIMPLE =
            Exercises.random(3, 4, 2).with("x", Made.columns(new double[] {-1, 1, -1, 1}, new double[] {3, 0, 0, 0}));

    private static final double[] RIGHT = {1, 27 / 16.0};

    /// Of m + 5 = 9 roundings, the root of which is 3: of 1 + 2 · 1², and of 9/4 + 2 · 9/16.
    private static final double[] BOUNDS = {3 * Uncertain.LAMBDA * 0x1p-24 * 3, 3 * Uncertain.LAMBDA * 0x1p-24 * 27 / 8
    };

    private static Optional<Exercise> fitted(Hypothesis mistake, Exercise exercise, Answer answer) {
        ReferenceRun right = ReferenceRun.of(exercise, exercise.table());
        return new ParameterFit(exercise, mistake).fitted(answer, right, right);
    }

    private static Optional<Double> lambda(Exercise exercise, Answer answer) {
        return fitted(DECAY, exercise, answer)
                .map(found -> ((Value.One) found.input(FreeParameter.DECAY.input())).number());
    }

    private static Optional<double[]> variances(Exercise exercise, Answer answer) {
        return fitted(ONE_PASS, exercise, answer)
                .map(found -> ((Value.PerFeature) found.input(FreeParameter.VARIANCE.input())).toArray());
    }

    private static Answer dgamma(double... more) {
        double[] right = Made.right(EXERCISE, "dgamma").numbers();
        return Made.exact(
                "dgamma",
                List.of(3),
                IntStream.range(0, 3)
                        .mapToDouble(feature -> right[feature] + more[feature])
                        .toArray());
    }

    @Test
    void aDecayIsTheFactorOfGamma() {
        assertThat(lambda(EXERCISE, dgamma(0.25, -0.5, 0.5)).orElseThrow()).isCloseTo(0.25, within(1e-14));
    }

    /// 9 more in the first place only are (1 · 9) / (1 + 4 + 4) = 1 more; in the second, −2.
    @Test
    void itIsThatOfLeastSquares() {
        assertThat(lambda(EXERCISE, dgamma(9.25, -0.5, 0.5)).orElseThrow()).isCloseTo(1.25, within(1e-14));
        assertThat(lambda(EXERCISE, dgamma(0.25, 8.5, 0.5)).orElseThrow()).isCloseTo(-1.75, within(1e-14));
    }

    /// Twice xhat has made twice dgamma, to which λγ was added.
    @Test
    void aDecayIsAddedToWhatFollowsFromTheAnswersBefore() {
        Answer twice = Made.each(Made.right(EXERCISE, "xhat"), number -> 2 * number);
        ReferenceRun own = ReferenceRun.of(EXERCISE, EXERCISE.table(), List.of(twice));
        double[] right = Made.right(EXERCISE, "dgamma").numbers();
        Answer answer = Made.exact("dgamma", List.of(3), 2 * right[0] + 3, 2 * right[1] - 6, 2 * right[2] + 6);
        Exercise found = new ParameterFit(EXERCISE, DECAY)
                .fitted(answer, ReferenceRun.of(EXERCISE, EXERCISE.table()), own)
                .orElseThrow();
        assertThat(((Value.One) found.input(FreeParameter.DECAY.input())).number())
                .isCloseTo(3, within(1e-13));
    }

    @Test
    void noDecayOfAnotherStepOrShapeOrWithoutGamma() {
        assertThat(lambda(EXERCISE, dgamma(0.25, -0.5, 0.5).as("dbeta"))).isEmpty();
        assertThat(lambda(EXERCISE, Made.exact("dgamma", List.of(5, 3), new double[15])))
                .isEmpty();
        assertThat(lambda(EXERCISE.with("gamma", new Value.PerFeature(0, 0, 0)), dgamma(1, 2, 3)))
                .isEmpty();
    }

    private static double bitsOfDecay(Exercise exercise, Answer answer) {
        return new ParameterFit(exercise, DECAY).bits(comparison(0), answer, exercise);
    }

    private static AnswerComparison comparison(double evidence) {
        return new AnswerComparison(true, 0, new Cell("out", 0, 0), 1, 1, 0, 1, 0, evidence, Precision.DOUBLE, true);
    }

    /// To two decimals, twice the error of writing is 0.01, of which these are 2¹⁰, 2²⁰ and 2³⁰. The most of
    /// them was used up by λ.
    @Test
    void everyFeatureButOneConfirmsADecay() {
        Answer printed = Made.printed(2, dgamma(0.01 * 0x1p10, -0.01 * 0x1p30, 0.01 * 0x1p20));
        assertThat(bitsOfDecay(EXERCISE, printed)).isCloseTo(10 + 20, within(0.01));
        Exercise without = EXERCISE.with("gamma", new Value.PerFeature(1, -2, 0));
        assertThat(bitsOfDecay(without, printed)).isCloseTo(10, within(0.01));
        Answer less = Made.printed(2, dgamma(0.003, 0.01 * 0x1p30, 0.01 * 0x1p20));
        assertThat(bitsOfDecay(EXERCISE, less)).isCloseTo(20, within(0.01));
    }

    /// No number has more than 60 bits.
    @Test
    void aFeatureConfirmsAtMostAllBitsOfANumber() {
        assertThat(bitsOfDecay(EXERCISE, dgamma(1e30, 1e30, 1e30))).isEqualTo(2 * 60);
    }

    private static Answer var(double... variances) {
        return Made.exact("var", List.of(2), variances);
    }

    @Test
    void aVarianceThatWasHandedInIsItselfIfItIsWithinItsBound() {
        for (double sign : new double[] {-1, 1}) {
            double[] within = {(float) (RIGHT[0] + sign * 0.9 * BOUNDS[0]), (float) (RIGHT[1] - sign * 0.9 * BOUNDS[1])
            };
            assertThat(variances(SIMPLE, var(within)))
                    .hasValueSatisfying(found -> assertThat(found).containsExactly(within));
            assertThat(variances(SIMPLE, var(within[0], (float) (RIGHT[1] + sign * 1.1 * BOUNDS[1]))))
                    .isEmpty();
            assertThat(variances(SIMPLE, var((float) (RIGHT[0] + sign * 1.1 * BOUNDS[0]), within[1])))
                    .isEmpty();
        }
    }

    @Test
    void aVarianceAmongDoublesIsAFloat32() {
        double number = 1 + 0.3 * 0x1p-23;
        assertThat(variances(SIMPLE, var(number, RIGHT[1]))).isEmpty();
        assertThat(variances(SIMPLE, var(1 + 0x1p-23 + 5e-12, RIGHT[1]))).isPresent();
        assertThat(variances(SIMPLE, var(1 + 0x1p-23 + 1.2e-11, RIGHT[1]))).isEmpty();
        assertThat(variances(SIMPLE, var(1, RIGHT[1] + 1.2e-11))).isPresent();
        Answer single = new Answer("var", List.of(2), new double[] {number, RIGHT[1]}, List.of(Precision.SINGLE));
        assertThat(variances(SIMPLE, single)).isPresent();
    }

    @Test
    void noVarianceOfAnotherShape() {
        assertThat(variances(SIMPLE, Made.exact("var", List.of(4, 2), new double[8])))
                .isEmpty();
        assertThat(variances(SIMPLE, Made.exact("xhat", List.of(2), 7, 7))).isEmpty();
    }

    private static Answer with(Exercise exercise, String step, double... variances) {
        return Made.by(ONE_PASS, exercise.with(FreeParameter.VARIANCE.input(), new Value.PerFeature(variances)), step);
    }

    /// Some last places of float32 away from the right ones, which no usual order of summing makes.
    @Test
    void aVarianceIsSolvedForWhereItShowsInRows() {
        double[] made = {1 + 5 * 0x1p-23, RIGHT[1] - 7 * 0x1p-23};
        for (String step : List.of("xhat", "out")) {
            double[] found = variances(SIMPLE, with(SIMPLE, step, made)).orElseThrow();
            assertThat(found).containsExactly(made, within(1e-13));
        }
        assertThat(variances(SIMPLE, with(SIMPLE, "ivar", made))).isEmpty();
        assertThat(variances(SIMPLE, with(SIMPLE, "out", 1 + 100 * 0x1p-23, made[1])))
                .isEmpty();
        assertThat(variances(SIMPLE, with(SIMPLE, "out", made[0], RIGHT[1] + 100 * 0x1p-23)))
                .isEmpty();
        assertThat(variances(SIMPLE, with(SIMPLE, "out", made[0] + 0.3 * 0x1p-23, made[1])))
                .isEmpty();
    }

    /// Two rows are x − μ, once with each sign: nothing confirms a variance.
    @Test
    void twoRowsConfirmNoVariance() {
        Exercise two = Exercises.random(3, 2, 1).with("x", Made.columns(new double[] {-1, 1}));
        assertThat(variances(two, with(two, "xhat", 1 + 0x1p-22))).isEmpty();
        Exercise three = Exercises.random(3, 3, 1).with("x", Made.columns(new double[] {-1, 1, 0}));
        float twoThirds = 2 / 3f;
        assertThat(variances(three, with(three, "xhat", twoThirds + 0x1p-22))).isPresent();
    }

    /// Around 3000 with a deviation of 20: mean(x²) − mean(x)², each of nine million, has lost all but a digit
    /// or two.
    private static final Exercise FAR = Exercises.random(3, 5, 1)
            .with("x", Made.columns(new double[] {2980.25, 3011.125, 3001.5, 2994.75, 3023.375}));

    /// Summed row after row, each sum rounded to float32.
    private static double rowAfterRow() {
        float sum = 0;
        float squares = 0;
        for (double number : Made.right(FAR, "x").numbers()) {
            sum += (float) number;
            squares += (float) number * (float) number;
        }
        return squares / 5 - sum / 5 * (sum / 5);
    }

    @Test
    void aVarianceThatComesOutInAUsualOrderNeedsNoSolving() {
        double variance = rowAfterRow();
        assertThat(Math.abs(variance - Made.right(FAR, "var").numbers()[0])).isGreaterThan(0.1);
        for (String step : List.of("ivar", "dx")) {
            assertThat(variances(FAR, with(FAR, step, variance)))
                    .hasValueSatisfying(found -> assertThat(found).containsExactly(variance));
        }
        assertThat(variances(FAR, with(FAR, "ivar", variance * 1.001))).isEmpty();
    }

    private static double bits(Exercise exercise, Answer answer, double... variances) {
        Exercise known = exercise.with(FreeParameter.VARIANCE.input(), new Value.PerFeature(variances));
        return new ParameterFit(exercise, ONE_PASS).bits(comparison(40), answer, known);
    }

    /// Of five rows, each feature's variance uses up one.
    @Test
    void aVarianceThatWasSolvedForUsesUpARow() {
        double variance = rowAfterRow();
        assertThat(bits(FAR, with(FAR, "xhat", variance), variance)).isEqualTo(40);
        assertThat(bits(FAR, with(FAR, "xhat", variance + 1), variance + 1)).isEqualTo(32);
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }

    /// How far it is from what may be, to 29 bits that are 0 in a double, or 40 of a negative sign.
    @Test
    void aVarianceThatWasHandedInTellsByItsDigits() {
        double[] floats = {1 + 0x1p-20, RIGHT[1]};
        double digits = log2(1 / BOUNDS[0]) + log2(RIGHT[1] / BOUNDS[1]);
        assertThat(bits(SIMPLE, var(floats), floats)).isCloseTo(digits + 2 * 29, within(1e-4));
        double[] doubles = {1 + 1e-9, RIGHT[1]};
        assertThat(bits(SIMPLE, var(doubles), doubles)).isCloseTo(digits + 29, within(1e-4));
        double[] larger = {4, RIGHT[1]};
        assertThat(bits(SIMPLE, var(larger), larger)).isCloseTo(digits + 2 + 2 * 29, within(1e-4));
        double[] smaller = {0, RIGHT[1]};
        assertThat(bits(SIMPLE, var(smaller), smaller)).isCloseTo(digits + 2 * 29, within(1e-4));
        double[] negative = {-0x1p-23, RIGHT[1]};
        assertThat(bits(SIMPLE, var(negative), negative))
                .isCloseTo(40 + log2(RIGHT[1] / BOUNDS[1]) + 2 * 29, within(1e-4));
        Answer single = Made.stored(FloatFormat.SINGLE, var(floats));
        assertThat(bits(SIMPLE, single, floats)).isCloseTo(digits, within(1e-4));
    }

    /// As handed in, even where a usual order makes it.
    @Test
    void aVarianceThatWasHandedInIsJudgedByItsDigitsThoughAUsualOrderMakesIt() {
        double variance = rowAfterRow();
        assertThat(bits(FAR, Made.exact("var", List.of(1), variance), variance)).isNotEqualTo(40);
    }
}
