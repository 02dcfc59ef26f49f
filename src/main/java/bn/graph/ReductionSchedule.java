package bn.graph;

import bn.formula.Expr;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Ref;
import bn.formula.Expr.SumRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The reductions (sums over rows) that formulas need, in topological order by level: first those that need
/// no other reduction. Each level takes one pass over the rows.
final class ReductionSchedule {
    private final Function<String, @Nullable Expr> formula;
    private final Predicate<Reduction> computed;
    private final Map<Reduction, Integer> levels = new LinkedHashMap<>();
    private final Map<String, Integer> steps = new HashMap<>();

    /// A sum over rows, and the step whose formula it is part of, since a given on an edge applies to one
    /// reader only.
    record Reduction(Expr of, String reader) {}

    private ReductionSchedule(Function<String, @Nullable Expr> formula, Predicate<Reduction> computed) {
        this.formula = formula;
        this.computed = computed;
    }

    /// The reductions that some formulas need.
    ///
    /// @param reader the step whose formulas these are
    /// @param formula of a step by its name, or null if its value is given
    /// @param computed whether a reduction is already computed
    static List<List<Reduction>> of(
            List<Expr> exprs, String reader, Function<String, @Nullable Expr> formula, Predicate<Reduction> computed) {
        ReductionSchedule levels = new ReductionSchedule(formula, computed);
        exprs.forEach(expr -> levels.before(expr, reader));
        return levels.inOrder();
    }

    /// The number of levels needed before a formula can be computed. Its own reductions are added to their
    /// levels.
    private int before(Expr expr, String reader) {
        return switch (expr) {
            case Ref(String name) -> before(name);
            case SumRows(Expr of) -> 1 + level(new Reduction(of, reader));
            case MeanRows(Expr of) -> 1 + level(new Reduction(of, reader));
            default -> {
                int before = 0;
                for (Expr part : expr.parts()) {
                    before = Math.max(before, before(part, reader));
                }
                yield before;
            }
        };
    }

    private int before(String name) {
        Integer before = steps.get(name);
        if (before == null) {
            Expr computed = formula.apply(name);
            before = computed == null ? 0 : before(computed, name);
            steps.put(name, before);
        }
        return before;
    }

    private int level(Reduction reduction) {
        if (computed.test(reduction)) {
            return -1;
        }
        Integer level = levels.get(reduction);
        if (level == null) {
            level = before(reduction.of(), reduction.reader());
            levels.put(reduction, level);
        }
        return level;
    }

    private List<List<Reduction>> inOrder() {
        List<List<Reduction>> inOrder = new ArrayList<>();
        levels.forEach((reduction, level) -> {
            while (inOrder.size() <= level) {
                inOrder.add(new ArrayList<>());
            }
            inOrder.get(level).add(reduction);
        });
        return inOrder;
    }
}
