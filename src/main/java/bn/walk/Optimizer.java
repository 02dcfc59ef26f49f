package bn.walk;

import bn.formula.Value;
import bn.net.Optimizer.Adam;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How `descend` makes a step of a gradient.
enum Optimizer {
    /// Gradient descent: the rate times the gradient.
    SGD,
    /// Adam, as networks take it: [Adam].
    ADAM;

    /// Adam's running means of the gradient and of its square, of one parameter.
    record GradientMoments(Value.PerFeature mean, Value.PerFeature square) {
        /// Those before the first step.
        static GradientMoments none(int features) {
            return new GradientMoments(Value.PerFeature.filled(0, features), Value.PerFeature.filled(0, features));
        }

        GradientMoments with(Value.PerFeature gradient) {
            return new GradientMoments(
                    each(gradient, (g, feature) -> Adam.firstMoment(mean.at(feature), g)),
                    each(gradient, (g, feature) -> Adam.secondMoment(square.at(feature), g)));
        }

        /// What is to be multiplied by the rate in the n-th step.
        Value.PerFeature step(int n) {
            double power1 = StrictMath.pow(Adam.BETA1, n);
            double power2 = StrictMath.pow(Adam.BETA2, n);
            return each(mean, (m, feature) -> Adam.step(1, m, square.at(feature), power1, power2));
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
