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
public record Derivation(Cell cell, double value, Origin origin, List<Operand> operands) {
    public Derivation {
        operands = List.copyOf(operands);
    }

    public sealed interface Origin {
        /// An input.
        record Given() implements Origin {}

        /// A replacement of what the table would compute.
        record Replaced() implements Origin {}

        /// Computed by the table.
        record Computed(Step step) implements Origin {}
    }

    /// What a formula reads of one quantity.
    ///
    /// @param cell the cell in the same place
    /// @param reach which other cells are read with it
    public record Operand(Cell cell, Reach reach) {}

    /// The range of cells that a formula reads.
    public sealed interface Reach {
        /// This cell alone.
        record Single() implements Reach {}

        /// All rows of its feature.
        record Column() implements Reach {}

        /// All cells summed with it along other axes, which only a mistake does.
        record Along(Expr.Axes axes) implements Reach {}
    }

    /// Explains one cell of a run.
    ///
    /// @throws IllegalArgumentException if the run has no such quantity
    public static Derivation of(Trace trace, Cell cell) {
        double value = trace.number(cell);
        Quantity quantity = trace.graph().quantity(cell.name());
        return switch (quantity) {
            case Input _ -> new Derivation(cell, value, new Origin.Given(), List.of());
            case Step _ when trace.isReplaced(cell) -> new Derivation(cell, value, new Origin.Replaced(), List.of());
            case Step step ->
                new Derivation(cell, value, new Origin.Computed(step), operands(step.formula(), cell, trace.graph()));
        };
    }

    /// The formula, if the table computes this number.
    public Optional<Expr> formula() {
        return origin instanceof Origin.Computed(Step step) ? Optional.of(step.formula()) : Optional.empty();
    }

    private static List<Operand> operands(Expr formula, Cell cell, Graph graph) {
        SequencedSet<Operand> operands = new LinkedHashSet<>();
        collect(formula, new Reach.Single(), cell, graph, operands);
        return new ArrayList<>(operands);
    }

    private static void collect(Expr expr, Reach reach, Cell cell, Graph graph, SequencedSet<Operand> operands) {
        if (expr instanceof Expr.Ref(String name)) {
            Reach own = graph.extent(name) == Extent.BATCH ? reach : new Reach.Single();
            operands.add(new Operand(new Cell(name, cell.row(), cell.feature()), own));
            return;
        }
        Reach within = switch (expr) {
            case Expr.SumRows _, Expr.MeanRows _ -> new Reach.Column();
            case Expr.SumOver(Expr.Axes axes, Expr _) -> new Reach.Along(axes);
            default -> reach;
        };
        expr.parts().forEach(part -> collect(part, within, cell, graph, operands));
    }
}
