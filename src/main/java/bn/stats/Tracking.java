package bn.stats;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.Mode;
import bn.graph.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Running statistics over batches in order, and how far they end up from those of all the data.
public final class Tracking {
    private final RunningStats start;
    private final List<Batch> batches;
    private final List<RunningUpdate> updates = new ArrayList<>();

    private Tracking(RunningStats start, List<Batch> batches) {
        this.start = start;
        this.batches = List.copyOf(batches);
    }

    /// Updates statistics by batches, one after the other.
    ///
    /// @param batches at least one, each with the features of the statistics
    public static Tracking of(Convention convention, RunningStats start, List<Batch> batches) {
        Tracking tracking = new Tracking(start, batches);
        RunningStats stats = start;
        for (Batch batch : batches) {
            Trace trace = statistics(batch);
            RunningUpdate update =
                    RunningUpdate.of(convention, stats, batch.shape(), feature(trace, "mu"), feature(trace, "var"));
            tracking.updates.add(update);
            stats = update.after();
        }
        return tracking;
    }

    /// The statistics before the first batch.
    public RunningStats start() {
        return start;
    }

    /// The statistics after the last batch.
    public RunningStats end() {
        return updates.getLast().after();
    }

    /// One update a batch, in order.
    public List<RunningUpdate> updates() {
        return List.copyOf(updates);
    }

    /// The mean and the biased variance of all the rows of all the batches together.
    public RunningStats all() {
        Trace trace = statistics(together());
        return new RunningStats(feature(trace, "mu"), feature(trace, "var"), batches.size());
    }

    /// The variance of all the data by the divisor that a running variance has.
    public Value.PerFeature variance(Convention.Variance variance) {
        double rows = batches.stream().mapToInt(batch -> batch.shape().rows()).sum();
        double factor = switch (variance) {
            case BIASED -> 1;
            case UNBIASED -> rows / (rows - 1);
        };
        return new Value.PerFeature(
                Arrays.stream(all().var().toArray()).map(var -> var * factor).toArray());
    }

    private Batch together() {
        int features = start.features();
        int rows = batches.stream().mapToInt(batch -> batch.shape().rows()).reduce(0, Math::addExact);
        double[][] columns = new double[features][rows];
        int at = 0;
        for (Batch batch : batches) {
            for (int feature = 0; feature < features; feature++) {
                System.arraycopy(
                        batch.column(feature),
                        0,
                        columns[feature],
                        at,
                        batch.shape().rows());
            }
            at += batch.shape().rows();
        }
        return Batch.numbered(Shape.of(rows, features), columns);
    }

    private static Trace statistics(Batch batch) {
        return Trace.of(Mode.TRAIN.table().graph(), batch.shape(), Map.of("x", Value.PerRow.of(batch)));
    }

    private static Value.PerFeature feature(Trace trace, String name) {
        return (Value.PerFeature) trace.value(name);
    }
}
