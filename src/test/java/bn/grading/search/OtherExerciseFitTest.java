package bn.grading.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.Answer;
import bn.graph.Mode;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Writing;
import bn.stats.Convention;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An answer made with another number gives that number.
class OtherExerciseFitTest {
    private static final Hypothesis RIGHT = Hypothesis.right(EquivalentForm.PLAIN);
    private static final Exercise EXERCISE = Exercises.random(3, 5, 2);

    /// A decimal digit has log₂ 10 = 3.32 bits; being another number at all costs 5.
    private static final double DIGIT = 3.321928;

    private static Hypothesis of(OtherExercise other, Exercise exercise) {
        return Hypothesis.of(other, exercise);
    }

    private static Answer made(OtherExercise other, Exercise exercise, String step) {
        return Made.by(of(other, exercise), exercise, step);
    }

    private static <T extends OtherExercise> List<T> found(
            Class<T> kind, Exercise exercise, Hypothesis base, Answer answer) {
        return new OtherExerciseFit(exercise, base, answer)
                .hypotheses()
                .flatMap(one -> one.causes().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static <T extends OtherExercise> List<T> found(Class<T> kind, Exercise exercise, Answer answer) {
        return found(kind, exercise, RIGHT, answer);
    }

    private static <T extends OtherExercise> void assertNumbers(
            List<T> found, ToDoubleFunction<T> number, double... numbers) {
        assertThat(found.stream().mapToDouble(number).toArray()).containsExactly(numbers, within(1e-11));
    }

    private static <T extends OtherExercise> void assertBits(List<T> found, double... bits) {
        assertThat(found.stream().mapToDouble(OtherExercise::bits).toArray()).containsExactly(bits, within(1e-5));
    }

    private static List<OtherExercise.Eps> eps(Answer answer) {
        return found(OtherExercise.Eps.class, EXERCISE, answer);
    }

    /// With one digit, with each further digit if it is another number then, and as it is.
    @Test
    void anotherEpsIsTriedWithFewDigits() {
        List<OtherExercise.Eps> one = eps(made(new OtherExercise.Eps(0.3, 0), EXERCISE, "xhat"));
        assertNumbers(one, OtherExercise.Eps::eps, 0.3, 0.3);
        assertThat(one.getFirst().eps()).isEqualTo(0.3);
        assertBits(one, 5 + DIGIT, 5 + 53);
        List<OtherExercise.Eps> four = eps(made(new OtherExercise.Eps(0.1234, 0), EXERCISE, "ivar"));
        assertNumbers(four, OtherExercise.Eps::eps, 0.1, 0.12, 0.123, 0.1234, 0.1234);
        assertBits(four, 5 + DIGIT, 5 + 2 * DIGIT, 5 + 3 * DIGIT, 5 + 4 * DIGIT, 5 + 53);
        Answer printed = Made.printed(6, made(new OtherExercise.Eps(0.3, 0), EXERCISE, "xhat"));
        assertThat(eps(printed).getFirst().eps()).isEqualTo(0.3);
        assertThat(eps(printed)).allSatisfy(found -> assertThat(found.bits()).isLessThan(20));
    }

    @Test
    void noEpsIsNegative() {
        assertThat(eps(made(new OtherExercise.Eps(-0.1, 0), EXERCISE, "ivar"))).isEmpty();
    }

    @Test
    void noOtherNumberWhereOneWasFoundAlready() {
        for (OtherExercise known : List.of(new OtherExercise.Eps(0.5, 0), new OtherExercise.ScaledDout(2, 0))) {
            Hypothesis base = of(known, EXERCISE);
            Hypothesis both = base.and(
                            known instanceof OtherExercise.Eps
                                    ? of(new OtherExercise.ScaledDout(3, 0), EXERCISE)
                                    : of(new OtherExercise.Eps(0.3, 0), EXERCISE))
                    .orElseThrow();
            List<OtherExercise> further = found(OtherExercise.class, EXERCISE, base, Made.by(both, EXERCISE, "dx"));
            assertThat(further)
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.id()).isNotEqualTo(known.id()));
            assertThat(further.getFirst().written())
                    .containsExactly(known instanceof OtherExercise.Eps ? "dout = 3 · dout" : "eps = 0.3");
        }
    }

