package bn.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.graph.BatchNorm;
import bn.stats.Convention;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Backward passes are what differences of forward passes say.
final class GradientsTest {
    private static final double STEP = 1e-5;

    /// Central differences are off by STEP² times a third derivative, and by the round-off of a loss divided
    /// by STEP.
    private static final double NEAR = 1e-7;

    /// Layers of four inputs and outputs. Made anew they have the same weights and the same chance.
    static Stream<Arguments> layers() {
        return Stream.of(
                layer("linear", () -> Linear.drawn(4, 4, 1, true, new Generator(3))),
                layer("without a bias", () -> Linear.drawn(4, 4, 1, false, new Generator(3))),
                layer("relu", () -> new Activation(Activation.Kind.RELU)),
                layer("tanh", () -> new Activation(Activation.Kind.TANH)),
                layer("sigmoid", () -> new Activation(Activation.Kind.SIGMOID)),
                layer("batch normalization", GradientsTest::norm),
                layer("layer normalization", () -> moved(new LayerNormalization(4, 1e-5))),
                layer("dropout", () -> new Dropout(0.4, new Generator(5))),
                layer("noise", () -> new Noise(0.5, 0.25, new Generator(6))),
                layer("residual", () -> new Residual(branch())));
    }

    private static Arguments layer(String name, Supplier<Layer> layer) {
        return Arguments.of(Named.of(name, layer));
    }

    private static Sequence branch() {
        return new Sequence(
                List.of(norm(), new Activation(Activation.Kind.TANH), Linear.drawn(4, 4, 1, true, new Generator(7))));
    }

    /// With running statistics of a batch.
    private static BatchNormalization norm() {
        BatchNormalization norm = new BatchNormalization(4, Convention.ALL.getFirst(), true, BatchNorm.TABLE);
        norm.forward(Matrix.normal(6, 4, new Generator(8)), Phase.TRAINING);
        norm.track();
        return moved(norm);
    }

    /// With parameters that are neither 1 nor 0.
    private static <L extends Layer> L moved(L layer) {
        Generator generator = new Generator(4);
        for (Parameter parameter : layer.parameters()) {
            for (int i = 0; i < parameter.numbers().length; i++) {
                parameter.numbers()[i] = generator.normal();
            }
        }
        return layer;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void ofALayerInTraining(Supplier<Layer> layer) {
        check(layer, Phase.TRAINING);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void ofALayerInEvaluation(Supplier<Layer> layer) {
        check(layer, Phase.EVALUATION);
    }

    /// The loss is the sum of the output times fixed numbers.
    private static void check(Supplier<Layer> made, Phase phase) {
        Matrix dout = Matrix.normal(5, 4, new Generator(2));
        Layer layer = made.get();
        layer.forward(x(), phase);
        double[] dx = layer.backward(dout).numbers();
        for (int place = 0; place < dx.length; place++) {
            int moved = place;
            double expected = slope(step -> {
                Matrix x = x();
                x.numbers()[moved] += step;
                return Vectors.dot(made.get().forward(x, phase).numbers(), dout.numbers());
            });
            assertThat(dx[place]).as("dx %d", place).isCloseTo(expected, within(NEAR));
        }
        for (int which = 0; which < layer.parameters().size(); which++) {
            Parameter parameter = layer.parameters().get(which);
            for (int place = 0; place < parameter.numbers().length; place++) {
                int index = which;
                int moved = place;
                double expected = slope(step -> {
                    Layer other = made.get();
                    other.parameters().get(index).numbers()[moved] += step;
                    return Vectors.dot(other.forward(x(), phase).numbers(), dout.numbers());
                });
                assertThat(parameter.gradient()[place])
                        .as("%s %d", parameter.name(), place)
                        .isCloseTo(expected, within(NEAR));
            }
        }
    }

    private static Matrix x() {
        return Matrix.normal(5, 4, new Generator(1));
    }

    private static double slope(DoubleUnaryOperator loss) {
        return (loss.applyAsDouble(STEP) - loss.applyAsDouble(-STEP)) / (2 * STEP);
    }

    @Test
    void ofTheLosses() {
        int[] labels = {2, 0, 1, 1, 3};
        Matrix target = Matrix.normal(5, 4, new Generator(9));
        check(
                Loss.crossEntropy(x(), labels).gradient(),
                x -> Loss.crossEntropy(x, labels).value());
        check(
                Loss.meanSquare(x(), target).gradient(),
                x -> Loss.meanSquare(x, target).value());
    }

    private static void check(Matrix gradient, ToDoubleFunction<Matrix> loss) {
        IntStream.range(0, gradient.numbers().length).forEach(place -> {
            double expected = slope(step -> {
                Matrix x = x();
                x.numbers()[place] += step;
                return loss.applyAsDouble(x);
            });
            assertThat(gradient.numbers()[place]).isCloseTo(expected, within(NEAR));
        });
    }
}
