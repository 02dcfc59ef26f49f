package bn.stats;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Intermediate results are computed once: copying them for each batch was quadratic.
class TrackingTest {
    @Test
    void nothingIsMadeTwice() {
        List<Batch> batches = IntStream.range(0, 3)
                .mapToObj(batch -> Batch.numbered(Shape.of(2, 1), new double[][] {{batch, batch + 2}}))
                .toList();
        Tracking tracking = Tracking.of(Convention.ALL.getFirst(), RunningStats.initial(1, 1), batches);
        assertThat(tracking.updates()).isSameAs(tracking.updates()).hasSize(3);
        assertThat(tracking.all()).isSameAs(tracking.all());
        assertThat(tracking.end()).isSameAs(tracking.end());
    }
}
