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
import java.util.List;
import java.util.function.Function;

/// Infers the extent of a formula, and thereby checks its shapes.
public final class Extents {
    private Extents() {}

    /// The extent of a formula.
    ///
    /// @param known the extent of each name that the formula reads
    /// @throws IllegalArgumentException if a sum over rows has no rows, or a broadcast operand already has
    ///     them
    public static Extent of(Expr expr, Function<String, Extent> known) {
        return switch (expr) {
            case Ref(String name) -> known.apply(name);
            case Num _, Count _ -> Extent.ONE;
            case Plus _, Minus _, Times _, Over _, Negated _, Squared _, Root _ -> widest(expr.parts(), known);
            case SumRows(Expr of) -> overRows(expr, of(of, known));
            case SumOver(Expr.Axes _, Expr of) -> overOthers(expr, of(of, known));
            case MeanRows(Expr of) -> overRows(expr, of(of, known));
            case Broadcast(Expr of) -> broadcast(expr, of(of, known));
        };
    }

    private static Extent widest(List<Expr> parts, Function<String, Extent> known) {
        Extent widest = Extent.ONE;
        for (Expr part : parts) {
            widest = widest.with(of(part, known));
        }
        return widest;
    }

    private static Extent overRows(Expr expr, Extent inner) {
        if (inner != Extent.BATCH) {
            throw new IllegalArgumentException("there are no rows to add in " + PlainText.of(expr));
        }
        return Extent.FEATURE;
    }

    private static Extent overOthers(Expr expr, Extent inner) {
        overRows(expr, inner);
        return Extent.BATCH;
    }

    private static Extent broadcast(Expr expr, Extent inner) {
        if (inner == Extent.BATCH) {
            throw new IllegalArgumentException("the rows are already there in " + PlainText.of(expr));
        }
        return Extent.BATCH;
    }
}
