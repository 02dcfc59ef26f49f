package bn.grading.judging;

import static bn.graph.Quantities.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Expr.Axes;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.graph.Cell;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Rounding;
import bn.rounding.Writing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How far an answer may be from a run, by the bounds of rounding, and how well it is known to be made by
/// one.
class ReferenceRunTest {
    private static final Exercise EXERCISE = Exercises.random(3, 5, 3);
    private static final ReferenceRun RIGHT = ReferenceRun.of(EXERCISE, EXERCISE.table());
    private static final Precision CENTS = new Precision(FloatFormat.DOUBLE, new Writing.Printed(2, 9));

    private static double[] numbers(String step) {
        return Answer.of(RIGHT.trace(), step, EXERCISE.table().extent(step)).numbers();
    }

    /// The right answer, one number of which is off.
    private static Answer off(String step, int at, double by, Precision... possible) {
        double[] numbers = numbers(step).clone();
        numbers[at] += by;
        return new Answer(
                step,
                Answer.of(RIGHT.trace(), step, EXERCISE.table().extent(step)).axes(),
                numbers,
                possible.length == 0 ? List.of(Precision.DOUBLE) : List.of(possible));
    }

    private static double bound(FloatFormat format, String step, int row, int feature) {
        return new Rounding(RIGHT.trace(), format, Map.of()).of(step, feature)[row];
    }

    private static double largest(FloatFormat format, String step) {
        double most = 0;
        for (int feature = 0; feature < 3; feature++) {
            for (double bound : new Rounding(RIGHT.trace(), format, Map.of()).of(step, feature)) {
                most = Math.max(most, bound);
            }
        }
        return most;
    }

    /// Twice the bound, since there are other ways to compute the same; half of that for what is to explain
    /// it.
    @Test
    void rightIsWhatIsWithinTwiceTheBound() {
        double bound = bound(FloatFormat.SINGLE, "out", 2, 1);
        assertThat(RIGHT.right(off("out", 7, 1.9 * bound, Precision.SINGLE)).fits())
                .isTrue();
        assertThat(RIGHT.right(off("out", 7, -2.1 * bound, Precision.SINGLE)).fits())
                .isFalse();
        assertThat(RIGHT.rightIfFits(off("out", 7, 1.9 * bound, Precision.SINGLE)))
                .isPresent();
        assertThat(RIGHT.rightIfFits(off("out", 7, 2.1 * bound, Precision.SINGLE)))
                .isEmpty();
        assertThat(RIGHT.mistaken(off("out", 7, 0.9 * bound, Precision.SINGLE), RIGHT, 0.5)
                        .fits())
                .isTrue();
        assertThat(RIGHT.mistaken(off("out", 7, 1.1 * bound, Precision.SINGLE), RIGHT, 0.5)
                        .fits())
                .isFalse();
        AnswerComparison wrong = RIGHT.right(off("out", 7, 1, Precision.SINGLE));
        assertThat(wrong.at()).isEqualTo(new Cell("out", 2, 1));
        assertThat(wrong.bound()).isCloseTo(2 * bound, within(1e-12));
    }

    /// Half a cent more, however strict one is about round-off.
    @Test
    void aPrintedNumberMayBeOffByHalfItsLastDigit() {
        assertThat(RIGHT.compared(off("out", 7, 0.0049), CENTS).fits()).isTrue();
        assertThat(RIGHT.compared(off("out", 7, 0.0051), CENTS).fits()).isFalse();
        assertThat(RIGHT.mistaken(off("out", 7, 0.0049, CENTS), RIGHT, 0.5).fits())
                .isTrue();
        assertThat(RIGHT.mistaken(off("out", 7, 0.0099, CENTS), RIGHT, 2).fits())
                .isTrue();
        assertThat(RIGHT.mistaken(off("out", 7, 0.0101, CENTS), RIGHT, 2).fits())
                .isFalse();
    }

    /// The first precision at which it is right, else that which the digits tell.
    @Test
    void precisionsAreTriedInTheirOrder() {
        double bound = bound(FloatFormat.SINGLE, "out", 2, 1);
        Answer narrow = off("out", 7, bound, Precision.DOUBLE, Precision.SINGLE, Precision.HALF);
        assertThat(RIGHT.right(narrow).precision()).isEqualTo(Precision.SINGLE);
        assertThat(RIGHT.mistaken(narrow, RIGHT, 1).precision()).isEqualTo(Precision.SINGLE);
        Answer wrong = off("out", 7, 100, Precision.DOUBLE, Precision.SINGLE, Precision.HALF);
        assertThat(RIGHT.right(wrong).precision()).isEqualTo(Precision.HALF);
    }

