package bn.data;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.graph.Given;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Trace;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.util.ArrayList;
import java.util.Arrays;
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
/// @param eps not below 0, and above it where a variance is 0: [#checkRoot]
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

    /// Refuses numbers of which there is no y, which is divided by √(σ² + ε), and says what is odd about others.
    ///
    /// @throws DataProblem if σ² + ε of a feature is not above 0
    public List<Sentence> checkRoot() throws DataProblem {
        if (statistics.isPresent()) {
            return checkRoot(statistics.get().var(), eps, features());
        }
        return eps > 0 ? List.of() : checkRoot(batchVariance(), eps, features());
    }

    /// The same of the running variances of a layer, without a batch.
    public static List<Sentence> checkRoot(Value.PerFeature var, double eps, List<String> features) throws DataProblem {
        List<String> negative = new ArrayList<>();
        for (int feature = 0; feature < features.size(); feature++) {
            String name = Printable.quoted(features.get(feature));
            double variance = var.at(feature);
            if (variance + eps <= 0) {
                throw new DataProblem(
                        "",
                        variance < 0 ? DataMessage.NO_ROOT_OF_NEGATIVE : DataMessage.NO_ROOT,
                        name,
                        Decimal.shortest(variance),
                        Decimal.shortest(eps));
            }
            if (variance < 0) {
                negative.add(name);
            }
        }
        List<Sentence> notes = new ArrayList<>();
        if (eps == 0) {
            notes.add(Sentence.of(DataMessage.EPS_ZERO));
        }
        if (!negative.isEmpty()) {
            notes.add(Sentence.of(DataMessage.VARIANCE_NEGATIVE, Sentence.list(negative)));
        }
        return notes;
    }

    /// The mean of equal numbers may be another by rounding, and their variance then: here it is 0.
    private Value.PerFeature batchVariance() {
        double[] var = ((Value.PerFeature) trace().value("var")).toArray();
        for (int feature = 0; feature < var.length; feature++) {
            var[feature] = isConstant(feature) ? 0 : var[feature];
        }
        return new Value.PerFeature(var);
    }

    private boolean isConstant(int feature) {
        double[] column = x.column(feature);
        return Arrays.stream(column).allMatch(number -> number == column[0]);
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
