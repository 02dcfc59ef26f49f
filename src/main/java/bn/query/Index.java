package bn.query;

import bn.batch.NearestWord;
import bn.batch.Shape;
import bn.formula.Extent;
import bn.prose.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// An index expression such as `dx[2,width]`, `xmu[0:3,'petal length']` or `y[1,:,0,0]`: an index or a slice
/// on each axis of x's shape, from 0, or from the end if negative.
final class Index {
    private final Scope scope;
    private final String name;
    private final List<String> items;

    /// @param items between the commas
    Index(Scope scope, String name, List<String> items) {
        this.scope = scope;
        this.name = name;
        this.items = List.copyOf(items);
    }

    /// A range on one axis.
    ///
    /// @param single whether it is an index and not a slice, so that the axis is dropped
    private record Slice(int from, int to, boolean single) {
        int count() {
            return to - from;
        }
    }

    Pick pick() throws QueryProblem {
        return switch (scope.extent(name)) {
            case ONE -> {
                checkCount(0);
                yield new Pick(name, name, Extent.ONE, new int[0], new int[0]);
            }
            case FEATURE -> {
                checkCount(1);
                Slice features = features(items.isEmpty() ? ":" : items.getFirst(), 0);
                yield new Pick(
                        name, text(), features.single() ? Extent.ONE : Extent.FEATURE, new int[0], places(features));
            }
            case BATCH -> ofBatch();
        };
    }

    private Pick ofBatch() throws QueryProblem {
        Shape shape = scope.shape();
        checkCount(shape.rank());
        List<Slice> axes = new ArrayList<>();
        boolean single = true;
        for (int axis = 0; axis < shape.rank(); axis++) {
            String item = axis < items.size() ? items.get(axis) : ":";
            Slice slice = axis == shape.featureAxis()
                    ? features(item, axis)
                    : slice(item, axis, shape.axes().get(axis));
            single &= slice.single();
            axes.add(slice);
        }
        Slice features = shape.rank() == 1 ? new Slice(0, 1, true) : axes.get(shape.featureAxis());
        return new Pick(name, text(), single ? Extent.ONE : Extent.BATCH, rows(axes), places(features));
    }

    /// The rows in C order over all axes but the feature axis.
    private int[] rows(List<Slice> axes) {
        int[] rows = {0};
        for (int axis = 0; axis < axes.size(); axis++) {
            if (axis == scope.shape().featureAxis()) {
                continue;
            }
            int stride = scope.shape().rowStride(axis);
            Slice slice = axes.get(axis);
            int[] before = rows;
            rows = IntStream.range(0, before.length * slice.count())
                    .map(n -> before[n / slice.count()] + (slice.from() + n % slice.count()) * stride)
                    .toArray();
        }
        return rows;
    }

    private static int[] places(Slice slice) {
        return IntStream.range(slice.from(), slice.to()).toArray();
    }

    private void checkCount(int most) throws QueryProblem {
        if (items.size() > most) {
            throw new QueryProblem(Message.QUERY_TOO_MANY_INDICES, name, most, items.size());
        }
    }

    /// A feature is given by its number, its name, or its name in quotes.
    private Slice features(String item, int axis) throws QueryProblem {
        int count = scope.features().size();
        Optional<String> quoted = unquoted(item);
        if (quoted.isEmpty() && item.matches("[-+0-9:\\s]*")) {
            return slice(item, axis, count);
        }
        String feature = quoted.orElse(item);
        int place = scope.features().indexOf(feature);
        if (place < 0) {
            String near = NearestWord.to(feature, scope.features())
                    .orElse(scope.features().getFirst());
            throw new QueryProblem(Message.QUERY_NO_FEATURE, feature, near, count - 1);
        }
        return new Slice(place, place + 1, true);
    }

    private static Optional<String> unquoted(String item) {
        boolean quoted = item.length() > 1
                && (item.charAt(0) == '\'' || item.charAt(0) == '"')
                && item.charAt(item.length() - 1) == item.charAt(0);
        return quoted ? Optional.of(item.substring(1, item.length() - 1)) : Optional.empty();
    }

    private Slice slice(String item, int axis, int length) throws QueryProblem {
        String[] ends = item.split(":", -1);
        if (ends.length == 1) {
            int place = place(item, item, length);
            if (place < 0 || place >= length) {
                throw outside(item, axis, length);
            }
            return new Slice(place, place + 1, true);
        }
        if (ends.length > 2) {
            throw new QueryProblem(Message.QUERY_SLICE, item);
        }
        int from = ends[0].isBlank() ? 0 : place(ends[0], item, length);
        int to = ends[1].isBlank() ? length : place(ends[1], item, length);
        if (from < 0 || to > length || from >= to) {
            throw outside(item, axis, length);
        }
        return new Slice(from, to, false);
    }

    private int place(String number, String item, int length) throws QueryProblem {
        String digits = number.strip();
        if (!digits.matches("[-+]?[0-9]{1,9}")) {
            throw new QueryProblem(Message.QUERY_SLICE, item);
        }
        int place = Integer.parseInt(digits);
        return place < 0 ? place + length : place;
    }

    private QueryProblem outside(String item, int axis, int length) {
        return new QueryProblem(
                Message.QUERY_OUTSIDE, name + "[" + String.join(",", items) + "]", item, axis, length - 1);
    }

    private String text() {
        return items.isEmpty() ? name : name + "[" + String.join(",", items) + "]";
    }
}
