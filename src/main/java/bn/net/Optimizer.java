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
        private static final double BETA1 = 0.9;
        private static final double BETA2 = 0.999;
        private static final double EPS = 1e-8;

        private final double rate;
        private final List<double[]> firstMoments = new ArrayList<>();
        private final List<double[]> secondMoments = new ArrayList<>();

        /// β₁ᵗ and β₂ᵗ after t steps.
        private double power1 = 1;

        private double power2 = 1;

        public Adam(double rate) {
            this.rate = rate;
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
                m[i] = BETA1 * m[i] + (1 - BETA1) * g;
                v[i] = BETA2 * v[i] + (1 - BETA2) * g * g;
                double mean = m[i] / (1 - power1);
                double square = v[i] / (1 - power2);
                parameter.numbers()[i] -= rate * mean / (Math.sqrt(square) + EPS);
            }
        }
    }
}
