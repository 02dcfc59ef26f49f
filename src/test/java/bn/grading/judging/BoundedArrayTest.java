package bn.grading.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Numbers and errors by hand. The unit of round-off is 1/16, so that it is seen beside the numbers.
class BoundedArrayTest {
    private static final double U = 0x1p-4;
    private static final Offset<Double> CLOSE = within(1e-12);

    private static BoundedArray array(List<Integer> axes, double error, double... numbers) {
        return BoundedArray.exact(axes, numbers).written(_ -> error);
    }

    private static BoundedArray scalar(double number, double error) {
        return array(List.of(), error, number);
    }

    private static void has(BoundedArray array, double number, double error) {
        assertThat(array.numbers()).hasSize(1);
        assertThat(array.numbers()[0]).isCloseTo(number, CLOSE);
        assertThat(array.errors()[0]).isCloseTo(error, CLOSE);
    }

    /// 6 ± 0.5 and −3 ± 0.25.
    @Test
    void anOperationPassesErrorsOnAndRoundsItsResult() {
        BoundedArray six = scalar(6, 0.5);
        BoundedArray three = scalar(-3, 0.25);
        has(six.plus(three, U), 3, 0.75 + 3 * U);
        has(six.minus(three, U), 9, 0.75 + 9 * U);
        has(six.times(three, U), -18, 6 * 0.25 + 3 * 0.5 + 18 * U);
        has(six.over(three, U), -2, 0.5 / 3 + 6 * 0.25 / 9 + 2 * U);
        has(six.negated(), -6, 0.5);
        has(scalar(4, 0.5).root(U), 2, 0.5 / 4 + 2 * U);
        has(six.scaled(0.5, U), 3, 0.25 + 3 * U);
        has(six.written(number -> number / 4), 6, 1.5);
    }

    /// (2, 3) and (3,): the last axes belong together. (2, 1) and (3,) make (2, 3).
    @Test
    void axesAreBroadcastFromTheLast() {
        BoundedArray matrix = array(List.of(2, 3), 0, 1, 2, 3, 4, 5, 6);
        BoundedArray sum = matrix.plus(array(List.of(3), 0, 10, 20, 30), 0);
        assertThat(sum.axes()).containsExactly(2, 3);
        assertThat(sum.numbers()).containsExactly(11, 22, 33, 14, 25, 36);
        BoundedArray table = array(List.of(2, 1), 0.5, 1, 2).times(array(List.of(3), 0, 10, 20, 30), 0);
        assertThat(table.axes()).containsExactly(2, 3);
        assertThat(table.numbers()).containsExactly(10, 20, 30, 20, 40, 60);
        assertThat(table.errors()).containsExactly(5, 10, 15, 5, 10, 15);
        assertThat(array(List.of(2, 1, 2), 0, 1, 2, 3, 4)
                        .minus(array(List.of(3, 1), 0, 1, 2, 3), 0)
                        .numbers())
                .containsExactly(0, 1, -1, 0, -2, -1, 2, 3, 1, 2, 0, 1);
    }

    @Test
    void axesThatDoNotGoTogetherAreRefused() {
        BoundedArray matrix = array(List.of(2, 3), 0, 1, 2, 3, 4, 5, 6);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.plus(array(List.of(2), 0, 1, 2), 0))
                .withMessage("(2, 3) and (2,) do not go together");
    }

    /// Over the first axis of (2, 3), each sum of two with 8 units of both.
    @Test
    void sumsKeepTheirAxesWithLengthOne() {
        BoundedArray matrix = array(List.of(2, 3), 0.5, 1, 2, 3, 4, -5, 6);
        BoundedArray sum = matrix.sum(axis -> axis == 0, U);
        assertThat(sum.axes()).containsExactly(1, 3);
        assertThat(sum.numbers()).containsExactly(5, -3, 9);
        assertThat(sum.errors()).containsExactly(1 + 8 * U * 5, 1 + 8 * U * 7, 1 + 8 * U * 9);
        BoundedArray mean = matrix.mean(axis -> axis == 1, U);
        assertThat(mean.axes()).containsExactly(2, 1);
        assertThat(mean.numbers()[1]).isCloseTo(5.0 / 3, CLOSE);
        assertThat(mean.errors()[1]).isCloseTo((1.5 + 8 * U * 15) / 3 + U * 5 / 3, CLOSE);
    }

    /// (2, 3) @ (3, 2), the last term of the first row 3 · 1.
    @Test
    void matrixProducts() {
        BoundedArray a = array(List.of(2, 3), 0.5, 1, 2, 3, 4, 5, 6);
        BoundedArray b = array(List.of(3, 2), 0.25, 1, -1, 0, 2, 1, 0);
        BoundedArray product = a.matrixProduct(b, U);
        assertThat(product.axes()).containsExactly(2, 2);
        assertThat(product.numbers()).containsExactly(4, 3, 10, 6);
        // Σ |a| 0.25 + Σ |b| 0.5 + 8 u Σ |a b|
        assertThat(product.errors()[0]).isCloseTo(6 * 0.25 + 2 * 0.5 + 8 * U * 4, CLOSE);
        assertThat(product.errors()[1]).isCloseTo(6 * 0.25 + 3 * 0.5 + 8 * U * 5, CLOSE);
        assertThat(product.errors()[3]).isCloseTo(15 * 0.25 + 3 * 0.5 + 8 * U * 14, CLOSE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.matrixProduct(a, U))
                .withMessage("(2, 3) and (2, 3) are no matrices to be multiplied");
        assertThatIllegalArgumentException().isThrownBy(() -> a.matrixProduct(array(List.of(3), 0, 1, 2, 3), U));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> array(List.of(3), 0, 1, 2, 3).matrixProduct(b, U));
    }

    @Test
    void rowsAndColumnsExchanged() {
        BoundedArray turned = BoundedArray.exact(List.of(2, 3), 1, 2, 3, 4, 5, 6)
                .written(number -> number / 10)
                .transposed();
        assertThat(turned.axes()).containsExactly(3, 2);
        assertThat(turned.numbers()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(turned.errors()).containsExactly(0.1, 0.4, 0.2, 0.5, 0.3, 0.6);
    }

    /// (N, C, L) = (1, 2, 3): feature 0 is 1 2 3, feature 1 is 4 5 6.
    @Test
    void aBatchByRowsAndFeatures() {
        Shape shape = Shape.of(1, 2, 3);
        Value.PerRow rows = Value.PerRow.of(Batch.numbered(shape, new double[][] {{1, 2, 3}, {4, 5, 6}}));
        BoundedArray batch = BoundedArray.of(rows, shape);
        assertThat(batch.axes()).containsExactly(1, 2, 3);
        assertThat(batch.numbers()).containsExactly(1, 2, 3, 4, 5, 6);
        BoundedArray byRows = batch.written(number -> number).byRows(shape);
        assertThat(byRows.axes()).containsExactly(3, 2);
        assertThat(byRows.numbers()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(byRows.errors()).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(BoundedArray.of(new Value.PerFeature(7, 8), shape).axes()).containsExactly(1, 2, 1);
        assertThat(BoundedArray.of(new Value.One(7), shape).axes()).isEmpty();
        assertThat(batch.as(List.of(6)).axes()).containsExactly(6);
        assertThatIllegalArgumentException().isThrownBy(() -> byRows.byRows(shape));
    }
}
