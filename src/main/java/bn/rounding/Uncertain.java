package bn.rounding;

import bn.formula.Expr;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Computed numbers and what rounding may have done to them: one number for each of some rows, or a single one.
///
/// The error of a number is taken apart by where it comes from. What was rounded in its own row is independent of
/// the other rows. What was rounded in a number that all rows share (the mean, say) moves them all together, and so
/// cancels where they cancel: an error of the mean does nothing to the variance. Each of these is a random number
/// of mean 0, given by a bound of its size. What is not random is kept apart: products of errors, and rounding that
/// always goes the same way.
public final class Uncertain {
    /// Roundings are random, as far as is known, so that their sum stays within this many times the root of the sum
    /// of their squares, but for one case in 2·10¹⁰: 2·exp(−λ²/2), by Hoeffding's inequality. See Higham and Mary,
    /// "A new approach to probabilistic rounding error analysis", SIAM J. Sci. Comput. 41 (2019), theorem 2.4.
    public static final double LAMBDA = 7;

    private final boolean byRow;
    private final double[] numbers;
    private final double[] own;
    private final Map<Expr, double[]> shared;
    private final double[] rest;
    private double @Nullable [] bounds;

    /// Numbers and the parts of their errors.
    ///
    /// @param byRow whether there is one for each row
    /// @param shared by the number that the rows share, with its sign
    private Uncertain(boolean byRow, double[] numbers, double[] own, Map<Expr, double[]> shared, double[] rest) {
        this.byRow = byRow;
        this.numbers = numbers;
        this.own = own;
        this.shared = shared;
        this.rest = rest;
    }

    static Uncertain exact(double number) {
        return single(number, 0, Map.of(), 0);
    }

    /// One number for all rows.
    static Uncertain single(double number, double own, Map<Expr, double[]> shared, double rest) {
        return new Uncertain(false, new double[] {number}, new double[] {own}, shared, new double[] {rest});
    }

    /// Numbers with an error in each by itself.
    static Uncertain independent(boolean byRow, double[] numbers, DoubleUnaryOperator error) {
        double[] own = Arrays.stream(numbers).map(error).toArray();
        return new Uncertain(byRow, numbers, own, Map.of(), new double[numbers.length]);
    }

    /// Numbers of rows that are so far off at most.
    static Uncertain within(double[] numbers, IntToDoubleFunction bound) {
        double[] rest = new double[numbers.length];
        Arrays.setAll(rest, bound);
        return new Uncertain(true, numbers, new double[numbers.length], Map.of(), rest);
    }

    /// The same errors of other numbers: those of the run itself, for what was computed here again.
    Uncertain of(double[] others) {
        return new Uncertain(byRow, others, own, shared, rest);
    }

    boolean isByRow() {
        return byRow;
    }

    int rows() {
        return numbers.length;
    }

    double number(int row) {
        return at(numbers, row);
    }

    double own(int row) {
        return at(own, row);
    }

    double rest(int row) {
        return at(rest, row);
    }

    Map<Expr, double[]> shared() {
        return shared;
    }

    /// The error of a single number, as one that all rows share from now on.
    Uncertain sharedAs(Expr by) {
        if (own[0] == 0) {
            return this;
        }
        Map<Expr, double[]> more = new HashMap<>(shared);
        more.merge(by, own, (a, b) -> new double[] {inSquares(a[0], b[0])});
        return new Uncertain(byRow, numbers, new double[1], more, rest);
    }

    /// How far a number may be from exact.
    double bound(int row) {
        return at(bounds(), row);
    }

    /// How far each number may be from exact: the array itself, not to be written to.
    double[] bounds() {
        if (bounds == null) {
            double[] squares = new double[rows()];
            Arrays.setAll(squares, row -> own(row) * own(row));
            shared.values().forEach(errors -> {
                for (int row = 0; row < squares.length; row++) {
                    squares[row] += at(errors, row) * at(errors, row);
                }
            });
            Arrays.setAll(squares, row -> bound(squares[row], row));
            bounds = squares;
        }
        return bounds;
    }

    private double bound(double squares, int row) {
        // Where the squares are below the least double, the error itself is not.
        double bound = LAMBDA * Math.max(Math.sqrt(squares), own(row)) + rest(row);
        // Of 0 times what is not bounded nothing is known either.
        return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound;
    }

    Uncertain negated() {
        Map<Expr, double[]> turned = new HashMap<>();
        shared.forEach((by, error) -> turned.put(by, negated(error)));
        return new Uncertain(byRow, negated(numbers), own, turned, rest);
    }

    private static double[] negated(double[] numbers) {
        return Arrays.stream(numbers).map(number -> -number).toArray();
    }

    /// The number for a row, where there may be one for all.
    public static double at(double[] numbers, int row) {
        return numbers[numbers.length == 1 ? 0 : row];
    }

    /// What is computed of these numbers and others, each result rounded once.
    Uncertain combined(Uncertain other, RoundedOperation operation, FloatFormat precision) {
        int rows = Math.max(rows(), other.rows());
        Uncertain result = new Uncertain(
                byRow || other.byRow, new double[rows], new double[rows], new HashMap<>(), new double[rows]);
        double[] byFirst = new double[rows];
        double[] bySecond = new double[rows];
        for (int row = 0; row < rows; row++) {
            double a = number(row);
            double b = other.number(row);
            double number = operation.result(a, b);
            byFirst[row] = operation.byFirst(number, b);
            bySecond[row] = operation.bySecond(number, a, b);
            result.numbers[row] = number;
            // The two may come from the same rounding, of a number that both read.
            double passed = passed(byFirst[row], own(row)) + passed(bySecond[row], other.own(row));
            result.own[row] = inSquares(passed, precision.unitRoundoff() * Math.abs(number) + precision.underflow());
            result.rest[row] = passed(byFirst[row], rest(row)) + passed(bySecond[row], other.rest(row));
            if (!operation.isLinear()) {
                result.rest[row] += operation.beyond(number, a, bound(row), b, other.bound(row));
            }
        }
        result.add(shared, byFirst);
        result.add(other.shared, bySecond);
        return result;
    }

    /// What two independent errors come to. (Where the squares would be 0, no less than the larger.)
    static double inSquares(double a, double b) {
        return Math.max(Math.sqrt(a * a + b * b), Math.max(a, b));
    }

    private static double passed(double factor, double error) {
        return error == 0 ? 0 : Math.abs(factor) * error;
    }

    private void add(Map<Expr, double[]> errors, double[] factors) {
        errors.forEach((by, error) -> {
            double[] sum = shared.computeIfAbsent(by, _ -> new double[rows()]);
            for (int row = 0; row < sum.length; row++) {
                sum[row] += factors[row] * at(error, row);
            }
        });
    }
}
