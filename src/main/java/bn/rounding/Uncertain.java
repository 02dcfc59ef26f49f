package bn.rounding;

import bn.formula.Expr;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Computed numbers and their round-off: one number for each of some rows, or a single one.
///
/// The error of a number is split by its source. Round-off in its own row is independent of the other rows.
/// Round-off in a number shared by all rows, such as the mean, shifts them together, and so cancels where
/// they cancel: an error of the mean does not affect the variance. Each of these parts is a random number of
/// mean 0, given by a bound on its size. Errors that are not random are kept separately: products of errors,
/// and systematic rounding.
public final class Uncertain {
    /// With random round-off, the error stays within this many times the root of the sum of squares, except
    /// with probability 2·exp(−λ²/2), once in 2·10¹⁰ cases, by Hoeffding's inequality. See Higham and Mary,
    /// "A new approach to probabilistic rounding error analysis", SIAM J. Sci. Comput. 41 (2019), theorem
    /// 2.4.
    public static final double LAMBDA = 7;

    /// From here on the root of a sum of squares is at least as large as the number of each.
    private static final double SAFE = 1e-290;

    private static final double[] NONE = {0};

    private final boolean byRow;
    private final double[] numbers;

    // The parts of the errors. What is the same in all rows is a single number. None of the arrays is written to
    // once it is here: the results of operations share them.
    private final double[] own;
    private final Map<Expr, double[]> shared;
    private final double[] rest;

    private double @Nullable [] bounds;

    /// One number per row, or a single one, with the parts of their errors.
    ///
    /// @param byRow whether there is one number per row
    /// @param shared the signed errors by the shared number they come from, in the order in which
    ///     they came: sums in another order would have another last bit
    private Uncertain(boolean byRow, double[] numbers, double[] own, Map<Expr, double[]> shared, double[] rest) {
        this.byRow = byRow;
        this.numbers = numbers;
        this.own = own;
        this.shared = shared;
        this.rest = rest;
    }

    static Uncertain exact(double number) {
        return exact(false, number);
    }

    /// One number for all rows.
    static Uncertain single(double number, double own, Map<Expr, double[]> shared, double rest) {
        return new Uncertain(false, new double[] {number}, new double[] {own}, shared, new double[] {rest});
    }

    /// Numbers with independent errors.
    static Uncertain independent(boolean byRow, double[] numbers, DoubleUnaryOperator error) {
        double[] own = new double[numbers.length];
        for (int row = 0; row < own.length; row++) {
            own[row] = error.applyAsDouble(numbers[row]);
        }
        return new Uncertain(byRow, numbers, own, Map.of(), NONE);
    }

    /// Numbers without errors.
    static Uncertain exact(boolean byRow, double... numbers) {
        return new Uncertain(byRow, numbers, NONE, Map.of(), NONE);
    }

    /// Numbers of rows with errors of at most `bound`.
    static Uncertain within(double[] numbers, IntToDoubleFunction bound) {
        double[] rest = new double[numbers.length];
        Arrays.setAll(rest, bound);
        return new Uncertain(true, numbers, NONE, Map.of(), rest);
    }

    /// The same errors for other numbers: those of the run itself, in place of their recomputation here.
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

    /// The error of a single number, from now on shared by all rows.
    Uncertain sharedAs(Expr by) {
        if (own[0] == 0) {
            return this;
        }
        Map<Expr, double[]> more = new LinkedHashMap<>(shared);
        more.merge(by, own, (a, b) -> new double[] {inSquares(a[0], b[0])});
        return new Uncertain(byRow, numbers, NONE, more, rest);
    }

    /// The error bound of a number.
    double bound(int row) {
        return at(bounds(), row);
    }

    /// The error bound of each number: the array itself, which must not be written to.
    double[] bounds() {
        if (bounds == null) {
            double[] all = new double[rows()];
            for (int row = 0; row < all.length; row++) {
                all[row] = own(row) * own(row);
            }
            for (double[] errors : shared.values()) {
                for (int row = 0; row < all.length; row++) {
                    all[row] += at(errors, row) * at(errors, row);
                }
            }
            for (int row = 0; row < all.length; row++) {
                all[row] = bound(all[row], row);
            }
            bounds = all;
        }
        return bounds;
    }

    private double bound(double squares, int row) {
        // The squares may underflow where the error itself does not.
        double root = squares >= SAFE ? Math.sqrt(squares) : Math.max(Math.sqrt(squares), own(row));
        double bound = LAMBDA * root + rest(row);
        // 0 times an unbounded error is unknown, too.
        return Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound;
    }

