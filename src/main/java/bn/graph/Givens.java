package bn.graph;

import bn.formula.Extent;
import bn.formula.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The givens of a trace, indexed by name, feature and row, since there may be as many as a batch has rows.
final class Givens {
    private static final NavigableMap<Integer, List<Given.OneNumber>> NONE = new TreeMap<>();

    private final List<Given> all;
    private final Function<String, Extent> extent;
    private final Map<String, Value> whole = new HashMap<>();

    /// By name, feature and row; several for one place are in the order in which they were given.
    private final Map<String, Map<Integer, NavigableMap<Integer, List<Given.OneNumber>>>> singles = new HashMap<>();

    /// @param extent of each named quantity
    Givens(List<Given> givens, Function<String, Extent> extent) {
        this.all = List.copyOf(givens);
        this.extent = extent;
        for (Given given : givens) {
            switch (given) {
                case Given.OfValue(String name, Value value) -> whole.put(name, value);
                case Given.OneNumber single ->
                    singles.computeIfAbsent(single.name(), _ -> new HashMap<>())
                            .computeIfAbsent(single.feature(), _ -> new TreeMap<>())
                            .computeIfAbsent(row(single.name(), single.row()), _ -> new ArrayList<>(1))
                            .add(single);
            }
        }
    }

    /// A copy with one more.
    Givens with(Given given) {
        List<Given> more = new ArrayList<>(all);
        more.add(given);
        return new Givens(more, extent);
    }

    /// Values without rows use row 0.
    private int row(String name, int row) {
        return extent.apply(name) == Extent.BATCH ? row : 0;
    }

    private NavigableMap<Integer, List<Given.OneNumber>> column(String name, int feature) {
        return singles.getOrDefault(name, Map.of()).getOrDefault(feature, NONE);
    }

    private NavigableMap<Integer, List<Given.OneNumber>> among(String name, int feature, int from, int count) {
        // The end of the last block may exceed the largest int.
        return column(name, feature).subMap(from, true, from + (count - 1), true);
    }

    /// The replacement of a whole quantity, or null; the last one given wins.
    @Nullable
    Value whole(String name) {
        return whole.get(name);
    }

    /// Whether single numbers are replaced, rather than whole quantities.
    boolean hasSingles() {
        return !singles.isEmpty();
    }

    /// Whether a cell was replaced for all readers.
    boolean has(Cell cell) {
        return whole.containsKey(cell.name())
                || column(cell.name(), cell.feature()).getOrDefault(row(cell.name(), cell.row()), List.of()).stream()
                        .anyMatch(Given.OfCell.class::isInstance);
    }

    /// Whether any cell of a quantity was replaced in a feature, for all readers.
    boolean has(String name, int feature) {
        return whole.containsKey(name)
                || column(name, feature).values().stream()
                        .flatMap(List::stream)
                        .anyMatch(Given.OfCell.class::isInstance);
    }

    /// A number of feature extent as one step reads it.
    double replace(String name, String reader, int feature, double computed) {
        double number = computed;
        for (Given.OneNumber single : column(name, feature).getOrDefault(0, List.of())) {
            if (single.isReadBy(reader)) {
                number = single.value();
            }
        }
        return number;
    }

    /// Whether single numbers of a value are replaced, as read by `reader`.
    boolean isPatched(String name, String reader) {
        return singles.containsKey(name)
                && singles.get(name).values().stream()
                        .flatMap(rows -> rows.values().stream())
                        .flatMap(List::stream)
                        .anyMatch(single -> single.isReadBy(reader));
    }

    /// Whether any of these are among `count` rows of a feature, starting at row `from`.
    boolean isPatched(String name, String reader, int feature, int from, int count) {
        return among(name, feature, from, count).values().stream()
                .flatMap(List::stream)
                .anyMatch(single -> single.isReadBy(reader));
    }

    /// Replaces numbers among `count` rows of a feature, starting at row `from`, as read by `reader`.
    void patch(String name, String reader, int feature, int from, double[] numbers, int count) {
        among(name, feature, from, count).forEach((row, singlesThere) -> {
            for (Given.OneNumber single : singlesThere) {
                if (single.isReadBy(reader)) {
                    numbers[row - from] = single.value();
                }
            }
        });
    }
}
