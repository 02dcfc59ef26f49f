package bn.net;

import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.TableProgram;
import bn.stats.Convention;
import bn.stats.RunningStats;
import bn.stats.RunningUpdate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/// Batch normalization: the table of the 23 steps, or one with a mistake in it, compiled.
public final class BatchNormalization implements Layer {
    private static final TableProgram EVALUATION =
            TableProgram.of(Mode.EVAL.table().graph(), List.of(List.of("out"), BatchNorm.RESULTS));

    private final boolean learned;
    private final TableProgram update;
    private final Map<Mode, TableProgram> programs = new EnumMap<>(Mode.class);
    private final Map<Mode, TableProgram.Run> runs = new EnumMap<>(Mode.class);
    private final Parameter gamma;
    private final Parameter beta;
    private Convention convention;
    private RunningStats running;
    private Mode last = Mode.TRAIN;

    /// A layer with γ = 1 and β = 0, before its first batch.
    ///
    /// @param convention ε, and how the running statistics are updated
    /// @param learned whether γ and β are parameters, or stay as they are
    /// @param table the 23 steps, or some of them mistaken; in evaluation mode they are right
    /// @throws IllegalArgumentException if a mistake gives dx, dγ or dβ another shape than x, γ and β have
    public BatchNormalization(int features, Convention convention, boolean learned, Graph table) {
        BatchNorm.RESULTS.forEach(result -> {
            if (table.extent(result) != BatchNorm.TABLE.extent(result)) {
                throw new IllegalArgumentException(result + " has another shape than what it is the gradient of");
            }
        });
        this.learned = learned;
        this.convention = convention;
        this.running = RunningStats.initial(features, convention.initialVar());
        this.update = TableProgram.of(RunningUpdate.graph(convention), List.of(List.of("running_mean", "running_var")));
        this.gamma = Parameter.of("gamma", new double[features]);
        this.beta = Parameter.of("beta", new double[features]);
        Arrays.fill(gamma.numbers(), 1);
        programs.put(Mode.TRAIN, TableProgram.of(table, List.of(List.of("mu", "var", "out"), BatchNorm.RESULTS)));
        programs.put(Mode.EVAL, EVALUATION);
    }

    public Parameter gamma() {
        return gamma;
    }

    public Parameter beta() {
        return beta;
    }

    public RunningStats running() {
        return running;
    }

    /// Forgets the running statistics; from now on they are the average of all batches.
    public void average() {
        convention = convention.withMomentum(OptionalDouble.empty());
        running = RunningStats.initial(running.features(), convention.initialVar());
    }

    @Override
    public Matrix forward(Matrix x, Phase phase) {
        last = phase.mode();
        TableProgram.Run run = run(last, x.rows());
        run.set("x", x.numbers());
        run.set("gamma", gamma.numbers());
        run.set("beta", beta.numbers());
        run.set("eps", convention.eps());
        if (last == Mode.EVAL) {
            run.set("mu", running.mean().toArray());
            run.set("var", running.var().toArray());
        }
        run.stage(0);
        return new Matrix(x.rows(), x.width(), run.get("out"));
    }

    @Override
    public Matrix backward(Matrix dout) {
        TableProgram.Run run = run(last, dout.rows());
        run.set("dout", dout.numbers());
        run.stage(1);
        gamma.found(run.get("dgamma"));
        beta.found(run.get("dbeta"));
        return new Matrix(dout.rows(), dout.width(), run.get("dx"));
    }

    /// The run of a mode, which is kept while batches are of the same size.
    private TableProgram.Run run(Mode mode, int rows) {
        TableProgram.Run run = runs.get(mode);
        if (run == null || run.shape().rows() != rows) {
            run = Objects.requireNonNull(programs.get(mode)).on(Shape.of(rows, running.features()));
            runs.put(mode, run);
        }
        return run;
    }

    @Override
    public List<Parameter> parameters() {
        return learned ? List.of(gamma, beta) : List.of();
    }

    @Override
    public void track() {
        TableProgram.Run batch = Objects.requireNonNull(runs.get(Mode.TRAIN), "no batch has passed");
        TableProgram.Run next = update.on(batch.shape());
        long batches = running.batches() + 1;
        next.set("old_mean", running.mean().toArray());
        next.set("old_var", running.var().toArray());
        next.set("mu", batch.get("mu"));
        next.set("var", batch.get("var"));
        next.set("momentum", convention.momentumOf(batches));
        next.stage(0);
        running = new RunningStats(
                new Value.PerFeature(next.get("running_mean")), new Value.PerFeature(next.get("running_var")), batches);
    }
}
