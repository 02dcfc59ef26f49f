package bn.stats;

import static bn.formula.Expr.ref;
import static bn.graph.Quantities.*;

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

/// One batch in training and in evaluation mode, with their difference split by cause.
///
/// With r = 1/√(running_var + ε):
///
///     y_train − y_eval = γ·(running_mean − mu)·r + γ·xmu·(ivar − r)
///
/// The first term comes from the mean and is the same in every row; the second comes from the scale.
public final class ModeComparison {
    private static final Graph DIFFERENCE = Graph.of(
            List.of(
                    input("train_out", Extent.BATCH),
                    input("eval_out", Extent.BATCH),
                    input("xmu", Extent.BATCH),
                    input("gamma", Extent.FEATURE),
                    input("mu", Extent.FEATURE),
                    input("running_mean", Extent.FEATURE),
                    input("ivar", Extent.FEATURE),
                    input("running_ivar", Extent.FEATURE)),
            List.of(
                    step("difference", ref("train_out").minus(ref("eval_out"))),
                    step("from_mean", gamma.times(ref("running_mean").minus(mu)).times(ref("running_ivar"))),
                    step("from_scale", gamma.times(xmu).times(ivar.minus(ref("running_ivar"))))));

    private final Trace train;
    private final Trace eval;
    private final RunningStats stats;
    private final Trace difference;

    /// Compares two runs of one batch with the same γ, β and ε.
    ///
    /// @param train a run in training mode
    /// @param eval a run in evaluation mode, with these statistics
    public ModeComparison(Trace train, Trace eval, RunningStats stats) {
        this.train = train;
        this.eval = eval;
        this.stats = stats;
        this.difference = Trace.of(
                DIFFERENCE,
                train.shape(),
                Map.of(
                        "train_out", train.value("out"),
                        "eval_out", eval.value("out"),
                        "xmu", train.value("xmu"),
                        "gamma", train.value("gamma"),
                        "mu", train.value("mu"),
                        "running_mean", stats.mean(),
                        "ivar", train.value("ivar"),
                        "running_ivar", eval.value("ivar")));
    }

    public Trace train() {
        return train;
    }

    public Trace eval() {
        return eval;
    }

    /// The running statistics used in evaluation mode.
    public RunningStats stats() {
        return stats;
    }

    /// The means of the batch.
    Value.PerFeature mu() {
        return (Value.PerFeature) train.value("mu");
    }

    /// The biased variances of the batch.
    Value.PerFeature var() {
        return (Value.PerFeature) train.value("var");
    }

    public Shape shape() {
        return train.shape();
    }

    /// y in training mode minus y in evaluation mode.
    public Value.PerRow difference() {
        return (Value.PerRow) difference.value("difference");
    }

    public Value.PerFeature fromMean() {
        return (Value.PerFeature) difference.value("from_mean");
    }

    public Value.PerRow fromScale() {
        return (Value.PerRow) difference.value("from_scale");
    }

    private static Input input(String name, Extent extent) {
        return new Input(name, name, extent, List.of());
    }

    private static Step step(String name, Expr formula) {
        return new Step(name, name, new Role.Forward(), formula, List.of());
    }
}
