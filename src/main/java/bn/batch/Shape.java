package bn.batch;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The axes of a batch as in the input: `(N)`, `(N, D)` or `(N, C, L...)`; the feature axis is axis 1.
///
/// Batch normalization reduces over every axis but the feature axis, so internally a batch is `m` rows by `D`
/// features, with `m = N·L...`. Row `r` of a batch of shape `(N, C, L...)` is the position `(n, l)` with `r =
/// n·L + l`, where `l` runs over the inner axes in C order, as in NumPy and PyTorch.
///
/// @param axes the lengths of the axes, all at least 1; between 1 and [#MAX_RANK] of them
public record Shape(List<Integer> axes) {
    /// The largest rank: `(N, C, D, H, W)`, the input of a three-dimensional convolution.
    public static final int MAX_RANK = 5;

    /// Checks the axes.
    ///
    /// @throws IllegalArgumentException if there are no axes or more than [#MAX_RANK], if one is empty, or
    ///     if there are more than 2³¹ − 1 rows
    public Shape {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > MAX_RANK) {
            throw new IllegalArgumentException("a batch has 1 to " + MAX_RANK + " axes, not " + axes.size());
        }
        if (axes.stream().anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("an axis of " + axes + " is empty");
        }
        long rows = axes.getFirst();
        for (int length : axes.subList(Math.min(2, axes.size()), axes.size())) {
            rows *= length;
            if (rows > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a batch of shape " + axes + " has more than 2³¹ − 1 rows");
            }
        }
    }

    public static Shape of(int... axes) {
        return new Shape(Arrays.stream(axes).boxed().toList());
    }

    public int rank() {
        return axes.size();
    }

    /// `N`, the number of examples.
    public int examples() {
        return axes.getFirst();
    }

    /// `D` (or `C`), the number of features; 1 for a single axis.
    public int features() {
        return rank() == 1 ? 1 : axes.get(1);
    }

    /// `m = N·L...`, the number of values that share one mean and one variance.
    public int rows() {
        return examples() * inner();
    }

    /// `L...`, the number of positions within one example and feature; 1 for `(N, D)`.
    public int inner() {
        // Called once per cell, so a loop and not a stream.
        int inner = 1;
        for (int axis = 2; axis < axes.size(); axis++) {
            inner *= axes.get(axis);
        }
        return inner;
    }

    /// The index of a row, as it follows an array's name: `[2,:]` for `(N, D)`, `[2,:,0,1]` for `(N, C, H,
    /// W)`.
    public String index(int row) {
        if (rank() == 1) {
            return "[" + row + "]";
        }
        int[] place = new int[rank() - 2];
        int rest = row;
        for (int axis = place.length - 1; axis >= 0; axis--) {
            int length = axes.get(axis + 2);
            place[axis] = rest % length;
            rest /= length;
        }
        return Stream.concat(
                        Stream.of(String.valueOf(rest), ":"),
                        Arrays.stream(place).mapToObj(String::valueOf))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// The index of one cell: `[2,1]` for `(N, D)`, `[2,1,0,1]` for `(N, C, H, W)`.
    public String index(int row, int feature) {
        return index(row).replace(":", String.valueOf(feature));
    }

    /// The index of a cell along the last axis, which for `(N, D)` is the feature axis.
    public int last(int row, int feature) {
        return rank() <= 2 ? feature : row % axes.getLast();
    }

    /// The index of a cell's (example, feature) pair, in C order.
    public int plane(int row, int feature) {
        return row / inner() * features() + feature;
    }

    /// The index of a cell within its example, in C order.
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
