package bn.learn;

import bn.net.Labelled;
import bn.net.Loss;
import bn.net.Parameter;
import bn.net.Phase;
import bn.net.Sequence;
import bn.net.Vectors;

/// A gradient of a network against central differences of its loss.
final class NetworkGradientCheck {
    private static final double STEP = 1e-6;

    private final Sequence net;
    private final Labelled data;

    private NetworkGradientCheck(Sequence net, Labelled data) {
        this.net = net;
        this.data = data;
    }

    /// By how much the gradient that the backward pass finds is off, as a share of the differences: the length of what
    /// is between them, over theirs.
    ///
    /// @param net whose backward pass leaves other gradients in its parameters
    /// @param parameter one of its parameters
    static double error(Sequence net, Labelled data, Parameter parameter) {
        return new NetworkGradientCheck(net, data).error(parameter);
    }

    private double error(Parameter parameter) {
        net.backward(loss().gradient());
        double[] found = parameter.gradient().clone();
        double[] differences = new double[found.length];
        double[] between = new double[found.length];
        for (int i = 0; i < found.length; i++) {
            differences[i] = difference(parameter.numbers(), i);
            between[i] = found[i] - differences[i];
        }
        return Vectors.length(between) / Vectors.length(differences);
    }

    private double difference(double[] numbers, int i) {
        double number = numbers[i];
        numbers[i] = number + STEP;
        double above = loss().value();
        numbers[i] = number - STEP;
        double below = loss().value();
        numbers[i] = number;
        return (above - below) / (2 * STEP);
    }

    private Loss loss() {
        return Loss.crossEntropy(net.forward(data.x(), Phase.OWN_STATISTICS), data.labels());
    }
}
