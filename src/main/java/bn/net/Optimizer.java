package bn.net;

import java.util.ArrayList;
import java.util.List;

/// Takes parameters a step down their gradients.
public sealed interface Optimizer {
    /// Changes the parameters, once.
    ///
    /// @param parameters with the gradients of the last backward pass; the same ones in each step
    void step(List<Parameter> parameters);

    /// Gradient descent: `p −= rate · (dp + decay · p)`. Only weights decay.
    record Sgd(double rate, double decay) implements Optimizer {
        public Sgd(double rate) {
            this(rate, 0);
        }

        @Override
        public void step(List<Parameter> parameters) {
            for (Parameter parameter : parameters) {
                double shrinks = parameter.name().equals("weight") ? decay : 0;
                double[] p = parameter.numbers();
                for (int i = 0; i < p.length; i++) {
                    p[i] -= rate * (parameter.gradient()[i] + shrinks * p[i]);
                }
            }
        }
    }

    /// Adam with β₁ = 0.9, β₂ = 0.999 and ε = 1e-8.
    ///
    /// Source: Kingma and Ba (2015), "Adam", algorithm 1.
    final class Adam implements Optimizer {
        /// How much of the mean of earlier gradients stays at each step.
        public static final double BETA1 = 0.9;

        /// The same of the mean of their squares.
        public static final double BETA2 = 0.999;

        /// What keeps a step finite where all gradients were 0.
        public static final double EPS = 1e-8;

        private final double rate;
        private final List<double[]> firstMoments = new ArrayList<>();
        private final List<double[]> secondMoments = new ArrayList<>();

        /// β₁ᵗ and β₂ᵗ after t steps.
        private double power1 = 1;

        private double power2 = 1;

        public Adam(double rate) {
            this.rate = rate;
        }

        /// The running mean of a gradient, with one more.
        public static double firstMoment(double before, double gradient) {
            return BETA1 * before + (1 - BETA1) * gradient;
        }

        /// The running mean of a gradient's square, with one more.
        public static double secondMoment(double before, double gradient) {
            return BETA2 * before + (1 - BETA2) * gradient * gradient;
        }

        /// What a parameter is reduced by.
        ///
        /// @param first the first moment, and `second` the second
        /// @param power1 β₁ᵗ at step t, and `power2` β₂ᵗ
        public static double step(double rate, double first, double second, double power1, double power2) {
            double mean = first / (1 - power1);
            double square = second / (1 - power2);
            return rate * mean / (Math.sqrt(square) + EPS);
        }

        @Override
        public void step(List<Parameter> parameters) {
            power1 *= BETA1;
            power2 *= BETA2;
            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = parameters.get(i);
                if (i == firstMoments.size()) {
                    firstMoments.add(new double[parameter.numbers().length]);
                    secondMoments.add(new double[parameter.numbers().length]);
                }
                step(parameter, firstMoments.get(i), secondMoments.get(i));
            }
        }

        private void step(Parameter parameter, double[] m, double[] v) {
            for (int i = 0; i < m.length; i++) {
                double g = parameter.gradient()[i];
                m[i] = firstMoment(m[i], g);
                v[i] = secondMoment(v[i], g);
                parameter.numbers()[i] -= step(rate, m[i], v[i], power1, power2);
            }
        }
    }
}
