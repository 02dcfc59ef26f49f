package bn.stats;

import static org.assertj.core.api.Assertions.assertThat;

import bn.stats.Convention.Meaning;
import bn.stats.Convention.Variance;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// What was said of a convention in two places comes to one.
final class RulesTest {
    private static final Convention PYTORCH = Convention.named("pytorch").orElseThrow();
    private static final Convention KERAS = Convention.named("keras").orElseThrow();
    private static final Rules NAMED =
            new Rules(Optional.of(KERAS), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Rules PARTS = new Rules(
            Optional.empty(),
            Optional.of(new Rules.Momentum(OptionalDouble.of(0.5))),
            Optional.of(Meaning.OF_BATCH),
            Optional.of(Variance.UNBIASED));

    @Test
    void nothingSaidIsPyTorch() {
        assertThat(Rules.NONE.convention()).isEqualTo(PYTORCH);
        assertThat(Rules.NONE.sayAnything()).isFalse();
        assertThat(Rules.NONE.sayMomentum()).isFalse();
    }

    @Test
    void partsTakeThePlaceOfTheConventionsOwn() {
        Rules both = PARTS.over(NAMED);
        assertThat(both.convention())
                .isEqualTo(KERAS.withMomentum(OptionalDouble.of(0.5))
                        .withMeaning(Meaning.OF_BATCH)
                        .withVariance(Variance.UNBIASED));
        assertThat(both).isEqualTo(NAMED.over(PARTS));
        assertThat(PARTS.overrule(NAMED)).isFalse();
        assertThat(both.sayMomentum()).isTrue();
        assertThat(PARTS.sayMomentum()).isTrue();
        assertThat(NAMED.sayMomentum()).isTrue();
        assertThat(NAMED.sayAnything()).isTrue();
    }

    /// Who names a convention means all of it.
    @Test
    void aNameLeavesNothingOfAnother() {
        Rules file = Rules.of(PYTORCH);
        assertThat(NAMED.over(file)).isEqualTo(NAMED);
        assertThat(NAMED.overrule(file)).isTrue();
        assertThat(NAMED.overrule(Rules.of(KERAS))).as("they come to the same").isFalse();
        assertThat(Rules.NONE.over(file)).isEqualTo(file);
        assertThat(Rules.NONE.overrule(file)).isFalse();
    }
}
