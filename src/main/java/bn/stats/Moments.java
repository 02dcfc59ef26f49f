package bn.stats;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.Mode;
import bn.graph.Trace;
import java.util.Map;

/// What an update reads from a batch.
///
/// @param shape of the batch, for its counts
/// @param mu D means
/// @param var D biased variances
record Moments(Shape shape, Value.PerFeature mu, Value.PerFeature var) {
    /// The moments of a batch, as the table computes them.
    static Moments of(Batch batch) {
        Trace trace = Trace.of(Mode.TRAIN.table().graph(), batch.shape(), Map.of("x", Value.PerRow.of(batch)));
        return new Moments(batch.shape(), (Value.PerFeature) trace.value("mu"), (Value.PerFeature) trace.value("var"));
    }
}
