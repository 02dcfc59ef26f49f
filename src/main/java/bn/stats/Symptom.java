package bn.stats;

import bn.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A finding about the difference between training and evaluation mode. Each is true of the numbers as they
/// are. Those that depend on a convention include the [Rules], which tell whether the momentum is only
/// assumed.
public sealed interface Symptom {
    /// The statistics are the initial ones.
    ///
    /// @param var the initial running variance
    /// @param batches the stated number of batches seen
    record NeverUpdated(double var, long batches) implements Symptom {}

    /// The initial values still have a large weight.
    ///
    /// @param batches the number of batches seen
    /// @param left the weight of the initial values, keep^k, where keep is the weight of the old value in an
    ///     update
    record HardlyTrained(long batches, double left, Rules rules) implements Symptom {}

    /// A running variance is below the remaining share of its initial value.
    ///
    /// @param value the running variance
    /// @param batches the stated number of batches seen
    /// @param left the weight that the initial value should still have
    record BelowTheStart(int feature, double value, long batches, double left, Rules rules) implements Symptom {}

    /// Under the rules a batch has weight 0, and yet the statistics are not the initial ones.
    record MovedAllTheSame(Rules rules) implements Symptom {}

    /// The running statistics are the batch's own.
    record Same() implements Symptom {}

    /// They differ only in the divisor: running_var is var · m/(m−1).
    ///
    /// @param rows m
    record Bessel(int rows) implements Symptom {}

    /// The batch differs from the statistics no more than chance explains.
    ///
    /// @param rows its rows
    record Chance(int rows) implements Symptom {}

    /// The means differ no more than chance explains; a variance does, but by less than a factor of 2.
    ///
    /// @param times var/running_var of this feature, the least likely one
    record SlightDrift(int rows, int feature, double times) implements Symptom {}

    /// A single row has no variance to compare, and its mean is within what chance explains.
    record OneRow() implements Symptom {}

    /// A feature's mean differs by more than chance explains.
    ///
    /// @param errors the difference in standard errors, √(running_var/m)
    record MeanDrift(int feature, double errors) implements Symptom {}

    /// A feature's variance differs by more than chance explains.
    ///
    /// @param times var/running_var
    record VarianceDrift(int feature, double times) implements Symptom {}

    /// A feature's running variance is 0, although the feature varies in the batch or has another mean; or it is below
    /// 0, as no variance is.
    ///
    /// @param running the running variance
    /// @param var its variance in the batch
    record NoRunningVariance(int feature, double running, double var) implements Symptom {}

    /// The running variance is the square root of the batch's.
    record LooksLikeDeviation() implements Symptom {}

    /// Tracking these batches from the start under the rules reproduces the statistics.
    record Reproduced(Rules rules) implements Symptom {}

    /// It does if momentum weights the other side.
    record MomentumFlipped() implements Symptom {}

    /// It does with the other divisor of the variance, m or m − 1.
    ///
    /// @param found the variance that fits
    record OtherVariance(Convention.Variance found) implements Symptom {}

    /// It does under another convention.
    ///
    /// @param found the one that fits
    /// @param rules the stated ones, which do not fit
    record MadeBy(Convention found, Rules rules) implements Symptom {}

    /// No convention reproduces the statistics.
    ///
    /// @param apart the largest difference
    /// @param given the number of batches given
    /// @param counted the stated number of batches seen
    record NotReproduced(Rules rules, Replay.Apart apart, int given, long counted) implements Symptom {}

    /// The weight of the initial values from which on they are mentioned.
    double MUCH_LEFT = 0.01;

    /// The findings of a comparison.
    ///
    /// @param rules by which the statistics were stated to be updated
    /// @param batches that the statistics were computed from, if known
    static List<Symptom> of(ModeComparison comparison, Rules rules, List<Batch> batches) {
        RunningStats stats = comparison.stats();
        Optional<Replay> replay = batches.isEmpty() ? Optional.empty() : Optional.of(Replay.of(rules, batches, stats));
        boolean reproduced = replay.filter(Replay::fits).isPresent();
        Rules kept = replay.map(Replay::found).orElse(rules);
        long seen = reproduced ? batches.size() : stats.batches();
        Optional<Symptom> own = OwnStatistics.of(comparison);
        Optional<Symptom> training = training(stats, kept, seen)
                .filter(one -> own.isEmpty() || reproduced || isReportedBesideOwn(one, kept));
        List<Symptom> symptoms = new ArrayList<>();
        replay.map(Replay::symptom).ifPresent(symptoms::add);
        training.ifPresent(symptoms::add);
        own.ifPresent(symptoms::add);
        boolean explained =
                own.isPresent() || training.filter(Symptom::explains).isPresent();
        if (!explained && !reproduced && looksLikeDeviation(comparison)) {
            symptoms.add(new LooksLikeDeviation());
            explained = true;
        }
        if (!explained) {
            symptoms.addAll(Drift.of(comparison));
        }
        return symptoms;
    }

    /// Statistics equal to the batch's own contain nothing of the initial values, and an assumed momentum
    /// does not matter then.
    private static boolean isReportedBesideOwn(Symptom training, Rules rules) {
        return training instanceof NeverUpdated || (rules.sayMomentum() && !(training instanceof HardlyTrained));
    }

    /// Whether it suffices to explain statistics that are not the batch's.
    private static boolean explains(Symptom training) {
        return training instanceof NeverUpdated || training instanceof HardlyTrained;
    }

    private static Optional<Symptom> training(RunningStats stats, Rules rules, long seen) {
        Convention convention = rules.convention();
        double start = convention.initialVar();
        if (all(stats, feature -> stats.mean().at(feature) == 0 && stats.var().at(feature) == start)) {
            return Optional.of(new NeverUpdated(start, seen));
        }
        double left = seen == 0 ? 0 : convention.weightOfStart(seen);
        if (left == 1) {
            return Optional.of(new MovedAllTheSame(rules));
        }
        if (left <= MUCH_LEFT) {
            return Optional.empty();
        }
        // Updates never decrease the remaining share of the initial variance. The tolerance is for float32
        // storage.
        return IntStream.range(0, stats.features())
                .filter(feature -> stats.var().at(feature) < left * start * (1 - 1e-6))
                .mapToObj(feature ->
                        (Symptom) new BelowTheStart(feature, stats.var().at(feature), seen, left, rules))
                .findFirst()
                .or(() -> Optional.of(new HardlyTrained(seen, left, rules)));
    }

    /// Whether √var fits in every feature, far better than var does, and the two can be distinguished.
    private static boolean looksLikeDeviation(ModeComparison comparison) {
        return all(comparison.stats(), feature -> {
            double var = comparison.var().at(feature);
            double running = comparison.stats().var().at(feature);
            double asDeviation = Math.abs(Math.log(running / Math.sqrt(var)));
            double asVariance = Math.abs(Math.log(running / var));
            return asVariance > 0.5 && asDeviation < 0.2 * asVariance && asDeviation < 0.25;
        });
    }

    private static boolean all(RunningStats stats, IntPredicate feature) {
        return IntStream.range(0, stats.features()).allMatch(feature);
    }
}
