package bn.grading.catalogue;

import static bn.formula.Expr.rows;
import static bn.grading.catalogue.Rewrite.rewrite;
import static bn.graph.Quantities.*;

import bn.formula.Expr;
import bn.formula.Expr.Axes;

/// Sums and means over the wrong axes.
///
/// @param each the number of terms in each sum
record WrongAxis(Axes axes, Expr each) {
    Expr sum(Expr of) {
        return of.sumOver(axes);
    }

    Expr mean(Expr of) {
        return sum(of).over(each);
    }

    /// All variants: in the statistics, in the gradients of the parameters, or in both.
    Rewrite[] rewrites() {
        Rewrite beta = rewrite("dbeta", sum(dout));
        return new Rewrite[] {
            throughout(),
            withParameters(),
            forwardOnly(),
            beta.and("dgamma", dgamma()),
            rewrite("dgamma", dgamma()),
            beta
        };
    }

    /// The statistics reduce over these axes, but the backward pass is correct.
    Rewrite forwardOnly() {
        return rewrite("mu", mean(x)).and("var", mean(sq)).and("dsq", dvar.over(rows()));
    }

    /// The backward pass sums over the same wrong axes.
    Rewrite throughout() {
        return OwnGradient.inTraining(rewrite("mu", mean(x)).and("var", mean(sq)));
    }

    /// The gradients of γ and β are summed over these axes too.
    Rewrite withParameters() {
        return throughout().and("dbeta", sum(dout)).and("dgamma", dgamma());
    }

    /// dγ summed over these axes.
    Expr dgamma() {
        return sum(dout.times(xhat));
    }
}
