package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import bn.batch.Shape;
import bn.exact.Example;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The queries of a trace, whose results do not depend on how they are computed.
final class TraceTest {
    /// More than two blocks of rows, the last one not full.
    private static final Example LONG = drawn(600, 2);

    /// Enough rows for the sums to run on several threads.
    private static final Example HUGE = drawn(100_003, 2);

    static List<Step> steps() {
        return BatchNorm.TABLE.steps();
    }

    /// A single cell is bit-identical to the same cell of the whole value.
    @ParameterizedTest
    @MethodSource("steps")
    void aCellHasTheSameBitsAskedAloneInAStretchOrWhole(Step step) {
        if (!(LONG.trace().value(step.name()) instanceof Value.PerRow whole)) {
            double[] once = ((Value.PerFeature) LONG.trace().value(step.name())).toArray();
            Trace trace = LONG.trace();
            trace.value("dx");
            assertThat(((Value.PerFeature) trace.value(step.name())).toArray()).containsExactly(once);
            return;
        }
        for (int feature = 0; feature < LONG.shape().features(); feature++) {
            double[] all = whole.run().of(feature, 0, whole.rows());
            assertThat(all).hasSize(600);
            Value.PerRow fresh = (Value.PerRow) LONG.trace().value(step.name());
            assertThat(bits(fresh.run().of(feature, 250, 270))).isEqualTo(bits(Arrays.copyOfRange(all, 250, 270)));
            for (int row = 0; row < all.length; row++) {
                assertThat(bits(fresh.at(row, feature))).isEqualTo(bits(all[row]));
            }
        }
    }

    @Test
    void everyStepHasTheSameBitsForAnyNumberOfThreads() {
        List<long[]> alone = inPool(1);

        for (int threads : new int[] {2, 8}) {
            List<long[]> shared = inPool(threads);
            for (int step = 0; step < alone.size(); step++) {
                assertThat(Arrays.equals(shared.get(step), alone.get(step)))
                        .as(steps().get(step).name())
                        .isTrue();
            }
        }
    }

    /// A large batch in memory uses fused loops, one computed on demand uses instructions.
    @Test
    void aLoopGivesTheBitsOfTheLinesItIsMadeOf() {
        Trace loops = HUGE.trace();
        Trace lines = Trace.of(BatchNorm.TABLE, HUGE.shape(), madeWhenAsked(HUGE.inputs()));

        for (Step step : steps()) {
            assertThat(Arrays.equals(numbers(loops, Expr.ref(step.name())), numbers(lines, Expr.ref(step.name()))))
                    .as(step.name())
                    .isTrue();
        }
        Expr everyOperation = Expr.num(2)
                .over(Expr.ref("sq").plus(Expr.ref("sq").root()))
                .negated()
                .over(Expr.ref("dout"))
                .minus(Expr.ref("gamma"));
        assertThat(numbers(loops, everyOperation)).isEqualTo(numbers(lines, everyOperation));
        assertThat(numbers(loops, everyOperation)[5])
                .isEqualTo(bits(everyOperationByHand(loops.number(new Cell("xmu", 5, 0)))));
    }

    /// Loops leave rows with replaced numbers to the instructions: at the ends of blocks, and of the batch.
    @Test
    void aLoopGivesTheBitsOfTheLinesWhereNumbersAreReplaced() {
        List<Given> givens = new ArrayList<>();
        for (int row : new int[] {0, 255, 256, 1023, 1024, HUGE.shape().rows() - 1}) {
            givens.add(new Given.OfCell("x", row, 1, row));
            givens.add(new Given.OnEdge("xmu", "sq", row, 0, -row));
        }
        Trace loops = HUGE.trace(givens);
        Trace lines = Trace.of(BatchNorm.TABLE, HUGE.shape(), madeWhenAsked(HUGE.inputs()), givens);

        assertThat(loops.number(new Cell("x", 256, 1))).isEqualTo(256);
        for (Step step : steps()) {
            assertThat(Arrays.equals(numbers(loops, Expr.ref(step.name())), numbers(lines, Expr.ref(step.name()))))
                    .as(step.name())
                    .isTrue();
        }
    }

