package bn.grading.judging;

import bn.batch.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Which axes of the batch an answer has. For a batch `(N, C, H, W)`, the missing axes may be dropped, or
/// kept with length 1 as with NumPy's `keepdims`.
enum Layout {
    /// One number per cell: `(N, C, H, W)`.
    CELLS {
        @Override
        boolean has(int axis, Shape shape) {
            return true;
        }

        @Override
        int index(int row, int feature, Shape shape) {
            return shape.offset(row, feature);
        }
    },
    /// One per feature: `(C,)`.
    FEATURES {
        @Override
        boolean has(int axis, Shape shape) {
            return axis == shape.featureAxis();
        }
    },
    /// One per row: `(N, H, W)`.
    ROWS {
        @Override
        boolean has(int axis, Shape shape) {
            return axis != shape.featureAxis();
        }
    },
    /// One per position on the last axis: `(W,)`.
    PLACES {
        @Override
        boolean has(int axis, Shape shape) {
            return axis == shape.rank() - 1;
        }
    },
    /// One per cell of an example: `(C, H, W)`.
    EXAMPLE {
        @Override
        boolean has(int axis, Shape shape) {
            return axis != shape.exampleAxis();
        }
    },
    /// One per feature of each example: `(N, C)`.
    PLANES {
        @Override
        boolean has(int axis, Shape shape) {
            return axis == shape.exampleAxis() || axis == shape.featureAxis();
        }
    },
    /// A scalar: `()`.
    ONE {
        @Override
        boolean has(int axis, Shape shape) {
            return false;
        }
    };

    /// Whether it has an axis of the batch.
    abstract boolean has(int axis, Shape shape);

    /// The C-order index of the number for a cell of the batch.
    int index(int row, int feature, Shape shape) {
        return shape.offset(row, feature, axis -> has(axis, shape));
    }

    /// The lengths of its axes, the missing ones dropped.
    List<Integer> dropping(Shape shape) {
        return shape.only(axis -> has(axis, shape));
    }

    /// The lengths of its axes, the missing ones kept with length 1.
    List<Integer> keeping(Shape shape) {
        return IntStream.range(0, shape.rank())
                .mapToObj(axis -> has(axis, shape) ? shape.axes().get(axis) : 1)
                .toList();
    }

    private boolean isOf(List<Integer> axes, Shape shape) {
        return axes.equals(dropping(shape)) || axes.equals(keeping(shape));
    }

    /// The possible layouts of a shape in a batch, the likeliest first.
    static List<Layout> of(List<Integer> axes, Shape shape) {
        List<Layout> layouts = new ArrayList<>();
        if (axes.equals(shape.axes()) || (shape.rank() == 1 && axes.equals(List.of(shape.rows(), 1)))) {
            layouts.add(CELLS);
        }
        if (isPerFeature(axes, shape)) {
            layouts.add(FEATURES);
        }
        if (shape.rank() > 1 && ROWS.isOf(axes, shape)) {
            layouts.add(ROWS);
        }
        if (shape.rank() > 1 && isAlongLastAxis(axes, shape)) {
            layouts.add(PLACES);
        }
        if (shape.inner() > 1 && EXAMPLE.isOf(axes, shape)) {
            layouts.add(EXAMPLE);
        }
        if (shape.inner() > 1 && PLANES.isOf(axes, shape)) {
            layouts.add(PLANES);
        }
        if (withoutOnes(axes).isEmpty()) {
            layouts.add(ONE);
        }
        return layouts;
    }

    /// `(D,)`, with keepdims `(1, D)`, `(D, 1)` or `(1, C, 1, 1)`; also `(C, 1, 1)`, which NumPy broadcasts alike.
    private static boolean isPerFeature(List<Integer> axes, Shape shape) {
        int features = shape.features();
        if (axes.isEmpty()) {
            return features == 1;
        }
        List<Integer> kept = FEATURES.keeping(shape);
        boolean plain = axes.equals(List.of(features)) || axes.equals(List.of(1, features));
        boolean keeps = shape.rank() > 1 && (axes.equals(kept) || (shape.rank() == 2 && axes.equals(kept.reversed())));
        boolean trailed = shape.rank() > 2 && axes.equals(kept.subList(1, kept.size())) && shape.featureAxis() > 0;
        return plain || keeps || trailed;
    }

    private static boolean isAlongLastAxis(List<Integer> axes, Shape shape) {
        int last = shape.axes().getLast();
        return withoutOnes(axes).equals(withoutOnes(List.of(last)))
                && (axes.size() == 1 || axes.size() == shape.rank())
                && (axes.isEmpty() || axes.getLast() == last);
    }

    private static List<Integer> withoutOnes(List<Integer> axes) {
        return axes.stream().filter(length -> length != 1).toList();
    }
}
