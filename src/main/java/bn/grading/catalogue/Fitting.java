package bn.grading.catalogue;

import bn.formula.Expr;
import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Count;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Num;
import bn.formula.Expr.Ref;
import bn.formula.Expr.SumOver;
import bn.formula.Expr.SumRows;
import bn.formula.Extent;
import bn.formula.Extents;
import bn.graph.Graph;
import bn.graph.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Whether a formula for a step fits into the table: extents match in it, and in what reads the step.
///
/// A formula that lacks its sum has rows that the right one does not have. In code that is no error, because
/// broadcasts are implicit there; so a value that later steps of the table broadcast may have rows already.
final class Fitting {
    private final Graph table;
    private final Step step;
    private final Map<Extent, Optional<Map<String, Expr>>> byExtent = new ConcurrentHashMap<>();

    /// @param step whose formulas are asked about
    Fitting(Graph table, Step step) {
        this.table = table;
        this.step = step;
    }

    boolean fits(Expr formula) {
        return new Reading(table, Map.of()).matches(formula) && later(formula).isPresent();
    }

    /// The later steps that change with a formula that fits.
    Map<String, Expr> following(Expr formula) {
        return later(formula).orElseThrow();
    }

    private Optional<Map<String, Expr>> later(Expr formula) {
        return byExtent.computeIfAbsent(Extents.of(formula, table::extent), this::later);
    }

    private Optional<Map<String, Expr>> later(Extent extent) {
        Map<String, Extent> changed = new HashMap<>();
        if (extent != table.extent(step.name())) {
            changed.put(step.name(), extent);
        }
        Reading reading = new Reading(table, changed);
        Map<String, Expr> lines = new LinkedHashMap<>();
        for (Step later : table.steps()) {
            Expr formula = reading.withoutBroadcasts(later.formula());
            if (!reading.matches(formula)) {
                return Optional.empty();
            }
            if (!formula.equals(later.formula())) {
                lines.put(later.name(), formula);
            }
            Extent own = reading.extent(formula);
            if (!later.equals(step) && own != table.extent(later.name())) {
                changed.put(later.name(), own);
            }
        }
        return Optional.of(lines);
    }

    /// Reads formulas with some extents that are not those of the table.
    private record Reading(Graph table, Map<String, Extent> changed) {
        private Extent extent(Expr formula) {
            return Extents.of(formula, this::extent);
        }

        private Extent extent(String name) {
            return changed.getOrDefault(name, table.extent(name));
        }

        /// Whether sums over rows have rows, and broadcasts none.
        boolean matches(Expr formula) {
            boolean matches = switch (formula) {
                case SumRows(Expr of) -> hasRows(of);
                case MeanRows(Expr of) -> hasRows(of);
                case SumOver(Expr.Axes _, Expr of) -> hasRows(of);
                case Broadcast(Expr of) -> !hasRows(of);
                default -> true;
            };
            return matches && formula.parts().stream().allMatch(this::matches);
        }

        private boolean hasRows(Expr formula) {
            return switch (formula) {
                case Ref(String name) -> extent(name) == Extent.BATCH;
                case Num _, Count _, SumRows _, MeanRows _ -> false;
                case SumOver _, Broadcast _ -> true;
                default -> formula.parts().stream().anyMatch(this::hasRows);
            };
        }

        private Expr withoutBroadcasts(Expr formula) {
            if (changed.isEmpty()) {
                return formula;
            }
            List<Expr> parts =
                    formula.parts().stream().map(this::withoutBroadcasts).toList();
            return formula instanceof Broadcast && hasRows(parts.getFirst())
                    ? parts.getFirst()
                    : formula.withParts(parts);
        }
    }
}
