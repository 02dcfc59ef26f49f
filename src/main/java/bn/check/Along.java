package bn.check;

import static bn.check.Mistake.route;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;

import bn.check.Mistake.Route;
import bn.formula.Expr;
import bn.formula.Expr.Axes;

/// Sums and means along other axes than those of the rows.
///
/// @param each how many numbers are added to each sum
record Along(Axes axes, Expr each) {
    Expr sum(Expr of) {
        return of.sumOver(axes);
    }

    Expr mean(Expr of) {
        return sum(of).over(each);
    }

    /// All ways to go: in the statistics, in the gradients of the parameters, or in both.
    Route[] routes() {
        Route beta = route("dbeta", sum(ref("dout")));
        return new Route[] {
            throughout(), withParameters(), forwardOnly(), beta.and("dgamma", dgamma()), route("dgamma", dgamma()), beta
        };
    }

    /// The statistics are of these axes, and what goes back is shared out as it should be.
    Route forwardOnly() {
        return route("mu", mean(ref("x")))
                .and("var", mean(ref("sq")))
                .and("dsq", ref("dvar").over(rows()));
    }

    /// What was spread is summed back along the same wrong axes.
    Route throughout() {
        return route("mu", mean(ref("x")))
                .and("var", mean(ref("sq")))
                .and("divar", sum(ref("dxhat").times(ref("xmu"))))
                .and("dsq", ref("dvar").over(each))
                .and("dmu", sum(ref("dx1")).negated())
                .and("dx2", ref("dmu").over(each));
    }

    /// The gradients of γ and β are summed along these axes as well.
    Route withParameters() {
        return throughout().and("dbeta", sum(ref("dout"))).and("dgamma", dgamma());
    }

    /// dγ summed along these axes.
    Expr dgamma() {
        return sum(ref("dout").times(ref("xhat")));
    }
}
