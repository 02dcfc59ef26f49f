package bn.grading.judging;

import bn.batch.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which axes of the batch an answer has. For a batch `(N, C, H, W)`, the missing axes may be dropped, or
/// kept with length 1 as with NumPy's `keepdims`.
enum Layout {
    /// One number per cell: `(N, C, H, W)`.
    CELLS {
        @Override
        int index(int row, int feature, Shape shape) {
            int inner = shape.inner();
            return row / inner * shape.features() * inner + shape.within(row, feature);
        }
    },
    /// One per feature: `(C,)`.
    FEATURES {
        @Override
        int index(int row, int feature, Shape shape) {
            return feature;
        }
    },
    /// One per row: `(N, H, W)`.
    ROWS {
        @Override
        int index(int row, int feature, Shape shape) {
            return row;
        }
    },
    /// One per position on the last axis: `(W,)`.
    PLACES {
        @Override
        int index(int row, int feature, Shape shape) {
            return shape.last(row, feature);
        }
    },
    /// One per cell of an example: `(C, H, W)`.
    EXAMPLE {
        @Override
        int index(int row, int feature, Shape shape) {
            return shape.within(row, feature);
        }
    },
    /// One per feature of each example: `(N, C)`.
    PLANES {
        @Override
        int index(int row, int feature, Shape shape) {
            return shape.plane(row, feature);
        }
    },
    /// A scalar: `()`.
    ONE {
        @Override
        int index(int row, int feature, Shape shape) {
            return 0;
        }
    };

    /// The C-order index of the number for a cell of the batch.
    abstract int index(int row, int feature, Shape shape);

    /// The possible layouts of a shape in a batch, the likeliest first.
    static List<Layout> of(List<Integer> axes, Shape shape) {
        List<Layout> layouts = new ArrayList<>();
        if (axes.equals(shape.axes()) || (shape.rank() == 1 && axes.equals(List.of(shape.rows(), 1)))) {
            layouts.add(CELLS);
        }
        if (isPerFeature(axes, shape)) {
            layouts.add(FEATURES);
        }
        if (shape.rank() > 1 && (axes.equals(without(shape, 1)) || axes.equals(keeping(shape, 1)))) {
            layouts.add(ROWS);
        }
        if (isAlongLastAxis(axes, shape)) {
            layouts.add(PLACES);
        }
        if (shape.inner() > 1 && (axes.equals(without(shape, 0)) || axes.equals(keeping(shape, 0)))) {
            layouts.add(EXAMPLE);
        }
        if (shape.inner() > 1 && (axes.equals(planes(shape)) || axes.equals(keepingPlanes(shape)))) {
            layouts.add(PLANES);
        }
        if (withoutOnes(axes).isEmpty()) {
            layouts.add(ONE);
        }
        return layouts;
    }

    /// `(D,)`, with keepdims `(1, D)` or `(1, C, 1, 1)`; also `(C, 1, 1)`, which NumPy broadcasts alike.
    private static boolean isPerFeature(List<Integer> axes, Shape shape) {
        int features = shape.features();
        if (axes.isEmpty()) {
            return features == 1;
        }
        int trailing = shape.rank() - 2;
        boolean plain = axes.equals(List.of(features)) || axes.equals(List.of(1, features));
        boolean kept = axes.size() == shape.rank() && shape.rank() > 1 && axes.get(1) == features;
        boolean trailed = trailing > 0 && axes.size() == shape.rank() - 1 && axes.getFirst() == features;
        return size(axes) == features && (plain || kept || trailed);
    }

    private static boolean isAlongLastAxis(List<Integer> axes, Shape shape) {
        int last = shape.axes().getLast();
        return withoutOnes(axes).equals(withoutOnes(List.of(last)))
                && (axes.size() == 1 || axes.size() == shape.rank())
                && (axes.isEmpty() || axes.getLast() == last);
    }

    private static long size(List<Integer> axes) {
        return axes.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    private static List<Integer> withoutOnes(List<Integer> axes) {
        return axes.stream().filter(length -> length != 1).toList();
    }

    /// The axes of a batch after a sum over one of them.
    static List<Integer> without(Shape shape, int axis) {
        List<Integer> dropped = new ArrayList<>(shape.axes());
        dropped.remove(/* index */ axis);
        return dropped;
    }

    /// The same with keepdims.
    static List<Integer> keeping(Shape shape, int axis) {
        List<Integer> kept = new ArrayList<>(shape.axes());
        kept.set(axis, 1);
        return kept;
    }

    /// The axes of a batch after a sum over all axes after axis 1.
    static List<Integer> planes(Shape shape) {
        return shape.axes().subList(0, 2);
    }

    /// The same with keepdims.
    private static List<Integer> keepingPlanes(Shape shape) {
        List<Integer> kept = new ArrayList<>(planes(shape));
        kept.addAll(Collections.nCopies(shape.rank() - 2, 1));
        return kept;
    }
}
