package bn.stats;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Running statistics over a sequence of batches, compared with the statistics of all the data.
public final class Tracking {
    private final RunningStats start;
    private final List<Batch> batches;
    private final List<RunningUpdate> updates;
    private @Nullable RunningStats all;

    private Tracking(RunningStats start, List<Batch> batches, List<RunningUpdate> updates) {
        this.start = start;
        this.batches = List.copyOf(batches);
        this.updates = List.copyOf(updates);
    }

    /// Updates statistics by the batches in order.
    ///
    /// @param batches at least one, each with the features of the statistics
    public static Tracking of(Convention convention, RunningStats start, List<Batch> batches) {
        return of(convention, start, batches, _ -> {});
    }

    /// The same, calling `done` after each batch.
    public static Tracking of(Convention convention, RunningStats start, List<Batch> batches, Consumer<Batch> done) {
        Stream<Moments> moments = batches.stream().map(batch -> {
            Moments of = Moments.of(batch);
            done.accept(batch);
            return of;
        });
        return new Tracking(start, batches, updates(convention, start, moments));
    }

    /// One update per batch, in order.
    static List<RunningUpdate> updates(Convention convention, RunningStats start, Stream<Moments> batches) {
        Graph formulas = RunningUpdate.graph(convention);
        List<RunningUpdate> updates = new ArrayList<>();
        batches.forEachOrdered(moments -> {
            RunningStats old = updates.isEmpty() ? start : updates.getLast().after();
            updates.add(RunningUpdate.of(convention, formulas, old, moments));
        });
        return updates;
    }

    public RunningStats start() {
        return start;
    }

    public RunningStats end() {
        return updates.getLast().after();
    }

    public List<RunningUpdate> updates() {
        return updates;
    }

    /// The mean and the biased variance of all rows of all batches.
    public RunningStats all() {
        if (all == null) {
            Moments moments = Moments.of(together());
            all = new RunningStats(moments.mu(), moments.var(), batches.size());
        }
        return all;
    }

    /// The variance of all the data, with the divisor of a running variance.
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
}