    /// A perturbed number has the same effect as a run with that number given, bit by bit.
    @ParameterizedTest
    @MethodSource("movedNumbers")
    void aNumberIsMovedAsInARunOfItsOwn(Example example, Map<String, Expr> lines, Given.OneNumber place) {
        Graph table = BatchNorm.TABLE.with(lines);
        Given before = new Given.OfCell("xmu", 1, place.feature(), 0.125);
        Trace trace = Trace.of(table, example.shape(), example.inputs(), List.of(before));
        Trace moved = Trace.of(table, example.shape(), example.inputs(), List.of(before, place));
        Expr loss = Expr.ref("out").times(Expr.ref("dout")).sumRows();

        assertThat(bits(trace.moving(place, loss).applyAsDouble(place.value())))
                .isEqualTo(bits(((Value.PerFeature) moved.value(loss)).at(place.feature())));
    }

    static Stream<Arguments> movedNumbers() {
        Map<String, Expr> overFeatures =
                Map.of("xmu", Expr.ref("x").minus(Expr.ref("x").sumOver(Expr.Axes.FEATURES)));
        List<Given.OneNumber> places = List.of(
                new Given.OfCell("x", 3, 1, 4.5),
                new Given.OfCell("xmu", 1, 0, -2),
                new Given.OfCell("mu", 0, 1, 0.5),
                new Given.OfCell("var", 0, 0, 3),
                new Given.OfCell("beta", 0, 1, 3),
                new Given.OnEdge("x", "mu", 0, 0, 9),
                new Given.OnEdge("xmu", "sq", 2, 1, 9),
                new Given.OnEdge("xmu", "xhat", 2, 1, 9));
        return Stream.of(Example.TELLING, LONG, HUGE)
                .flatMap(example -> Stream.of(Map.<String, Expr>of(), overFeatures)
                        .flatMap(lines -> places.stream().map(place -> Arguments.of(example, lines, place))));
    }

