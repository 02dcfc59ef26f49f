package bn.grading.catalogue;

import bn.formula.Expr;
import bn.graph.ChainRule;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.stats.Convention;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The gradient that follows from a mistake of the forward pass. A learner who differentiates the code as
/// written, or lets a framework do it, hands in a backward pass that is right for the wrong forward pass.
/// [ChainRule] derives it, so no mistake of the catalogue lists it.
///
/// @param table the right table of a mode
/// @param right its backward steps, as the chain rule derives them
record OwnGradient(Mode mode, Graph table, Map<String, Expr> right) {
    /// By mode. The convention is any: it has no part in a gradient.
    private static final Map<Mode, OwnGradient> OF_MODES = new EnumMap<>(Mode.class);

    static {
        for (Mode mode : Mode.values()) {
            Graph table = Exercise.table(mode, Convention.ALL.getFirst());
            OF_MODES.put(mode, new OwnGradient(mode, table, ChainRule.backward(table, Map.of())));
        }
    }

    /// A forward pass of training with its own gradient.
    static Rewrite inTraining(Rewrite forward) {
        return Objects.requireNonNull(OF_MODES.get(Mode.TRAIN)).of(forward);
    }

    /// Forward steps, and the backward steps that they make other than they are; the same if a line is not of the
    /// forward pass.
    static Map<String, Expr> following(Mode mode, Map<String, Expr> lines) {
        OwnGradient gradient = Objects.requireNonNull(OF_MODES.get(mode));
        return lines.keySet().stream().allMatch(step -> gradient.table.has(step) && gradient.isForward(step))
                ? gradient.of(lines)
                : lines;
    }

    /// A mistake to which each of its forward passes with its own gradient is added as a further way to write
    /// it. A number that is fitted has no gradient.
    static Mistake added(Mistake mistake) {
        return mistake.parameter().isPresent() ? mistake : mistake.or(derived(mistake));
    }

    private static List<Rewrite> derived(Mistake mistake) {
        List<Rewrite> derived = new ArrayList<>();
        for (OwnGradient gradient : OF_MODES.values()) {
            if (mistake.isIn(gradient.mode)) {
                mistake.rewrites().stream()
                        .filter(gradient::isForward)
                        .map(gradient::of)
                        .filter(rewrite -> gradient.table.accepts(rewrite.lines()))
                        .filter(rewrite -> !isIn(mistake.rewrites(), rewrite) && !isIn(derived, rewrite))
                        .map(Rewrite::asDerived)
                        .forEach(derived::add);
            }
        }
        return derived;
    }

    private static boolean isIn(List<Rewrite> rewrites, Rewrite one) {
        return rewrites.stream().anyMatch(other -> other.lines().equals(one.lines()));
    }

    /// The forward steps of a rewrite, and the backward steps that they make other than they are.
    private Rewrite of(Rewrite rewrite) {
        return rewrite.with(of(rewrite.lines())).in(mode);
    }

    private Map<String, Expr> of(Map<String, Expr> forwardAndMore) {
        Map<String, Expr> lines = new LinkedHashMap<>(forwardAndMore);
        lines.keySet().removeIf(step -> !isForward(step));
        Map<String, Expr> own = ChainRule.backward(table, lines);
        for (Step step : table.steps(Pass.BACKWARD)) {
            Expr formula = own.get(step.name());
            if (formula != null && !formula.equals(right.get(step.name()))) {
                lines.put(step.name(), formula);
            }
        }
        return lines;
    }

    /// Whether it is a rewrite in this mode, of a forward step.
    private boolean isForward(Rewrite rewrite) {
        return rewrite.isIn(mode)
                && rewrite.lines().keySet().stream().allMatch(table::has)
                && rewrite.lines().keySet().stream().anyMatch(this::isForward);
    }

    private boolean isForward(String step) {
        return table.quantity(step) instanceof Step one && one.pass() == Pass.FORWARD;
    }
}
