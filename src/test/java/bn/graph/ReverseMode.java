package bn.graph;

import bn.exact.Decimals;
import bn.formula.Expr;
import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Count;
import bn.formula.Expr.Counted;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Reverse-mode differentiation of arbitrary formulas.
///
/// It runs the forward steps with 60 digits and then differentiates backward. The gradient of a value is kept
/// separately for each step that reads it, since these are the branches.
final class ReverseMode {
    private final int rows;
    private final int features;
    private final Map<String, Decimals> values;
    private final Map<Edge, Decimals> adjoints = new HashMap<>();

    /// A value, as one step reads it.
    private record Edge(String value, String reader) {}

    /// Runs the steps forward, then back from a seed.
    ///
    /// @param inputs by name
    /// @param seed the gradient of the loss with respect to the last step
    ReverseMode(List<Step> forward, int rows, Map<String, Decimals> inputs, Decimals seed) {
        this.rows = rows;
        this.features = seed.features();
        this.values = new HashMap<>(inputs);
        forward.forEach(step -> values.put(step.name(), value(step.formula())));
        adjoints.put(new Edge(forward.getLast().name(), ""), seed);
        for (Step step : forward.reversed()) {
            pull(step.formula(), step.name(), total(step.name()));
        }
    }

    /// The gradient with respect to a value, summed over its readers.
    Decimals total(String value) {
        return adjoints.entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(value))
                .map(Map.Entry::getValue)
                .reduce(Decimals::plus)
                .orElseThrow();
    }

    /// The part of the gradient that comes from one reader.
    Decimals along(String value, String reader) {
        return Objects.requireNonNull(adjoints.get(new Edge(value, reader)), value + " to " + reader);
    }

    /// The readers that contribute to the gradient of a value.
    Stream<String> readers(String value) {
        return adjoints.keySet().stream()
                .filter(edge -> edge.value().equals(value))
                .map(Edge::reader);
    }

    private Decimals value(Expr expr) {
        return switch (expr) {
            case Ref(String name) -> Objects.requireNonNull(values.get(name), name);
            case Num(double number) -> Decimals.constant(number, features);
            case Count(Counted of) -> Decimals.constant(count(of), features);
            case Plus(Expr left, Expr right) -> value(left).plus(value(right));
            case Minus(Expr left, Expr right) -> value(left).minus(value(right));
            case Times(Expr left, Expr right) -> value(left).times(value(right));
            case Over(Expr left, Expr right) -> value(left).over(value(right));
            case Negated(Expr of) -> value(of).negated();
            case Squared(Expr of) -> value(of).times(value(of));
            case Root(Expr of) -> value(of).root();
            case SumOver _ -> throw new IllegalArgumentException("no right formula sums over other axes");
            case SumRows(Expr of) -> value(of).sumRows();
            case MeanRows(Expr of) -> value(of).sumRows().over(rows);
            case Broadcast(Expr of) -> value(of).spread(rows);
        };
    }

    private int count(Counted of) {
        return switch (of) {
            case ROWS, EXAMPLES -> rows;
            case FEATURES, LAST -> features;
        };
    }

    /// Propagates the gradient of a formula to its operands. Where a number was broadcast, its gradient is
    /// summed over the rows.
    private void pull(Expr expr, String reader, Decimals seed) {
        Decimals fit = value(expr).rows() < seed.rows() ? seed.sumRows() : seed;
        switch (expr) {
            case Ref(String name) -> adjoints.merge(new Edge(name, reader), fit, Decimals::plus);
            case Num _, Count _ -> {}
            case Plus(Expr left, Expr right) -> {
                pull(left, reader, fit);
                pull(right, reader, fit);
            }
            case Minus(Expr left, Expr right) -> {
                pull(left, reader, fit);
                pull(right, reader, fit.negated());
            }
            case Times(Expr left, Expr right) -> {
                pull(left, reader, fit.times(value(right)));
                pull(right, reader, fit.times(value(left)));
            }
            case Over(Expr left, Expr right) -> {
                pull(left, reader, fit.over(value(right)));
                pull(right, reader, fit.times(value(expr)).over(value(right)).negated());
            }
            case Negated(Expr of) -> pull(of, reader, fit.negated());
            case Squared(Expr of) -> pull(of, reader, fit.times(value(of)).times(2));
            case Root(Expr of) -> pull(of, reader, fit.over(value(expr).times(2)));
            case SumOver _ -> throw new IllegalArgumentException("no right formula sums over other axes");
            case SumRows(Expr of) -> pull(of, reader, fit.spread(rows));
            case MeanRows(Expr of) -> pull(of, reader, fit.over(rows).spread(rows));
            case Broadcast(Expr of) -> pull(of, reader, fit.sumRows());
        }
    }
}
