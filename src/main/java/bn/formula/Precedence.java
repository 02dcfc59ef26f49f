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

/// The precedence of a formula's outermost operation, lowest first. An operand of lower precedence than its
/// position requires is put in parentheses. A right operand must have higher precedence than its operation,
/// so that the printed formula is evaluated in the order in which it is read. Only NumPy's text shows a
/// broadcast.
enum Precedence {
    SUM,
    PRODUCT,
    SIGN,
    POWER,
    ATOM;

    static Precedence of(Expr expr) {
        return switch (expr) {
            case Plus _, Minus _ -> SUM;
            case Times _, Over _ -> PRODUCT;
            case Negated _ -> SIGN;
            case Squared _, Root _ -> POWER;
            case Num(double value) -> value < 0 ? SIGN : ATOM;
            case Broadcast(Expr of) -> of(of);
            case Ref _, Count _, SumRows _, MeanRows _, SumOver _ -> ATOM;
        };
    }
}
