package bn.stats;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether a batch differs from running statistics by more than chance explains, for independent, normally
/// distributed rows.
final class Drift {
    /// The probability of a false alarm, over all features of a batch.
    private static final double CHANCE = 0.01;

    /// A variance within this factor of the running one is not reported, however significant it is: real data
    /// are rarely normally distributed.
    private static final double FACTOR = 2;

    private final ModeComparison comparison;
    private final int rows;

    /// Each of the 2·D tests has a false alarm probability of CHANCE/(2·D). P(|z| > t) is at most
    /// 2·exp(−t²/2), and twice Chernoff's bound for a variance has the same form; this is the exponent, t²/2.
    private final double exponent;

    private Drift(ModeComparison comparison) {
        this.comparison = comparison;
        this.rows = comparison.shape().rows();
        this.exponent = Math.log(4.0 * comparison.stats().features() / CHANCE);
    }

    /// The findings, at least one.
    static List<Symptom> of(ModeComparison comparison) {
        Drift drift = new Drift(comparison);
        List<Symptom> drifted = drift.features().boxed().flatMap(drift::drifted).toList();
        return drifted.isEmpty() ? List.of(drift.nearby()) : drifted;
    }

    private IntStream features() {
        return IntStream.range(0, comparison.stats().features());
    }

    private Stream<Symptom> drifted(int feature) {
        double var = comparison.var().at(feature);
        if (running(feature) <= 0) {
            boolean asSaved = var == 0
                    && running(feature) == 0
                    && comparison.mu().at(feature) == comparison.stats().mean().at(feature);
            return asSaved ? Stream.empty() : Stream.of(new Symptom.NoRunningVariance(feature, running(feature), var));
        }
        return Stream.of(mean(feature), variance(feature)).flatMap(Optional::stream);
    }

    private Optional<Symptom> mean(int feature) {
        double off =
                Math.abs(comparison.mu().at(feature) - comparison.stats().mean().at(feature));
        double errors = off / Math.sqrt(running(feature) / rows);
        return errors > Math.sqrt(2 * exponent)
                ? Optional.of(new Symptom.MeanDrift(feature, errors))
                : Optional.empty();
    }

    private Optional<Symptom> variance(int feature) {
        double times = times(feature);
        return exponent(feature) > exponent && Math.abs(Math.log(times)) > Math.log(FACTOR)
                ? Optional.of(new Symptom.VarianceDrift(feature, times))
                : Optional.empty();
    }

    private Symptom nearby() {
        if (rows == 1) {
            return new Symptom.OneRow();
        }
        return features()
                .boxed()
                .filter(feature -> exponent(feature) > exponent)
                .max(Comparator.comparingDouble(this::exponent))
                .map(feature -> (Symptom) new Symptom.SlightDrift(rows, feature, times(feature)))
                .orElse(new Symptom.Chance(rows));
    }

    /// The exponent of Chernoff's bound: with k = m − 1 degrees of freedom, the probability that s²/σ² is at
    /// least as far from 1 as t, on the same side, is at most exp(−k/2·(t − 1 − ln t)). NaN, which
    /// exceeds nothing, for one row, and for a variance of 0 where the running one is 0.
    private double exponent(int feature) {
        double t = times(feature) * rows / (rows - 1);
        return (rows - 1) / 2.0 * (t - 1 - Math.log(t));
    }

    private double times(int feature) {
        return comparison.var().at(feature) / running(feature);
    }

    private double running(int feature) {
        return comparison.stats().var().at(feature);
    }
}
