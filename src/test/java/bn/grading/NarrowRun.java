package bn.grading;

import bn.batch.Batch;
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
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.graph.Graph;
import bn.graph.Input;
import bn.graph.Step;
import bn.rounding.FloatFormat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// A run of any table that rounds after each operation, as code in float32 or float16 does. Numbers of each row of a
/// feature, whatever the extent.
final class NarrowRun {
    private final FloatFormat format;
    private final Shape shape;
    private final Map<String, double[][]> known = new HashMap<>();

    private NarrowRun(FloatFormat format, Shape shape) {
        this.format = format;
        this.shape = shape;
    }

    /// The values of all steps that have their inputs.
    static Map<String, Value> of(Exercise exercise, Graph table, FloatFormat format) {
        NarrowRun run = new NarrowRun(format, exercise.shape());
        for (Input input : table.inputs()) {
            if (exercise.right().has(input.name())) {
                run.known.put(input.name(), run.rounded(exercise.input(input.name())));
            }
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (Step step : table.steps()) {
            if (run.known.keySet().containsAll(step.formula().reads())) {
                double[][] numbers = run.numbers(step.formula());
                run.known.put(step.name(), numbers);
                values.put(step.name(), run.value(numbers, table, step.name()));
            }
        }
        return values;
    }

    private Value value(double[][] numbers, Graph table, String step) {
        return switch (table.extent(step)) {
            case ONE -> new Value.One(numbers[0][0]);
            case FEATURE -> {
                double[] first = new double[numbers.length];
                for (int feature = 0; feature < first.length; feature++) {
                    first[feature] = numbers[feature][0];
                }
                yield new Value.PerFeature(first);
            }
            case BATCH -> Value.PerRow.of(Batch.numbered(shape, numbers));
        };
    }

    private double[][] rounded(Value value) {
        return filled((row, feature) -> format.round(value.numbers(feature, row, row + 1)[0]));
    }

    @FunctionalInterface
    private interface Cells {
        double at(int row, int feature);
    }

    private double[][] filled(Cells cells) {
        double[][] numbers = new double[shape.features()][shape.rows()];
        for (int feature = 0; feature < numbers.length; feature++) {
            for (int row = 0; row < shape.rows(); row++) {
                numbers[feature][row] = cells.at(row, feature);
            }
        }
        return numbers;
    }

    private double[][] numbers(Expr formula) {
        return switch (formula) {
            case Ref(String name) -> known.get(name);
            case Num(double value) -> filled((_, _) -> format.round(value));
            case Count(Expr.Counted of) -> filled((_, _) -> format.round(of.in(shape)));
            case Plus(Expr left, Expr right) -> both(left, right, Double::sum);
            case Minus(Expr left, Expr right) -> both(left, right, (one, other) -> one - other);
            case Times(Expr left, Expr right) -> both(left, right, (one, other) -> one * other);
            case Over(Expr left, Expr right) -> both(left, right, (one, other) -> one / other);
            case Negated(Expr of) -> each(of, one -> -one);
            case Squared(Expr of) -> each(of, one -> one * one);
            case Root(Expr of) -> each(of, Math::sqrt);
            case SumRows(Expr of) -> sums(numbers(of), 1);
            case MeanRows(Expr of) -> sums(numbers(of), shape.rows());
            case SumOver(Expr.Axes axes, Expr of) -> sumsOver(axes, numbers(of));
            case Broadcast(Expr of) -> numbers(of);
        };
    }

    private double[][] each(Expr of, DoubleUnaryOperator operator) {
        double[][] numbers = numbers(of);
        return filled((row, feature) -> format.round(operator.applyAsDouble(numbers[feature][row])));
    }

    private double[][] both(Expr left, Expr right, DoubleBinaryOperator operator) {
        double[][] one = numbers(left);
        double[][] other = numbers(right);
        return filled((row, feature) -> format.round(operator.applyAsDouble(one[feature][row], other[feature][row])));
    }

    private double[][] sums(double[][] numbers, double each) {
        double[] sums = new double[numbers.length];
        for (int feature = 0; feature < sums.length; feature++) {
            for (double number : numbers[feature]) {
                sums[feature] = format.round(sums[feature] + number);
            }
        }
        return filled((_, feature) -> format.round(sums[feature] / each));
    }

    private double[][] sumsOver(Expr.Axes axes, double[][] numbers) {
        double[] sums = new double[axes.places(shape)];
        for (int feature = 0; feature < numbers.length; feature++) {
            for (int row = 0; row < shape.rows(); row++) {
                int place = axes.place(shape, row, feature);
                sums[place] = format.round(sums[place] + numbers[feature][row]);
            }
        }
        return filled((row, feature) -> sums[axes.shown(shape, row, feature)]);
    }
}
