package bn.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The axes of a batch, and the index of a row.
final class ShapeTest {
    private static final Shape VECTOR = Shape.of(7);
    private static final Shape TABLE = Shape.of(5, 3);
    private static final Shape SIGNALS = Shape.of(3, 2, 4);
    private static final Shape IMAGES = Shape.of(4, 2, 3, 5);
    private static final Shape VOLUMES = Shape.of(2, 6, 3, 4, 5);

    static List<Arguments> shapes() {
        return List.of(
                // shape, rank, examples, features, rows, inner, text
                Arguments.of(VECTOR, 1, 7, 1, 7, 1, "(7,)"),
                Arguments.of(TABLE, 2, 5, 3, 5, 1, "(5, 3)"),
                Arguments.of(SIGNALS, 3, 3, 2, 12, 4, "(3, 2, 4)"),
                Arguments.of(IMAGES, 4, 4, 2, 60, 15, "(4, 2, 3, 5)"),
                Arguments.of(VOLUMES, 5, 2, 6, 120, 60, "(2, 6, 3, 4, 5)"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void countsWhatItHas(Shape shape, int rank, int examples, int features, int rows, int inner, String text) {
        assertThat(shape.rank()).isEqualTo(rank);
        assertThat(shape.examples()).isEqualTo(examples);
        assertThat(shape.features()).isEqualTo(features);
        assertThat(shape.rows()).isEqualTo(rows);
        assertThat(shape.inner()).isEqualTo(inner);
        assertThat(shape).hasToString(text);
    }

    static List<Arguments> places() {
        return List.of(
                Arguments.of(VECTOR, 6, 0, "[6]", "[6]"),
                Arguments.of(TABLE, 0, 0, "[0,:]", "[0,0]"),
                Arguments.of(TABLE, 4, 2, "[4,:]", "[4,2]"),
                Arguments.of(SIGNALS, 0, 1, "[0,:,0]", "[0,1,0]"),
                Arguments.of(SIGNALS, 3, 1, "[0,:,3]", "[0,1,3]"),
                Arguments.of(SIGNALS, 4, 1, "[1,:,0]", "[1,1,0]"),
                Arguments.of(SIGNALS, 11, 0, "[2,:,3]", "[2,0,3]"),
                // Row n·15 + h·5 + w.
                Arguments.of(IMAGES, 4, 1, "[0,:,0,4]", "[0,1,0,4]"),
                Arguments.of(IMAGES, 5, 1, "[0,:,1,0]", "[0,1,1,0]"),
                Arguments.of(IMAGES, 15, 1, "[1,:,0,0]", "[1,1,0,0]"),
                Arguments.of(IMAGES, 2 * 15 + 1 * 5 + 3, 0, "[2,:,1,3]", "[2,0,1,3]"),
                Arguments.of(IMAGES, 59, 1, "[3,:,2,4]", "[3,1,2,4]"),
                // Row n·60 + d·20 + h·5 + w.
                Arguments.of(VOLUMES, 60 + 2 * 20 + 1 * 5 + 4, 5, "[1,:,2,1,4]", "[1,5,2,1,4]"),
                Arguments.of(VOLUMES, 119, 5, "[1,:,2,3,4]", "[1,5,2,3,4]"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void saysWhereARowAndACellStand(Shape shape, int row, int feature, String ofRow, String ofCell) {
        assertThat(shape.index(row)).isEqualTo(ofRow);
        assertThat(shape.index(row, feature)).isEqualTo(ofCell);
    }

    @Test
    void refusesNoAxesAndTooMany() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shape.of()).withMessage("a batch has 1 to 5 axes, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(1, 1, 1, 1, 1, 1))
                .withMessage("a batch has 1 to 5 axes, not 6");
    }

    @Test
    void refusesAnEmptyAxis() {
        assertThatIllegalArgumentException().isThrownBy(() -> Shape.of(0)).withMessage("an axis of [0] is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> Shape.of(3, 0)).withMessageContaining("is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(3, 2, -1))
                .withMessageContaining("is empty");
    }

    /// The most rows an array can have are accepted, and one more is refused, as is any larger number.
    @Test
    void refusesMoreRowsThanCanBeCounted() {
        assertThat(Shape.of(Integer.MAX_VALUE, Integer.MAX_VALUE).rows()).isEqualTo(Integer.MAX_VALUE);
        assertThat(Shape.of(1 << 16, 3, (1 << 15) - 1).rows()).isEqualTo(2_147_418_112);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(1 << 16, 3, 1 << 15))
                .withMessageContaining("rows");
        int most = Integer.MAX_VALUE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(most, 1, most, most, most))
                .withMessageContaining("rows");
    }

    @Test
    void keepsItsOwnAxes() {
        List<Integer> axes = new ArrayList<>(List.of(5, 3));
        Shape shape = new Shape(axes);
        axes.set(0, 6);

        assertThat(shape).isEqualTo(TABLE);
    }
}
