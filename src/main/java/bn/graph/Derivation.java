package bn.graph;

import bn.formula.Expr;
import bn.formula.Extent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Explains one number of a run: the formula of its cell, and the cells that the formula reads.
///
/// @param value of the cell
/// @param origin whether it is an input, a replacement or computed
/// @param operands the cells its formula reads, in reading order, without repetitions
public record Derivation(Cell cell, double value, Provenance origin, List<CellRead> operands) {
    public Derivation {
        operands = List.copyOf(operands);
    }

    public sealed interface Provenance {
        /// An input.
        record Supplied() implements Provenance {}

        /// A replacement of what the table would compute.
        record Replaced() implements Provenance {}

        /// Computed by the table.
        record Computed(Step step) implements Provenance {}
    }

    /// What a formula reads of one quantity.
    ///
    /// @param cell the cell in the same place
    /// @param reach which other cells are read with it
    public record CellRead(Cell cell, Reach reach) {}

    /// The range of cells that a formula reads.
    public sealed interface Reach {
        /// This cell alone.
        record OneCell() implements Reach {}

        /// All rows of its feature.
        record WholeColumn() implements Reach {}

        /// All cells summed with it along other axes, which only a mistake does.
        record AlongAxes(Expr.Axes axes) implements Reach {}
    }

    /// Explains one cell of a run.
    ///
    /// @throws IllegalArgumentException if the run has no such quantity
    public static Derivation of(Trace trace, Cell cell) {
        double value = trace.number(cell);
        Quantity quantity = trace.graph().quantity(cell.name());
        return switch (quantity) {
            case Input _ -> new Derivation(cell, value, new Provenance.Supplied(), List.of());
            case Step _
            when trace.isReplaced(cell) -> new Derivation(cell, value, new Provenance.Replaced(), List.of());
            case Step step ->
                new Derivation(
                        cell, value, new Provenance.Computed(step), operands(step.formula(), cell, trace.graph()));
        };
    }

    /// The formula, if the table computes this number.
    public Optional<Expr> formula() {
        return origin instanceof Provenance.Computed(Step step) ? Optional.of(step.formula()) : Optional.empty();
    }

    private static List<CellRead> operands(Expr formula, Cell cell, Graph graph) {
        SequencedSet<CellRead> operands = new LinkedHashSet<>();
        collect(formula, new Reach.OneCell(), cell, graph, operands);
        return new ArrayList<>(operands);
    }

    private static void collect(Expr expr, Reach reach, Cell cell, Graph graph, SequencedSet<CellRead> operands) {
        if (expr instanceof Expr.Ref(String name)) {
            Reach own = graph.extent(name) == Extent.BATCH ? reach : new Reach.OneCell();
            operands.add(new CellRead(new Cell(name, cell.row(), cell.feature()), own));
            return;
        }
        Reach within = switch (expr) {
            case Expr.SumRows _, Expr.MeanRows _ -> new Reach.WholeColumn();
            case Expr.SumOver(Expr.Axes axes, Expr _) -> new Reach.AlongAxes(axes);
            default -> reach;
        };
        expr.parts().forEach(part -> collect(part, within, cell, graph, operands));
    }
}
