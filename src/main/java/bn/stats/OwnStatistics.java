package bn.stats;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tests whether running statistics equal a batch's own: its mean, and its variance, biased or unbiased.
///
/// Both sides may have round-off. With u the unit round-off, a mean of m numbers has an error of at most δ =
/// (m + 3)·u·(|mu| + √var), for any order of summation and including the rounding of the mean itself, since
/// the mean absolute value is at most |mu| + √var. The squared deviations from a mean with error δ have the
/// mean var + δ². Rounding the deviations, the squares, their sum and the inputs adds at most (m + 5)·u of
/// that, and 2·√var·u·(|mu| + √var).
final class OwnStatistics {
    private static final double DOUBLE = 0x1p-53;
    private static final double SINGLE = 0x1p-24;

    private final ModeComparison comparison;
    private final double unit;
    private final int rows;

    private OwnStatistics(ModeComparison comparison, double unit) {
        this.comparison = comparison;
        this.unit = unit;
        this.rows = comparison.shape().rows();
    }

    /// [Symptom.Same] or [Symptom.Bessel], if one of them holds and the two can be distinguished.
    static Optional<Symptom> of(ModeComparison comparison) {
        if (comparison.shape().rows() == 1) {
            return Optional.empty();
        }
        Optional<Symptom> exact = new OwnStatistics(comparison, DOUBLE).symptom();
        return exact.isPresent() || !isSingle(comparison.stats())
                ? exact
                : new OwnStatistics(comparison, SINGLE).symptom();
    }

    private static boolean isSingle(RunningStats stats) {
        return Stream.of(stats.mean(), stats.var())
                .flatMapToDouble(numbers -> DoubleStream.of(numbers.toArray()))
                .allMatch(number -> (float) number == number);
    }

    private Optional<Symptom> symptom() {
        if (!everywhere(this::meanIsOwn)) {
            return Optional.empty();
        }
        if (everywhere(feature -> isVar(feature) && (isConstant(feature) || !isUnbiased(feature)))) {
            return Optional.of(new Symptom.Same());
        }
        boolean unbiased = everywhere(feature -> isUnbiased(feature) && (isConstant(feature) || !isVar(feature)));
        return unbiased ? Optional.of(new Symptom.Bessel(rows)) : Optional.empty();
    }

    private boolean everywhere(IntPredicate feature) {
        return IntStream.range(0, comparison.stats().features()).allMatch(feature);
    }

    private boolean meanIsOwn(int feature) {
        double off = comparison.mu().at(feature) - comparison.stats().mean().at(feature);
        return Math.abs(off) <= 2 * ofMean(feature);
    }

    private boolean isConstant(int feature) {
        return comparison.var().at(feature) <= 2 * ofVar(feature);
    }

    private boolean isVar(int feature) {
        return isNear(feature, 1);
    }

    private boolean isUnbiased(int feature) {
        return isNear(feature, rows / (rows - 1.0));
    }

    private boolean isNear(int feature, double factor) {
        double off =
                factor * comparison.var().at(feature) - comparison.stats().var().at(feature);
        return Math.abs(off) <= 2 * factor * ofVar(feature);
    }

    private double ofMean(int feature) {
        return (rows + 3) * unit * size(feature);
    }

    private double ofVar(int feature) {
        double var = comparison.var().at(feature);
        double squared = ofMean(feature) * ofMean(feature);
        return squared + (rows + 5) * unit * (var + squared) + 2 * Math.sqrt(var) * unit * size(feature);
    }

    private double size(int feature) {
        return Math.abs(comparison.mu().at(feature))
                + Math.sqrt(comparison.var().at(feature));
    }
}
