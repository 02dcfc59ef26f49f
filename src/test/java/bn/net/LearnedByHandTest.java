package bn.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// γ and β of one column learn to give it mean 5 and standard deviation 3, with the mean square as the loss.
/// On paper, with ε left out: dγ = 2(γ − 3), dβ = 2(β − 5), and the loss is (γ − 3)² + (β − 5)².
final class LearnedByHandTest {
    private static final Matrix X = Matrix.of(new double[] {10, 14, 9, 15, 12});

    /// x varies by 5.2, so ε = 1e-5 changes x̂ by a millionth.
    private static final double EPSILON = 1e-5;

    private final Sequence net = Plan.of(Part.norm()).draw(1, new Generator(1));
    private final List<Parameter> parameters = net.parameters();
    private final Matrix target = X.map(x -> (x - 12) / Math.sqrt(5.2) * 3 + 5);

    private double loss() {
        Loss loss = Loss.meanSquare(net.forward(X, Phase.TRAINING), target);
        net.backward(loss.gradient());
        return loss.value();
    }

    private void check(double gamma, double beta, double near) {
        assertThat(parameters.get(0).numbers()[0]).isCloseTo(gamma, within(near));
        assertThat(parameters.get(1).numbers()[0]).isCloseTo(beta, within(near));
    }

    private void steps(Optimizer optimizer, int count) {
        IntStream.range(0, count).forEach(_ -> {
            loss();
            optimizer.step(parameters);
        });
    }

    @Test
    void byGradientDescent() {
        assertThat(loss()).isCloseTo(2 * 2 + 5 * 5, within(29 * EPSILON));
        assertThat(parameters.get(0).gradient()[0]).isCloseTo(-4, within(4 * EPSILON));
        assertThat(parameters.get(1).gradient()[0]).isCloseTo(-10, within(1e-13));
        Optimizer descent = new Optimizer.Sgd(0.1);
        steps(descent, 1);
        check(1.4, 1, EPSILON);
        assertThat(loss()).isCloseTo(18.56, within(29 * EPSILON));
        steps(descent, 1);
        check(1.72, 1.8, EPSILON);
        assertThat(loss()).isCloseTo(11.8784, within(29 * EPSILON));
        // 0.8^k < 0.01 first at k = 21.
        steps(descent, 18);
        assertThat(parameters.get(1).numbers()[0]).isLessThan(4.95);
        steps(descent, 1);
        assertThat(parameters.get(1).numbers()[0]).isGreaterThan(4.95);
    }

    /// The first step of Adam is the rate, whatever the gradient. The others are from NumPy.
    @Test
    void byAdam() {
        Optimizer adam = new Optimizer.Adam(0.1);
        steps(adam, 1);
        check(1.1, 0.1, 1e-8);
        steps(adam, 1);
        check(1.19983, 0.199942, 1e-5);
        steps(adam, 48);
        check(3.076, 4.099, 1e-3);
        steps(adam, 150);
        check(3.000, 5.000, 1e-3);
    }

    /// Only weights decay: 2 − 0.1·(0 + 0.5·2) = 1.9.
    @Test
    void decay() {
        Parameter weight = Parameter.of("weight", new double[] {2});
        Parameter gamma = Parameter.of("gamma", new double[] {2});
        new Optimizer.Sgd(0.1, 0.5).step(List.of(weight, gamma));
        assertThat(weight.numbers()[0]).isEqualTo(1.9);
        assertThat(gamma.numbers()[0]).isEqualTo(2);
    }
}