    /// Eight times the bound, and of the largest number a twentieth, or ten thousand roundings where these
    /// are less.
    @Test
    void nearIsWorthALook() {
        assertThat(RIGHT.isNear(off("out", 7, 0.079), _ -> 0.01)).isTrue();
        assertThat(RIGHT.isNear(off("out", 7, 0.081), _ -> 0.01)).isFalse();
        assertThat(RIGHT.isNear(off("out", 14, -0.081), _ -> 0.01)).isFalse();
        double largest = Arrays.stream(numbers("out")).map(Math::abs).max().orElseThrow();
        int least = 0;
        while (Math.abs(numbers("out")[least]) == largest) {
            least++;
        }
        assertThat(RIGHT.isNear(off("out", least, 0.049 * largest, Precision.HALF), _ -> 0))
                .isTrue();
        assertThat(RIGHT.isNear(off("out", least, 0.051 * largest, Precision.HALF), _ -> 0))
                .isFalse();
        double part = 1e4 * 0x1p-24;
        assertThat(RIGHT.isNear(off("out", least, 0.99 * part * largest, Precision.SINGLE), _ -> 0))
                .isTrue();
        assertThat(RIGHT.isNear(off("out", least, 1.01 * part * largest, Precision.SINGLE), _ -> 0))
                .isFalse();
        assertThat(RIGHT.isNear(off("mu", 2, 0.081), _ -> 0.01)).isFalse();
        assertThat(RIGHT.isNear(off("mu", 2, 0.079), _ -> 0.01)).isTrue();
        assertThat(RIGHT.fitting(off("out", 7, 0.081), _ -> 0.01, RIGHT, 1e300)).isEmpty();
        assertThat(RIGHT.fitting(off("out", 7, 0.079), _ -> 0.01, RIGHT, 1e300)).isPresent();
        assertThat(RIGHT.fitting(off("out", 7, 0.079), _ -> 0.01, RIGHT, 1)).isEmpty();
    }

    @Test
    void nearOfManyRows() {
        Shape shape = Shape.of(2100, 1);
        double[] x = new double[2100];
        Arrays.setAll(x, row -> Math.sin(row));
        Exercise many = Exercise.training(
                shape,
                Map.of(
                        "x", Value.PerRow.of(Batch.numbered(shape, new double[][] {x})),
                        "gamma", new Value.PerFeature(2),
                        "beta", new Value.PerFeature(1),
                        "eps", new Value.One(1e-5)));
        ReferenceRun run = ReferenceRun.of(many, many.table());
        for (int at : new int[] {0, 1024, 2099}) {
            double[] numbers = Answer.of(run.trace(), "out", many.table().extent("out"))
                    .numbers()
                    .clone();
            Answer same = new Answer("out", List.of(2100, 1), numbers.clone(), List.of(Precision.DOUBLE));
            assertThat(run.isNear(same, _ -> 0.01)).isTrue();
            numbers[at] += 0.1;
            Answer off = new Answer("out", List.of(2100, 1), numbers, List.of(Precision.DOUBLE));
            assertThat(run.isNear(off, _ -> 0.01)).isFalse();
            assertThat(run.apart(off)).isCloseTo(0.1, within(1e-12));
        }
    }

    @Test
    void theLargestBoundIsOfTheCoarsestPrecision() {
        double single = 2 * largest(FloatFormat.SINGLE, "out");
        Answer answer = off("out", 0, 0, Precision.DOUBLE, Precision.SINGLE);
        IntToDoubleFunction bounds = RIGHT.largestBounds(answer);
        assertThat(IntStream.range(0, 3).mapToDouble(bounds).max().orElseThrow())
                .isCloseTo(single, within(1e-9 * single));
        double exact = 2 * largest(FloatFormat.DOUBLE, "out");
        assertThat(RIGHT.largestBound(answer, Precision.DOUBLE)).isCloseTo(exact, within(1e-9 * exact));
        assertThat(RIGHT.largestBound(answer, new Precision(FloatFormat.DOUBLE, new Writing.Printed(2, 9))))
                .isCloseTo(exact + 0.005, within(1e-10));
        double[] least = RIGHT.leastErrors(answer, Precision.DOUBLE);
        double[] ofFeature = new Rounding(RIGHT.trace(), FloatFormat.DOUBLE, Map.of()).of("out", 1);
        assertThat(least[1]).isEqualTo(2 * Arrays.stream(ofFeature).max().orElseThrow());
        assertThat(RIGHT.leastErrors(answer, new Precision(FloatFormat.DOUBLE, new Writing.Printed(2, 9))))
                .containsExactly(new double[] {0.005, 0.005, 0.005}, within(1e-10));
    }

