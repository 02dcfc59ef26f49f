package bn.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Running statistics over batches.
class TrackingTest {
    /// What is asked of a tracking again and again is made once: a copy for each batch made it quadratic.
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

    /// Of 1, 2, 6 and 0, 4 the mean is 2.6, and the squares of the distances add up to 23.2.
    @Test
    void allTheDataTogether() {
        List<Batch> batches = List.of(
                Batch.numbered(Shape.of(3, 1), new double[][] {{1, 2, 6}}),
                Batch.numbered(Shape.of(2, 1), new double[][] {{0, 4}}));
        List<Batch> done = new ArrayList<>();
        Tracking tracking = Tracking.of(Convention.ALL.getFirst(), RunningStats.initial(1, 1), batches, done::add);
        assertThat(done).isEqualTo(batches);
        assertThat(tracking.all().mean().at(0)).isCloseTo(2.6, within(1e-15));
        assertThat(tracking.all().var().at(0)).isCloseTo(4.64, within(1e-14));
        assertThat(tracking.variance(Convention.Variance.BIASED).at(0)).isCloseTo(4.64, within(1e-14));
        assertThat(tracking.variance(Convention.Variance.UNBIASED).at(0)).isCloseTo(5.8, within(1e-14));
    }
}
