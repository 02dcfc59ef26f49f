package bn.query;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.Cell;
import bn.graph.Graph;
import bn.graph.Input;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An expression over the values of a run: a formula over selections.
///
/// It is evaluated as a small table with the selections as inputs.
public final class Query {
    private final String text;
    private final Expr expr;
    private final Map<String, Pick> picks;
    private final Map<String, Call> calls;

    /// @param calls in the order in which they can be computed
    Query(String text, Expr expr, Map<String, Pick> picks, Map<String, Call> calls) {
        this.text = text;
        this.expr = expr;
        this.picks = new LinkedHashMap<>(picks);
        this.calls = new LinkedHashMap<>(calls);
    }

    /// A function that is no formula, `max(abs(dx))`: its result is an input of the rest of the expression.
    ///
    /// @param extent of the result
    record Call(String text, Function function, Expr inside, Extent extent) {}

    /// Parses an expression.
    ///
    /// @throws QueryProblem if it is invalid, or names something unknown
    public static Query of(String line, Scope scope) throws QueryProblem {
        return QueryParser.query(line, scope);
    }

    /// Parses a single cell: `dx[2,width]`, `mu[0]`, `eps`.
    ///
    /// @throws QueryProblem if it is not a cell
    public static Cell cell(String line, Scope scope) throws QueryProblem {
        Pick pick = part(line, scope);
        if (pick.extent() != Extent.ONE) {
            throw new QueryProblem(Message.QUERY_NOT_A_CELL, pick.text(), scope.text(cell(pick)));
        }
        return cell(pick);
    }

    /// Parses a selection from one value: `x[2,width]`, `gamma[1]`, `dout`.
    ///
    /// @throws QueryProblem if it is anything else
    public static Pick part(String line, Scope scope) throws QueryProblem {
        Query query = of(named(line.strip(), scope), scope);
        Pick pick = query.expr instanceof Expr.Ref(String name) ? query.picks.get(name) : null;
        if (pick == null) {
            throw new QueryProblem(Message.QUERY_NOT_A_PART, query.text);
        }
        return pick;
    }

    /// A step may be given by its number.
    private static String named(String word, Scope scope) {
        return word.matches("[0-9]+") ? scope.whole().step(word).map(Step::name).orElse(word) : word;
    }

    private static Cell cell(Pick pick) {
        return new Cell(
                pick.name(), pick.rowCount() == 0 ? 0 : pick.row(0), pick.featureCount() == 0 ? 0 : pick.feature(0));
    }

    public String text() {
        return text;
    }

    /// The selections it reads, in order of appearance.
    public Collection<Pick> picks() {
        return picks.values();
    }

    /// The value of an expression.
    ///
    /// @param rows a selection to label its rows with, if it has any
    /// @param features a selection to label its features with, if it has any
    public record Result(Value value, Optional<Pick> rows, Optional<Pick> features) {}

    /// Evaluates the expression.
    ///
    /// @throws QueryProblem if the shapes of its selections do not match
    public Result answer(Trace trace) throws QueryProblem {
        Optional<Pick> rows = fitting(Extent.BATCH);
        Optional<Pick> features = fitting(Extent.FEATURE).or(() -> rows);
        Shape shape = Shape.of(
                rows.map(Pick::rowCount).orElse(trace.shape().rows()),
                features.map(Pick::featureCount).orElse(trace.shape().features()));
        Graph graph = table();
        Map<String, Value> values = new HashMap<>();
        picks.forEach((key, pick) -> values.put(key, pick.value(trace)));
        calls.forEach((key, call) -> values.put(
                key, call.function().of(Trace.of(graph, shape, values).value(call.inside()), shape.features())));
        return new Result(Trace.of(graph, shape, values).value(expr), rows, features);
    }

    private Graph table() {
        return Graph.of(
                Stream.concat(
                                picks.values().stream().map(pick -> input(pick.text(), pick.extent())),
                                calls.values().stream().map(call -> input(call.text(), call.extent())))
                        .toList(),
                List.of());
    }

    private static Input input(String name, Extent extent) {
        return new Input(name, name, extent, List.of());
    }

    /// A selection of this extent; all of them must have equal numbers of rows and features.
    private Optional<Pick> fitting(Extent extent) throws QueryProblem {
        Optional<Pick> first = Optional.empty();
        for (Pick pick : picks.values()) {
            if (pick.extent() == Extent.ONE) {
                continue;
            }
            if (first.isEmpty() && pick.extent() == extent) {
                first = Optional.of(pick);
            }
            for (Pick other : picks.values()) {
                boolean rowsDiffer = pick.extent() == Extent.BATCH
                        && other.extent() == Extent.BATCH
                        && pick.rowCount() != other.rowCount();
                boolean featuresDiffer = other.extent() != Extent.ONE && pick.featureCount() != other.featureCount();
                if (rowsDiffer || featuresDiffer) {
                    throw new QueryProblem(Message.QUERY_PARTS_DIFFER, pick.text(), other.text());
                }
            }
        }
        return first;
    }
}
