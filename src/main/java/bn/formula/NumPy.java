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

/// A formula as a Python expression over NumPy arrays of shape `(m, D)`.
///
/// It expects `np`, `m` and `D` (`m, D = x.shape`), and `N` if the formula counts examples.
public final class NumPy {
    private NumPy() {}

    public static String of(Expr expr) {
        return of(expr, ArrayStyle.NUMPY);
    }

    /// The same as another library writes it, or for another order of the axes.
    public static String of(Expr expr, ArrayStyle style) {
        return switch (expr) {
            case Ref(String name) -> name;
            case Num(double value) -> PlainText.constant(value);
            case Count(Expr.Counted of) -> PlainText.letter(of);
            case Plus(Expr left, Expr right) ->
                within(left, Precedence.SUM, style) + " + " + within(right, Precedence.PRODUCT, style);
            case Minus(Expr left, Expr right) ->
                within(left, Precedence.SUM, style) + " - " + within(right, Precedence.PRODUCT, style);
            case Times(Expr left, Expr right) ->
                within(left, Precedence.PRODUCT, style) + " * " + within(right, Precedence.SIGN, style);
            case Over(Expr left, Expr right) ->
                within(left, Precedence.PRODUCT, style) + " / " + within(right, Precedence.SIGN, style);
            case Negated(Expr of) -> "-" + within(of, Precedence.POWER, style);
            case Squared(Expr of) -> within(of, Precedence.ATOM, style) + "**2";
            case Root(Expr of) -> style.module() + ".sqrt(" + of(of, style) + ")";
            case SumRows(Expr of) -> within(of, Precedence.ATOM, style) + ".sum(" + style.overRows() + ")";
            case SumOver(Expr.Axes axes, Expr of)
            when axes == Expr.Axes.RESHAPED -> within(of, Precedence.ATOM, style) + ".reshape(-1, D)";
            case SumOver(Expr.Axes axes, Expr of)
            when axes == Expr.Axes.RESHAPED_BACK -> within(of, Precedence.ATOM, style) + ".reshape(x.shape)";
            case SumOver(Expr.Axes axes, Expr of) ->
                within(of, Precedence.ATOM, style) + ".sum(axis=" + axes(axes) + ", keepdims=True)";
            case MeanRows(Expr of) -> within(of, Precedence.ATOM, style) + ".mean(" + style.overRows() + ")";
            case Broadcast(Expr of) -> style.module() + ".ones_like(dout) * " + within(of, Precedence.SIGN, style);
        };
    }

    private static String axes(Expr.Axes axes) {
        return switch (axes) {
            case FEATURES -> "1";
            case EXAMPLES -> "0";
            case INNER -> "tuple(range(2, x.ndim))";
            case ALL_BUT_LAST -> "tuple(range(x.ndim - 1))";
            case ALL -> "None";
            case RESHAPED, RESHAPED_BACK -> throw new IllegalArgumentException(axes + " are no axes of NumPy");
        };
    }

    private static String within(Expr expr, Precedence least, ArrayStyle style) {
        Precedence binding = switch (expr) {
            case Broadcast _ -> Precedence.PRODUCT;
            case Root _ -> Precedence.ATOM;
            default -> Precedence.of(expr);
        };
        return binding.compareTo(least) < 0 ? "(" + of(expr, style) + ")" : of(expr, style);
    }
}
