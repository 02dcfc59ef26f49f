package bn.check;

import bn.formula.Expr;
import bn.formula.Expr.Count;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Minus;
import bn.formula.Expr.Negated;
import bn.formula.Expr.Num;
import bn.formula.Expr.Over;
import bn.formula.Expr.Plus;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Root;
import bn.formula.Expr.Spread;
import bn.formula.Expr.Squared;
import bn.formula.Expr.SumOver;
import bn.formula.Expr.SumRows;
import bn.formula.Expr.Times;
import bn.formula.Extent;
import bn.formula.Extents;
import bn.formula.Value;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// How far from exact each number of a run may be for whoever computes the same formulas at some precision, in
/// any order of summing.
///
/// A running error analysis (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, chapters 2 to 4):
/// beside each number goes the bound of its error. An operation passes on what its operands lack and adds one
/// rounding; a sum of m numbers in whatever order adds at most (m − 1)·u/(1 − (m − 1)·u) of the sum of their
/// sizes.
final class Rounding {
    private final Trace trace;
    private final Precision.Kind precision;
    private final Map<String, DoubleUnaryOperator> given;
    private final Map<Integer, Column> columns = new HashMap<>();

    /// Asked for once: a value of all features is made whole.
    private final Map<String, Value> values = new HashMap<>();

    /// The bounds of a run.
    ///
    /// @param given by the names of values that were handed in: how far such a number may be from what was
    ///     computed with
    Rounding(Trace trace, Precision.Kind precision, Map<String, DoubleUnaryOperator> given) {
        this.trace = trace;
        this.precision = precision;
        this.given = Map.copyOf(given);
    }

    /// The bounds of a value for one feature: one for each row, or a single one.
    double[] of(String name, int feature) {
        return column(feature).named(name).errors;
    }

    private Column column(int feature) {
        return columns.computeIfAbsent(feature, Column::new);
    }

    /// Numbers and the bounds of their errors: one for each row, or a single one.
    private static final class Cells {
        private final double[] numbers;
        private final double[] errors;

        Cells(double[] numbers, double[] errors) {
            this.numbers = numbers;
            this.errors = errors;
        }

        static Cells exact(double number) {
            return new Cells(new double[] {number}, new double[1]);
        }

        int rows() {
            return numbers.length;
        }

        double number(int row) {
            return numbers[numbers.length == 1 ? 0 : row];
        }

        double error(int row) {
            return errors[errors.length == 1 ? 0 : row];
        }
    }

    /// What an operation passes on of its operands' errors α and β, to what is computed of a and b.
    @FunctionalInterface
    private interface Passed {
        double of(double result, double a, double alpha, double b, double beta);
    }

    /// One feature.
    private final class Column {
        private final int feature;
        private final Map<String, Cells> known = new HashMap<>();

        Column(int feature) {
            this.feature = feature;
        }

        Cells named(String name) {
            Cells cells = known.get(name);
            if (cells == null) {
                cells = found(name);
                known.put(name, cells);
            }
            return cells;
        }

        private Cells found(String name) {
            double[] numbers = numbers(name);
            DoubleUnaryOperator handedIn = given.get(name);
            Quantity quantity = trace.graph().quantity(name);
            if (handedIn != null) {
                return new Cells(numbers, Arrays.stream(numbers).map(handedIn).toArray());
            }
            if (quantity instanceof Step step) {
                return new Cells(numbers, cells(step.formula()).errors);
            }
            return new Cells(
                    numbers,
                    Arrays.stream(numbers)
                            .map(number -> precision.ofInputs() * Math.abs(number))
                            .toArray());
        }

        private double[] numbers(String name) {
            return switch (values.computeIfAbsent(name, trace::value)) {
                case Value.One(double number) -> new double[] {number};
                case Value.PerFeature perFeature -> new double[] {perFeature.at(feature)};
                case Value.PerRow rows -> rows.run().of(feature, 0, rows.rows());
            };
        }

