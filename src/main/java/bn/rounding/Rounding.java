package bn.rounding;

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
import bn.formula.Value;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Bounds on the round-off of each number of a run, for the same formulas computed in some precision, with
/// any order of summation.
///
/// A running error analysis (Higham, "Accuracy and Stability of Numerical Algorithms", 2002, chapters 2 to
/// 4), to first order with a remainder. Each number carries its error, an [Uncertain]. An operation
/// propagates the errors of its operands by its derivatives and adds one rounding.
///
/// The bound is probabilistic. A worst-case bound grows with the number of rows, where the error grows with
/// its square root: for 3,200 rows in float32, it would accept a variance divided by m − 1.
///
/// Once the bounds of a value are known in one feature, several threads may ask for those in other features: what
/// the features share has been computed by then.
public final class Rounding {
    /// Rows that are evaluated at once.
    private static final int BLOCK = 1024;

    private final Trace trace;
    private final FloatFormat precision;
    private final Map<String, DoubleUnaryOperator> given;
    private final List<ColumnBounds> columns;
    private final Map<Expr, double[]> sumsOver = new ConcurrentHashMap<>();

    /// Caches values, which are computed for all features at once.
    private final Map<String, Value> values = new ConcurrentHashMap<>();

    /// Bounds for a run.
    ///
    /// @param given for each given value by its name, a bound on the error of one of its numbers
    public Rounding(Trace trace, FloatFormat precision, Map<String, DoubleUnaryOperator> given) {
        this.trace = trace;
        this.precision = precision;
        this.given = Map.copyOf(given);
        this.columns = IntStream.range(0, trace.shape().features())
                .mapToObj(ColumnBounds::new)
                .toList();
    }

    /// The largest bound of a value in one feature. Once [#of] was asked for these bounds it is known.
    public double largest(String name, int feature) {
        return columns.get(feature).largest(name);
    }

    /// The bounds of a value for one feature: one per row, or a single one; an array that must not be written to.
    public double[] of(String name, int feature) {
        return columns.get(feature).bounds(name);
    }

    /// Whether the numbers of a formula are the run's to the bit when they are recomputed here: sums are not.
    private boolean isRecomputed(Expr formula) {
        return !trace.isReplacedInPart() && !hasSum(formula);
    }

    private static boolean hasSum(Expr expr) {
        return expr instanceof SumRows
                || expr instanceof MeanRows
                || expr.parts().stream().anyMatch(Rounding::hasSum);
    }

    private final class ColumnBounds {
        private final int feature;
        private final Map<Expr, Uncertain> singles = new HashMap<>();
        private final Map<String, Double> largest = new HashMap<>();

        /// What was asked for last, by its name, since bounds are asked for several times in a row.
        private Map<String, double[]> last = Map.of();

        ColumnBounds(int feature) {
            this.feature = feature;
        }

        double largest(String name) {
            if (!largest.containsKey(name)) {
                bounds(name);
            }
            return Objects.requireNonNull(largest.get(name));
        }

        double[] bounds(String name) {
            double[] known = last.get(name);
            if (known == null) {
                known = computed(name);
                last = Map.of(name, known);
            }
            return known;
        }

        private double[] computed(String name) {
            double[] bounds = trace.graph().extent(name) == Extent.BATCH
                    ? byRow(name)
                    : single(new Ref(name)).bounds();
            double most = 0;
            for (double bound : bounds) {
                most = Math.max(most, bound);
            }
            largest.put(name, most);
            return bounds;
        }

        private double[] byRow(String name) {
            double[] bounds = new double[trace.shape().rows()];
            for (int from = 0; from < bounds.length; from += BLOCK) {
                double[] block = new Rows(this, from).named(name).bounds();
                System.arraycopy(block, 0, bounds, from, block.length);
            }
            return bounds;
        }

        /// A number of feature or scalar extent, by name or as a sum; cached.
        Uncertain single(Expr expr) {
            Uncertain known = singles.get(expr);
            if (known == null) {
                known = expr instanceof Ref(String name)
                        ? new Rows(this, 0).value(name)
                        : sum(expr.parts().getFirst());
                singles.put(expr, known);
            }
            return known;
        }

        private Uncertain sum(Expr of) {
            UncertainSum sum = new UncertainSum(precision);
            int rows = trace.shape().rows();
            for (int from = 0; from < rows; from += BLOCK) {
                Uncertain block = new Rows(this, from).cells(of);
                // What is broadcast has the same error in each row.
                sum.add(block.isByRow() ? block : block.sharedAs(of), Math.min(BLOCK, rows - from));
            }
            return sum.total();
        }
    }

    /// A block of a feature's rows.
    private final class Rows {
        private final ColumnBounds column;
        private final int from;
        private final int to;
        private final Map<String, Uncertain> known = new HashMap<>();

