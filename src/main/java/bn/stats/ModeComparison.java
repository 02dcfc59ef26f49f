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

/// One batch in train mode and in evaluation mode, and where their difference comes from.
///
/// With r for 1/√(running_var + ε):
///
///     y_train − y_eval = γ·(running_mean − mu)·r + γ·xmu·(ivar − r)
///
/// the first part for the other mean, the same in each row; the second for the other scale.
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
    /// @param train the table of train mode
    /// @param eval the table of evaluation mode, with these statistics
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

    /// The run in train mode.
    public Trace train() {
        return train;
    }

    /// The run in evaluation mode.
    public Trace eval() {
        return eval;
    }

    /// The statistics of evaluation mode.
    public RunningStats stats() {
        return stats;
    }

    /// The batch's means.
    Value.PerFeature mu() {
        return (Value.PerFeature) train.value("mu");
    }

    /// Its variances, divided by m.
    Value.PerFeature var() {
        return (Value.PerFeature) train.value("var");
    }

    /// The axes of the batch.
    public Shape shape() {
        return train.shape();
    }

    /// y of train mode minus y of evaluation mode.
    public Value.PerRow difference() {
        return (Value.PerRow) difference.value("difference");
    }

    /// The part of the difference that comes from the mean.
    public Value.PerFeature fromMean() {
        return (Value.PerFeature) difference.value("from_mean");
    }

    /// The part of the difference that comes from the scale.
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
