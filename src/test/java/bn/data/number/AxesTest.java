package bn.data.number;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Arrays of every rank with the features and the examples on every axis. The numbers of each array are their own
/// places in C order, so that each tells where it stood.
final class AxesTest {
    static Stream<Shape> shapes() {
        Random random = new Random(19);
        return IntStream.rangeClosed(1, Shape.MAX_RANK).boxed().flatMap(rank -> {
            List<Integer> axes = random.ints(rank, 1, 5).boxed().toList();
            return rank == 1
                    ? Stream.of(new Shape(axes))
                    : IntStream.range(0, rank * rank)
                            .filter(pair -> pair / rank != pair % rank)
                            .mapToObj(pair -> new Shape(axes, pair / rank, pair % rank));
        });
    }

    private static NdArray counted(Shape shape) {
        return new NdArray(
                shape,
                IntStream.range(0, shape.rows() * shape.features())
                        .asDoubleStream()
                        .toArray());
    }

    /// `numpy.unravel_index`.
    private static List<Integer> unraveled(int place, List<Integer> axes) {
        List<Integer> index = new ArrayList<>();
        int rest = place;
        for (int length : axes.reversed()) {
            index.addFirst(rest % length);
            rest /= length;
        }
        return index;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void columnsAndBackIsTheSame(Shape shape) {
        NdArray array = counted(shape);
        double[][] columns = array.columns();
        double[] back = new double[array.inOrder().length];
        for (int feature = 0; feature < shape.features(); feature++) {
            for (int row = 0; row < shape.rows(); row++) {
                back[shape.offset(row, feature)] = columns[feature][row];
            }
        }
        assertThat(back).containsExactly(array.inOrder());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void indexNamesTheCellThatNumPyWould(Shape shape) {
        double[][] columns = counted(shape).columns();
        for (int feature = 0; feature < shape.features(); feature++) {
            for (int row = 0; row < shape.rows(); row++) {
                List<Integer> index = unraveled((int) columns[feature][row], shape.axes());
                assertThat(shape.index(row, feature)).isEqualTo(index.toString().replace(" ", ""));
                assertThat(shape.last(row, feature)).isEqualTo(shape.rank() == 1 ? 0 : index.getLast());
            }
        }
    }

    /// The rows are those of the array that `transpose` makes with the examples first and the features second.
    @ParameterizedTest
    @MethodSource("shapes")
    void rowsAreThoseOfTheTransposed(Shape shape) {
        double[] rows = Arrays.stream(counted(shape).columns())
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        List<Integer> order = new ArrayList<>();
        if (shape.rank() > 1) {
            order.add(shape.featureAxis());
        }
        order.add(shape.exampleAxis());
        IntStream.range(0, shape.rank()).filter(axis -> !order.contains(axis)).forEach(order::add);
        double[] byFeature = IntStream.range(0, rows.length)
                .boxed()
                .sorted((one, other) -> {
                    List<Integer> first = unraveled(one, shape.axes());
                    List<Integer> second = unraveled(other, shape.axes());
                    return order.stream()
                            .mapToInt(axis -> first.get(axis) - second.get(axis))
                            .filter(difference -> difference != 0)
                            .findFirst()
                            .orElse(0);
                })
                .mapToDouble(Integer::doubleValue)
                .toArray();
        assertThat(rows).containsExactly(byFeature);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void featuresThatAreMovedAreTheSame(Shape shape) {
        for (int axis = 0; axis < shape.rank() && shape.rank() > 1; axis++) {
            Shape moved = shape.withFeaturesOn(axis);
            assertThat(moved.features()).isEqualTo(shape.features());
            assertThat(moved.examples()).isEqualTo(shape.examples());
            assertThat(moved.rows()).isEqualTo(shape.rows());
            assertThat(moved.withFeaturesOn(shape.featureAxis())).isEqualTo(shape);
        }
    }
}
