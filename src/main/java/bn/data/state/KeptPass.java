package bn.data.state;

import bn.batch.AxisOrder;
import bn.data.BatchReader;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.file.Progress;
import bn.data.number.BatchFile;
import bn.formula.Value;
import bn.graph.Mode;
import bn.prose.DataMessage;
import bn.stats.RunningStats;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is kept of a pass: where its batch and dout lie, and the numbers it was computed with otherwise. It stands for
/// the forward cache of a backward function; what the table computes is computed again when it is asked for.
///
/// @param gamma D numbers
/// @param beta D numbers
/// @param statistics the running statistics in evaluation mode; none in train mode
/// @param order which axis of the batch is which, where that is not the usual
/// @param dout where it lies unless the batch's file has it too, or there is none yet
public record KeptPass(
        Origin batch,
        Value.PerFeature gamma,
        Value.PerFeature beta,
        double eps,
        Optional<RunningStats> statistics,
        Optional<AxisOrder.Lettered> order,
        Optional<Origin> dout) {
    /// A pass on inputs that were read from these files.
    public static KeptPass of(PassInputs inputs, Origin batch, Optional<Origin> dout) {
        return new KeptPass(
                batch,
                inputs.gamma(),
                inputs.beta(),
                inputs.eps(),
                inputs.statistics(),
                AxisOrder.letters(inputs.shape()),
                dout);
    }

    /// Where the statistics came from.
    public Mode mode() {
        return statistics.isPresent() ? Mode.EVAL : Mode.TRAIN;
    }

    /// The copies that it needs of what came only once.
    public Set<Path> copies() {
        return Stream.concat(Stream.of(batch), dout.stream())
                .filter(Origin::copied)
                .map(Origin::path)
                .collect(Collectors.toSet());
    }

    /// Reads the batch again, with the dout that its own file has.
    ///
    /// @throws DataProblem if its file is gone, or is not as the pass read it
    public PassInputs withoutDout(Progress progress) throws DataProblem {
        BatchFile file = batch.again(
                progress,
                source -> BatchReader.read(source, batch.dialect(), order.isPresent() ? order.get() : AxisOrder.USUAL),
                DataMessage.RUN_FORWARD_AGAIN);
        return new PassInputs(file.x(), gamma, beta, eps, statistics, file.dout());
    }

    /// Reads the dout of a batch again, where it lies elsewhere.
    ///
    /// @throws DataProblem as above
    public PassInputs withDout(PassInputs inputs, Progress progress) throws DataProblem {
        if (dout.isEmpty()) {
            return inputs;
        }
        Origin from = dout.get();
        return inputs.with(from.again(
                progress,
                source -> BatchReader.readLike(source, from.dialect(), inputs.x()),
                DataMessage.RUN_BACKWARD_AGAIN));
    }
}
