package bn.stats;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Value;
import bn.stats.LayerReview.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be said of saved numbers alone. Powers of 0.9 by hand: 0.9, 0.81, 0.729.
class LayerReviewTest {
    private static double[] numbers(String text) {
        return DoubleStream.of(List.of(text.split(" ")).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray();
    }

    private static LayerReview review(String mean, String var, long batches, String gamma, Rules said) {
        return LayerReview.of(
                new LayerState(
                        "bn",
                        new Value.PerFeature(numbers(mean)),
                        new Value.PerFeature(numbers(var)),
                        batches < 0 ? OptionalLong.empty() : OptionalLong.of(batches),
                        gamma.isEmpty() ? Optional.empty() : Optional.of(new Value.PerFeature(numbers(gamma))),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        Rules.NONE),
                said);
    }

    @ParameterizedTest
    @CsvSource({
        "0 0, 1 1, 0, '', NEVER_UPDATED 2",
        "0 0, 1 1, -1, '', NEVER_UPDATED 2",
        "0 0, 1 1, 7, '', NEVER_UPDATED 2",
        "0 0, 1 2, 1000, '', ''",
        "0 1, 1 1, 0, '', NOT_COUNTED 2",
        "0 1, 1 1, -1, '', ''",
        "1 1, 0.9 2, 1, '', HARDLY_TRAINED 2",
        "1 1, 0.89 2, 1, '', BELOW_THE_START 1",
        "1 1, 0.728 0.7, 3, '', BELOW_THE_START 2",
        "1 1, 0.729 0.73, 3, '', HARDLY_TRAINED 2",
        // 0.9⁴³ = 0.0108, 0.9⁴⁴ = 0.0097.
        "1 1, 2 2, 43, '', HARDLY_TRAINED 2",
        "1 1, 2 2, 44, '', ''",
        "1 1, 0.009 2, 44, '', BELOW_THE_START 1",
        "NaN 1, 1 NaN, 1000, '', NOT_FINITE 2",
        "1 1, 1 Infinity, 1000, '', NOT_FINITE 1",
        "1 1, 2 2, 1000, NaN 1, NOT_FINITE 1",
        "1 1, 2 -2, 1000, '', NEGATIVE_VARIANCE 1",
        "1 1, 2 0.00000999, 1000, '', CONSTANT 1",
        "1 1, 2 0.0000101, 1000, '', ''",
        "1 1, 2 2, 1000, -0.0099 0.0101, SMALL_GAMMA 1",
        "0 0, 1 1, 0, 0 0, NEVER_UPDATED 2|SMALL_GAMMA 2"
    })
    void remarks(String mean, String var, long batches, String gamma, String expected) {
        String found = String.join(
                "|",
                review(mean, var, batches, gamma, Rules.NONE).remarks().stream()
                        .map(remark -> remark.kind() + " " + remark.features())
                        .toList());
        assertThat(found).isEqualTo(expected);
    }

    /// 0.99 is left of the start after an update by 0.01; nothing by the plain average; and Keras' 0.99
    /// is the weight of the old value.
    @Test
    void whatIsSaidOfTheRulesCounts() {
        Rules small = new Rules(
                Optional.empty(),
                Optional.of(new Rules.Momentum(OptionalDouble.of(0.01))),
                Optional.empty(),
                Optional.empty());
        Rules average = new Rules(
                Optional.empty(),
                Optional.of(new Rules.Momentum(OptionalDouble.empty())),
                Optional.empty(),
                Optional.empty());
        Rules keras = Rules.of(Convention.named("keras").orElseThrow());
        assertThat(review("1", "0.95", 1, "", Rules.NONE).worst()).contains(Kind.HARDLY_TRAINED);
        assertThat(review("1", "0.95", 1, "", small).worst()).contains(Kind.BELOW_THE_START);
        assertThat(review("1", "0.95", 1, "", keras).worst()).contains(Kind.BELOW_THE_START);
        assertThat(review("1", "0.95", 1, "", average).worst()).isEmpty();
        assertThat(review("1", "0.0005", 1000, "", keras).worst()).contains(Kind.CONSTANT);
    }

    /// Of each precision in which PyTorch may keep them, updates of a feature that never varies are no contradiction,
    /// whatever the rounding makes of them.
    @ParameterizedTest
    @CsvSource({"float32", "float16", "bfloat16"})
    void roundingIsNoContradiction(String format) {
        for (double momentum : new double[] {0.1, 0.01, 0.3, 0.003}) {
            double var = 1;
            Rules rules = new Rules(
                    Optional.empty(),
                    Optional.of(new Rules.Momentum(OptionalDouble.of(momentum))),
                    Optional.empty(),
                    Optional.empty());
            for (int batch = 1; batch < 500; batch++) {
                var = rounded(rounded(1 - rounded(momentum, format), format) * var, format);
                assertThat(review("1", String.valueOf(var), batch, "", rules).remarks())
                        .extracting(LayerReview.Finding::kind)
                        .doesNotContain(Kind.BELOW_THE_START);
            }
        }
    }

    private static double rounded(double number, String format) {
        float single = (float) number;
        return switch (format) {
            case "float16" -> Float.float16ToFloat(Float.floatToFloat16(single));
            case "bfloat16" -> Float.intBitsToFloat((Float.floatToRawIntBits(single) + 0x8000) & 0xffff0000);
            default -> single;
        };
    }

    /// Statistics that were really tracked from the start are never said to be impossible.
    @Test
    void trackedStatisticsArePossible() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            double mean = 0;
            double var = 1;
            int batches = 1 + random.nextInt(80);
            for (int batch = 0; batch < batches; batch++) {
                mean = 0.9 * mean + 0.1 * random.nextGaussian();
                var = 0.9 * var + 0.1 * (random.nextBoolean() ? 0 : random.nextDouble());
            }
            assertThat(review(String.valueOf(mean), String.valueOf(var), batches, "", Rules.NONE)
                            .remarks())
                    .extracting(LayerReview.Finding::kind)
                    .isSubsetOf(Kind.HARDLY_TRAINED);
        }
    }
}
