package bn.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The axes of a batch as in the input: `(N)`, `(N, D)`, `(N, C, L...)`, or the same in another order, such as
/// `(N, H, W, C)`.
///
/// Batch normalization reduces over every axis but the feature axis, so internally a batch is `m` rows by `D`
/// features, with `m = N·L...`. Row `r` is the position `(n, l)` with `r = n·L + l`, where `l` runs over the axes
/// that are neither the examples' nor the features' in C order, wherever these two stand. So a batch has the same
/// rows whichever way its axes are ordered; only [#offset] and the indices that people see tell the order.
///
/// @param axes the lengths of the axes, all at least 1; between 1 and [#MAX_RANK] of them
/// @param featureAxis the axis of the features; 1, where nothing is, for a single axis
/// @param exampleAxis the axis of the examples
public record Shape(List<Integer> axes, int featureAxis, int exampleAxis) {
    /// The largest rank: `(N, C, D, H, W)`, the input of a three-dimensional convolution.
    public static final int MAX_RANK = 5;

    /// The letters of the axes that are neither the examples' nor the features', by how many they are.
    private static final List<String> POSITIONS = List.of("", "L", "HW", "DHW");

    /// Checks the axes.
    ///
    /// @throws IllegalArgumentException if there are no axes or more than [#MAX_RANK], if one is empty, if
    ///     there are more than 2³¹ − 1 rows, or if features and examples are not two axes of it
    public Shape {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > MAX_RANK) {
            throw new IllegalArgumentException("a batch has 1 to " + MAX_RANK + " axes, not " + axes.size());
        }
        if (axes.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("an axis of " + axes + " is empty");
        }
        if (featureAxis < 0
                || featureAxis >= Math.max(2, axes.size())
                || exampleAxis < 0
                || exampleAxis >= axes.size()
                || featureAxis == exampleAxis) {
            throw new IllegalArgumentException(
                    "features on axis " + featureAxis + " and examples on axis " + exampleAxis + " of " + axes);
        }
        long rows = 1;
        for (int axis = 0; axis < axes.size(); axis++) {
            rows *= axis == featureAxis ? 1 : axes.get(axis);
            if (rows > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a batch of shape " + axes + " has more than 2³¹ − 1 rows");
            }
        }
    }

    /// Features on axis 1, examples on axis 0.
    public Shape(List<Integer> axes) {
        this(axes, 1, 0);
    }

    /// The examples are on the first axis that is not the features'.
    public Shape(List<Integer> axes, int featureAxis) {
        this(axes, featureAxis, featureAxis == 0 ? 1 : 0);
    }

    public static Shape of(int... axes) {
        return new Shape(Arrays.stream(axes).boxed().toList());
    }

    public int rank() {
        return axes.size();
    }

    /// `N`, the number of examples.
    public int examples() {
        return axes.get(exampleAxis);
    }

    /// `D` (or `C`), the number of features; 1 for a single axis.
    public int features() {
        return rank() == 1 ? 1 : axes.get(featureAxis);
    }

    /// `m = N·L...`, the number of values that share one mean and one variance.
    public int rows() {
        return examples() * inner();
    }

    /// `L...`, the number of positions within one example and feature; 1 for `(N, D)`.
    public int inner() {
        return positionsAfter(-1);
    }

    /// The product of the lengths of the positions' axes after one.
    private int positionsAfter(int axis) {
        // Called once per cell, so a loop and not a stream.
        int positions = 1;
        for (int next = axis + 1; next < axes.size(); next++) {
            positions *= isPosition(next) ? axes.get(next) : 1;
        }
        return positions;
    }

    private boolean isPosition(int axis) {
        return axis != featureAxis && axis != exampleAxis;
    }

    /// How many rows the next index on an axis is away; 0 on the feature axis.
    public int rowStride(int axis) {
        if (axis == featureAxis) {
            return 0;
        }
        return axis == exampleAxis ? inner() : positionsAfter(axis);
    }

    /// The index of a cell on one axis.
    public int place(int axis, int row, int feature) {
        return axis == featureAxis ? feature : row / rowStride(axis) % axes.get(axis);
    }

    /// How many numbers of an array in C order stand between one feature's number and the next one's.
    public int featureStride() {
        int stride = 1;
        for (int axis = featureAxis + 1; axis < axes.size(); axis++) {
            stride *= axes.get(axis);
        }
        return stride;
    }

    /// Whether an array in C order has the rows of each feature in their order.
    public boolean hasRowsInOrder() {
        return IntStream.range(0, exampleAxis).noneMatch(this::isPosition);
    }

    /// The place of a cell among the numbers of an array of this shape in C order.
    public int offset(int row, int feature) {
        // The usual batch, asked for each of its numbers, again and again.
        boolean isMatrix = rank() == 2 && exampleAxis == 0;
        return isMatrix ? row * features() + feature : offset(row, feature, _ -> true);
    }

    /// The place of a cell among the numbers of an array in C order that has only some of these axes.
    public int offset(int row, int feature, IntPredicate has) {
        int inner = inner();
        int position = row % inner;
        int offset = 0;
        int stride = 1;
        // From the last axis on, as the digits of a number are read.
        for (int axis = axes.size() - 1; axis >= 0; axis--) {
            int length = axes.get(axis);
            int place = axis == featureAxis ? feature : axis == exampleAxis ? row / inner : position % length;
            position /= isPosition(axis) ? length : 1;
            if (has.test(axis)) {
                offset += place * stride;
                stride *= length;
            }
        }
        return offset;
    }

    /// The axes over which one mean and one variance are taken: all but the features'.
    public List<Integer> reducedAxes() {
        return IntStream.range(0, rank())
                .filter(axis -> rank() == 1 || axis != featureAxis)
                .boxed()
                .toList();
    }

    /// What each axis is, as layouts are called: `NCHW`, `NLC`, `CN`.
    public String letters() {
        String positions = POSITIONS.get(Math.max(0, rank() - 2));
        StringBuilder letters = new StringBuilder();
        int next = 0;
        for (int axis = 0; axis < rank(); axis++) {
            letters.append(axis == featureAxis ? 'C' : axis == exampleAxis ? 'N' : positions.charAt(next++));
        }
        return letters.toString();
    }

    /// The lengths of some of the axes.
    public List<Integer> only(IntPredicate has) {
        return IntStream.range(0, rank()).filter(has).mapToObj(axes::get).toList();
    }

    /// The same with another length of one axis.
    public Shape with(int axis, int length) {
        List<Integer> changed = new ArrayList<>(axes);
        changed.set(axis, length);
        return new Shape(changed, featureAxis, exampleAxis);
    }

    /// The same batch with its feature axis elsewhere among the others, which keep their order.
    public Shape withFeaturesOn(int axis) {
        List<Integer> moved = new ArrayList<>(axes);
        moved.remove(/* index */ featureAxis);
        moved.add(axis, features());
        int examplesAmongOthers = exampleAxis - (exampleAxis > featureAxis ? 1 : 0);
        return new Shape(moved, axis, examplesAmongOthers + (examplesAmongOthers < axis ? 0 : 1));
    }

    /// The index of a row, as it follows an array's name: `[2,:]` for `(N, D)`, `[2,:,0,1]` for `(N, C, H,
    /// W)`, `[2,0,1,:]` for `(N, H, W, C)`.
    public String index(int row) {
        return index(row, ":");
    }

    /// The index of one cell: `[2,1]` for `(N, D)`, `[2,1,0,1]` for `(N, C, H, W)`.
    public String index(int row, int feature) {
        return index(row, String.valueOf(feature));
    }

    /// The index of a cell with the feature in any words.
    public String index(int row, String feature) {
        return IntStream.range(0, rank())
                .mapToObj(axis -> axis == featureAxis ? feature : String.valueOf(place(axis, row, 0)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// The index of a cell along the last axis, which for `(N, D)` is the feature axis.
    public int last(int row, int feature) {
        return rank() == 1 ? feature : place(rank() - 1, row, feature);
    }

    /// The number of a cell's (example, feature) pair, each example's features one after the other.
    public int plane(int row, int feature) {
        return row / inner() * features() + feature;
    }

    /// The number of a cell within its example, each feature's positions one after the other.
    public int within(int row, int feature) {
        return feature * inner() + row % inner();
    }

    /// As Python writes it: `(5, 3)`, and `(5,)` for one axis.
    @Override
    public String toString() {
        return written(axes);
    }

    /// A list of axis lengths as Python writes it; `()` if it is empty.
    public static String written(List<Integer> axes) {
        return axes.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", axes.size() == 1 ? ",)" : ")"));
    }
}
