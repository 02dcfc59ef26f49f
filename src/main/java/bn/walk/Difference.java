package bn.walk;

import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Graph;
import bn.graph.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What changed from one version to another, step by step.
final class Difference {
    private static final int STRETCH = 4096;

    private final Version before;
    private final Version after;
    private final Map<String, Changed> changes = new LinkedHashMap<>();

    Difference(Version before, Version after) {
        this.before = before;
        this.after = after;
        common().forEach(step -> compare(step).ifPresent(change -> changes.put(step.name(), change)));
    }

    /// A step whose numbers changed.
    ///
    /// @param count how many of them
    /// @param all how many there are
    /// @param most the largest change, or NaN where one of the two is no number
    /// @param where its cell
    record Changed(Step step, long count, long all, double most, Cell where) {}

    /// The steps that changed, of those that both versions have.
    List<Changed> changed() {
        return List.copyOf(changes.values());
    }

    /// The steps that did not change.
    ///
    /// @param dependent whether those that depend on what was set are meant, or the others
    List<String> same(boolean dependent) {
        Set<String> sources = sources();
        return common().stream()
                .map(Step::name)
                .filter(name -> !changes.containsKey(name))
                .filter(name -> dependsOn(name, sources) == dependent)
                .toList();
    }

    /// What was set in one version and not in the other, by name; the statistics where the mode is another.
    Set<String> sources() {
        Set<String> names = new LinkedHashSet<>();
        for (List<Edit> edits : List.of(before.edits(), after.edits())) {
            List<Edit> others = edits.equals(before.edits()) ? after.edits() : before.edits();
            edits.stream().filter(edit -> !others.contains(edit)).forEach(edit -> {
                names.addAll(edit.lines().keySet());
                edit.givens().forEach(given -> names.add(given.name()));
            });
        }
        if (before.mode() != after.mode()) {
            names.addAll(BatchNorm.STATISTICS.stream().sorted().toList());
        }
        return names;
    }

    private boolean dependsOn(String name, Set<String> sources) {
        Graph graph = Walk.TABLE;
        return sources.contains(name)
                || (graph.quantity(name) instanceof Step step
                        && !(before.isReplaced(name) && after.isReplaced(name))
                        && step.formula().reads().stream().anyMatch(read -> dependsOn(read, sources)));
    }

    private List<Step> common() {
        return Walk.TABLE.steps().stream()
                .filter(step -> before.trace().graph().has(step.name())
                        && after.trace().graph().has(step.name()))
                .toList();
    }

    private Optional<Changed> compare(Step step) {
        Value old = before.trace().value(step.name());
        Value fresh = after.trace().value(step.name());
        // A mistaken line may give a value another extent.
        boolean hasRows = fresh instanceof Value.PerRow || old instanceof Value.PerRow;
        int rows = hasRows ? after.trace().shape().rows() : 1;
        int features = after.features().size();
        long count = 0;
        double most = 0;
        Cell where = new Cell(step.name(), 0, 0);
        for (int feature = 0; feature < features; feature++) {
            for (int from = 0; from < rows; from += STRETCH) {
                double[] a = old.numbers(feature, from, Math.min(rows, from + STRETCH));
                double[] b = fresh.numbers(feature, from, Math.min(rows, from + STRETCH));
                for (int i = 0; i < a.length; i++) {
                    if (a[i] == b[i] || (Double.isNaN(a[i]) && Double.isNaN(b[i]))) {
                        continue;
                    }
                    count++;
                    double change = b[i] - a[i];
                    if (count == 1 || Math.abs(change) > Math.abs(most)) {
                        most = change;
                        where = new Cell(step.name(), from + i, feature);
                    }
                }
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new Changed(step, count, (long) rows * features, most, where));
    }
}
