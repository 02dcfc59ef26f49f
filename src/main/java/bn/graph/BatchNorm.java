package bn.graph;

import static bn.formula.Expr.num;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;

import bn.formula.Expr;
import bn.formula.Extent;
import java.util.List;
import java.util.Set;

/// The 23 steps of batch normalization: nine forward, fourteen backward. Start reading here.
///
/// Everything this program does is a query of this table: print it, run it, derive one of its cells. The
/// forward pass is Algorithm 1 of Ioffe and Szegedy (2015), with ε inside the root. The backward pass is the
/// chain rule applied to it one operation at a time. It is written out although it follows from the forward
/// steps, because its branches are the lesson.
///
/// The rule behind each backward step: the gradient of a value is the sum, over the steps that read it, of
/// that step's gradient times the local derivative. What the forward pass broadcasts over the rows, the
/// backward pass sums over them, and vice versa.
public final class BatchNorm {
    /// The inputs of the table. Only the backward pass needs `dout`.
    public static final List<Input> INPUTS = List.of(
            Input.of("x", "x", Extent.BATCH, "input"),
            Input.of("gamma", "γ", Extent.FEATURE, "weight"),
            Input.of("beta", "β", Extent.FEATURE, "bias"),
            Input.of("eps", "ε", Extent.ONE, "epsilon"),
            Input.of("dout", "∂ℓ/∂y", Extent.BATCH, "dy", "grad_output"));

    public static final Graph TABLE = Graph.of(
            INPUTS,
            List.of(
                    forward("mu", "μ", x.meanRows()).also("mean"),
                    forward("xmu", "x−μ", x.minus(mu)).also("x-mu", "centered"),
                    forward("sq", "(x−μ)²", xmu.squared()),
                    forward("var", "σ²", sq.meanRows()).also("sigma2", "variance"),
                    forward("sqrtvar", "√(σ²+ε)", var.plus(eps).root()).also("std"),
                    forward("ivar", "1/√(σ²+ε)", num(1).over(sqrtvar)).also("invstd", "rstd"),
                    forward("xhat", "x̂", xmu.times(ivar)).also("x_hat"),
                    forward("gammax", "γx̂", gamma.times(xhat)),
                    forward("out", "y", gammax.plus(beta)).also("output"),
                    gradient("dbeta", "beta", dout.sumRows()).also("dbias", "db"),
                    gradient("dgammax", "gammax", dout),
                    gradient("dgamma", "gamma", dgammax.times(xhat).sumRows()).also("dweight", "dw", "dg"),
                    gradient("dxhat", "xhat", dgammax.times(gamma)),
                    gradient("divar", "ivar", dxhat.times(xmu).sumRows()),
                    branch("dxmu1", "xmu", "xhat", dxhat.times(ivar)),
                    gradient("dsqrtvar", "sqrtvar", divar.negated().over(sqrtvar.squared())),
                    gradient("dvar", "var", num(0.5).times(dsqrtvar).over(sqrtvar))
                            .also("dsigma2"),
                    gradient("dsq", "sq", dvar.over(rows()).broadcast()),
                    branch("dxmu2", "xmu", "sq", num(2).times(xmu).times(dsq)),
                    branch("dx1", "x", "xmu", dxmu1.plus(dxmu2)).also("dxmu"),
                    gradient("dmu", "mu", dx1.sumRows().negated()),
                    branch("dx2", "x", "mu", dmu.over(rows()).broadcast()),
                    gradient("dx", "x", dx1.plus(dx2)).also("dinput", "grad_input")));

    /// The batch statistics, which evaluation mode takes as inputs.
    public static final Set<String> STATISTICS = Set.of("mu", "var");

    /// The table in training mode: all of it.
    static final ReducedGraph TRAIN = ReducedGraph.whole(TABLE);

    /// The results of the backward pass, in the usual order.
    public static final List<String> RESULTS = List.of("dx", "dgamma", "dbeta");

    /// Sums that are 0 for all inputs. Shifting a whole column of x changes nothing, so the columns of dx sum
    /// to 0; the gradient that σ² passes back through μ is 0, since the columns of xmu sum to 0.
    public static final List<Expr> ZERO_SUMS =
            List.of(dx.sumRows(), num(-2).times(dvar).times(xmu.meanRows()));

    /// The closed form of dx: its branches multiplied out. In evaluation mode, with μ and σ² constant, one
    /// factor remains.
    public static Expr closedForm(Mode mode) {
        return switch (mode) {
            case TRAIN ->
                gamma.times(ivar)
                        .over(rows())
                        .times(rows().times(dout).minus(dbeta).minus(xhat.times(dgamma)));
            case EVAL -> gamma.times(ivar).times(dout);
        };
    }

    private BatchNorm() {}

    private static Step forward(String name, String symbol, Expr formula) {
        return new Step(name, symbol, new Role.Forward(), formula, List.of());
    }

    private static Step gradient(String name, String of, Expr formula) {
        return new Step(name, "", new Role.Gradient(of), formula, List.of());
    }

    private static Step branch(String name, String of, String by, Expr formula) {
        return new Step(name, "", new Role.Branch(of, by), formula, List.of());
    }

    /// The table in evaluation mode, with the statistics as inputs.
    static ReducedGraph evaluation() {
        return Evaluation.REDUCED;
    }

    /// Initialized on first use: training does not need it.
    private static final class Evaluation {
        static final ReducedGraph REDUCED = ReducedGraph.of(TABLE, STATISTICS);
    }
}
