package bn.graph;

import static bn.formula.Expr.ref;

import bn.formula.Expr;

/// References to the quantities of the table, for formulas: `x.minus(mu)`.
public final class Quantities {
    // The inputs.
    public static final Expr x = ref("x");
    public static final Expr gamma = ref("gamma");
    public static final Expr beta = ref("beta");
    public static final Expr eps = ref("eps");
    public static final Expr dout = ref("dout");

    // The forward steps.
    public static final Expr mu = ref("mu");
    public static final Expr xmu = ref("xmu");
    public static final Expr sq = ref("sq");
    public static final Expr var = ref("var");
    public static final Expr sqrtvar = ref("sqrtvar");
    public static final Expr ivar = ref("ivar");
    public static final Expr xhat = ref("xhat");
    public static final Expr gammax = ref("gammax");
    public static final Expr out = ref("out");

    // The backward steps.
    public static final Expr dbeta = ref("dbeta");
    public static final Expr dgammax = ref("dgammax");
    public static final Expr dgamma = ref("dgamma");
    public static final Expr dxhat = ref("dxhat");
    public static final Expr divar = ref("divar");
    public static final Expr dxmu1 = ref("dxmu1");
    public static final Expr dsqrtvar = ref("dsqrtvar");
    public static final Expr dvar = ref("dvar");
    public static final Expr dsq = ref("dsq");
    public static final Expr dxmu2 = ref("dxmu2");
    public static final Expr dx1 = ref("dx1");
    public static final Expr dmu = ref("dmu");
    public static final Expr dx2 = ref("dx2");
    public static final Expr dx = ref("dx");

    private Quantities() {}
}
