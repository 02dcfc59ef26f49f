package bn.formula;

import static bn.formula.Expr.num;
import static bn.formula.Expr.rows;

import bn.formula.Expr.Axes;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// The vector-Jacobian products of a formula: from the adjoint of its value, the gradient of the loss with
/// respect to it, what it contributes to the adjoints of the values that it reads.
///
/// What is broadcast in the formula is summed in the adjoint, over the rows or over the axes that it is
/// broadcast along. Scalars such as ε get no adjoint: nobody asks for one.
public final class Adjoint {
    private final Function<String, Spread> known;
    private final Map<String, Expr> contributions = new LinkedHashMap<>();

    private Adjoint(Function<String, Spread> known) {
        this.known = known;
    }

    /// The contributions by the name that is read, in reading order.
    ///
    /// @param value the formula's value, where a derivative reads it
    /// @param adjoint of that value, spread as it is
    /// @param known how each name that the formula reads is spread
    public static Map<String, Expr> contributions(
            Expr formula, Expr value, Expr adjoint, Function<String, Spread> known) {
        Adjoint pass = new Adjoint(known);
        pass.pull(formula, value, adjoint);
        return pass.contributions;
    }

    /// Two contributions together.
    public static Expr sum(Expr one, Expr other) {
        return other instanceof Negated(Expr of) ? one.minus(of) : one.plus(other);
    }

    /// A sign goes through all that follows, so it is kept in front.
    private void pull(Expr expr, Expr value, Expr adjoint) {
        if (adjoint instanceof Negated(Expr of)) {
            pull(expr, value, of, true);
        } else {
            pull(expr, value, adjoint, false);
        }
    }

    /// @param adjoint without its sign
    /// @param minus its sign
    private void pull(Expr expr, Expr value, Expr adjoint, boolean minus) {
        switch (expr) {
            case Ref(String name) -> contributions.merge(name, minus ? adjoint.negated() : adjoint, Adjoint::sum);
            case Num _, Count _ -> {}
            case Plus(Expr left, Expr right) -> {
                toPart(expr, left, adjoint, minus);
                toPart(expr, right, adjoint, minus);
            }
            case Minus(Expr left, Expr right) -> {
                toPart(expr, left, adjoint, minus);
                toPart(expr, right, adjoint, !minus);
            }
            case Times(Expr left, Expr right) -> {
                toPart(expr, left, adjoint.times(right), minus);
                toPart(expr, right, adjoint.times(left), minus);
            }
            case Over(Expr left, Expr right) -> {
                toPart(expr, left, adjoint.over(right), minus);
                toPart(expr, right, adjoint.times(value).over(right), !minus);
            }
            case Negated(Expr of) -> toPart(expr, of, adjoint, !minus);
            case Squared(Expr of) -> toPart(expr, of, num(2).times(of).times(adjoint), minus);
            case Root(Expr of) -> toPart(expr, of, num(0.5).times(adjoint).over(value), minus);
            case SumRows(Expr of) -> pull(of, of, adjoint.broadcast(), minus);
            case MeanRows(Expr of) -> pull(of, of, adjoint.over(rows()).broadcast(), minus);
            case SumOver(Axes axes, Expr of) -> pull(of, of, transposed(axes, adjoint), minus);
            case Broadcast(Expr of) -> toPart(expr, of, adjoint, minus);
        }
    }

    /// A sum is broadcast back over its axes; numbers that were moved are moved back.
    private static Expr transposed(Axes axes, Expr adjoint) {
        return switch (axes) {
            case FEATURES, EXAMPLES, INNER, ALL_BUT_LAST, ALL -> adjoint;
            case RESHAPED -> adjoint.reshapedBack();
            case RESHAPED_BACK -> adjoint.reshaped();
        };
    }

    /// @param adjoint spread as the whole
    private void toPart(Expr whole, Expr part, Expr adjoint, boolean minus) {
        Spread spread = Spread.of(part, known);
        if (!spread.equals(Spread.ONE)) {
            boolean same = spread.equals(Spread.of(whole, known));
            pull(part, part, same ? adjoint : spread.summed(adjoint), minus);
        }
    }
}