    @Test
    void whatDoesNotDependOnANumberHasNoOther() {
        Answer mu = Made.each(Made.right(EXERCISE, "mu"), number -> 2 * number);
        assertThat(found(OtherExercise.class, EXERCISE, mu)).isEmpty();
        Exercise forward = Exercise.training(
                Shape.of(5, 2),
                Map.of(
                        "x", EXERCISE.input("x"),
                        "gamma", EXERCISE.input("gamma"),
                        "beta", EXERCISE.input("beta"),
                        "eps", EXERCISE.input("eps")));
        assertThat(found(OtherExercise.class, forward, made(new OtherExercise.Eps(0.3, 0), forward, "ivar")))
                .hasOnlyElementsOfType(OtherExercise.Eps.class);
    }

    @Test
    void nothingIsFittedToAnotherShapeOrToNoNumbers() {
        Answer flat = Made.exact(
                "dx",
                List.of(10),
                made(new OtherExercise.ScaledDout(2, 0), EXERCISE, "dx").numbers());
        assertThat(found(OtherExercise.class, EXERCISE, flat)).isEmpty();
        double[] numbers =
                made(new OtherExercise.Eps(0.3, 0), EXERCISE, "out").numbers().clone();
        numbers[3] = Double.POSITIVE_INFINITY;
        Answer infinite = Made.exact("out", List.of(5, 2), numbers);
        assertThat(found(OtherExercise.class, EXERCISE, infinite)).isEmpty();
        assertThat(statistics(EXERCISE, infinite)).isEmpty();
        assertThat(statistics(EXERCISE, Made.exact("out", List.of(10), numbers)))
                .isEmpty();
    }

    private static Exercise tracked(Mode mode) {
        return Exercises.randomTracked(3, mode, Convention.ALL.getFirst(), 5, 2).with("momentum", new Value.One(0.3));
    }

    private static List<OtherExercise.Momentum> momenta(double momentum) {
        Exercise exercise = tracked(Mode.TRAIN);
        return found(
                OtherExercise.Momentum.class,
                exercise,
                made(new OtherExercise.Momentum(momentum, 0), exercise, "running_mean"));
    }

    /// 1/k; 1 − (1 − 0.3)² and 0.3², where it was updated twice; 1.
    @Test
    void anotherMomentumMayHaveAMeaning() {
        assertNumbers(momenta(0.25), OtherExercise.Momentum::momentum, 0.25, 0.3, 0.25, 0.25);
        assertBits(momenta(0.25), 5, 5 + DIGIT, 5 + 2 * DIGIT, 58);
        assertNumbers(momenta(0.51), OtherExercise.Momentum::momentum, 0.51, 0.5, 0.51, 0.51);
        assertNumbers(momenta(0.09), OtherExercise.Momentum::momentum, 0.09, 0.09, 0.09);
        assertNumbers(momenta(1), OtherExercise.Momentum::momentum, 1, 1, 1, 1);
        assertNumbers(momenta(0.7), OtherExercise.Momentum::momentum, 0.7, 0.7);
    }

    /// Within a hundredth.
    @Test
    void aNumberNearOneWithAMeaningMayBeIt() {
        assertThat(momenta(0.2515)).contains(new OtherExercise.Momentum(0.25, 5));
        assertThat(momenta(0.2535)).doesNotContain(new OtherExercise.Momentum(0.25, 5));
    }

    @Test
    void noMomentumInEvaluation() {
        Exercise exercise = tracked(Mode.EVAL);
        Answer answer = Made.each(Made.right(exercise, "running_mean"), number -> number + 1);
        assertThat(found(OtherExercise.class, exercise, answer)).isEmpty();
    }

    private static List<OtherExercise.ScaledDout> scaled(double factor) {
        return found(
                OtherExercise.ScaledDout.class,
                EXERCISE,
                made(new OtherExercise.ScaledDout(factor, 0), EXERCISE, "dx"));
    }

    @Test
    void aScaledDoutMayBeScaledByAPowerOfTwo() {
        assertNumbers(scaled(4), OtherExercise.ScaledDout::factor, 4, 4, 4);
        assertBits(scaled(4), 5, 5 + DIGIT, 58);
        assertNumbers(scaled(0.25), OtherExercise.ScaledDout::factor, 0.25, 0.3, 0.25, 0.25);
        assertNumbers(scaled(1024.5), OtherExercise.ScaledDout::factor, 1024, 1000, 1020, 1025, 1024.5);
        assertNumbers(scaled(3), OtherExercise.ScaledDout::factor, 3, 3);
        assertNumbers(scaled(-2), OtherExercise.ScaledDout::factor, -2, -2);
        assertThat(scaled(0)).isEmpty();
    }

    private static final Exercise FOUR = Exercises.random(3, 4, 2);

