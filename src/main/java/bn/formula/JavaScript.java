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
import java.util.Locale;
import java.util.regex.Pattern;

/// A formula as a JavaScript expression, in which each operation is a method: `v.dxmu1.plus(v.dxmu2)`.
///
/// It expects `v`, the values by name, and two functions that make values: `num(0.5)`, and `count("rows")`. Whoever
/// evaluates it decides what a value is: the numbers of a run, the decimals of one row, or the names that are read.
public final class JavaScript {
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private JavaScript() {}

    public static String of(Expr expr) {
        return switch (expr) {
            case Ref(String name) -> "v" + member(name);
            case Num(double value) -> "num(" + PlainText.constant(value) + ")";
            case Count(Expr.Counted of) -> "count(" + word(of) + ")";
            case Plus(Expr left, Expr right) -> of(left) + ".plus(" + of(right) + ")";
            case Minus(Expr left, Expr right) -> of(left) + ".minus(" + of(right) + ")";
            case Times(Expr left, Expr right) -> of(left) + ".times(" + of(right) + ")";
            case Over(Expr left, Expr right) -> of(left) + ".over(" + of(right) + ")";
            case Negated(Expr of) -> of(of) + ".negated()";
            case Squared(Expr of) -> of(of) + ".squared()";
            case Root(Expr of) -> of(of) + ".root()";
            case SumRows(Expr of) -> of(of) + ".sumRows()";
            case MeanRows(Expr of) -> of(of) + ".meanRows()";
            case SumOver(Expr.Axes axes, Expr of) -> of(of) + ".sumOver(" + word(axes) + ")";
            case Broadcast(Expr of) -> of(of) + ".broadcast()";
        };
    }

    /// A name that is no identifier stands in brackets.
    private static String member(String name) {
        return IDENTIFIER.matcher(name).matches() ? "." + name : "[\"" + name + "\"]";
    }

    private static String word(Enum<?> constant) {
        return "\"" + constant.name().toLowerCase(Locale.ROOT) + "\"";
    }
}
