package bn.walk;

import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Step;
import bn.rounding.RunRounding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The difference between two versions, step by step.
final class Difference {
    private static final int CHUNK = 4096;

    /// The most numbers of a step whose changes are classified as round-off or not.
    private static final long ASKED = 200_000;

    private final Version before;
    private final Version after;
    private final RunRounding roundingBefore;
    private final RunRounding roundingAfter;
    private final List<StepChange> changed = new ArrayList<>();
    private final List<String> rounded = new ArrayList<>();
    private final List<String> same = new ArrayList<>();

    Difference(Version before, Version after) {
        this.before = before;
        this.after = after;
        this.roundingBefore = before.rounding();
        this.roundingAfter = after.rounding();
        common().forEach(this::compare);
    }

    /// A step whose numbers changed.
    ///
    /// @param count the numbers that changed by more than round-off
    /// @param all the numbers it has
    /// @param most the largest change, or NaN if either number is NaN
    /// @param where the cell of that change
    record StepChange(Step step, long count, long all, double most, Cell where) {}

    /// The changed steps among those that both versions have.
    List<StepChange> changed() {
        return List.copyOf(changed);
    }

    /// The steps that changed only by round-off.
    List<String> rounded() {
        return List.copyOf(rounded);
    }

    /// The steps that did not change.
    ///
    /// @param dependent whether to list those that depend on the change, or the others
    List<String> same(boolean dependent) {
        Set<String> sources = sources();
        return same.stream()
                .filter(name -> dependsOn(name, sources) == dependent)
                .toList();
    }

    /// The names set in one version but not in the other; the statistics if the mode differs.
    Set<String> sources() {
        List<Edit> old = before.edits();
        List<Edit> fresh = after.edits();
        int shared = 0;
        while (shared < Math.min(old.size(), fresh.size()) && old.get(shared).equals(fresh.get(shared))) {
            shared++;
        }
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(old.subList(shared, old.size()).stream(), fresh.subList(shared, fresh.size()).stream())
                .forEach(edit -> {
                    names.addAll(edit.lines().keySet());
                    edit.givens().forEach(given -> names.add(given.name()));
                });
        if (before.mode() != after.mode()) {
            names.addAll(BatchNorm.STATISTICS.stream().sorted().toList());
        }
        return names;
    }

    private boolean dependsOn(String name, Set<String> sources) {
        return sources.contains(name)
                || (!(before.isReplaced(name) && after.isReplaced(name))
                        && Stream.of(before, after)
                                .flatMap(version -> version.reads(name).stream())
                                .distinct()
                                .anyMatch(read -> dependsOn(read, sources)));
    }

    private List<Step> common() {
        return Walk.TABLE.steps().stream()
                .filter(step -> before.trace().graph().has(step.name())
                        && after.trace().graph().has(step.name()))
                .toList();
    }

    private void compare(Step step) {
        Value old = before.trace().value(step.name());
        Value fresh = after.trace().value(step.name());
        // A mistaken formula may change the extent of a value.
        boolean hasRows = fresh instanceof Value.PerRow || old instanceof Value.PerRow;
        int rows = hasRows ? after.trace().shape().rows() : 1;
        int features = after.features().size();
        long all = (long) rows * features;
        boolean differs = false;
        long count = 0;
        double most = 0;
        Cell where = new Cell(step.name(), 0, 0);
        for (int feature = 0; feature < features; feature++) {
            for (int from = 0; from < rows; from += CHUNK) {
                double[] a = old.numbers(feature, from, Math.min(rows, from + CHUNK));
                double[] b = fresh.numbers(feature, from, Math.min(rows, from + CHUNK));
                for (int i = 0; i < a.length; i++) {
                    if (a[i] == b[i] || (Double.isNaN(a[i]) && Double.isNaN(b[i]))) {
                        continue;
                    }
                    differs = true;
                    Cell cell = new Cell(step.name(), from + i, feature);
                    double change = b[i] - a[i];
                    if (all <= ASKED && isRounding(cell, change)) {
                        continue;
                    }
                    count++;
                    if (count == 1 || Math.abs(change) > Math.abs(most)) {
                        most = change;
                        where = cell;
                    }
                }
            }
        }
        if (count > 0) {
            changed.add(new StepChange(step, count, all, most, where));
        } else {
            (differs ? rounded : same).add(step.name());
        }
    }

    /// Whether a change is within the round-off bounds of the two runs. An infinite bound proves nothing.
    private boolean isRounding(Cell cell, double change) {
        double bound = roundingBefore.of(cell.name(), cell.row(), cell.feature())
                + roundingAfter.of(cell.name(), cell.row(), cell.feature());
        return Double.isFinite(bound) && Math.abs(change) <= bound;
    }
}
