package bn.grading.catalogue;

import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Expr.Count;
import bn.formula.Expr.Counted;
import bn.formula.Extent;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Input;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a mistaken formula of a step may read: what is above it, the counts and axes of the batch.
///
/// @param table the right one
/// @param names of inputs and earlier steps
/// @param counts that differ from each other in batches of this rank
/// @param axes that are not those of the rows
/// @param scales by which something may be multiplied or divided once too often: one number per feature, or for all
/// @param values by which something may be multiplied once too often: a number for each row
record Operands(
        Graph table, List<String> names, List<Counted> counts, List<Axes> axes, List<Expr> scales, List<Expr> values) {
    /// Further inputs that code may read.
    private static final Set<String> SAVED = Set.of("old_mean", "old_var");

    /// What only the update of the running statistics reads.
    private static final Set<String> OF_UPDATE = Set.of("keep", "take", "momentum");

    private static final List<Expr> SCALES = List.of(gamma, ivar, sqrtvar, var);

    private static final List<Expr> VALUES = List.of(xhat, xmu, x);

    Operands {
        names = List.copyOf(names);
        counts = List.copyOf(counts);
        axes = List.copyOf(axes);
        scales = List.copyOf(scales);
        values = List.copyOf(values);
    }

    static Operands above(Step step, Exercise exercise) {
        Shape shape = exercise.shape();
        List<String> names = above(step.name(), exercise);
        boolean isImage = shape.inner() > 1;
        List<Counted> counts = new ArrayList<>(List.of(Counted.ROWS));
        List<Axes> axes = new ArrayList<>();
        if (shape.features() > 1) {
            counts.add(Counted.FEATURES);
            axes.addAll(List.of(Axes.FEATURES, Axes.ALL));
        }
        if (isImage) {
            counts.add(Counted.EXAMPLES);
            axes.addAll(List.of(Axes.EXAMPLES, Axes.INNER));
        }
        if (isImage && shape.featureAxis() < shape.rank() - 1) {
            axes.add(Axes.ALL_BUT_LAST);
        }
        Stream<Expr> scales = SCALES.stream().filter(factor -> names.containsAll(factor.reads()));
        Stream<Expr> lengths = isImage
                ? Stream.concat(counts.stream().map(Count::new), Stream.of(rows().over(new Count(Counted.EXAMPLES))))
                : counts.stream().map(Count::new);
        return new Operands(
                exercise.table(),
                names,
                counts,
                axes,
                Stream.concat(scales, lengths).toList(),
                VALUES.stream()
                        .filter(factor -> names.containsAll(factor.reads()))
                        .toList());
    }

    private static List<String> above(String step, Exercise exercise) {
        Graph table = exercise.table();
        boolean isOfUpdate = OF_UPDATE.contains(step) || Exercise.RUNNING.contains(step);
        Stream<String> inputs = table.inputs().stream()
                .filter(input -> BatchNorm.INPUTS.contains(input)
                        || SAVED.contains(input.name())
                        || OF_UPDATE.contains(input.name()))
                .map(Input::name);
        Stream<String> steps = table.steps().stream().map(Step::name).takeWhile(name -> !name.equals(step));
        return Stream.concat(inputs, steps)
                .filter(name -> exercise.right().has(name) && (isOfUpdate || !OF_UPDATE.contains(name)))
                .toList();
    }

    /// The number of terms of a sum over other axes.
    Expr terms(Axes axes) {
        Expr features = new Count(Counted.FEATURES);
        Expr examples = new Count(Counted.EXAMPLES);
        return switch (axes) {
            case FEATURES -> features;
            case EXAMPLES -> examples;
            case INNER -> rows().over(examples);
            case ALL_BUT_LAST -> rows().times(features).over(new Count(Counted.LAST));
            case ALL -> rows().times(features);
            case RESHAPED, RESHAPED_BACK -> Expr.num(1);
        };
    }

    /// The names that may be written for one by mistake. Nobody writes a single number for what has one for
    /// each feature, or the other way round.
    Stream<String> insteadOf(String name) {
        boolean isOne = table.extent(name) == Extent.ONE;
        return names.stream().filter(other -> !other.equals(name) && isOne == (table.extent(other) == Extent.ONE));
    }

    /// What kind of slip it is to write one name for another.
    Slip exchanging(String name, String other) {
        if (table.extent(name) != table.extent(other)) {
            return Slip.OTHER_EXTENT;
        }
        return isNeighbour(name, other) ? Slip.NEIGHBOUR : Slip.OPERAND;
    }

    private boolean isNeighbour(String name, String other) {
        return reads(name).contains(other)
                || reads(other).contains(name)
                || !Collections.disjoint(reads(name), reads(other));
    }

    private List<String> reads(String name) {
        return table.quantity(name) instanceof Step step ? step.formula().reads() : List.of();
    }
}
