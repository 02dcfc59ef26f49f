package bn.grading.judging;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Numbers along any axes, combined as NumPy combines them, with a bound on the error of each. By these, a line is
/// evaluated on an array that does not have the shape of its step.
public final class BoundedArray {
    /// What a sum of many terms loses, in units of round-off of what is added.
    private static final double OF_SUM = 8;

    private final List<Integer> axes;
    private final double[] numbers;
    private final double[] errors;

    private BoundedArray(List<Integer> axes, double[] numbers, double[] errors) {
        this.axes = List.copyOf(axes);
        this.numbers = numbers;
        this.errors = errors;
    }

    /// The lengths of the axes; none of a scalar.
    public List<Integer> axes() {
        return axes;
    }

    /// The numbers in C order: the array itself.
    public double[] numbers() {
        return numbers;
    }

    /// How far each number may be off, to first order: the array itself.
    double[] errors() {
        return errors;
    }

    static BoundedArray exact(List<Integer> axes, double... numbers) {
        return new BoundedArray(axes, numbers, new double[numbers.length]);
    }

    static BoundedArray scalar(double number) {
        return exact(List.of(), number);
    }

    /// A value in the axes of a batch, those that it has not with length 1.
    static BoundedArray of(Value value, Shape shape) {
        return switch (value) {
            case Value.One(double number) -> scalar(number);
            case Value.PerFeature numbers ->
                exact(kept(shape.axes(), axis -> axis == shape.featureAxis()), numbers.toArray());
            case Value.PerRow rows -> {
                double[] numbers = new double[shape.rows() * shape.features()];
                for (int feature = 0; feature < shape.features(); feature++) {
                    double[] column = rows.numbers(feature, 0, shape.rows());
                    for (int row = 0; row < column.length; row++) {
                        numbers[shape.offset(row, feature)] = column[row];
                    }
                }
                yield exact(shape.axes(), numbers);
            }
        };
    }

    /// The same, each number with the error of writing it.
    BoundedArray written(DoubleUnaryOperator error) {
        return new BoundedArray(axes, numbers, each(numbers, error));
    }

    private static double[] each(double[] numbers, DoubleUnaryOperator function) {
        return Arrays.stream(numbers).map(function).toArray();
    }

    private static List<Integer> kept(List<Integer> axes, IntPredicate stays) {
        return IntStream.range(0, axes.size())
                .mapToObj(axis -> stays.test(axis) ? axes.get(axis) : 1)
                .toList();
    }

    /// The axes without those of length 1, which a sum may keep or drop.
    public static List<Integer> withoutOnes(List<Integer> axes) {
        return axes.stream().filter(length -> length != 1).toList();
    }

    BoundedArray plus(BoundedArray other, double unit) {
        return with(other, Double::sum, (_, _, e, f) -> e + f, unit);
    }

    BoundedArray minus(BoundedArray other, double unit) {
        return with(other, (a, b) -> a - b, (_, _, e, f) -> e + f, unit);
    }

    BoundedArray times(BoundedArray other, double unit) {
        return with(other, (a, b) -> a * b, (a, b, e, f) -> Math.abs(a) * f + Math.abs(b) * e, unit);
    }

    BoundedArray over(BoundedArray other, double unit) {
        return with(other, (a, b) -> a / b, (a, b, e, f) -> (e + Math.abs(a / b) * f) / Math.abs(b), unit);
    }

    public BoundedArray negated() {
        return new BoundedArray(axes, each(numbers, number -> -number), errors);
    }

    BoundedArray root(double unit) {
        double[] roots = each(numbers, Math::sqrt);
        double[] own = new double[roots.length];
        Arrays.setAll(own, i -> errors[i] / (2 * roots[i]) + unit * roots[i]);
        return new BoundedArray(axes, roots, own);
    }

    /// The error of a combination of two numbers with errors.
    @FunctionalInterface
    private interface ErrorOf {
        double of(double a, double b, double ofA, double ofB);
    }

    private BoundedArray with(BoundedArray other, DoubleBinaryOperator combination, ErrorOf error, double unit) {
        List<Integer> all = broadcast(other);
        int[] here = strides(all);
        int[] there = other.strides(all);
        int[] lengths = lengths(all);
        int count = count(all);
        double[] found = new double[count];
        double[] own = new double[count];
        for (int at = 0; at < count; at++) {
            int i = index(at, lengths, here);
            int j = index(at, lengths, there);
            found[at] = combination.applyAsDouble(numbers[i], other.numbers[j]);
            own[at] = error.of(numbers[i], other.numbers[j], errors[i], other.errors[j]) + unit * Math.abs(found[at]);
        }
        return new BoundedArray(all, found, own);
    }

