package bn.grading.catalogue;

import static bn.grading.catalogue.DataChange.irregular;
import static bn.grading.catalogue.DataChange.irregularRows;
import static bn.grading.catalogue.DataChange.perFeature;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
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
import bn.formula.Value;
import bn.graph.Input;
import bn.graph.Step;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// The table of an exercise on small data without any pattern, with counts that all differ: formulas that
/// make the same numbers there make them everywhere.
///
/// Numbers are in arrays by extent, 1, `D` or `D·m` of them, feature by feature. A [bn.graph.Trace] of the
/// same would compile each of thousands of formulas, for thirty numbers.
final class IrregularRun {
    /// The lengths of the axes of examples and of features, and of further axes.
    private static final int EXAMPLES = 7;

    private static final int FEATURES = 5;
    private static final List<Integer> LENGTHS = List.of(2, 3, 2);

    private final Shape shape;
    private final Map<String, double[]> known;

    /// The numbers of formulas inside of which others are varied, by identity: hashing one costs more.
    private final IdentityHashMap<Expr, double[]> kept = new IdentityHashMap<>();

    private IrregularRun(Shape shape, Map<String, double[]> known) {
        this.shape = shape;
        this.known = known;
    }

    /// @param small of [#small]
    static IrregularRun of(Exercise small) {
        Map<String, double[]> known = new HashMap<>();
        IrregularRun run = new IrregularRun(small.shape(), known);
        for (Input input : small.table().inputs()) {
            if (small.right().has(input.name())) {
                known.put(input.name(), run.numbers(small.input(input.name())));
            }
        }
        for (Step step : small.table().steps()) {
            if (small.asks(step.name())) {
                known.put(step.name(), run.numbers(step.formula()));
            }
        }
        return run;
    }

    /// The same exercise with small data. Exercises with the same table and the same inputs have the same.
    static Exercise small(Exercise exercise) {
        Exercise small = exercise.with(small(exercise.shape()), Map.of());
        Map<String, Value> inputs = new HashMap<>(inputs(small));
        inputs.keySet().removeIf(name -> !exercise.right().has(name));
        return small.with(small.shape(), inputs);
    }

    /// Axes that are 1 long remain so: a sum along them is none.
    private static Shape small(Shape shape) {
        Shape small = shape;
        int others = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            int length = axis == shape.exampleAxis()
                    ? EXAMPLES
                    : axis == shape.featureAxis() ? FEATURES : LENGTHS.get(others++);
            small = shape.axes().get(axis) == 1 ? small : small.with(axis, length);
        }
        return small;
    }

    private static Map<String, Value> inputs(Exercise small) {
        return Map.of(
                "x", irregularRows(small.shape(), 11),
                "gamma", perFeature(small, feature -> irregular(feature, 3) + 2),
                "beta", perFeature(small, feature -> irregular(feature, 5)),
                "eps", new Value.One(0.37),
                "dout", irregularRows(small.shape(), 7),
                "old_mean", perFeature(small, feature -> irregular(feature, 13)),
                "old_var", perFeature(small, feature -> 2 + irregular(feature, 17)),
                "momentum", new Value.One(0.23));
    }

    private double[] numbers(Value value) {
        return switch (value) {
            case Value.One(double number) -> new double[] {number};
            case Value.PerFeature numbers -> numbers.toArray();
            case Value.PerRow rows -> {
                double[] numbers = new double[shape.rows() * shape.features()];
                for (int feature = 0; feature < shape.features(); feature++) {
                    System.arraycopy(
                            rows.run().of(feature, 0, shape.rows()), 0, numbers, feature * shape.rows(), shape.rows());
                }
                yield numbers;
            }
        };
    }

    /// The same run, which keeps the numbers of some formulas and of all inside them, for formulas that
    /// share parts with them.
    IrregularRun keeping(List<Expr> formulas) {
        IrregularRun run = new IrregularRun(shape, known);
        formulas.forEach(run::keep);
        return run;
    }

    private void keep(Expr formula) {
        formula.parts().forEach(this::keep);
        kept.put(formula, numbers(formula));
    }

    /// The numbers of a formula whose extents match, for every row of every feature.
    double[] inEachRow(Expr formula) {
        return widened(numbers(formula));
    }

    /// They must not be written to.
    private double[] numbers(Expr formula) {
        double[] numbers = kept.get(formula);
        return numbers != null ? numbers : computed(formula);
    }

    private double[] computed(Expr formula) {
        return switch (formula) {
            case Ref(String name) -> Objects.requireNonNull(known.get(name), name);
            case Num(double value) -> new double[] {value};
            case Count(Counted of) -> new double[] {of.in(shape)};
            case Plus(Expr left, Expr right) -> both(left, right, (one, other) -> one + other);
            case Minus(Expr left, Expr right) -> both(left, right, (one, other) -> one - other);
            case Times(Expr left, Expr right) -> both(left, right, (one, other) -> one * other);
            case Over(Expr left, Expr right) -> both(left, right, (one, other) -> one / other);
            case Negated(Expr of) -> each(of, one -> -one);
            case Squared(Expr of) -> each(of, one -> one * one);
            case Root(Expr of) -> each(of, Math::sqrt);
            case SumRows(Expr of) -> sums(numbers(of), 1);
            case MeanRows(Expr of) -> sums(numbers(of), shape.rows());
            case SumOver(Axes axes, Expr of) -> sumsOver(axes, numbers(of));
            case Broadcast(Expr of) -> widened(numbers(of));
        };
    }

    private double[] each(Expr of, DoubleUnaryOperator operator) {
        double[] numbers = numbers(of).clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = operator.applyAsDouble(numbers[i]);
        }
        return numbers;
    }

    private double[] both(Expr left, Expr right, DoubleBinaryOperator operator) {
        double[] one = numbers(left);
        double[] other = numbers(right);
        double[] numbers = new double[Math.max(one.length, other.length)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    operator.applyAsDouble(one[place(i, one, numbers.length)], other[place(i, other, numbers.length)]);
        }
        return numbers;
    }

    /// Where a number stands in an array of the same or a lesser extent.
    private static int place(int at, double[] numbers, int length) {
        return numbers.length == length ? at : at / (length / numbers.length);
    }

    private double[] sums(double[] numbers, double each) {
        double[] sums = new double[shape.features()];
        for (int i = 0; i < numbers.length; i++) {
            sums[i / shape.rows()] += numbers[i] / each;
        }
        return sums;
    }

    private double[] sumsOver(Axes axes, double[] numbers) {
        double[] sums = new double[axes.places(shape)];
        double[] shown = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            sums[axes.place(shape, i % shape.rows(), i / shape.rows())] += numbers[i];
        }
        for (int i = 0; i < numbers.length; i++) {
            shown[i] = sums[axes.shown(shape, i % shape.rows(), i / shape.rows())];
        }
        return shown;
    }

    private double[] widened(double[] numbers) {
        double[] wide = new double[shape.rows() * shape.features()];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[place(i, numbers, wide.length)];
        }
        return wide;
    }
}