    private static List<OtherExercise.Parameters> parameters(
            Exercise exercise, double gamma0, double gamma1, double beta0, double beta1) {
        return found(
                OtherExercise.Parameters.class,
                exercise,
                RIGHT,
                Made.right(
                        exercise.with("gamma", new Value.PerFeature(gamma0, gamma1))
                                .with("beta", new Value.PerFeature(beta0, beta1)),
                        "out"));
    }

    private static List<List<String>> written(double gamma0, double gamma1, double beta0, double beta1) {
        return parameters(FOUR, gamma0, gamma1, beta0, beta1).stream()
                .map(OtherExercise::written)
                .toList();
    }

    /// Four numbers of four digits each.
    @Test
    void otherParametersHaveFewDigits() {
        assertBits(parameters(FOUR, 1, 1, 1, 1), 4 * (5 + 4 * DIGIT));
        assertThat(written(0.5, -1.25, 3, 0.125)).containsExactly(List.of("gamma = [0.5, -1.25]", "beta = [3, 0.125]"));
        assertThat(written(0.5, 1234.0005, 5e-7, 0)).containsExactly(List.of("gamma = [0.5, 1234]", "beta = [0, 0]"));
        assertThat(written(0.5 + 5e-7, 1, 1, 1)).containsExactly(List.of("gamma = [0.5, 1]", "beta = [1, 1]"));
        assertThat(written(1, 0, 1, 2)).containsExactly(List.of("gamma = [1, 0]", "beta = [1, 2]"));
        assertThat(written(0.5 + 2e-6, 1, 1, 1)).isEmpty();
        assertThat(written(1, 0.12345, 1, 1)).isEmpty();
        assertThat(written(1, 1, 1, 0.12345)).isEmpty();
    }

    /// Three rows are too few to tell a line by; where x is the same in all rows, there is none.
    @Test
    void otherParametersNeedPointsOfALine() {
        assertThat(parameters(Exercises.random(3, 3, 2), 0.5, 1, 2, 3)).isEmpty();
        Exercise constant = FOUR.with("x", Made.columns(new double[] {1, 2, 3, 4}, new double[] {5, 5, 5, 5}));
        assertThat(parameters(constant, 0.5, 1, 2, 3)).isEmpty();
    }

    @Test
    void noOtherParametersOfAnotherStepOrWhereOneIsKnown() {
        Exercise other = FOUR.with("gamma", new Value.PerFeature(0.5, 2));
        assertThat(found(OtherExercise.Parameters.class, FOUR, Made.right(other, "gammax")))
                .isEmpty();
        Answer out = Made.right(other, "out");
        for (String input : List.of("gamma", "beta")) {
            Hypothesis base = Hypothesis.of(Map.of(input, other.input(input)));
            assertThat(found(OtherExercise.Parameters.class, FOUR, base, out)).isEmpty();
        }
    }

    private static List<OtherExercise.RowOrder> orders(Hypothesis base, Answer answer) {
        return found(OtherExercise.RowOrder.class, EXERCISE, base, answer);
    }

    @Test
    void theOrderOfTheRowsIsThatOfTheirNumbers() {
        OtherExercise.RowOrder order = new OtherExercise.RowOrder(List.of(2, 0, 1, 4, 3));
        for (String step : List.of("xmu", "xhat", "dx")) {
            Answer answer = made(order, EXERCISE, step);
            assertThat(orders(RIGHT, answer)).containsExactly(order);
            assertThat(orders(of(new OtherExercise.Eps(0.5, 0), EXERCISE), answer))
                    .isEmpty();
            assertThat(orders(RIGHT, Made.right(EXERCISE, step))).isEmpty();
        }
        OtherExercise.RowOrder last = new OtherExercise.RowOrder(List.of(0, 1, 2, 4, 3));
        assertThat(orders(RIGHT, made(last, EXERCISE, "xhat"))).containsExactly(last);
        assertThat(orders(RIGHT, Made.exact("mu", List.of(2), 1, 2))).isEmpty();
    }

    private static List<OtherExercise.Statistics> statistics(Exercise exercise, Answer answer) {
        return new OtherExerciseFit(exercise, RIGHT, answer)
                .statistics()
                .flatMap(one -> one.causes().stream())
                .map(OtherExercise.Statistics.class::cast)
                .toList();
    }

    private static OtherExercise.Statistics statistics(double mean0, double mean1, double var0, double var1) {
        return new OtherExercise.Statistics(
                new Value.PerFeature(mean0, mean1), new Value.PerFeature(var0, var1), false, 0);
    }