    /// The axes of two arrays together: the last ones belong together, and a length of 1 goes with any.
    private List<Integer> broadcast(BoundedArray other) {
        int rank = Math.max(axes.size(), other.axes.size());
        List<Integer> all = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int one = length(axis, rank);
            int two = other.length(axis, rank);
            if (one != two && one != 1 && two != 1) {
                throw new IllegalArgumentException(
                        Shape.written(axes) + " and " + Shape.written(other.axes) + " do not go together");
            }
            all.add(Math.max(one, two));
        }
        return all;
    }

    private int length(int axis, int rank) {
        int own = axis - (rank - axes.size());
        return own < 0 ? 1 : axes.get(own);
    }

    private int[] strides(List<Integer> all) {
        int[] strides = new int[all.size()];
        int stride = 1;
        for (int axis = all.size() - 1; axis >= 0; axis--) {
            int length = length(axis, all.size());
            strides[axis] = length == 1 ? 0 : stride;
            stride *= length;
        }
        return strides;
    }

    private static int[] lengths(List<Integer> axes) {
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int index(int at, int[] lengths, int... strides) {
        int index = 0;
        int rest = at;
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            index += rest % lengths[axis] * strides[axis];
            rest /= lengths[axis];
        }
        return index;
    }

    static int count(List<Integer> axes) {
        return axes.stream().reduce(1, Math::multiplyExact);
    }

    /// The sum over some axes, which stay with length 1.
    public BoundedArray sum(IntPredicate over, double unit) {
        List<Integer> fewer = kept(axes, over.negate());
        int[] places = new BoundedArray(fewer, numbers, errors).strides(axes);
        int[] lengths = lengths(axes);
        double[] sums = new double[count(fewer)];
        double[] own = new double[sums.length];
        for (int at = 0; at < numbers.length; at++) {
            int place = index(at, lengths, places);
            sums[place] += numbers[at];
            own[place] += errors[at] + OF_SUM * unit * Math.abs(numbers[at]);
        }
        return new BoundedArray(fewer, sums, own);
    }

    /// The mean over some axes, which stay with length 1.
    public BoundedArray mean(IntPredicate over, double unit) {
        BoundedArray sum = sum(over, unit);
        return sum.over(scalar((double) numbers.length / sum.numbers.length), unit);
    }

    /// A multiple of each number.
    public BoundedArray scaled(double factor, double unit) {
        return times(scalar(factor), unit);
    }

    /// The matrix product, `this @ other`, of two arrays of two axes.
    public BoundedArray matrixProduct(BoundedArray other, double unit) {
        int terms = axes.getLast();
        if (axes.size() != 2 || other.axes.size() != 2 || terms != other.axes.getFirst()) {
            throw new IllegalArgumentException(
                    Shape.written(axes) + " and " + Shape.written(other.axes) + " are no matrices to be multiplied");
        }
        int columns = other.axes.getLast();
        double[] sums = new double[axes.getFirst() * columns];
        double[] own = new double[sums.length];
        for (int at = 0; at < sums.length; at++) {
            int row = at / columns;
            int column = at % columns;
            for (int term = 0; term < terms; term++) {
                int i = row * terms + term;
                int j = term * columns + column;
                double product = numbers[i] * other.numbers[j];
                sums[at] += product;
                own[at] += Math.abs(numbers[i]) * other.errors[j]
                        + Math.abs(other.numbers[j]) * errors[i]
                        + OF_SUM * unit * Math.abs(product);
            }
        }
        return new BoundedArray(List.of(axes.getFirst(), columns), sums, own);
    }

    /// The rows and columns exchanged, of two axes.
    public BoundedArray transposed() {
        int rows = axes.getFirst();
        int columns = axes.getLast();
        double[] moved = new double[numbers.length];
        double[] own = new double[numbers.length];
        for (int at = 0; at < numbers.length; at++) {
            int to = at % columns * rows + at / columns;
            moved[to] = numbers[at];
            own[to] = errors[at];
        }
        return new BoundedArray(List.of(columns, rows), moved, own);
    }

    /// The same numbers along other axes.
    public BoundedArray as(List<Integer> others) {
        return new BoundedArray(others, numbers, errors);
    }

    /// An array in the axes of a batch as rows by features.
    ///
    /// @throws IllegalArgumentException if it has other axes
    public BoundedArray byRows(Shape shape) {
        if (!axes.equals(shape.axes())) {
            throw new IllegalArgumentException(Shape.written(axes) + " is not " + shape);
        }
        List<Integer> matrix = List.of(shape.rows(), shape.features());
        if (axes.equals(matrix)) {
            return this;
        }
        double[] moved = new double[numbers.length];
        double[] own = new double[numbers.length];
        for (int at = 0; at < numbers.length; at++) {
            int from = shape.offset(at / shape.features(), at % shape.features());
            moved[at] = numbers[from];
            own[at] = errors[from];
        }
        return new BoundedArray(matrix, moved, own);
    }
}