    /// Off by 0.8 and 0.4 in two features whose least errors are 0.1: 3 bits and 2; no feature counts for
    /// over 60.
    @Test
    void bitsThatAreMissed() {
        double[] numbers = numbers("out").clone();
        numbers[3] += 0.8;
        numbers[7] -= 0.4;
        numbers[2] += 0.05;
        Answer answer = new Answer("out", List.of(5, 3), numbers, List.of(Precision.DOUBLE));
        assertThat(RIGHT.bitsMissed(answer, 0.1, 0.1, 0.1)).isCloseTo(5, within(1e-9));
        assertThat(RIGHT.bitsMissed(answer, 1e-30, 0.1, 0.1)).isCloseTo(62, within(1e-9));
        assertThat(RIGHT.bitsMissed(answer, 1, 1, 1)).isZero();
        assertThat(RIGHT.bitsMissed(new Answer("out", List.of(7), new double[7], List.of(Precision.DOUBLE)), 1, 1, 1))
                .isInfinite();
        assertThat(RIGHT.apart(answer)).isCloseTo(0.8, within(1e-12));
        assertThat(RIGHT.apart(new Answer("out", List.of(7), new double[7], List.of(Precision.DOUBLE))))
                .isInfinite();
        assertThat(RIGHT.apart(off("mu", 2, 0.5))).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aShapeThatDoesNotFitIsNotCompared() {
        Answer three = new Answer("out", List.of(3), new double[3], List.of(Precision.DOUBLE));
        assertThat(RIGHT.isShaped(three)).isFalse();
        assertThat(RIGHT.right(three).isShaped()).isFalse();
        assertThat(RIGHT.right(three).fits()).isFalse();
        assertThat(RIGHT.rightIfFits(three)).isEmpty();
        // dsq is the same in each row, so one will do.
        double[] all = numbers("dsq");
        Answer dsq = new Answer("dsq", List.of(3), Arrays.copyOf(all, 3), List.of(Precision.DOUBLE));
        assertThat(RIGHT.right(dsq).fits()).isTrue();
        assertThat(ReferenceRun.isBroadcast(EXERCISE.table(), "dsq")).isTrue();
        assertThat(ReferenceRun.isBroadcast(EXERCISE.table(), "sq")).isFalse();
        assertThat(ReferenceRun.isBroadcast(EXERCISE.table(), "x")).isFalse();
    }

    @Test
    void anAnswerThatWasJudgedFitsAnotherRunAtTheSamePrecision() {
        double bound = bound(FloatFormat.SINGLE, "out", 2, 1);
        Answer answer = off("out", 7, bound, Precision.DOUBLE, Precision.SINGLE);
        JudgedAnswer judged = new JudgedAnswer(answer, Verdict.RIGHT, RIGHT.right(answer), List.of());
        assertThat(RIGHT.fits(judged)).isTrue();
        ReferenceRun twice = ReferenceRun.of(
                EXERCISE, EXERCISE.table().with(Map.of("out", gammax.plus(beta).plus(beta))));
        assertThat(twice.fits(judged)).isFalse();
    }

    /// The same numbers with their axes in another order.
    private static Exercise in(Shape shape, Exercise exercise) {
        return Exercise.training(
                shape,
                Stream.of("x", "gamma", "beta", "eps", "dout")
                        .collect(Collectors.toMap(name -> name, exercise::input)));
    }

    /// Over the examples, or all axes but that of the features, the sum is the right one.
    private static boolean isRight(Axes axes, Shape shape) {
        return (axes == Axes.EXAMPLES && shape.inner() == 1)
                || (axes == Axes.ALL_BUT_LAST && shape.featureAxis() == shape.rank() - 1);
    }

    /// What is handed in once is evidence once, however often it is repeated: about 52 bits a number.
    @Test
    void aNumberIsEvidenceOnce() {
        for (Exercise images : List.of(
                Exercises.random(5, 4, 2, 3),
                in(new Shape(List.of(2, 4), 0), Exercises.random(5, 4, 2)),
                in(new Shape(List.of(4, 3, 2), 2), Exercises.random(5, 4, 2, 3)),
                in(new Shape(List.of(2, 3, 4), 0, 2), Exercises.random(5, 4, 2, 3)))) {
            ReferenceRun right = ReferenceRun.of(images, images.table());
            for (Axes axes : List.of(Axes.EXAMPLES, Axes.INNER, Axes.ALL_BUT_LAST, Axes.ALL, Axes.FEATURES)) {
                ReferenceRun run = ReferenceRun.of(images, images.table().with(Map.of("dbeta", dout.sumOver(axes))));
                Answer made = Answer.of(run.trace(), "dbeta", images.table().extent("dbeta"));
                Answer answer = axes == Axes.ALL
                        ? new Answer("dbeta", List.of(), new double[] {made.numbers()[0]}, List.of(Precision.DOUBLE))
                        : made;
                AnswerComparison found = run.mistaken(answer, right, 1);
                assertThat(found.fits()).as(axes.name()).isTrue();
                assertThat(found.evidence() / answer.numbers().length)
                        .as("%s of %s", axes, images.shape())
                        .isBetween(isRight(axes, images.shape()) ? 0.0 : 44.0, 56.0);
            }
        }
    }

    /// The learner's own μ, off by 1, moves what follows from it by 1.
    @Test
    void ownAnswersTakeThePlaceOfWhatIsComputed() {
        Answer mu = off("mu", 1, 1);
        ReferenceRun own = ReferenceRun.of(EXERCISE, EXERCISE.table(), List.of(mu));
        assertThat(((Value.PerRow) own.trace().value("xmu")).at(0, 1)).isCloseTo(numbers("xmu")[1] - 1, within(1e-12));
        Answer odd = new Answer("mu", List.of(5), new double[5], List.of(Precision.DOUBLE));
        ReferenceRun unused = ReferenceRun.of(EXERCISE, EXERCISE.table(), List.of(odd));
        assertThat(((Value.PerRow) unused.trace().value("xmu")).at(0, 1)).isEqualTo(numbers("xmu")[1]);
    }

    @Test
    void aComparisonIsMadeOnce() {
        ReferenceRun run = ReferenceRun.of(EXERCISE, EXERCISE.table());
        Answer answer = off("out", 7, 1);
        Optional<AnswerComparison> one = Optional.of(run.right(answer));
        assertThat(run.rewritten(answer, Map.of("mu", x), () -> one)).isEqualTo(one);
        assertThat(run.rewritten(answer, Map.of("mu", x), Optional::empty)).isEqualTo(one);
        assertThat(run.rightIf(answer, Map.of("mu", x), Optional::empty)).isEmpty();
        assertThat(run.rightIf(answer, Map.of("mu", x), () -> one)).isEmpty();
        assertThat(run.rightIf(answer, Map.of("var", x), () -> one)).isEqualTo(one);
    }

    /// 0.3 for 0.31 is one number in three, 2.6 bits, that anybody may have by chance; 31.0 for 31.04 is 9.3 bits.
    @Test
    void fewDigitsMustBeMoreThanChance() {
        Precision tenths = new Precision(FloatFormat.DOUBLE, new Writing.Printed(1, 9));
        for (double mean : new double[] {0.31, 31.04}) {
            Shape shape = Shape.of(3, 1);
            double[][] numbers = {{mean - 1, mean, mean + 1}};
            Exercise one = Exercise.training(shape, Map.of("x", Value.PerRow.of(Batch.numbered(shape, numbers))));
            double rounded = Math.rint(10 * mean) / 10;
            Answer answer = new Answer("mu", List.of(1), new double[] {rounded}, List.of(Precision.DOUBLE, tenths));
            AnswerComparison found = ReferenceRun.of(one, one.table()).right(answer);
            assertThat(found.fits()).isEqualTo(mean > 1);
            assertThat(found.precision()).isEqualTo(mean > 1 ? tenths : Precision.DOUBLE);
        }
    }
}