    private static void assertClose(Value.PerFeature found, double first, double second) {
        assertThat(found.toArray()).containsExactly(new double[] {first, second}, within(1e-9));
    }

    /// Twice, with the gradient through them and without; each number has all its bits.
    @Test
    void otherStatisticsAreThoseOfTheLine() {
        for (String step : List.of("xhat", "out")) {
            List<OtherExercise.Statistics> found =
                    statistics(EXERCISE, made(statistics(3, -2, 5, 0.25), EXERCISE, step));
            assertThat(found).extracting(OtherExercise.Statistics::areConstant).containsExactly(false, true);
            for (OtherExercise.Statistics one : found) {
                assertClose(one.mean(), 3, -2);
                assertClose(one.var(), 5, 0.25);
                assertThat(one.bits()).isCloseTo(4 * (5 + 53), within(1e-9));
            }
        }
    }

    @Test
    void aNumberHasTheBitsOfItsDigits() {
        Answer out = made(statistics(3, -2, 5, 0.25), EXERCISE, "out");
        assertThat(statistics(EXERCISE, Made.stored(FloatFormat.SINGLE, out))
                        .getFirst()
                        .bits())
                .isEqualTo(4 * (5 + 24));
        assertThat(statistics(EXERCISE, significant(6, out)).getFirst().bits())
                .isCloseTo(4 * (5 + 6 * DIGIT), within(1e-4));
        assertThat(statistics(EXERCISE, significant(5, out))).isEmpty();
    }

    private static Answer significant(int digits, Answer answer) {
        return new Answer(
                answer.step(),
                answer.axes(),
                answer.numbers(),
                List.of(new Precision(FloatFormat.DOUBLE, new Writing.Printed(20, digits))));
    }

    @Test
    void inEvaluationNoGradientGoesThroughThemAnyway() {
        Exercise exercise = tracked(Mode.EVAL);
        assertThat(statistics(exercise, made(statistics(3, -2, 5, 0.25), exercise, "xhat")))
                .extracting(OtherExercise.Statistics::areConstant)
                .containsExactly(false);
    }

    @Test
    void otherStatisticsNeedALineThatRises() {
        Function<Exercise, Answer> made = one -> made(statistics(3, -2, 5, 0.25), one, "xhat");
        assertThat(statistics(EXERCISE, made.apply(EXERCISE).as("xmu"))).isEmpty();
        Exercise two = Exercises.random(3, 2, 2);
        assertThat(statistics(two, made.apply(two))).isEmpty();
        Exercise three = Exercises.random(3, 3, 2);
        assertThat(statistics(three, made.apply(three))).hasSize(2);
        Answer xhat = made.apply(EXERCISE);
        assertThat(statistics(EXERCISE, Made.each(xhat, number -> -number))).isEmpty();
        assertThat(statistics(EXERCISE, Made.each(xhat, _ -> 7))).isEmpty();
        // 1 / √ε is the steepest of all.
        double eps = ((Value.One) EXERCISE.input("eps")).number();
        double steepest = Math.sqrt(0.25 + eps) / Math.sqrt(eps);
        assertThat(statistics(EXERCISE, Made.each(xhat, number -> 1.001 * steepest * number)))
                .isEmpty();
        assertThat(statistics(EXERCISE, Made.each(xhat, number -> 0.999 * steepest * number)))
                .hasSize(2);
    }

    /// γ is −1 there: a line of out that falls is one of xhat that rises.
    @Test
    void aLineOfOutIsThatOfXhatTimesGamma() {
        Exercise falling = EXERCISE.with("gamma", new Value.PerFeature(-1, 2));
        List<OtherExercise.Statistics> found = statistics(falling, made(statistics(3, -2, 5, 0.25), falling, "out"));
        assertClose(found.getFirst().mean(), 3, -2);
        assertThat(statistics(falling, made(statistics(3, -2, 5, 0.25), EXERCISE, "out")))
                .isEmpty();
    }

    @Test
    void allOfThemAreRightCodeOnOtherNumbers() {
        Answer answer = made(new OtherExercise.Eps(0.3, 0), EXERCISE, "dx");
        assertThat(Stream.concat(
                        new OtherExerciseFit(EXERCISE, RIGHT, answer).hypotheses(),
                        new OtherExerciseFit(EXERCISE, RIGHT, made(statistics(3, -2, 5, 0.25), EXERCISE, "out"))
                                .statistics()))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.isOfOtherExercise()).isTrue());
    }
}
