package bn.net;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `y = x·W + b`, of m × i by i × o: m × o.
public final class Linear implements Layer {
    private final int inputs;
    private final int outputs;

    /// The weights of one unit after those of another: `W[j][o]` is at `o·i + j`.
    private final Parameter weight;

    private final Optional<Parameter> bias;
    private double[][] x = {};

    private Linear(int inputs, int outputs, double[] weights, Optional<Parameter> bias) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.weight = Parameter.of("weight", weights);
        this.bias = bias;
    }

    /// Weights from N(0, gain²/i), drawn input by input, and a bias of 0. A gain of √2 keeps the size of what
    /// passes through a ReLU.
    ///
    /// Source of the gain: He et al. (2015), "Delving deep into rectifiers".
    ///
    /// @param biased whether there is a bias
    public static Linear drawn(int inputs, int outputs, double gain, boolean biased, Generator generator) {
        double deviation = gain / Math.sqrt(inputs);
        double[] weights = new double[inputs * outputs];
        for (int input = 0; input < inputs; input++) {
            for (int output = 0; output < outputs; output++) {
                weights[output * inputs + input] = deviation * generator.normal();
            }
        }
        return of(inputs, weights, biased ? Optional.of(new double[outputs]) : Optional.empty());
    }

    /// Given weights.
    ///
    /// @param weights those of the first unit, those of the second, ..., kept by reference
    /// @param bias a number for each unit, kept by reference
    public static Linear of(int inputs, double[] weights, Optional<double[]> bias) {
        return new Linear(inputs, weights.length / inputs, weights, bias.map(numbers -> Parameter.of("bias", numbers)));
    }

    public Parameter weight() {
        return weight;
    }

    public Optional<Parameter> bias() {
        return bias;
    }

    @Override
    public Matrix forward(Matrix x, Phase phase) {
        if (x.width() != inputs) {
            throw new IllegalArgumentException(x.width() + " columns for " + inputs + " inputs");
        }
        this.x = x.columns();
        double[][] y = zeros(outputs, x.rows());
        bias.ifPresent(parameter -> {
            for (int output = 0; output < outputs; output++) {
                Arrays.fill(y[output], parameter.numbers()[output]);
            }
        });
        Products.add(this.x, weight.numbers(), 1, inputs, y);
        return Matrix.of(y);
    }

    /// `dx = dout·Wᵀ`, `dW = xᵀ·dout`, `db = Σ dout` over the rows.
    @Override
    public Matrix backward(Matrix dout) {
        double[][] from = dout.columns();
        double[][] dx = zeros(inputs, dout.rows());
        Products.add(from, weight.numbers(), inputs, 1, dx);
        Products.between(x, from, weight.gradient());
        bias.ifPresent(parameter -> parameter.found(dout.sums()));
        return Matrix.of(dx);
    }

    /// Allocated one by one, which is quicker than all at once.
    private static double[][] zeros(int columns, int rows) {
        double[][] all = new double[columns][];
        for (int column = 0; column < columns; column++) {
            all[column] = new double[rows];
        }
        return all;
    }

    @Override
    public List<Parameter> parameters() {
        return bias.map(numbers -> List.of(weight, numbers)).orElse(List.of(weight));
    }
}
