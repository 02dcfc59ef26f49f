package bn.stats;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.mu;
import static bn.graph.Quantities.var;

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

/// One update of running statistics by a batch. It is two formulas in the language of the steps, so the same
/// code prints and explains both.
///
/// `keep` is the weight of the old value and `take` that of the batch. The convention determines which of
/// them is the momentum, its value, and the batch variance.
public final class RunningUpdate {
    private static final List<Input> INPUTS = List.of(
            input("old_mean", Extent.FEATURE),
            input("old_var", Extent.FEATURE),
            input("mu", Extent.FEATURE),
            input("var", Extent.FEATURE),
            input("momentum", Extent.ONE));

    private final Convention convention;
    private final Trace trace;
    private final RunningStats after;

    private RunningUpdate(Convention convention, Trace trace, RunningStats after) {
        this.convention = convention;
        this.trace = trace;
        this.after = after;
    }

    /// The update by the next batch.
    ///
    /// @param shape of the batch, for its counts
    /// @param mu the batch's mean
    /// @param var the batch's biased variance
    public static RunningUpdate of(
            Convention convention, RunningStats old, Shape shape, Value.PerFeature mu, Value.PerFeature var) {
        return of(convention, graph(convention), old, new Moments(shape, mu, var));
    }

    /// The update with a convention's formulas, built once for many updates.
    static RunningUpdate of(Convention convention, Graph formulas, RunningStats old, Moments moments) {
        long batch = old.batches() + 1;
        double momentum = convention.momentumOf(batch);
        Trace trace = Trace.of(
                formulas,
                moments.shape(),
                Map.of(
                        "old_mean",
                        old.mean(),
                        "old_var",
                        old.var(),
                        "mu",
                        moments.mu(),
                        "var",
                        moments.var(),
                        "momentum",
                        new Value.One(momentum)));
        RunningStats after = new RunningStats(
                (Value.PerFeature) trace.value("running_mean"), (Value.PerFeature) trace.value("running_var"), batch);
        return new RunningUpdate(convention, trace, after);
    }

    /// The formulas of a convention.
    public static Graph graph(Convention convention) {
        Expr momentum = ref("momentum");
        Expr rest = num(1).minus(momentum);
        boolean ofBatch = convention.meaning() == Convention.Meaning.OF_BATCH;
        return Graph.of(
                INPUTS,
                List.of(
                        step("keep", ofBatch ? rest : momentum),
                        step("take", ofBatch ? momentum : rest),
                        step("running_mean", blend("old_mean", mu)),
                        step("running_var", blend("old_var", variance(convention)))));
    }

    /// The updated statistics.
    public RunningStats after() {
        return after;
    }

    /// The run of the formulas, for printing and explaining.
    public Trace trace() {
        return trace;
    }

    public Convention convention() {
        return convention;
    }

    private static Expr blend(String old, Expr batch) {
        return ref("keep").times(ref(old)).plus(ref("take").times(batch));
    }

    private static Expr variance(Convention convention) {
        return switch (convention.variance()) {
            case BIASED -> var;
            case UNBIASED -> var.times(rows()).over(rows().minus(num(1)));
        };
    }

    private static Input input(String name, Extent extent) {
        return new Input(name, name, extent, List.of());
    }

    private static Step step(String name, Expr formula) {
        return new Step(name, name, new Role.Forward(), formula, List.of());
    }
}
