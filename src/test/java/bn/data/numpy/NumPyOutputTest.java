package bn.data.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.data.numpy.NumPyOutput.Named;
import bn.formula.Value;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Arrays are written with the bytes of NumPy, and read back to the bit. The files of `resources/numpy` were written
/// by `numpy.save` of NumPy 2.4, of the arrays that stand here.
class NumPyOutputTest {
    static Stream<Arguments> files() {
        double[][] places = new double[3][8];
        for (int i = 0; i < 24; i++) {
            places[i / 4 % 3][i / 12 * 4 + i % 4] = i;
        }
        return Stream.of(
                Arguments.of(
                        "matrix.npy",
                        new Named(
                                rows(new double[][] {{1.5, 1 / 3.0, Double.MIN_VALUE}, {-2, 4, -0.0}}),
                                Shape.of(3, 2))),
                Arguments.of(
                        "vector.npy", new Named(new Value.PerFeature(new double[] {1, 2.25, 1e300}), Shape.of(7, 3))),
                Arguments.of("number.npy", new Named(new Value.One(2.5), Shape.of(7, 3))),
                Arguments.of("places.npy", new Named(rows(places), Shape.of(2, 3, 4))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theBytesAreThoseOfNumPy(String file, Named value) throws IOException {
        assertThat(array(value)).isEqualTo(Files.readAllBytes(Path.of("src/test/resources/numpy", file)));
    }

    /// Also a batch of one axis, and of more rows than are written at once.
    @Test
    void whatIsWrittenIsReadBack() throws IOException, DataProblem {
        Random random = new Random(7);
        for (Shape shape : List.of(
                Shape.of(1),
                Shape.of(9000),
                Shape.of(5000, 2),
                Shape.of(3, 2, 5000),
                Shape.of(2, 3, 4, 5, 6),
                new Shape(List.of(3, 5000), 0),
                new Shape(List.of(20, 30, 15, 3), 3),
                new Shape(List.of(5000, 2, 3), 2),
                new Shape(List.of(4, 5, 3, 6), 2, 3))) {
            double[][] columns = new double[shape.features()][shape.rows()];
            for (double[] column : columns) {
                Arrays.setAll(column, i -> Double.longBitsToDouble(random.nextLong()));
            }
            NumPyArray read = read(array(new Named(rows(columns), shape))).get(NumPyFile.UNNAMED);
            assertThat(read.axes()).isEqualTo(shape.axes());
            for (int feature = 0; feature < columns.length; feature++) {
                for (int row = 0; row < columns[feature].length; row++) {
                    assertThat(Double.doubleToRawLongBits(read.inOrder()[offset(shape, row, feature)]))
                            .as("%s of %s", shape.index(row, feature), shape)
                            .isEqualTo(Double.doubleToRawLongBits(columns[feature][row]));
                }
            }
        }
    }

    /// Where a cell lies in C order, by its index.
    private static int offset(Shape shape, int row, int feature) {
        if (shape.rank() == 1) {
            return row;
        }
        int offset = 0;
        String[] index = shape.index(row, feature).replaceAll("[\\[\\]]", "").split(",");
        for (int axis = 0; axis < index.length; axis++) {
            offset = offset * shape.axes().get(axis) + Integer.parseInt(index[axis]);
        }
        return offset;
    }

    @Test
    void anArchiveHasThemByName() throws IOException, DataProblem {
        SequencedMap<String, Named> values = new LinkedHashMap<>();
        values.put("mu", new Named(new Value.PerFeature(new double[] {1, 2}), Shape.of(2, 2)));
        values.put("dx", new Named(rows(new double[][] {{1, 2}, {3, Double.NaN}}), Shape.of(2, 2)));
        byte[] bytes = archive(values);
        Map<String, NumPyArray> read = read(bytes);
        assertThat(read.keySet()).containsExactly("mu", "dx");
        assertThat(read.get("mu").inOrder()).containsExactly(1, 2);
        assertThat(read.get("dx").inOrder()).containsExactly(1, 3, 2, Double.NaN);
        assertThat(archive(values)).as("the same bytes at any time").isEqualTo(bytes);
    }

    private static Value.PerRow rows(double[][] columns) {
        return new Value.PerRow(
                columns[0].length, (feature, from, to) -> Arrays.copyOfRange(columns[feature], from, to));
    }

    private static byte[] array(Named value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NumPyOutput.array(out, value);
        return out.toByteArray();
    }

    private static byte[] archive(SequencedMap<String, Named> values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NumPyOutput.archive(out, values);
        return out.toByteArray();
    }

    private static Map<String, NumPyArray> read(byte[] bytes) throws IOException, DataProblem {
        return new NumPyFile("f").read(new BufferedInputStream(new ByteArrayInputStream(bytes)));
    }
}
