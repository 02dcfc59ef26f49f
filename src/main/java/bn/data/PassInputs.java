package bn.data;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.graph.Given;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Trace;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the forward pass leaves for the backward pass: the batch, the parameters, and dout once it is
/// known.
///
/// Nothing that the table computes is in it, since it is computed again when it is asked for.
///
/// @param gamma D numbers
/// @param beta D numbers
/// @param eps greater than 0
/// @param statistics the running statistics in evaluation mode; none in train mode
/// @param dout shaped as x
public record PassInputs(
        Batch x,
        Value.PerFeature gamma,
        Value.PerFeature beta,
        double eps,
        Optional<RunningStats> statistics,
        Optional<Batch> dout) {
    /// The same with a dout.
    public PassInputs with(Batch newDout) {
        return new PassInputs(x, gamma, beta, eps, statistics, Optional.of(newDout));
    }

    /// The same batch and parameters in train mode.
    public PassInputs inTraining() {
        return new PassInputs(x, gamma, beta, eps, Optional.empty(), dout);
    }

    /// The same batch and parameters in evaluation mode.
    public PassInputs evaluating(RunningStats saved) {
        return new PassInputs(x, gamma, beta, eps, Optional.of(saved), dout);
    }

    /// Where the statistics come from.
    public Mode mode() {
        return statistics.isPresent() ? Mode.EVAL : Mode.TRAIN;
    }

    /// The table of this mode, run on these numbers.
    public Trace trace() {
        return trace(List.of());
    }

    /// The same with some numbers replaced.
    public Trace trace(List<Given> givens) {
        return trace(Map.of(), givens);
    }

    /// The same with some lines of the table and some numbers replaced.
    public Trace trace(Map<String, Expr> lines, List<Given> givens) {
        Graph table = mode().table().graph();
        return Trace.of(lines.isEmpty() ? table : table.with(lines), shape(), inputs(), givens);
    }

    /// What is to be computed on these numbers.
    ///
    /// @param convention by whose rules running statistics are kept
    /// @param before the statistics before this batch, where they are known; in evaluation mode those of it
    public Exercise exercise(Convention convention, Optional<RunningStats> before) {
        return before.map(stats -> Exercise.of(mode(), shape(), inputs(), convention, stats))
                .orElseGet(() -> Exercise.training(shape(), inputs()));
    }

    /// The inputs of the table, by name.
    private Map<String, Value> inputs() {
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", Value.PerRow.of(x));
        inputs.put("gamma", gamma);
        inputs.put("beta", beta);
        inputs.put("eps", new Value.One(eps));
        statistics.ifPresent(saved -> {
            inputs.put("mu", saved.mean());
            inputs.put("var", saved.var());
        });
        dout.ifPresent(batch -> inputs.put("dout", Value.PerRow.of(batch)));
        return inputs;
    }

    /// The axes of the batch.
    public Shape shape() {
        return x.shape();
    }

    /// The names of the features.
    public List<String> features() {
        return x.features();
    }
}
