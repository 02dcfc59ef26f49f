package bn.graph;

import bn.formula.Expr;
import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Count;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Minus;
import bn.formula.Expr.Negated;
import bn.formula.Expr.Num;
import bn.formula.Expr.Over;
import bn.formula.Expr.Plus;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Root;
import bn.formula.Expr.Squared;
import bn.formula.Expr.SumOver;
import bn.formula.Expr.SumRows;
import bn.formula.Expr.Times;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What remains of a table when some of its values are given instead of computed. Evaluation mode is the one
/// with μ and σ² given.
///
/// It is derived from the table. A given value becomes an input. A forward step that nothing reads is
/// removed. A gradient stays if its value still depends on x, γ or β, along the edges that remain; a removed
/// gradient is 0, and is dropped from the sums it is a term of.
///
/// @param whole the original table
/// @param graph the remaining one
/// @param absences why each removed step is not computed
public record ReducedGraph(Graph whole, Graph graph, Map<String, NotComputed> absences) {
    public ReducedGraph {
        absences = Map.copyOf(absences);
    }

    /// A table with nothing given.
    static ReducedGraph whole(Graph whole) {
        return new ReducedGraph(whole, whole, Map.of());
    }

    /// Reduces a table.
    ///
    /// Reduces a table.
    public static ReducedGraph of(Graph whole, Set<String> given) {
        return new Reducer(whole, given).reduced();
    }

    private static final class Reducer {
        private final Graph whole;
        private final Set<String> given;
        private final Set<String> forward = new HashSet<>();
        private final Set<String> requireGrad = new HashSet<>();
        private final Map<String, NotComputed> absences = new LinkedHashMap<>();
        private final List<Step> kept = new ArrayList<>();

        Reducer(Graph whole, Set<String> given) {
            this.whole = whole;
            this.given = given;
        }

        ReducedGraph reduced() {
            List<Step> steps = whole.steps(Pass.FORWARD);
            steps.reversed().forEach(this::needed);
            steps.forEach(this::forwardStep);
            whole.steps(Pass.BACKWARD).forEach(this::backwardStep);
            return new ReducedGraph(whole, Graph.of(inputs(), kept), absences);
        }

        /// A forward step is needed if it is a result or a needed step reads it. Called from the last step to
        /// the first.
        private void needed(Step step) {
            List<Step> readers = whole.readers(step.name());
            boolean read = readers.isEmpty() || readers.stream().anyMatch(reader -> forward.contains(reader.name()));
            if (read && !given.contains(step.name())) {
                forward.add(step.name());
            }
        }

        private void forwardStep(Step step) {
            if (forward.contains(step.name())) {
                kept.add(step);
                if (step.formula().reads().stream().anyMatch(this::requiresGrad)) {
                    requireGrad.add(step.name());
                }
            } else {
                absences.put(
                        step.name(),
                        given.contains(step.name()) ? new NotComputed.IsGiven() : new NotComputed.Unread());
            }
        }

        /// Whether a value depends on an input whose gradient is in the table.
        private boolean requiresGrad(String name) {
            return requireGrad.contains(name)
                    || (whole.quantity(name) instanceof Input
                            && whole.steps(Pass.BACKWARD).stream()
                                    .anyMatch(step -> step.role() instanceof Role.Gradient gradient
                                            && gradient.of().equals(name)));
        }

        private void backwardStep(Step step) {
            Optional<NotComputed> absence = switch (step.role()) {
                case Role.Forward _ -> Optional.empty();
                case Role.Gradient(String of) -> requiresGrad(of) ? Optional.empty() : Optional.of(noGradient(of));
                case Role.Branch(String of, String by) ->
                    requiresGrad(of) && forward.contains(by)
                            ? Optional.empty()
                            : Optional.of(new NotComputed.EdgeGone(of, by));
            };
            absence.ifPresentOrElse(
                    why -> absences.put(step.name(), why),
                    () -> kept.add(new Step(
                            step.name(),
                            step.symbol(),
                            step.role(),
                            left(step.formula())
                                    .orElseThrow(() -> new IllegalStateException("nothing is left of " + step.name())),
                            step.aliases())));
        }

        private NotComputed noGradient(String of) {
            return absences.get(of) instanceof NotComputed.Unread
                    ? new NotComputed.OfUnread(of)
                    : new NotComputed.OfConstant(of);
        }

        private List<Input> inputs() {
            List<Input> inputs = new ArrayList<>(whole.inputs());
            for (Step step : whole.steps()) {
                if (given.contains(step.name())) {
                    inputs.add(new Input(step.name(), step.symbol(), whole.extent(step.name()), step.aliases()));
                }
            }
            return inputs;
        }

        /// What remains of a formula when the absent gradients are 0; empty if it is 0 itself.
        private Optional<Expr> left(Expr expr) {
            return switch (expr) {
                case Ref(String name) ->
                    absences.containsKey(name) && !given.contains(name) ? Optional.empty() : Optional.of(expr);
                case Num _, Count _ -> Optional.of(expr);
                case Plus(Expr a, Expr b) ->
                    left(a).map(x -> left(b).map(x::plus).orElse(x)).or(() -> left(b));
                case Minus(Expr a, Expr b) ->
                    left(a).map(x -> left(b).map(x::minus).orElse(x)).or(() -> left(b).map(Expr::negated));
                case Times(Expr a, Expr b) -> left(a).flatMap(x -> left(b).map(x::times));
                case Over(Expr a, Expr b) -> left(a).flatMap(x -> left(b).map(x::over));
                case Negated(Expr of) -> left(of).map(Expr::negated);
                case Squared(Expr of) -> left(of).map(Expr::squared);
                case Root(Expr of) -> left(of).map(Expr::root);
                case SumRows(Expr of) -> left(of).map(Expr::sumRows);
                case SumOver(Expr.Axes axes, Expr of) -> left(of).map(inner -> inner.sumOver(axes));
                case MeanRows(Expr of) -> left(of).map(Expr::meanRows);
                case Broadcast(Expr of) -> left(of).map(Expr::broadcast);
            };
        }
    }
}
