package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Shape;
import bn.exact.ExactBatchNorm;
import bn.exact.Example;
import bn.formula.Value;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The statements about constant features and about two rows hold for every γ, ε and dout, compared with 60
/// digits.
class ClaimTest {
    static Stream<Random> random() {
        return IntStream.range(0, 50).mapToObj(Random::new);
    }

    @ParameterizedTest
    @MethodSource("random")
    void ofAConstantFeatureOnlyEpsHoldsTheGradientDown(Random random) {
        int rows = random.nextInt(2, 9);
        double constant = random.nextInt(-50, 50);
        Example example = example(
                random,
                rows,
                IntStream.range(0, rows).mapToDouble(_ -> constant).toArray());
        ExactBatchNorm exact = example.exact();
        double mean = mean(example.dout()[0]);
        double gamma = example.gamma()[0];
        for (int row = 0; row < rows; row++) {
            double said = gamma / Math.sqrt(example.eps()) * (example.dout()[0][row] - mean);
            assertThat(exact.row("dx", row, 0).doubleValue()).isCloseTo(said, within(1e-12 * size(example)));
        }
        assertThat(exact.feature("dgamma")[0].doubleValue()).isZero();
        assertThat(Caution.of(example.trace(), Pass.BACKWARD))
                .contains(new Caution.ConstantBack(List.of(0), 1 / Math.sqrt(example.eps())));
    }

    @ParameterizedTest
    @MethodSource("random")
    void ofTwoRowsOnlyTheSignIsLeft(Random random) {
        double half = Math.scalb(1 + random.nextDouble(), random.nextInt(-10, 10));
        Example example = example(random, 2, 3 - half, 3 + half);
        ExactBatchNorm exact = example.exact();
        double var = exact.feature("var")[0].doubleValue();
        double xhat = Math.sqrt(var / (var + example.eps()));
        assertThat(exact.row("xhat", 1, 0).doubleValue()).isCloseTo(xhat, within(1e-13));
        double[] dout = example.dout()[0];
        double said = example.gamma()[0] * (dout[1] - mean(dout)) * example.eps() / Math.pow(var + example.eps(), 1.5);
        assertThat(exact.row("dx", 1, 0).doubleValue()).isCloseTo(said, within(1e-10 * Math.abs(said)));
        boolean isSign = xhat > 0.99;
        assertThat(Caution.of(example.trace(), Pass.FORWARD).contains(new Caution.TwoRows(List.of(0))))
                .isEqualTo(var >= 50 * example.eps())
                .isEqualTo(isSign);
        assertThat(Caution.of(example.trace(), Pass.BACKWARD).contains(new Caution.TwoRowsBack(List.of(0))))
                .isEqualTo(isSign);
    }

    /// If a forward value is replaced, or a formula mistaken, they need not hold, and are not made.
    @ParameterizedTest
    @MethodSource("random")
    void whatIsReplacedIsNotSpokenOf(Random random) {
        Example constant = example(random, 3, 7, 7, 7);
        Trace set = constant.trace(List.of(new Given.OfValue("var", new Value.PerFeature(1))));
        assertThat(Caution.of(set, Pass.FORWARD)).isEmpty();
        assertThat(Caution.of(set, Pass.BACKWARD)).isEmpty();
        Example two = example(random, 2, 1, 5);
        Trace other = two.trace(List.of(new Given.OfValue("var", new Value.PerFeature(1))));
        assertThat(Caution.of(other, Pass.FORWARD)).isEmpty();
        assertThat(Caution.of(other, Pass.BACKWARD)).isEmpty();
    }

    private static Example example(Random random, int rows, double... column) {
        double[] dout =
                IntStream.range(0, rows).mapToDouble(_ -> random.nextGaussian()).toArray();
        return new Example(
                "random",
                Shape.of(rows, 1),
                new double[][] {column},
                new double[] {random.nextGaussian()},
                new double[] {random.nextGaussian()},
                Math.pow(10, -random.nextInt(1, 8)),
                new double[][] {dout});
    }

    private static double mean(double[] numbers) {
        return IntStream.range(0, numbers.length)
                .mapToDouble(i -> numbers[i])
                .average()
                .orElseThrow();
    }

    private static double size(Example example) {
        return Math.abs(example.gamma()[0]) / Math.sqrt(example.eps()) * 10;
    }
}
