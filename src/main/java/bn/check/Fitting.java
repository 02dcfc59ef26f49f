package bn.check;

import bn.formula.Extent;
import bn.formula.Value;
import java.util.Arrays;
import java.util.Optional;

/// Finds the number of a mistake that nobody has told, from the answer in which it shows first.
final class Fitting {
    /// What is known to be of one kind in a float32 that stands among doubles: the bits that are 0.
    private static final double BITS_OF_SINGLE = 29;

    /// A variance below 0 cannot be had but by subtracting.
    private static final double BITS_OF_NEGATIVE = 40;

    private final Exercise exercise;
    private final Variant variant;
    private final Precision coarsest;

    Fitting(Exercise exercise, Variant variant, Precision coarsest) {
        this.exercise = exercise;
        this.variant = variant;
        this.coarsest = coarsest;
    }

    /// The exercise with the number, if the answer gives one that is possible.
    Optional<Exercise> fitted(Answer answer, Sight expected) {
        return switch (variant.unknown().orElseThrow()) {
            case DECAY -> decay(answer, expected);
            case VARIANCE -> variance(answer);
        };
    }

    /// λ by least squares: the answer is right + λ·γ.
    private Optional<Exercise> decay(Answer answer, Sight expected) {
        boolean shown = variant.steps().contains(answer.step())
                && answer.isShaped(Extent.FEATURE, false, exercise.shape());
        if (!shown) {
            return Optional.empty();
        }
        Value.PerFeature right = (Value.PerFeature) expected.trace().value(answer.step());
        Value.PerFeature gamma = (Value.PerFeature) exercise.input("gamma");
        double product = 0;
        double square = 0;
        for (int feature = 0; feature < gamma.features(); feature++) {
            product += gamma.at(feature) * (answer.numbers()[feature] - right.at(feature));
            square += gamma.at(feature) * gamma.at(feature);
        }
        double lambda = product / square;
        return Double.isFinite(lambda)
                ? Optional.of(exercise.with(Unknown.DECAY.input(), new Value.One(lambda)))
                : Optional.empty();
    }

    /// The variances that a float32 mean(x²) − mu² may have come to: each as far from the right one as its
    /// rounding allows, and no farther.
    private Optional<Exercise> variance(Answer answer) {
        boolean single = coarsest.kind() == Precision.Kind.SINGLE
                || Arrays.stream(answer.numbers()).allMatch(Precision::isSingle);
        if (!single || !variant.steps().contains(answer.step())
                || !answer.isShaped(Extent.FEATURE, false, exercise.shape())) {
            return Optional.empty();
        }
        Value.PerFeature right = (Value.PerFeature) exercise.right().value(answer.step());
        double[] found = answer.numbers().clone();
        for (int feature = 0; feature < found.length; feature++) {
            if (!(Math.abs(found[feature] - right.at(feature)) <= bound(feature))) {
                return Optional.empty();
            }
        }
        return Optional.of(exercise.with(Unknown.VARIANCE.input(), new Value.PerFeature(found)));
    }

    /// The error of a float32 mean(x²) − mu²: m + 3 roundings on the way of each square, twice that on the way
    /// of mu², and the rounding of x itself.
    private double bound(int feature) {
        Value.PerRow x = (Value.PerRow) exercise.input("x");
        double square = 0;
        double size = 0;
        for (double number : x.run().of(feature, 0, x.rows())) {
            square += number * number / x.rows();
            size += Math.abs(number) / x.rows();
        }
        double roundings = (x.rows() + 5) * Precision.Kind.SINGLE.unitRoundoff();
        return roundings * (square + 2 * size * size);
    }

    /// The evidence for a number that was found.
    double bits(Comparison comparison, Answer answer, Exercise known) {
        return switch (variant.unknown().orElseThrow()) {
            case DECAY -> bitsOfDecay(answer);
            case VARIANCE -> bitsOfVariance(answer, known);
        };
    }

    /// Every feature but one, whose γ is not 0, confirms λ.
    private double bitsOfDecay(Answer answer) {
        Value.PerFeature gamma = (Value.PerFeature) exercise.input("gamma");
        Value.PerFeature right = (Value.PerFeature) exercise.right().value(answer.step());
        double bits = 0;
        double most = 0;
        Sight sight = Sight.of(exercise, exercise.table(), coarsest);
        double bound = 2 * sight.largestBound(answer, coarsest);
        for (int feature = 0; feature < gamma.features(); feature++) {
            double moved = Math.abs(answer.numbers()[feature] - right.at(feature));
            double one = gamma.at(feature) == 0 || moved <= bound
                    ? 0
                    : Math.clamp(Grading.log2(moved / bound), 0, 60);
            bits += one;
            most = Math.max(most, one);
        }
        return bits - most;
    }

    private double bitsOfVariance(Answer answer, Exercise known) {
        Value.PerFeature right = (Value.PerFeature) known.right().value(answer.step());
        double bits = 0;
        for (int feature = 0; feature < right.features(); feature++) {
            double number = answer.numbers()[feature];
            double scale = Math.max(Math.abs(number), right.at(feature));
            bits += number < 0 ? BITS_OF_NEGATIVE : Math.clamp(Grading.log2(scale / bound(feature)), 0, 60);
            boolean amongDoubles = coarsest.kind() == Precision.Kind.DOUBLE && number == (float) number;
            bits += amongDoubles ? BITS_OF_SINGLE : 0;
        }
        return bits;
    }
}
