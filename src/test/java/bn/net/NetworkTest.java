package bn.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.graph.BatchNorm;
import bn.stats.Convention;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A network of all layers without chance, with given weights, does what it does in NumPy and in PyTorch; see
/// `src/test/resources/net/make.py`.
final class NetworkTest {
    private static final Made NUMPY = Made.by("numpy.txt");

    /// Some hundred roundings of numbers up to 10.
    private static final double NEAR = 1e-12;

    private static final Labelled DATA = new Labelled(NUMPY.matrix("x", 4), NUMPY.integers("labels"));

    private static Linear linear(int number, int outputs) {
        double[] weights = NUMPY.matrix("weight" + number, outputs).numbers();
        Optional<double[]> bias = number == 2 ? Optional.of(new double[outputs]) : Optional.empty();
        return Linear.of(weights.length / outputs, weights, bias);
    }

    private static Sequence network() {
        Layer branch = new Residual(new Sequence(List.of(norm(), new Activation(Activation.Kind.RELU), linear(1, 8))));
        return new Sequence(List.of(
                linear(0, 8),
                norm(),
                new Activation(Activation.Kind.TANH),
                branch,
                new LayerNormalization(8, 1e-5),
                new Activation(Activation.Kind.SIGMOID),
                linear(2, 3)));
    }

    private static BatchNormalization norm() {
        return new BatchNormalization(8, Convention.ALL.getFirst(), true, BatchNorm.TABLE);
    }

    private static void checkNear(double[] numbers, double[] expected) {
        assertThat(numbers).hasSameSizeAs(expected);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i]).isCloseTo(expected[i], within(NEAR));
        }
    }

    @Test
    void forwardAndBackward() {
        Sequence net = network();
        Matrix z = net.forward(DATA.x(), Phase.TRAINING);
        Matrix dx = net.backward(Loss.crossEntropy(z, DATA.labels()).gradient());
        checkNear(z.numbers(), NUMPY.matrix("z", 3).numbers());
        checkNear(dx.numbers(), NUMPY.matrix("dx", 4).numbers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"numpy.txt", "torch.txt"})
    void twentyStepsOfGradientDescent(String file) {
        checkTraining(Made.by(file), "sgd", new Optimizer.Sgd(0.1, 0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"numpy.txt", "torch.txt"})
    void twentyStepsOfAdam(String file) {
        checkTraining(Made.by(file), "adam", new Optimizer.Adam(0.01));
    }

    /// Batches of different size, so that what is kept of one must not be taken for the next.
    private static int[] batch(int step) {
        return IntStream.iterate(step % 3, row -> row < 32, row -> row + 1 + step % 2)
                .toArray();
    }

    private static void checkTraining(Made made, String name, Optimizer optimizer) {
        Sequence net = network();
        Training training = new Training(net, DATA, optimizer, NetworkTest::batch);
        checkNear(IntStream.range(0, 20).mapToDouble(_ -> training.step()).toArray(), made.numbers(name));
        List<BatchNormalization> norms = net.all(BatchNormalization.class);
        for (int i = 0; i < norms.size(); i++) {
            checkNear(norms.get(i).running().mean().toArray(), made.numbers(name + ".running_mean" + i));
            checkNear(norms.get(i).running().var().toArray(), made.numbers(name + ".running_var" + i));
        }
        List<Linear> linear = net.all(Linear.class);
        for (int i = 0; i < linear.size(); i++) {
            double[] expected =
                    made.matrix(name + ".weight" + i, i == 2 ? 3 : 8).numbers();
            checkNear(linear.get(i).weight().numbers(), expected);
        }
        Matrix evaluation = net.forward(DATA.x(), Phase.EVALUATION);
        checkNear(evaluation.numbers(), made.matrix(name + ".evaluation", 3).numbers());
    }
}
