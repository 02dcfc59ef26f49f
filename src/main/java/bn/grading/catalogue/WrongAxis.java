package bn.grading.catalogue;

import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.grading.catalogue.Rewrite.rewrite;

import bn.formula.Expr;
import bn.formula.Expr.Axes;

/// Sums and means along other axes than those of the rows.
///
/// @param each how many numbers are added to each sum
record WrongAxis(Axes axes, Expr each) {
    Expr sum(Expr of) {
        return of.sumOver(axes);
    }

    Expr mean(Expr of) {
        return sum(of).over(each);
    }

    /// All ways to go: in the statistics, in the gradients of the parameters, or in both.
    Rewrite[] rewrites() {
        Rewrite beta = rewrite("dbeta", sum(ref("dout")));
        return new Rewrite[] {
            throughout(),
            withParameters(),
            forwardOnly(),
            beta.and("dgamma", dgamma()),
            rewrite("dgamma", dgamma()),
            beta
        };
    }

    /// The statistics are of these axes, and what goes back is shared out as it should be.
    Rewrite forwardOnly() {
        return rewrite("mu", mean(ref("x")))
                .and("var", mean(ref("sq")))
                .and("dsq", ref("dvar").over(rows()));
    }

    /// What was spread is summed back along the same wrong axes.
    Rewrite throughout() {
        return rewrite("mu", mean(ref("x")))
                .and("var", mean(ref("sq")))
                .and("divar", sum(ref("dxhat").times(ref("xmu"))))
                .and("dsq", ref("dvar").over(each))
                .and("dmu", sum(ref("dx1")).negated())
                .and("dx2", ref("dmu").over(each));
    }

    /// The gradients of γ and β are summed along these axes as well.
    Rewrite withParameters() {
        return throughout().and("dbeta", sum(ref("dout"))).and("dgamma", dgamma());
    }

    /// dγ summed along these axes.
    Expr dgamma() {
        return sum(ref("dout").times(ref("xhat")));
    }
}
