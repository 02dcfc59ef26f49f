package bn.grading.judging;

import static bn.graph.Quantities.sq;
import static bn.graph.Quantities.x;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Count;
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
import bn.formula.Extent;
import bn.formula.Extents;
import bn.graph.Graph;
import bn.graph.Step;
import bn.graph.Trace;
import bn.rounding.FloatFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The formulas of a table on a learner's own answers, of whatever shape these are, as NumPy computes them.
public final class OwnArrays {
    /// Other ways to compute the same have a few more operations.
    private static final double OTHER_WAYS = 4;

    private final Trace right;
    private final Graph table;
    private final Shape shape;
    private final Map<String, Answer> own;
    private final Map<String, BoundedArray> known = new HashMap<>();
    private final double unit;

    /// @param right the correct run, of which the inputs are taken
    /// @param own the answers that take the place of what the formulas make
    /// @param of the answer that the numbers are compared with
    public OwnArrays(Trace right, List<Answer> own, Answer of) {
        this(right, own.stream().collect(Collectors.toMap(Answer::step, one -> one)), unit(own, of));
    }

    private OwnArrays(Trace right, Map<String, Answer> own, double unit) {
        this.right = right;
        this.table = right.graph();
        this.shape = right.shape();
        this.own = Map.copyOf(own);
        this.unit = unit;
    }

    /// That of the coarsest.
    private static double unit(List<Answer> own, Answer of) {
        return Stream.concat(own.stream(), Stream.of(of))
                .map(Answer::told)
                .mapToDouble(one -> one.format().unitRoundoff())
                .max()
                .orElse(FloatFormat.DOUBLE.unitRoundoff());
    }

    /// Whether a formula reads an answer of a shape that its step has not.
    boolean isOfOtherShape(Expr formula) {
        return formula.reads().stream()
                .anyMatch(name -> own.containsKey(name)
                        ? !isUsable(own.get(name))
                        : table.quantity(name) instanceof Step step && isOfOtherShape(step.formula()));
    }

    private boolean isUsable(Answer answer) {
        return answer.isUsable(table.extent(answer.step()), ReferenceRun.isBroadcast(table, answer.step()), shape);
    }

    /// The numbers of a formula.
    ///
    /// @throws IllegalArgumentException if the shapes do not go together
    public BoundedArray of(Expr formula) {
        return switch (formula) {
            case Ref(String name) -> of(name);
            case Num(double value) -> BoundedArray.scalar(value);
            case Count(Expr.Counted count) -> BoundedArray.scalar(count.in(shape));
            case Plus(Expr a, Expr b) -> of(a).plus(of(b), unit);
            case Minus(Expr a, Expr b) -> of(a).minus(of(b), unit);
            case Times(Expr a, Expr b) -> of(a).times(of(b), unit);
            case Over(Expr a, Expr b) -> of(a).over(of(b), unit);
            case Negated(Expr a) -> of(a).negated();
            case Squared(Expr a) -> of(a).times(of(a), unit);
            case Root(Expr a) -> of(a).root(unit);
            case SumRows(Expr a) -> sum(a, shape.reducedAxes()::contains);
            case MeanRows(Expr a) -> mean(a, shape.reducedAxes()::contains);
            case Broadcast(Expr a) -> of(a);
            case SumOver _ -> throw new IllegalArgumentException("no right formula has a sum over other axes");
        };
    }

    /// The sum of a formula over some axes, which stay with length 1.
    ///
    /// @throws IllegalArgumentException if the shapes do not go together
    public BoundedArray sum(Expr formula, IntPredicate axes) {
        return ofBatch(formula).sum(axes, unit);
    }

    /// The mean of a formula over some axes, which stay with length 1.
    ///
    /// @throws IllegalArgumentException if the shapes do not go together
    public BoundedArray mean(Expr formula, IntPredicate axes) {
        return ofBatch(formula).mean(axes, unit);
    }

    /// The axes of what has fewer than the batch are others.
    private BoundedArray ofBatch(Expr formula) {
        BoundedArray array = of(formula);
        if (array.axes().size() != shape.rank()) {
            throw new IllegalArgumentException(Shape.written(array.axes()) + " has not the axes of the batch");
        }
        return array;
    }

    private BoundedArray of(String name) {
        BoundedArray found = known.get(name);
        if (found == null) {
            found = made(name);
            known.put(name, found);
        }
        return found;
    }

    private BoundedArray made(String name) {
        Answer answer = own.get(name);
        if (answer == null) {
            return table.quantity(name) instanceof Step step
                    ? of(step.formula())
                    : BoundedArray.of(right.value(name), shape);
        }
        BoundedArray array = isUsable(answer)
                ? BoundedArray.of(answer.value(table.extent(name), shape), shape)
                : BoundedArray.exact(answer.axes(), answer.numbers());
        return array.written(answer.told()::ofWriting);
    }

    /// Whether a formula makes an answer.
    boolean makes(Answer answer, Expr formula) {
        try {
            return evidence(answer, of(formula)).isPresent();
        } catch (IllegalArgumentException e) {
            // NumPy refuses it, too.
            return false;
        }
    }

    /// How improbable it is that an answer has the numbers of an array by chance, in bits; empty if it has not.
    public OptionalDouble evidence(Answer answer, BoundedArray array) {
        double[] numbers = answer.numbers();
        if (!BoundedArray.withoutOnes(answer.axes()).equals(BoundedArray.withoutOnes(array.axes()))) {
            return OptionalDouble.empty();
        }
        Map<Double, Double> bits = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            double bound = OTHER_WAYS * array.errors()[i] + answer.told().ofWriting(numbers[i]);
            double apart = Tally.difference(numbers[i], array.numbers()[i]);
            if (!(apart <= bound || apart == 0)) {
                return OptionalDouble.empty();
            }
            bits.put(numbers[i], Tally.bits(Math.abs(numbers[i]), Math.max(bound, unit * Math.abs(numbers[i]))));
        }
        return OptionalDouble.of(
                bits.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    /// The same with a variance of x over some axes, about its mean over them.
    ///
    /// @param factor by which it is multiplied
    public OwnArrays withVariance(IntPredicate axes, double factor) {
        OwnArrays other = new OwnArrays(right, Map.of(), unit);
        other.known.put("mu", other.mean(x, axes));
        other.known.put("var", other.mean(sq, axes).scaled(factor, unit));
        return other;
    }

    /// Whether the variance is that of the batch, not a saved one.
    public boolean hasBatchStatistics() {
        return table.quantity("var") instanceof Step step && step.formula() instanceof MeanRows;
    }

    /// The formula of a step; none for an input.
    public Optional<Expr> line(String name) {
        return table.quantity(name) instanceof Step step ? Optional.of(step.formula()) : Optional.empty();
    }

    /// The extent that a formula has with the right shapes.
    public Extent extent(Expr formula) {
        return Extents.of(formula, table::extent);
    }

    public Shape shape() {
        return shape;
    }

    /// The round-off of one operation.
    public double unit() {
        return unit;
    }
}