    Uncertain negated() {
        Map<Expr, double[]> turned = new LinkedHashMap<>();
        shared.forEach((by, error) -> turned.put(by, negated(error)));
        return new Uncertain(byRow, negated(numbers), own, turned, rest);
    }

    private static double[] negated(double[] numbers) {
        return Arrays.stream(numbers).map(number -> -number).toArray();
    }

    /// The number of a row, or the single one.
    public static double at(double[] numbers, int row) {
        return numbers[numbers.length == 1 ? 0 : row];
    }

    /// The result of an operation on these and other numbers, each rounded once.
    Uncertain combined(Uncertain other, RoundedOperation operation, FloatFormat precision) {
        int rows = Math.max(rows(), other.rows());
        Uncertain result = new Uncertain(
                byRow || other.byRow, new double[rows], new double[rows], new LinkedHashMap<>(), new double[rows]);
        switch (operation) {
            case PLUS -> result.add(this, other, 1, precision);
            case MINUS -> result.add(this, other, -1, precision);
            case TIMES -> result.multiply(this, other, precision);
            case OVER, ROOT -> result.combine(this, other, operation, precision);
        }
        return result;
    }

    /// Sets this to `one + sign · other`. As [#combine] would, but most operations are these.
    private void add(Uncertain one, Uncertain other, double sign, FloatFormat precision) {
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = one.number(row) + sign * other.number(row);
            own[row] = inSquares(one.own(row) + other.own(row), rounded(numbers[row], precision));
            rest[row] = one.rest(row) + other.rest(row);
        }
        shared.putAll(one.shared);
        addShared(other.shared, sign);
    }

    /// Sets this to `one · other`. As [#combine] would, but the derivatives are the operands.
    private void multiply(Uncertain one, Uncertain other, FloatFormat precision) {
        double[] bounds = one.bounds();
        double[] otherBounds = other.bounds();
        for (int row = 0; row < numbers.length; row++) {
            double a = one.number(row);
            double b = other.number(row);
            double passed = passed(b, one.own(row)) + passed(a, other.own(row));
            numbers[row] = a * b;
            own[row] = inSquares(passed, rounded(numbers[row], precision));
            rest[row] = passed(b, one.rest(row))
                    + passed(a, other.rest(row))
                    + RoundedOperation.ofBoth(at(bounds, row), at(otherBounds, row));
        }
        addShared(one.shared, other.numbers);
        addShared(other.shared, one.numbers);
    }

    private void combine(Uncertain one, Uncertain other, RoundedOperation operation, FloatFormat precision) {
        double[] byFirst = new double[numbers.length];
        double[] bySecond = new double[numbers.length];
        double[] bounds = one.bounds();
        double[] otherBounds = other.bounds();
        for (int row = 0; row < numbers.length; row++) {
            double a = one.number(row);
            double b = other.number(row);
            double number = operation.result(a, b);
            byFirst[row] = operation.byFirst(number, b);
            bySecond[row] = operation.bySecond(number, a, b);
            numbers[row] = number;
            // The two errors may be correlated, if both operands read the same rounded number.
            double passed = passed(byFirst[row], one.own(row)) + passed(bySecond[row], other.own(row));
            own[row] = inSquares(passed, rounded(number, precision));
            rest[row] = passed(byFirst[row], one.rest(row)) + passed(bySecond[row], other.rest(row));
            rest[row] += operation.beyond(number, a, at(bounds, row), b, at(otherBounds, row));
        }
        addShared(one.shared, byFirst);
        addShared(other.shared, bySecond);
    }

    private static double rounded(double number, FloatFormat precision) {
        return precision.unitRoundoff() * Math.abs(number) + precision.underflow();
    }

    /// The combination of two independent errors: the root of the sum of squares, or the larger one if the
    /// squares underflow.
    static double inSquares(double a, double b) {
        double squares = a * a + b * b;
        return squares >= SAFE ? Math.sqrt(squares) : Math.max(Math.sqrt(squares), Math.max(a, b));
    }

    private static double passed(double factor, double error) {
        return error == 0 ? 0 : Math.abs(factor) * error;
    }

    private void addShared(Map<Expr, double[]> errors, double... factors) {
        errors.forEach((by, error) -> shared.merge(by, product(factors, error), Uncertain::sum));
    }

    private static double[] product(double[] factors, double... errors) {
        double[] product = new double[Math.max(factors.length, errors.length)];
        for (int row = 0; row < product.length; row++) {
            product[row] = at(factors, row) * at(errors, row);
        }
        return product;
    }

    private static double[] sum(double[] one, double... other) {
        double[] sum = new double[Math.max(one.length, other.length)];
        for (int row = 0; row < sum.length; row++) {
            sum[row] = at(one, row) + at(other, row);
        }
        return sum;
    }
}
