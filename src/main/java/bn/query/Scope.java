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
import java.util.stream.Stream;

/// What can be named: the quantities of a run, and its features.
///
/// @param trace the run
/// @param whole the whole table, some of whose steps a mode may do without
/// @param features the names of the features
public record Scope(Trace trace, Graph whole, List<String> features) {
    public Scope {
        features = List.copyOf(features);
    }

    /// The axes of the batch.
    Shape shape() {
        return trace.shape();
    }

    /// The quantity that somebody means by a word.
    ///
    /// @throws QueryProblem if there is none, this run does without it, or it needs what was not given
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

    /// Over what a quantity extends.
    Extent extent(String name) {
        return trace.graph().extent(name);
    }

    /// How one writes a cell: `dx[2,width]`.
    public String text(Cell cell) {
        return switch (extent(cell.name())) {
            case ONE -> cell.name();
            case FEATURE -> cell.name() + "[" + feature(cell.feature()) + "]";
            case BATCH -> cell.name() + place(shape().index(cell.row()), cell.feature());
        };
    }

    /// How one writes a feature's whole column: `dx[:,width]`.
    public String column(String name, int feature) {
        return extent(name) == Extent.BATCH
                ? name + place(":" + ",:".repeat(shape().rank() - 1), feature)
                : text(new Cell(name, 0, feature));
    }

    /// The feature's name put on its axis.
    private String place(String index, int feature) {
        String inner = index.startsWith("[") ? index.substring(1, index.length() - 1) : index;
        String[] axes = inner.split(",", -1);
        if (axes.length > 1) {
            axes[1] = feature(feature);
        }
        return "[" + String.join(",", axes) + "]";
    }

    /// A feature as one types it: its name where that can be told from a number, quoted where it must be.
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
        return new QueryProblem(Message.QUERY_UNKNOWN, word, Suggestion.of(word, names, Message.QUERY_LISTED));
    }
}
