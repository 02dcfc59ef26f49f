package bn.query;

import bn.batch.Shape;
import bn.formula.Extent;
import bn.graph.Cell;
import bn.graph.Graph;
import bn.graph.Quantity;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Suggestion;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names an expression may use: the quantities of a run, and its features.
///
/// @param whole the complete table, some of whose steps the mode may lack
/// @param features the names of the features
public record Scope(Trace trace, Graph whole, List<String> features) {
    public Scope {
        features = List.copyOf(features);
    }

    Shape shape() {
        return trace.shape();
    }

    /// The quantity with this name.
    ///
    /// @throws QueryProblem if there is none, this mode lacks it, or one of its inputs is missing
    public Quantity quantity(String word) throws QueryProblem {
        Quantity meant = whole.find(word).orElseThrow(() -> unknown(word));
        if (!trace.graph().has(meant.name())) {
            throw new QueryProblem(Message.QUERY_NOT_COMPUTED, meant.name());
        }
        if (!trace.has(meant.name())) {
            throw new QueryProblem(Message.QUERY_NEEDS_DOUT, meant.name());
        }
        return meant;
    }

    Extent extent(String name) {
        return trace.graph().extent(name);
    }

    /// A cell as it is written: `dx[2,width]`.
    public String text(Cell cell) {
        return switch (extent(cell.name())) {
            case ONE -> cell.name();
            case FEATURE -> cell.name() + "[" + feature(cell.feature()) + "]";
            case BATCH -> cell.name() + shape().index(cell.row(), feature(cell.feature()));
        };
    }

    /// The whole column of a feature as it is written: `dx[:,width]`.
    public String column(String name, int feature) {
        return extent(name) == Extent.BATCH ? name + allRows(feature) : text(new Cell(name, 0, feature));
    }

    private String allRows(int feature) {
        return IntStream.range(0, shape().rank())
                .mapToObj(axis -> axis == shape().featureAxis() ? feature(feature) : ":")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /// A feature as it is written: its name, in quotes if necessary, or its number if the name could be
    /// mistaken for one.
    public String feature(int feature) {
        String name = features.get(feature);
        if (name.matches("[\\p{L}_][\\p{L}\\p{M}\\p{N}_.]*")) {
            return name;
        }
        return name.equals(String.valueOf(feature)) || name.contains("'") ? String.valueOf(feature) : "'" + name + "'";
    }

    private QueryProblem unknown(String word) {
        List<String> names = Stream.concat(whole.inputs().stream(), whole.steps().stream())
                .map(Quantity::name)
                .toList();
        return new QueryProblem(Message.QUERY_UNKNOWN, word, Suggestion.atEnd(word, names, Message.QUERY_LISTED));
    }
}
