package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.exact.ExactBatchNorm;
import bn.exact.Example;
import bn.exact.Fixture;
import bn.exact.RoundingBound;
import bn.formula.Extent;
import bn.formula.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every number of every step compared with its exact value, within the round-off bound.
final class EveryStepTest {
    static Stream<Example> examples() {
        return Stream.of(
                        Stream.of(Example.TELLING),
                        Fixture.all().map(Fixture::example),
                        LongStream.range(0, 100).mapToObj(Example::random))
                .flatMap(examples -> examples);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isWithinRoundingOfExact(Example example) {
        ExactBatchNorm exact = example.exact();
        RoundingBound bound = RoundingBound.of(example);
        Trace trace = example.trace();
        List<String> tooFar = new ArrayList<>();

        assertThat(BatchNorm.TABLE.steps()).extracting(Step::name).containsExactlyElementsOf(exact.steps());
        for (String step : exact.steps()) {
            Value value = trace.value(step);
            int rows = value.extent() == Extent.BATCH ? example.shape().rows() : 1;
            assertThat(exact.value(step).rows()).as(step).isEqualTo(rows);
            for (int row = 0; row < rows; row++) {
                for (int feature = 0; feature < example.shape().features(); feature++) {
                    double error = error(at(value, row, feature), exact.row(step, row, feature));
                    double allowed = bound.of(step, row, feature);
                    // Negated, so that NaN fails.
                    if (!(error <= allowed)) {
                        tooFar.add("%s[%d,%d] by %s, not %s".formatted(step, row, feature, error, allowed));
                    }
                }
            }
        }
        assertThat(tooFar).isEmpty();
    }

    /// The bound is not too loose: on a well-conditioned batch it requires at least 13 digits.
    @Test
    void theBoundIsTight() {
        RoundingBound bound = RoundingBound.of(Example.TELLING);
        ExactBatchNorm exact = Example.TELLING.exact();

        for (String step : exact.steps()) {
            double largest = exact.value(step).largest().doubleValue();
            assertThat(bound.largest(step)).as(step).isLessThan(1e-13 * largest);
        }
    }

    private static double at(Value value, int row, int feature) {
        return switch (value) {
            case Value.One(double number) -> number;
            case Value.PerFeature numbers -> numbers.at(feature);
            case Value.PerRow rows -> rows.at(row, feature);
        };
    }

    private static double error(double computed, BigDecimal exact) {
        return new BigDecimal(computed).subtract(exact).abs().doubleValue();
    }
}
