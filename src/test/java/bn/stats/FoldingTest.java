package bn.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.stats.Folding.Outputs;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A linear layer and the batch normalization after it, in eval mode, are the folded layer.
class FoldingTest {
    private static final int IN = 4;
    private static final int OUT = 3;
    private static final double EPS = 1e-3;

    private final Random random = new Random(5);
    private final Value.PerFeature gamma = numbers(-2, 2);
    private final Value.PerFeature beta = numbers(-2, 2);
    private final Value.PerFeature mean = numbers(-5, 5);
    private final Value.PerFeature var = numbers(0.1, 9);
    private final Value.PerFeature bias = numbers(-1, 1);
    private final Folding folding = Folding.of(new RunningStats(mean, var, 1), gamma, beta, EPS, bias);

    private Value.PerFeature numbers(double from, double to) {
        return new Value.PerFeature(random.doubles(OUT, from, to).toArray());
    }

    /// `out = γ·(x − running_mean)/√(running_var + ε) + β` with `x = Σ weight·input + bias`, beside the folded one.
    private void check(Batch weight, Batch folded, boolean outputsFirst) {
        double[] input = random.doubles(IN, -3, 3).toArray();
        for (int output = 0; output < OUT; output++) {
            double x = bias.at(output);
            double out = ((Value.PerFeature) folding.trace().value("folded_bias")).at(output);
            for (int i = 0; i < IN; i++) {
                x += input[i] * (outputsFirst ? weight.column(i)[output] : weight.column(output)[i]);
                out += input[i] * (outputsFirst ? folded.column(i)[output] : folded.column(output)[i]);
            }
            double right = gamma.at(output) * (x - mean.at(output)) / Math.sqrt(var.at(output) + EPS) + beta.at(output);
            assertThat(out).isCloseTo(right, within(1e-13 * (1 + Math.abs(right))));
        }
    }

    @Test
    void outputsAreTheFirstAxis() {
        double[][] columns = new double[IN][];
        for (int i = 0; i < IN; i++) {
            columns[i] = random.doubles(OUT, -1, 1).toArray();
        }
        Batch weight = Batch.numbered(Shape.of(OUT, IN), columns);
        check(weight, folding.weight(weight, Outputs.FIRST), true);
    }

    @Test
    void outputsAreTheLastAxis() {
        double[][] columns = new double[OUT][];
        for (int i = 0; i < OUT; i++) {
            columns[i] = random.doubles(IN, -1, 1).toArray();
        }
        Batch weight = Batch.numbered(Shape.of(IN, OUT), columns);
        check(weight, folding.weight(weight, Outputs.LAST), false);
    }

    /// Each kernel of a convolution is multiplied as a whole: of ones, only `a` is left.
    @Test
    void ofConvolutionsEachKernelIsMultiplied() {
        Value.PerFeature a = (Value.PerFeature) folding.trace().value("a");
        Batch ofPyTorch = folding.weight(ones(Shape.of(OUT, 2, 2, 5)), Outputs.FIRST);
        Batch ofKeras = folding.weight(ones(Shape.of(2, 5, 2, OUT)), Outputs.LAST);
        for (int row = 0; row < OUT * 10; row++) {
            assertThat(ofPyTorch.column(1)[row]).isEqualTo(a.at(row / 10));
        }
        for (int row = 0; row < ofKeras.shape().rows(); row++) {
            assertThat(ofKeras.column(4)[row]).isEqualTo(a.at(row % OUT));
        }
    }

    private static Batch ones(Shape shape) {
        double[][] columns = new double[shape.features()][shape.rows()];
        for (double[] column : columns) {
            Arrays.fill(column, 1);
        }
        return Batch.numbered(shape, columns);
    }
}
