package bn.formula;

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
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.ToIntFunction;

/// Evaluates a formula on decimal numbers, to fifty digits, to check whether a printed equation holds for the
/// numbers printed in it.
public final class DecimalEvaluator {
    private static final MathContext DIGITS = new MathContext(50);

    private final NumberLookup numbers;
    private final ToIntFunction<Expr.Counted> counts;

    private DecimalEvaluator(NumberLookup numbers, ToIntFunction<Expr.Counted> counts) {
        this.numbers = numbers;
        this.counts = counts;
    }

    /// The number of a name in a row.
    @FunctionalInterface
    public interface NumberLookup {
        /// The number; `row` is ignored for a name without rows.
        BigDecimal of(String name, int row);
    }

    /// The value of the formula in one row.
    ///
    /// @throws ArithmeticException on division by 0 or the root of a negative number
    public static BigDecimal of(Expr expr, int row, NumberLookup numbers, ToIntFunction<Expr.Counted> counts) {
        return new DecimalEvaluator(numbers, counts).evaluate(expr, row);
    }

    private BigDecimal evaluate(Expr expr, int row) {
        return switch (expr) {
            case Ref(String name) -> numbers.of(name, row);
            case Num(double value) -> new BigDecimal(PlainText.constant(value));
            case Count(Expr.Counted of) -> BigDecimal.valueOf(counts.applyAsInt(of));
            case Plus(Expr left, Expr right) -> evaluate(left, row).add(evaluate(right, row));
            case Minus(Expr left, Expr right) -> evaluate(left, row).subtract(evaluate(right, row));
            case Times(Expr left, Expr right) -> evaluate(left, row).multiply(evaluate(right, row), DIGITS);
            case Over(Expr left, Expr right) -> evaluate(left, row).divide(evaluate(right, row), DIGITS);
            case Negated(Expr of) -> evaluate(of, row).negate();
            case Squared(Expr of) -> evaluate(of, row).pow(2, DIGITS);
            case Root(Expr of) -> evaluate(of, row).sqrt(DIGITS);
            case SumRows(Expr of) -> sum(of);
            case SumOver _ -> throw new IllegalArgumentException("a sum over other axes has no single row");
            case MeanRows(Expr of) -> sum(of).divide(BigDecimal.valueOf(rows()), DIGITS);
            case Broadcast(Expr of) -> evaluate(of, row);
        };
    }

    private BigDecimal sum(Expr of) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = 0; row < rows(); row++) {
            sum = sum.add(evaluate(of, row));
        }
        return sum;
    }

    private int rows() {
        return counts.applyAsInt(Expr.Counted.ROWS);
    }
}
