package bn.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Columns, names and shape have to match.
final class BatchTest {
    @Test
    void hasItsFeaturesByNumberWhereNobodyNamedThem() {
        Batch batch = Batch.numbered(Shape.of(2, 3), new double[][] {{1, 2}, {3, 4}, {5, 6}});

        assertThat(batch.features()).containsExactly("0", "1", "2");
        assertThat(batch.isNamed()).isFalse();
        assertThat(batch.column(1)).containsExactly(3, 4);
        assertThat(batch.shape()).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void hasItsFeaturesByName() {
        Batch batch = Batch.named(Shape.of(1, 2), List.of("width", "height"), new double[][] {{1}, {2}});

        assertThat(batch.features()).containsExactly("width", "height");
        assertThat(batch.isNamed()).isTrue();
    }

    /// A channel's column has all its positions in all examples.
    @Test
    void hasARunOfNTimesLForImages() {
        Batch batch = Batch.numbered(Shape.of(2, 1, 2, 2), new double[][] {{1, 2, 3, 4, 5, 6, 7, 8}});

        assertThat(batch.column(0)).hasSize(8);
    }

    @Test
    void refusesColumnsNamesAndShapeThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.numbered(Shape.of(2, 3), new double[][] {{1, 2}, {3, 4}}))
                .withMessage("2 columns and 3 names for shape (2, 3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.named(Shape.of(1, 2), List.of("width"), new double[][] {{1}, {2}}))
                .withMessage("2 columns and 1 names for shape (1, 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batch.numbered(Shape.of(2, 2), new double[][] {{1, 2}, {3}}))
                .withMessage("a column of 1 rows for shape (2, 2)");
    }
}
