package bn.graph;

import bn.formula.Adjoint;
import bn.formula.Expr;
import bn.formula.Spread;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reverse mode: the backward pass that follows from the forward steps of a table, whatever their formulas.
///
/// It starts from `dout`, the adjoint of `out`, and goes through the forward steps from the last to the
/// first. What a step contributes to a value that it reads is a branch, if the table has one there; the sum
/// of all contributions is the gradient.
public final class ChainRule {
    private final Graph table;
    private final List<Step> forward;
    private final Map<String, Spread> spreads = new HashMap<>();
    private final Map<String, Expr> adjoints = new HashMap<>(Map.of("out", Quantities.dout));
    private final Map<String, Expr> lines = new LinkedHashMap<>();

    private ChainRule(Graph table, List<Step> forward) {
        this.table = table;
        this.forward = forward;
        table.inputs().forEach(input -> spreads.put(input.name(), Spread.of(input.extent())));
        forward.forEach(step -> spreads.put(step.name(), Spread.of(step.formula(), this::spread)));
    }

    /// The formulas of the backward steps, by name; those through which nothing flows back are missing. They
    /// are in an order of their own: one may read a step that is below it in the table, so [Graph#with] need
    /// not take them.
    ///
    /// @param table whose backward steps are derived
    /// @param formulas of forward steps, instead of the table's
    public static Map<String, Expr> backward(Graph table, Map<String, Expr> formulas) {
        ChainRule rule = new ChainRule(
                table,
                table.steps(Pass.FORWARD).stream()
                        .map(step -> step.with(formulas.getOrDefault(step.name(), step.formula())))
                        .toList());
        rule.forward.reversed().forEach(rule::pull);
        table.inputs().forEach(input -> rule.adjoint(input.name()));
        return rule.lines;
    }

    private Spread spread(String name) {
        return Objects.requireNonNull(spreads.get(name), name);
    }

    private void pull(Step step) {
        adjoint(step.name()).ifPresent(adjoint -> pull(step, adjoint));
    }

    private void pull(Step step, Expr adjoint) {
        Map<String, Expr> contributions = contributions(step, adjoint);
        // What reaches one operand unchanged has a name from there on: dmu reads dx1.
        Expr named = contributions.entrySet().stream()
                .filter(one -> one.getValue().equals(adjoint))
                .flatMap(one -> branch(one.getKey(), step).stream())
                .findFirst()
                .map(Step::ref)
                .orElse(adjoint);
        contributions(step, named).forEach((read, part) -> add(read, step, part, adjoint));
    }

    private Map<String, Expr> contributions(Step step, Expr adjoint) {
        return Adjoint.contributions(step.formula(), step.ref(), adjoint, this::spread);
    }

    private void add(String read, Step reader, Expr part, Expr adjoint) {
        Optional<Step> branch = branch(read, reader);
        branch.ifPresent(edge -> lines.put(edge.name(), part.equals(edge.ref()) ? adjoint : part));
        adjoints.merge(read, branch.map(Step::ref).orElse(part), Adjoint::sum);
    }

    private Optional<Step> branch(String of, Step by) {
        return table.branches(of).stream()
                .filter(step -> step.role().equals(new Role.Branch(of, by.name())))
                .findFirst();
    }

    /// The adjoint of a value, once all steps that read it are done: by its name, if the table has it.
    private Optional<Expr> adjoint(String value) {
        Optional<Expr> sum = Optional.ofNullable(adjoints.get(value));
        Optional<Step> gradient = table.steps(Pass.BACKWARD).stream()
                .filter(step -> step.role().equals(new Role.Gradient(value)))
                .findFirst();
        if (sum.isPresent() && gradient.isPresent()) {
            lines.put(gradient.get().name(), sum.get());
            return gradient.map(Step::ref);
        }
        return sum;
    }
}