    @Test
    void nothingIsMovedThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.TELLING.trace().moving(new Given.OfCell("nothing", 0, 0, 1), Expr.ref("mu")))
                .withMessageContaining("nothing");
    }

    /// A single number of one feature is not computed for all features.
    @Test
    void oneNumberOfAFeatureIsMadeAlone() {
        Example wide = drawn(2, 20_000);
        Trace trace = wide.trace();
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double first = trace.number(new Cell("sqrtvar", 0, 0));
        long before = thread.getCurrentThreadAllocatedBytes();
        double again = trace.number(new Cell("sqrtvar", 0, 0));

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
        assertThat(again).isEqualTo(first);
    }

    /// With a replaced number in every row, each block of rows only looks at its own.
    @Test
    void manyNumbersReplacedAreFoundByTheirPlace() {
        Givens givens = new Givens(
                IntStream.range(0, 200_000)
                        .mapToObj(row -> (Given) new Given.OfCell("x", row, 0, row))
                        .toList(),
                BatchNorm.TABLE::extent);
        double[] numbers = new double[100];

        assertTimeout(Duration.ofSeconds(3), () -> {
            for (int from = 0; from < 200_000; from += 20) {
                givens.patch("x", "mu", 0, from, numbers, 20);
            }
        });
        assertThat(numbers[7]).isEqualTo(199_987);
    }

    /// Computing feature by feature gives the same bits as computing sum by sum, whether the sums were cached
    /// or not.
    @Test
    void wholeColumnsHaveTheBitsOfTheValuesAskedForOneByOne() {
        List<String> names = List.of("out", "dxmu2", "dx");
        Trace trace = HUGE.trace();
        double[][][] first =
                new double[HUGE.shape().features()][names.size()][HUGE.shape().rows()];
        double[][][] again =
                new double[HUGE.shape().features()][names.size()][HUGE.shape().rows()];
        trace.columns(names, first);
        trace.columns(names, again);

        for (int feature = 0; feature < first.length; feature++) {
            for (int i = 0; i < names.size(); i++) {
                long[] asked = bits(((Value.PerRow) HUGE.trace().value(names.get(i)))
                        .run()
                        .of(feature, 0, HUGE.shape().rows()));
                assertThat(Arrays.equals(bits(first[feature][i]), asked)).isTrue();
                assertThat(Arrays.equals(bits(again[feature][i]), asked)).isTrue();
            }
        }
        assertThat(((Value.PerFeature) trace.value("dgamma")).toArray())
                .containsExactly(((Value.PerFeature) HUGE.trace().value("dgamma")).toArray());
    }

    private static double everyOperationByHand(double xmu) {
        return -(2 / (xmu * xmu + Math.sqrt(xmu * xmu))) / HUGE.dout()[0][5] - 1.3;
    }

    private static Map<String, Value> madeWhenAsked(Map<String, Value> inputs) {
        Map<String, Value> made = new HashMap<>(inputs);
        made.replaceAll((_, value) ->
                value instanceof Value.PerRow(int rows, Value.RowRange run) ? new Value.PerRow(rows, run::of) : value);
        return made;
    }

    private static long[] numbers(Trace trace, Expr expr) {
        return bits(
                switch (trace.value(expr)) {
                    case Value.PerRow rows -> rows.run().of(0, 0, rows.rows());
                    case Value.PerFeature features -> features.toArray();
                    case Value.One(double number) -> new double[] {number};
                });
    }

    /// Any formula over the names of the table can be evaluated, not only steps.
    @Test
    void givesTheValueOfAnyFormula() {
        Trace trace = Example.TELLING.trace();

        assertThat(trace.value(Expr.num(3).times(Expr.rows()))).isEqualTo(new Value.One(15));
        assertThat(((Value.PerFeature) trace.value(Expr.ref("x").sumRows())).toArray())
                .containsExactly(18, -7, 256);
        assertThat(((Value.PerRow) trace.value(Expr.ref("gamma").broadcast())).at(4, 1))
                .isEqualTo(-0.7);
    }

    /// Images have more rows than examples; a channel's statistics are over the rows.
    @Test
    void countsRowsExamplesAndFeatures() {
        Trace images = Trace.of(BatchNorm.TABLE, Shape.of(4, 2, 3, 5), Map.of());

        assertThat(images.value(Expr.rows())).isEqualTo(new Value.One(60));
        assertThat(images.value(new Expr.Count(Expr.Counted.EXAMPLES))).isEqualTo(new Value.One(4));
        assertThat(images.value(new Expr.Count(Expr.Counted.FEATURES))).isEqualTo(new Value.One(2));
    }

    @Test
    void whatNeedsAMissingInputIsNotThere() {
        Trace forward = Trace.of(
                BatchNorm.TABLE,
                Shape.of(2, 1),
                Map.of(
                        "x", new Value.PerRow(2, (_, from, to) -> Arrays.copyOfRange(new double[] {1, 3}, from, to)),
                        "gamma", new Value.PerFeature(1),
                        "beta", new Value.PerFeature(0),
                        "eps", new Value.One(0)));

        assertThat(forward.has("out")).isTrue();
        assertThat(forward.has("dbeta")).isFalse();
        assertThat(forward.has("dx")).isFalse();
        assertThat(((Value.PerRow) forward.value("out")).at(0, 0)).isEqualTo(-1);
        assertThatIllegalStateException()
                .isThrownBy(() -> forward.value("dbeta"))
                .withMessageContaining("dout");
        assertThatIllegalArgumentException().isThrownBy(() -> forward.value("nothing"));
    }

    @Test
    void refusesNumbersOfAnotherExtent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trace.of(BatchNorm.TABLE, Shape.of(2, 1), Map.of("gamma", new Value.One(1))))
                .withMessage("gamma extends over FEATURE, not ONE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.TELLING.trace(List.of(new Given.OfValue("xhat", new Value.One(1)))))
                .withMessage("xhat extends over BATCH, not ONE");
    }

    @Test
    void refusesAGivenForWhatTheTableHasNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.TELLING.trace(List.of(new Given.OfCell("nothing", 0, 0, 1))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.TELLING.trace(List.of(new Given.OnEdge("xmu", "nothing", 0, 0, 1))));
    }

    /// The running statistics replace the batch's: evaluation mode.
    @Test
    void aWholeGivenReplacesWhatTheTableComputes() {
        Trace eval = Example.TELLING.trace(List.of(
                new Given.OfValue("mu", new Value.PerFeature(1, 2, 3)),
                new Given.OfValue("var", new Value.PerFeature(4, 9, 16))));

        assertThat(((Value.PerFeature) eval.value("mu")).toArray()).containsExactly(1, 2, 3);
        assertThat(((Value.PerRow) eval.value("xmu")).at(3, 2)).isEqualTo(41 - 3);
        assertThat(((Value.PerFeature) eval.value("sqrtvar")).at(1)).isEqualTo(Math.sqrt(9 + 1e-5));
    }

    @Test
    void theLastWholeGivenHolds() {
        Trace twice = Example.TELLING.trace(List.of(
                new Given.OfValue("mu", new Value.PerFeature(1, 2, 3)),
                new Given.OfValue("mu", new Value.PerFeature(4, 5, 6))));

        assertThat(((Value.PerFeature) twice.value("mu")).toArray()).containsExactly(4, 5, 6);
    }

    @Test
    void aCellIsReplacedForEveryReader() {
        Trace changed = Example.TELLING.trace(List.of(new Given.OfCell("xmu", 1, 0, 100)));

        assertThat(cells(changed, "xmu", 0)).containsExactly(1 - 3.6, 100, 2 - 3.6, 8 - 3.6, 4 - 3.6);
        assertThat(((Value.PerRow) changed.value("sq")).at(1, 0)).isEqualTo(10_000);
        assertThat(((Value.PerRow) changed.value("xhat")).at(1, 0))
                .isEqualTo(100 * ((Value.PerFeature) changed.value("ivar")).at(0));
        assertThat(cells(changed, "xmu", 1)).containsExactly(cells(Example.TELLING.trace(), "xmu", 1));
    }

    @Test
    void anEdgeIsReplacedForOneReaderOnly() {
        Trace asRead = Example.TELLING.trace(List.of(new Given.OnEdge("xmu", "sq", 1, 0, 100)));
        Trace untouched = Example.TELLING.trace();

        assertThat(((Value.PerRow) asRead.value("sq")).at(1, 0)).isEqualTo(10_000);
        assertThat(cells(asRead, "xmu", 0)).containsExactly(cells(untouched, "xmu", 0));
        assertThat(((Value.PerRow) asRead.value("xhat")).at(1, 0))
                .isEqualTo(((Value.PerRow) untouched.value("xmu")).at(1, 0)
                        * ((Value.PerFeature) asRead.value("ivar")).at(0));
    }

    private static double[] cells(Trace trace, String step, int feature) {
        Value.PerRow value = (Value.PerRow) trace.value(step);
        return value.run().of(feature, 0, value.rows());
    }

    private static List<long[]> inPool(int threads) {
        Trace trace = HUGE.trace();
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> steps().stream()
                            .map(step -> bits(
                                    trace.graph().extent(step.name()) == Extent.BATCH
                                            ? cells(trace, step.name(), 0)
                                            : ((Value.PerFeature) trace.value(step.name())).toArray()))
                            .toList())
                    .join();
        }
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(TraceTest::bits).toArray();
    }

    private static long bits(double number) {
        return Double.doubleToRawLongBits(number);
    }

    private static Example drawn(int rows, int features) {
        Random random = new Random(rows);
        double[][] x = new double[features][rows];
        double[][] dout = new double[features][rows];
        for (int feature = 0; feature < features; feature++) {
            Arrays.setAll(x[feature], _ -> 7 + random.nextGaussian());
            Arrays.setAll(dout[feature], _ -> random.nextGaussian());
        }
        double[] gamma = new double[features];
        double[] beta = new double[features];
        Arrays.setAll(gamma, feature -> 1.3 - 1.7 * feature);
        Arrays.setAll(beta, feature -> 0.2 + 4.8 * feature);
        return new Example("drawn", Shape.of(rows, features), x, gamma, beta, 1e-5, dout);
    }
}
