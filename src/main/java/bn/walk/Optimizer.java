package bn.walk;

import bn.formula.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How `descend` makes a step of a gradient.
enum Optimizer {
    /// Gradient descent: the rate times the gradient.
    SGD,
    /// Adam, of Kingma and Ba (2015), with the constants that they give.
    ADAM;

    /// How much of the mean of earlier gradients stays at each step of Adam.
    static final double BETA_1 = 0.9;

    /// The same of the mean of their squares.
    static final double BETA_2 = 0.999;

    /// What keeps a step of Adam finite where all gradients were 0.
    static final double EPSILON = 1e-8;

    /// Adam's running means of the gradient and of its square, of one parameter.
    record Moments(Value.PerFeature mean, Value.PerFeature square) {
        /// Those before the first step.
        static Moments none(int features) {
            return new Moments(Value.PerFeature.filled(0, features), Value.PerFeature.filled(0, features));
        }

        Moments with(Value.PerFeature gradient) {
            return new Moments(
                    each(gradient, (g, feature) -> BETA_1 * mean.at(feature) + (1 - BETA_1) * g),
                    each(gradient, (g, feature) -> BETA_2 * square.at(feature) + (1 - BETA_2) * g * g));
        }

        /// What is to be multiplied by the rate in the n-th step.
        Value.PerFeature step(int n) {
            return each(mean, (m, feature) -> {
                double corrected = square.at(feature) / (1 - StrictMath.pow(BETA_2, n));
                return m / (1 - StrictMath.pow(BETA_1, n)) / (Math.sqrt(corrected) + EPSILON);
            });
        }
    }

    /// A number for each feature from another.
    @FunctionalInterface
    interface OfFeature {
        double of(double number, int feature);
    }

    static Value.PerFeature each(Value.PerFeature numbers, OfFeature function) {
        return new Value.PerFeature(IntStream.range(0, numbers.features())
                .mapToDouble(feature -> function.of(numbers.at(feature), feature))
                .toArray());
    }

    /// As it is typed.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Optimizer> named(String word) {
        return Stream.of(values())
                .filter(optimizer -> optimizer.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
