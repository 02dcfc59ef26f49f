package bn.grading.judging;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.exact.Example;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Trace;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Shape MATRIX = Shape.of(4, 3);
    private static final Shape IMAGES = Shape.of(2, 3, 4, 5);

    private static List<Layout> layouts(Shape shape, Integer... axes) {
        return Layout.of(List.of(axes), shape);
    }

    private static Answer answer(List<Integer> axes, double... numbers) {
        return new Answer("dx", axes, numbers, List.of(Precision.DOUBLE));
    }

    @Test
    void layoutsOfAMatrix() {
        assertThat(layouts(MATRIX, 4, 3)).containsExactly(Layout.CELLS);
        assertThat(layouts(MATRIX, 3)).containsExactly(Layout.FEATURES, Layout.PLACES);
        assertThat(layouts(MATRIX, 1, 3)).containsExactly(Layout.FEATURES, Layout.PLACES);
        assertThat(layouts(MATRIX, 3, 1)).containsExactly(Layout.FEATURES);
        assertThat(layouts(MATRIX, 4)).containsExactly(Layout.ROWS);
        assertThat(layouts(MATRIX, 4, 1)).containsExactly(Layout.ROWS);
        assertThat(layouts(MATRIX)).containsExactly(Layout.ONE);
        assertThat(layouts(MATRIX, 1, 1)).containsExactly(Layout.ONE);
        assertThat(layouts(MATRIX, 5)).isEmpty();
        assertThat(layouts(MATRIX, 3, 4)).isEmpty();
        assertThat(layouts(MATRIX, 1, 4)).isEmpty();
        assertThat(layouts(MATRIX, 1, 1, 3)).isEmpty();
    }

    @Test
    void layoutsOfImages() {
        assertThat(layouts(IMAGES, 2, 3, 4, 5)).containsExactly(Layout.CELLS);
        assertThat(layouts(IMAGES, 3)).containsExactly(Layout.FEATURES);
        assertThat(layouts(IMAGES, 1, 3, 1, 1)).containsExactly(Layout.FEATURES);
        assertThat(layouts(IMAGES, 3, 1, 1)).containsExactly(Layout.FEATURES);
        assertThat(layouts(IMAGES, 3, 1)).isEmpty();
        assertThat(layouts(IMAGES, 2, 4, 5)).containsExactly(Layout.ROWS);
        assertThat(layouts(IMAGES, 2, 1, 4, 5)).containsExactly(Layout.ROWS);
        assertThat(layouts(IMAGES, 5)).containsExactly(Layout.PLACES);
        assertThat(layouts(IMAGES, 1, 1, 1, 5)).containsExactly(Layout.PLACES);
        assertThat(layouts(IMAGES, 1, 5)).isEmpty();
        assertThat(layouts(IMAGES, 3, 4, 5)).containsExactly(Layout.EXAMPLE);
        assertThat(layouts(IMAGES, 2, 3)).containsExactly(Layout.PLANES);
        assertThat(layouts(IMAGES, 2, 3, 1, 1)).containsExactly(Layout.PLANES);
        assertThat(layouts(new Shape(List.of(2, 4, 5, 3), 3), 3)).containsExactly(Layout.FEATURES, Layout.PLACES);
        assertThat(layouts(new Shape(List.of(3, 2, 4), 0), 2, 1)).isEmpty();
    }

    /// A batch of one axis has one feature.
    @Test
    void layoutsOfOneAxis() {
        Shape shape = Shape.of(4);
        assertThat(layouts(shape, 4)).containsExactly(Layout.CELLS);
        assertThat(layouts(shape, 4, 1)).containsExactly(Layout.CELLS);
        assertThat(layouts(shape)).containsExactly(Layout.FEATURES, Layout.ONE);
        assertThat(layouts(shape, 1)).containsExactly(Layout.FEATURES, Layout.ONE);
    }

    /// Row 27 of two images of 4 · 5 is place (1, 2) of the second.
    @Test
    void theNumberOfACell() {
        assertThat(Layout.CELLS.index(27, 2, IMAGES)).isEqualTo(((1 * 3 + 2) * 4 + 1) * 5 + 2);
        assertThat(Layout.FEATURES.index(27, 2, IMAGES)).isEqualTo(2);
        assertThat(Layout.ROWS.index(27, 2, IMAGES)).isEqualTo((1 * 4 + 1) * 5 + 2);
        assertThat(Layout.PLACES.index(27, 2, IMAGES)).isEqualTo(2);
        assertThat(Layout.EXAMPLE.index(27, 2, IMAGES)).isEqualTo((2 * 4 + 1) * 5 + 2);
        assertThat(Layout.PLANES.index(27, 2, IMAGES)).isEqualTo(1 * 3 + 2);
        assertThat(Layout.ONE.index(27, 2, IMAGES)).isZero();
    }

    @Test
    void theShapeOfARightValue() {
        assertThat(answer(List.of(3), 1, 2, 3).isShaped(Extent.FEATURE, false, MATRIX))
                .isTrue();
        assertThat(answer(List.of(3), 1, 2, 3).isShaped(Extent.BATCH, false, MATRIX))
                .isFalse();
        assertThat(answer(List.of(3), 1, 2, 3).isShaped(Extent.BATCH, true, MATRIX))
                .isTrue();
        assertThat(answer(List.of(4, 3), new double[12]).isShaped(Extent.BATCH, false, MATRIX))
                .isTrue();
        assertThat(answer(List.of(4), new double[4]).isShaped(Extent.BATCH, true, MATRIX))
                .isFalse();
        assertThat(answer(List.of(), 1).isShaped(Extent.ONE, false, MATRIX)).isTrue();
        assertThat(answer(List.of(), 1).isShaped(Extent.FEATURE, false, MATRIX)).isFalse();
        assertThat(answer(List.of(3), 1, 2, 3).isShaped(Extent.ONE, false, MATRIX))
                .isFalse();
    }

    /// One number stands for that of each feature.
    @Test
    void laterLinesGoOnFromOneNumber() {
        Answer one = answer(List.of(), 7);
        assertThat(one.isUsable(Extent.FEATURE, false, MATRIX)).isTrue();
        assertThat(one.isUsable(Extent.BATCH, false, MATRIX)).isFalse();
        assertThat(one.value(Extent.FEATURE, MATRIX).numbers(2, 0, 1)).containsExactly(7);
        assertThat(one.value(Extent.ONE, MATRIX).numbers(2, 0, 1)).containsExactly(7);
        assertThat(answer(List.of(3), 1, 2, 3).value(Extent.FEATURE, MATRIX).numbers(2, 0, 1))
                .containsExactly(3);
        double[] counted = IntStream.range(0, 12).asDoubleStream().toArray();
        Answer cells = answer(List.of(4, 3), counted);
        assertThat(cells.value(Extent.BATCH, MATRIX).numbers(1, 1, 3)).containsExactly(4, 7);
        assertThat(((Value.PerRow) cells.value(Extent.BATCH, MATRIX)).run().column(1))
                .containsExactly(1, 4, 7, 10);
        assertThat(answer(List.of(3), 1, 2, 3).value(Extent.BATCH, MATRIX).numbers(1, 0, 2))
                .containsExactly(2, 2);
    }

    @Test
    void theLargestNumber() {
        assertThat(answer(List.of(3), 1, -5, Double.POSITIVE_INFINITY).largest())
                .isEqualTo(5);
        assertThat(answer(List.of(1), Double.NaN).largest()).isZero();
    }

    /// Of float64 or part of it narrower, the first; of several, the coarsest that its digits show.
    @Test
    void whatItsDigitsTell() {
        Precision printed = new Precision(FloatFormat.DOUBLE, new Writing.Printed(2, 3));
        List<Precision> many = List.of(Precision.DOUBLE, Precision.PROMOTED, printed);
        Answer few = new Answer("dx", List.of(1), new double[] {0.5}, many);
        assertThat(few.told()).isEqualTo(printed);
        assertThat(few.hasFewDigits()).isTrue();
        assertThat(few.unpromoted()).isSameAs(few);
        assertThat(few.exact().possible()).containsExactly(Precision.DOUBLE);
        assertThat(few.as("out").possible()).isEqualTo(many);
        assertThat(few.as("out").step()).isEqualTo("out");
        Answer all = new Answer("dx", List.of(1), new double[] {0.5}, List.of(Precision.DOUBLE, Precision.PROMOTED));
        assertThat(all.told()).isEqualTo(Precision.DOUBLE);
        assertThat(all.hasFewDigits()).isFalse();
        assertThat(all.unpromoted().possible()).containsExactly(Precision.DOUBLE);
        assertThat(new Answer("dx", List.of(1), new double[1], List.of(Precision.PROMOTED)).told())
                .isEqualTo(Precision.PROMOTED);
    }

    /// (N, C) = (2, 3), handed in as (C, N).
    @Test
    void axesInTheOrderOfTheBatch() {
        Shape turned = new Shape(List.of(3, 2), 0);
        Answer moved = answer(List.of(3, 2), 1, 2, 3, 4, 5, 6).moved(turned, Shape.of(2, 3));
        assertThat(moved.axes()).containsExactly(2, 3);
        assertThat(moved.numbers()).containsExactly(1, 3, 5, 2, 4, 6);
        assertThat(moved.otherOrder()).contains(turned);
        assertThat(moved.exact().otherOrder()).contains(turned);
        assertThat(answer(List.of(3, 2), 1, 2, 3, 4, 5, 6).otherOrder()).isEmpty();
        assertThat(moved.shape()).isEqualTo("(2, 3)");
    }

    private static Answer made(Expr formula) {
        return made(formula, Example.TELLING.shape(), Example.TELLING.inputs());
    }

    private static Answer made(Expr formula, Shape shape, Map<String, Value> inputs) {
        Trace run = Trace.of(BatchNorm.TABLE.with(Map.of("mu", formula)), shape, inputs);
        return Answer.of(run, "mu", Extent.FEATURE);
    }

    /// A mean over the wrong axes is handed in without the axes along which it is the same.
    @Test
    void aRunIsHandedInInTheShapeOfItsLine() {
        Expr x = Expr.ref("x");
        assertThat(made(x.meanRows()).axes()).containsExactly(3);
        assertThat(made(Expr.rows()).numbers()).containsExactly(5, 5, 5);
        assertThat(made(x.sumOver(Axes.FEATURES)).axes()).containsExactly(5, 1);
        assertThat(made(x.sumOver(Axes.FEATURES)).numbers()).containsExactly(49, 50, 53, 50, 65);
        assertThat(made(x.sumOver(Axes.EXAMPLES)).axes()).containsExactly(3);
        assertThat(made(x).axes()).containsExactly(5, 3);
        Trace right = Example.TELLING.trace();
        assertThat(Answer.of(right, "x", Extent.BATCH).numbers()).startsWith(1, -2, 50, 3, 0, 47);
        assertThat(Answer.of(right, "eps", Extent.ONE).axes()).isEmpty();
        assertThat(Answer.of(right, "gamma", Extent.FEATURE).numbers()).containsExactly(1.5, -0.7, 2);
    }

    /// (N, C, L) = (2, 2, 3).
    @Test
    void aRunOfImagesIsHandedInWithItsOwnAxes() {
        Shape shape = Shape.of(2, 2, 3);
        double[][] columns = {{1, 2, 3, 4, 5, 7}, {8, 9, 11, 13, 15, 20}};
        Map<String, Value> inputs = Map.of("x", Value.PerRow.of(Batch.numbered(shape, columns)));
        Expr x = Expr.ref("x");
        assertThat(made(x.sumOver(Axes.EXAMPLES), shape, inputs).axes()).containsExactly(2, 3);
        assertThat(made(x.sumOver(Axes.EXAMPLES), shape, inputs).numbers()).containsExactly(5, 7, 10, 21, 24, 31);
        assertThat(made(x.sumOver(Axes.INNER), shape, inputs).axes()).containsExactly(2, 2);
        assertThat(made(x.sumOver(Axes.INNER), shape, inputs).numbers()).containsExactly(6, 28, 16, 48);
        assertThat(made(x.sumOver(Axes.FEATURES), shape, inputs).axes()).containsExactly(2, 1, 3);
        assertThat(made(x.sumOver(Axes.ALL_BUT_LAST), shape, inputs).axes()).containsExactly(3);
        Shape one = Shape.of(3);
        Map<String, Value> column = Map.of("x", Value.PerRow.of(Batch.numbered(one, new double[][] {{1, 2, 4}})));
        assertThat(made(x, one, column).axes()).containsExactly(3);
    }
}
