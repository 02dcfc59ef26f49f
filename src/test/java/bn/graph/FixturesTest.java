package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.exact.ExactBatchNorm;
import bn.exact.Example;
import bn.exact.Fixture;
import bn.exact.RoundingBound;
import bn.formula.Value;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The same numbers as PyTorch, for batches of rank 2, 3 and 4.
final class FixturesTest {
    private static final double CLOSE = 1e-12;

    static Stream<Arguments> results() {
        return Fixture.all()
                .flatMap(fixture -> Stream.of(
                        Arguments.of(fixture, "/train/out", "out"),
                        Arguments.of(fixture, "/train/dx", "dx"),
                        Arguments.of(fixture, "/train/dweight", "dgamma"),
                        Arguments.of(fixture, "/train/dbias", "dbeta")));
    }

    static Stream<Arguments> wellConditioned() {
        return results().filter(result -> !illConditioned((Fixture) result.get()[0], (String) result.get()[2]));
    }

    static Stream<Arguments> illConditioned() {
        return results().filter(result -> illConditioned((Fixture) result.get()[0], (String) result.get()[2]));
    }

    /// Columns near 10⁶ with a width of 1 lose six digits in the subtraction of the mean, in any
    /// implementation. Two rows are always normalized to ±1, so that nearly all of dx cancels. A sum of the
    /// incoming gradient is exact in both cases.
    private static boolean illConditioned(Fixture fixture, String step) {
        return switch (fixture.name()) {
            case "nd-6x3-large-offset" -> !step.equals("dbeta");
            case "nd-2x2" -> step.equals("dx");
            default -> false;
        };
    }

    @Test
    void threeResultsAndOneAreIllConditioned() {
        assertThat(illConditioned()).hasSize(4);
        assertThat(wellConditioned()).hasSize(32);
    }

    @ParameterizedTest
    @MethodSource("wellConditioned")
    void agreesWithPyTorch(Fixture fixture, String path, String step) {
        double[][] theirs = columns(fixture, path);
        double[][] ours = columns(fixture.example().trace().value(step), fixture);

        double largest = 0;
        double apart = 0;
        for (int feature = 0; feature < theirs.length; feature++) {
            assertThat(ours[feature]).hasSameSizeAs(theirs[feature]);
            for (int row = 0; row < theirs[feature].length; row++) {
                largest = Math.max(largest, Math.abs(theirs[feature][row]));
                apart = Math.max(apart, Math.abs(theirs[feature][row] - ours[feature][row]));
            }
        }
        assertThat(apart).isLessThanOrEqualTo(CLOSE * largest);
    }

    /// Neither is right to 12 digits here, so both are compared with 60 digits. Ours must be within our
    /// round-off bound. PyTorch does the same operations in another order (its dx is the closed form), with
    /// the same cancellations: it is allowed twice our bound, for its sequential sums.
    @ParameterizedTest
    @MethodSource("illConditioned")
    void bothAreAsRightAsRoundingAllows(Fixture fixture, String path, String step) {
        Example example = fixture.example();
        ExactBatchNorm exact = example.exact();
        RoundingBound bound = RoundingBound.of(example);
        double[][] theirs = columns(fixture, path);
        double[][] ours = columns(example.trace().value(step), fixture);

        double worst = 0;
        for (int feature = 0; feature < theirs.length; feature++) {
            for (int row = 0; row < theirs[feature].length; row++) {
                BigDecimal right = exact.row(step, row, feature);
                double allowed = bound.of(step, row, feature);
                assertThat(error(ours[feature][row], right)).isLessThanOrEqualTo(allowed);
                assertThat(error(theirs[feature][row], right)).isLessThanOrEqualTo(2 * allowed);
                worst = Math.max(worst, error(theirs[feature][row], right));
            }
        }
        // If PyTorch is accurate after all, the case does not belong here.
        assertThat(worst).isGreaterThan(CLOSE * exact.value(step).largest().doubleValue());
    }

    private static double error(double computed, BigDecimal exact) {
        return new BigDecimal(computed).subtract(exact).abs().doubleValue();
    }

    private static double[][] columns(Fixture fixture, String path) {
        double[] numbers = fixture.vector(path);
        if (numbers.length > fixture.shape().features()) {
            return fixture.columns(path);
        }
        return columns(new Value.PerFeature(numbers), fixture);
    }

    private static double[][] columns(Value value, Fixture fixture) {
        double[][] columns = new double[fixture.shape().features()][];
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature] = switch (value) {
                case Value.One(double number) -> new double[] {number};
                case Value.PerFeature numbers -> new double[] {numbers.at(feature)};
                case Value.PerRow rows -> rows.run().of(feature, 0, rows.rows());
            };
        }
        return columns;
    }
}
