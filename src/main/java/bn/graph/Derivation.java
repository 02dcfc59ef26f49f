package bn.graph;

import bn.formula.Expr;
import bn.formula.Extent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Why a number of a run is what it is: the formula of its cell, and the cells that it reads.
///
/// @param cell the cell
/// @param value its number
/// @param origin where it comes from
/// @param operands what its formula reads, in reading order, each once
public record Derivation(Cell cell, double value, Origin origin, List<Operand> operands) {
    /// Keeps the list.
    public Derivation {
        operands = List.copyOf(operands);
    }

    /// Where a number comes from.
    public sealed interface Origin {
        /// It was given: an input.
        record Given() implements Origin {}

        /// It was put in the place of what the table would compute.
        record Replaced() implements Origin {}

        /// The table computes it.
        record Computed(Step step) implements Origin {}
    }

    /// What a formula reads of one quantity: a number, or the whole column of its feature.
    ///
    /// @param cell the cell at the same place
    /// @param column whether all rows are read
    public record Operand(Cell cell, boolean column) {}

    /// Takes one cell of a run apart.
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

    /// The formula, where the table computes this number.
    public Optional<Expr> formula() {
        return origin instanceof Origin.Computed(Step step) ? Optional.of(step.formula()) : Optional.empty();
    }

    private static List<Operand> operands(Expr formula, Cell cell, Graph graph) {
        SequencedSet<Operand> operands = new LinkedHashSet<>();
        collect(formula, false, cell, graph, operands);
        return new ArrayList<>(operands);
    }

    private static void collect(Expr expr, boolean overRows, Cell cell, Graph graph, SequencedSet<Operand> operands) {
        if (expr instanceof Expr.Ref(String name)) {
            boolean column = overRows && graph.extent(name) == Extent.BATCH;
            operands.add(new Operand(new Cell(name, cell.row(), cell.feature()), column));
            return;
        }
        boolean within = overRows || expr instanceof Expr.SumRows || expr instanceof Expr.MeanRows;
        expr.parts().forEach(part -> collect(part, within, cell, graph, operands));
    }
}
