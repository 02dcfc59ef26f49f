package bn.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.stats.Convention.Meaning;
import bn.stats.Convention.Variance;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// What the batches and the start weigh by a convention.
final class ConventionTest {
    private static final Convention PYTORCH = Convention.named("pytorch").orElseThrow();
    private static final Convention KERAS = Convention.named("keras").orElseThrow();
    private static final Convention PAPER = Convention.named("paper").orElseThrow();

    /// 0.1 of PyTorch is the weight of the batch, 0.99 of Keras that of what was there; of the plain average each batch
    /// weighs as much as the others.
    @Test
    void aBatchWeighs() {
        assertThat(PYTORCH.weightOfBatch(9)).isEqualTo(0.1);
        assertThat(KERAS.weightOfBatch(9)).isCloseTo(0.01, within(1e-15));
        assertThat(PAPER.weightOfBatch(1)).isEqualTo(1);
        assertThat(PAPER.weightOfBatch(4)).isEqualTo(0.25);
    }

    @Test
    void theStartWeighs() {
        assertThat(PYTORCH.weightOfStart(2)).isCloseTo(0.81, within(1e-15));
        assertThat(KERAS.weightOfStart(2)).isCloseTo(0.9801, within(1e-15));
        assertThat(PAPER.weightOfStart(1)).isZero();
    }

    @Test
    void theMomentumOfAnUpdate() {
        assertThat(KERAS.momentumOf(4)).isEqualTo(0.99);
        assertThat(PAPER.momentumOf(4)).isEqualTo(0.25);
        assertThat(PAPER.withMeaning(Meaning.OF_OLD).momentumOf(4)).isEqualTo(0.75);
        assertThat(PYTORCH.withMomentum(OptionalDouble.of(0.5)).weightOfBatch(1))
                .isEqualTo(0.5);
    }

    @Test
    void theWordsOfTheCommandLine() {
        assertThat(Meaning.named("batch")).contains(Meaning.OF_BATCH);
        assertThat(Meaning.named("old")).contains(Meaning.OF_OLD);
        assertThat(Meaning.named("new")).isEmpty();
        assertThat(Meaning.OF_OLD.other()).isEqualTo(Meaning.OF_BATCH);
        assertThat(Meaning.OF_BATCH.other()).isEqualTo(Meaning.OF_OLD);
        assertThat(Variance.named("biased")).contains(Variance.BIASED);
        assertThat(Variance.named("unbiased")).contains(Variance.UNBIASED);
        assertThat(Variance.named(null)).isEmpty();
        assertThat(Variance.BIASED.other()).isEqualTo(Variance.UNBIASED);
        assertThat(Variance.UNBIASED.other()).isEqualTo(Variance.BIASED);
    }
}
