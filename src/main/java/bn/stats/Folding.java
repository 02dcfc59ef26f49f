package bn.stats;

import static bn.formula.Expr.ref;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.Graph;
import bn.graph.Input;
import bn.graph.Role;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.List;
import java.util.Map;

/// Evaluation mode as one multiplication and one addition for each feature: `out = a·x + b`, since μ and σ² are
/// constants there.
///
/// If x is the output of a linear layer or a convolution, `x = weight·input + bias`, the two are one layer with
/// `folded_weight = a·weight` and `folded_bias = a·bias + b`. This holds only if nothing stands between them, such as
/// an activation.
public final class Folding {
    private static final Graph TABLE = Graph.of(
            List.of(
                    new Input("gamma", "γ", Extent.FEATURE, List.of()),
                    new Input("beta", "β", Extent.FEATURE, List.of()),
                    new Input("eps", "ε", Extent.ONE, List.of()),
                    new Input("running_mean", "running_mean", Extent.FEATURE, List.of()),
                    new Input("running_var", "running_var", Extent.FEATURE, List.of()),
                    new Input("bias", "bias", Extent.FEATURE, List.of())),
            List.of(
                    step(
                            "a",
                            ref("gamma")
                                    .over(ref("running_var").plus(ref("eps")).root())),
                    step("b", ref("beta").minus(ref("a").times(ref("running_mean")))),
                    step("folded_bias", ref("a").times(ref("bias")).plus(ref("b")))));

    private final Trace trace;

    private Folding(Trace trace) {
        this.trace = trace;
    }

    /// The folding of a layer.
    ///
    /// @param eps greater than 0
    /// @param bias of the layer in front, for each of its outputs
    public static Folding of(
            RunningStats stats, Value.PerFeature gamma, Value.PerFeature beta, double eps, Value.PerFeature bias) {
        return new Folding(Trace.of(
                TABLE,
                Shape.of(1, stats.features()),
                Map.of(
                        "gamma",
                        gamma,
                        "beta",
                        beta,
                        "eps",
                        new Value.One(eps),
                        "running_mean",
                        stats.mean(),
                        "running_var",
                        stats.var(),
                        "bias",
                        bias)));
    }

    /// The run of the formulas of `a`, `b` and `folded_bias`, for printing and explaining.
    public Trace trace() {
        return trace;
    }

    /// Which axis of the weight of the layer in front its outputs are.
    public enum Outputs {
        /// The first: `(out, in)` and `(out, in, H, W)`, as PyTorch has them.
        FIRST,
        /// The last: `(in, out)` and `(H, W, in, out)`, as Keras has them.
        LAST
    }

    /// The weight of the layer in front, each number times the `a` of its output.
    public Batch weight(Batch weight, Outputs axis) {
        Value.PerFeature a = (Value.PerFeature) trace.value("a");
        Shape shape = weight.shape();
        double[][] folded = new double[shape.features()][shape.rows()];
        for (int feature = 0; feature < folded.length; feature++) {
            double[] column = weight.column(feature);
            for (int row = 0; row < column.length; row++) {
                int output = switch (axis) {
                    case FIRST -> row / shape.inner();
                    case LAST -> shape.last(row, feature);
                };
                folded[feature][row] = a.at(output) * column[row];
            }
        }
        return Batch.numbered(shape, folded);
    }

    private static Step step(String name, Expr formula) {
        return new Step(name, name, new Role.Forward(), formula, List.of());
    }
}
