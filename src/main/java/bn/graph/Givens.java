package bn.graph;

import bn.formula.Extent;
import bn.formula.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers that replace others in a trace, asked for as the table is run.
final class Givens {
    private final List<Given> givens;

    Givens(List<Given> givens) {
        this.givens = List.copyOf(givens);
    }

    /// The value that replaces all of a quantity, or null; the last one said holds.
    @Nullable
    Value whole(String name) {
        Value found = null;
        for (Given given : givens) {
            if (given instanceof Given.Whole(String of, Value value) && of.equals(name)) {
                found = value;
            }
        }
        return found;
    }

    /// Whether a cell was replaced, for whoever reads it.
    boolean has(Cell cell, Extent extent) {
        return givens.stream().anyMatch(given -> switch (given) {
            case Given.Whole whole -> whole.name().equals(cell.name());
            case Given.Cell(String name, int row, int feature, double _) ->
                name.equals(cell.name()) && feature == cell.feature() && (extent != Extent.BATCH || row == cell.row());
            case Given.Edge _ -> false;
        });
    }

    /// Whether anything of a quantity was replaced in a feature, for whoever reads it.
    boolean has(String name, int feature) {
        return givens.stream().anyMatch(given -> switch (given) {
            case Given.Whole whole -> whole.name().equals(name);
            case Given.Cell cell -> cell.name().equals(name) && cell.feature() == feature;
            case Given.Edge _ -> false;
        });
    }

    /// A feature's number as one step reads it.
    double replace(String name, String reader, int feature, double computed) {
        double number = computed;
        for (Given given : givens) {
            switch (given) {
                case Given.Cell cell
                when cell.name().equals(name) && cell.feature() == feature -> number = cell.value();
                case Given.Edge edge
                when edge.name().equals(name) && edge.by().equals(reader) && edge.feature() == feature ->
                    number = edge.value();
                default -> {}
            }
        }
        return number;
    }

    /// Whether single numbers of a value are replaced, as one step reads it.
    boolean isPatched(String name, String reader) {
        return givens.stream().anyMatch(given -> switch (given) {
            case Given.Whole _ -> false;
            case Given.Cell cell -> cell.name().equals(name);
            case Given.Edge edge -> edge.name().equals(name) && edge.by().equals(reader);
        });
    }

    /// Replaces numbers among `count` rows of a feature, starting at row `from`, as one step reads them.
    void patch(String name, String reader, int feature, int from, double[] numbers, int count) {
        for (Given given : givens) {
            switch (given) {
                case Given.Cell cell
                when cell.name().equals(name) && cell.feature() == feature ->
                    put(numbers, cell.row() - from, count, cell.value());
                case Given.Edge edge
                when edge.name().equals(name) && edge.by().equals(reader) && edge.feature() == feature ->
                    put(numbers, edge.row() - from, count, edge.value());
                default -> {}
            }
        }
    }

    private static void put(double[] numbers, int place, int count, double value) {
        if (place >= 0 && place < count) {
            numbers[place] = value;
        }
    }
}