        Rows(ColumnBounds column, int from) {
            this.column = column;
            this.from = from;
            this.to = Math.min(trace.shape().rows(), from + BLOCK);
        }

        Uncertain named(String name) {
            if (trace.graph().extent(name) != Extent.BATCH) {
                return column.single(new Ref(name));
            }
            Uncertain cells = known.get(name);
            if (cells == null) {
                cells = value(name);
                known.put(name, cells);
            }
            return cells;
        }

        Uncertain value(String name) {
            DoubleUnaryOperator givenError = given.get(name);
            if (givenError == null && trace.graph().quantity(name) instanceof Step step) {
                Uncertain cells = cells(step.formula());
                return cells.isByRow() && isRecomputed(step.formula()) ? cells : cells.of(numbers(name));
            }
            boolean byRow = trace.graph().extent(name) == Extent.BATCH;
            double ofInputs = precision.ofInputs();
            if (givenError == null && ofInputs == 0) {
                return Uncertain.exact(byRow, numbers(name));
            }
            DoubleUnaryOperator error = givenError != null ? givenError : number -> ofInputs * Math.abs(number);
            return Uncertain.independent(byRow, numbers(name), error);
        }

        private double[] numbers(String name) {
            Value value = values.computeIfAbsent(name, trace::value);
            return value.numbers(column.feature, from, value instanceof Value.PerRow ? to : from + 1);
        }

        Uncertain cells(Expr expr) {
            return switch (expr) {
                case Ref(String name) -> named(name);
                case Num(double value) -> Uncertain.exact(value);
                case Count(Expr.Counted of) -> Uncertain.exact(of.in(trace.shape()));
                case Plus(Expr left, Expr right) -> combined(left, right, RoundedOperation.PLUS);
                case Minus(Expr left, Expr right) -> combined(left, right, RoundedOperation.MINUS);
                case Times(Expr left, Expr right) -> combined(left, right, RoundedOperation.TIMES);
                case Over(Expr left, Expr right) -> combined(left, right, RoundedOperation.OVER);
                case Negated(Expr of) -> cells(of).negated();
                case Squared(Expr of) -> combined(of, of, RoundedOperation.TIMES);
                case Root(Expr of) -> combined(of, of, RoundedOperation.ROOT);
                case SumRows _ -> column.single(expr);
                case MeanRows(Expr of) -> combined(of.sumRows(), Expr.rows(), RoundedOperation.OVER);
                case SumOver(Expr.Axes axes, Expr of) -> sumOver(axes, of);
                case Broadcast(Expr of) -> cells(of);
            };
        }

        private Uncertain combined(Expr left, Expr right, RoundedOperation operation) {
            Uncertain a = cells(left);
            Uncertain b = cells(right);
            if (a.isByRow() && !b.isByRow()) {
                b = b.sharedAs(right);
            } else if (b.isByRow() && !a.isByRow()) {
                a = a.sharedAs(left);
            }
            return a.combined(b, operation, precision);
        }

        private Uncertain sumOver(Expr.Axes axes, Expr of) {
            double[] numbers = trace.value(of.sumOver(axes)).numbers(column.feature, from, to);
            double[] bounds = ofSumsOver(axes, of);
            return Uncertain.within(numbers, row -> bounds[axes.shown(trace.shape(), from + row, column.feature)]);
        }
    }

    /// The bounds of sums over other axes, by index. The errors of one feature's numbers may be correlated;
    /// those of different features are independent.
    private double[] ofSumsOver(Expr.Axes axes, Expr of) {
        double[] known = sumsOver.get(of.sumOver(axes));
        if (known != null) {
            return known;
        }
        int rows = trace.shape().rows();
        int features = trace.shape().features();
        double[] sizes = new double[axes.places(trace.shape())];
        double[] errors = new double[sizes.length];
        boolean independent = axes == Expr.Axes.FEATURES;
        for (int feature = 0; feature < features; feature++) {
            for (int from = 0; from < rows; from += BLOCK) {
                Uncertain cells = new Rows(columns.get(feature), from).cells(of);
                for (int row = from; row < Math.min(from + BLOCK, rows); row++) {
                    int place = axes.place(trace.shape(), row, feature);
                    double error = cells.bound(row - from);
                    sizes[place] += Math.abs(cells.number(row - from));
                    errors[place] = independent ? Uncertain.inSquares(errors[place], error) : errors[place] + error;
                }
            }
        }
        double additions =
                Uncertain.LAMBDA * precision.unitRoundoff() * Math.sqrt((double) rows * features / sizes.length);
        for (int place = 0; place < sizes.length; place++) {
            errors[place] += additions * (sizes[place] + errors[place]);
        }
        sumsOver.put(of.sumOver(axes), errors);
        return errors;
    }
}
