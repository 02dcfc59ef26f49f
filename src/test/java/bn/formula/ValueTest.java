package bn.formula;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import org.junit.jupiter.api.Test;

/// The three extents of values.
final class ValueTest {
    private static final double[][] COLUMNS = {{1, 2, 3}, {4, 5, 6}};
    private static final Value.PerRow ROWS = Value.PerRow.of(Batch.numbered(Shape.of(3, 2), COLUMNS));

    @Test
    void whatHasNoRowsIsTheSameInEach() {
        assertThat(new Value.One(2).numbers(0, 3, 5)).containsExactly(2, 2);
        assertThat(new Value.PerFeature(1, 7).numbers(1, 2, 5)).containsExactly(7, 7, 7);
        assertThat(ROWS.numbers(1, 1, 3)).containsExactly(5, 6);
    }

    @Test
    void aNumberForEachFeature() {
        assertThat(new Value.PerFeature(1, 7).features()).isEqualTo(2);
        assertThat(Value.PerFeature.filled(3, 2).toArray()).containsExactly(3, 3);
    }

    @Test
    void oneFeatureByItself() {
        Value.PerRow second = ROWS.only(1);
        assertThat(second.rows()).isEqualTo(3);
        assertThat(second.at(2, 0)).isEqualTo(6);
        assertThat(second.run().column(0)).containsExactly(4, 5, 6);
    }

    @Test
    void aFunctionOfEachNumber() {
        Value.PerRow twice = ROWS.each(number -> 2 * number);
        assertThat(twice.numbers(1, 0, 3)).containsExactly(8, 10, 12);
        assertThat(twice.rows()).isEqualTo(3);
        assertThat(ROWS.numbers(1, 0, 3)).containsExactly(4, 5, 6);
    }

    @Test
    void anOperationHasTheWiderExtent() {
        assertThat(Extent.ONE.with(Extent.BATCH)).isEqualTo(Extent.BATCH);
        assertThat(Extent.BATCH.with(Extent.FEATURE)).isEqualTo(Extent.BATCH);
    }
}