        private Cells cells(Expr expr) {
            return switch (expr) {
                case Ref(String name) -> named(name);
                case Num(double value) -> Cells.exact(value);
                case Count(Expr.Counted of) -> Cells.exact(of.in(trace.shape()));
                case Plus(Expr left, Expr right) ->
                    combine(cells(left), cells(right), Double::sum, (_, _, alpha, _, beta) -> alpha + beta);
                case Minus(Expr left, Expr right) ->
                    combine(cells(left), cells(right), (a, b) -> a - b, (_, _, alpha, _, beta) -> alpha + beta);
                case Times(Expr left, Expr right) ->
                    combine(cells(left), cells(right), (a, b) -> a * b, Rounding::product);
                // |(a+α)/(b+β) − a/b| = |α − (a/b)·β| / |b+β|
                case Over(Expr left, Expr right) ->
                    combine(
                            cells(left),
                            cells(right),
                            (a, b) -> a / b,
                            (quotient, _, alpha, b, beta) ->
                                    (alpha + Math.abs(quotient) * beta) / Math.max(0, Math.abs(b) - beta));
                case Negated(Expr of) -> negated(cells(of));
                case Squared(Expr of) -> {
                    Cells cells = cells(of);
                    yield combine(cells, cells, (a, b) -> a * b, Rounding::product);
                }
                // |√(a+α) − √a| = |α| / (√(a+α) + √a)
                case Root(Expr of) -> {
                    Cells cells = cells(of);
                    yield combine(
                            cells,
                            cells,
                            (a, _) -> Math.sqrt(a),
                            (root, a, alpha, _, _) ->
                                    alpha == 0 ? 0 : alpha / (Math.sqrt(Math.max(0, a - alpha)) + root));
                }
                case SumRows(Expr of) -> sum(cells(of), rows(of));
                case MeanRows(Expr of) -> mean(sum(cells(of), rows(of)));
                case SumOver(Expr.Axes axes, Expr of) -> sumOver(axes, of);
                case Spread(Expr of) -> cells(of);
            };
        }

        private int rows(Expr of) {
            boolean isBatch = Extents.of(of, trace.graph()::extent) == Extent.BATCH;
            return isBatch ? trace.shape().rows() : 1;
        }

        private Cells mean(Cells sum) {
            return combine(sum, Cells.exact(trace.shape().rows()), (a, b) -> a / b, (_, _, alpha, b, _) -> alpha / b);
        }

        /// Sums over other axes: the bound of the largest column serves for all.
        private Cells sumOver(Expr.Axes axes, Expr of) {
            Value.PerRow sums = (Value.PerRow) trace.value(of.sumOver(axes));
            double[] numbers = sums.run().of(feature, 0, sums.rows());
            double size = 0;
            double error = 0;
            for (int other = 0; other < trace.shape().features(); other++) {
                Cells cells = column(other).cells(of);
                for (int row = 0; row < sums.rows(); row++) {
                    size += Math.abs(cells.number(row));
                    error += cells.error(row);
                }
            }
            double most = error + gathered(sums.rows() * trace.shape().features()) * (size + error);
            double[] errors = new double[numbers.length];
            Arrays.fill(errors, most);
            return new Cells(numbers, errors);
        }
    }

    private static double product(double result, double a, double alpha, double b, double beta) {
        return Math.abs(a) * beta + Math.abs(b) * alpha + alpha * beta;
    }

    private Cells combine(Cells a, Cells b, DoubleBinaryOperator operation, Passed passed) {
        int rows = Math.max(a.rows(), b.rows());
        double[] numbers = new double[rows];
        double[] errors = new double[rows];
        for (int row = 0; row < rows; row++) {
            double number = operation.applyAsDouble(a.number(row), b.number(row));
            double error = passed.of(number, a.number(row), a.error(row), b.number(row), b.error(row));
            numbers[row] = number;
            double rounded = error + precision.unitRoundoff() * (Math.abs(number) + error) + Double.MIN_VALUE;
            // Of 0 times what is not bounded nothing is known either.
            errors[row] = Double.isNaN(rounded) ? Double.POSITIVE_INFINITY : rounded;
        }
        return new Cells(numbers, errors);
    }

    private static Cells negated(Cells cells) {
        return new Cells(Arrays.stream(cells.numbers).map(number -> -number).toArray(), cells.errors);
    }

    private Cells sum(Cells cells, int rows) {
        double sum = 0;
        double size = 0;
        double error = 0;
        for (int row = 0; row < rows; row++) {
            sum += cells.number(row);
            size += Math.abs(cells.number(row));
            error += cells.error(row);
        }
        return new Cells(new double[] {sum}, new double[] {error + gathered(rows) * (size + error)});
    }

    /// What a number gathers at most, relative, on its way through the additions of so many.
    private double gathered(int count) {
        double depth = (count - 1) * precision.unitRoundoff();
        return depth < 1 ? depth / (1 - depth) : Double.POSITIVE_INFINITY;
    }
}
