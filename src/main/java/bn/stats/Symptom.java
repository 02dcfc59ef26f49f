package bn.stats;

import bn.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What the difference between train and eval looks like, from the numbers.
///
/// Each is true of the numbers as they are; what rests on a convention has the [Rules] with it, which say whether
/// the momentum is only assumed.
public sealed interface Symptom {
    /// The statistics are those at the start.
    ///
    /// @param var what the running variance starts from
    /// @param batches how many are said to have been seen
    record NeverUpdated(double var, long batches) implements Symptom {}

    /// Much of the start is still in the statistics.
    ///
    /// @param batches how many they have seen
    /// @param left the part of the starting values that is left, keep^k, keep being the weight of the old value
    record HardlyTrained(long batches, double left, Rules rules) implements Symptom {}

    /// A running variance is less than what would be left of its start.
    ///
    /// @param value the running variance
    /// @param batches how many it is said to have seen
    /// @param left the part of the start that would be left
    record BelowTheStart(int feature, double value, long batches, double left, Rules rules) implements Symptom {}

    /// By the rules a batch weighs nothing, and yet the statistics are not those at the start.
    record MovedAllTheSame(Rules rules) implements Symptom {}

    /// The running statistics are the batch's own.
    record Same() implements Symptom {}

    /// They are but for the divisor: running_var is var · m/(m−1), and that is the whole difference.
    ///
    /// @param rows m
    record Bessel(int rows) implements Symptom {}

    /// The batch differs from the statistics no more than a batch of its size does by chance.
    ///
    /// @param rows its rows
    record Chance(int rows) implements Symptom {}

    /// Its means do; a variance differs by more, though by less than a factor of 2.
    ///
    /// @param times how many times the running variance the one of this feature is, the most unlikely
    record SlightDrift(int rows, int feature, double times) implements Symptom {}

    /// One row has no variance to compare, and its mean is no further off than by chance.
    record OneRow() implements Symptom {}

    /// A feature's mean is further off than chance explains.
    ///
    /// @param errors by how many standard errors, √(running_var/m)
    record MeanDrift(int feature, double errors) implements Symptom {}

    /// A feature's variance is.
    ///
    /// @param times how many times the running variance it is
    record VarianceDrift(int feature, double times) implements Symptom {}

    /// A feature's running variance is 0, though the feature varies here, or has another mean.
    ///
    /// @param var its variance in the batch
    record NoRunningVariance(int feature, double var) implements Symptom {}

    /// The running variance is the square root of what it should be.
    record LooksLikeDeviation() implements Symptom {}

    /// These batches, tracked from the start by the rules, make just these statistics.
    record Reproduced(Rules rules) implements Symptom {}

    /// They do if momentum is taken for the weight of the other side.
    record MomentumFlipped() implements Symptom {}

    /// They do if the variance is divided by m where the convention has m − 1, or the reverse.
    ///
    /// @param found the variance that fits
    record OtherVariance(Convention.Variance found) implements Symptom {}

    /// They do by another convention.
    ///
    /// @param found the one that fits
    /// @param rules by which they do not
    record MadeBy(Convention found, Rules rules) implements Symptom {}

    /// They make others, by every convention.
    ///
    /// @param apart where they are most apart
    /// @param given how many batches were given
    /// @param counted how many the statistics are said to have seen
    record NotReproduced(Rules rules, Replay.Apart apart, int given, long counted) implements Symptom {}

    /// From where on a part of the start is worth a word.
    double MUCH_LEFT = 0.01;

    /// What is to be said of a comparison.
    ///
    /// @param rules by which the statistics are said to have been kept
    /// @param batches the batches they were made of, where they are known
    static List<Symptom> of(ModeComparison comparison, Rules rules, List<Batch> batches) {
        RunningStats stats = comparison.stats();
        Optional<Replay> replay = batches.isEmpty() ? Optional.empty() : Optional.of(Replay.of(rules, batches, stats));
        boolean reproduced = replay.filter(Replay::fits).isPresent();
        Rules kept = replay.map(Replay::found).orElse(rules);
        long seen = reproduced ? batches.size() : stats.batches();
        Optional<Symptom> own = OwnStatistics.of(comparison);
        Optional<Symptom> training =
                training(stats, kept, seen).filter(one -> own.isEmpty() || reproduced || speaksBesideOwn(one, kept));
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

    /// What is the batch's very own holds nothing of the start, and an assumed momentum is then no matter.
    private static boolean speaksBesideOwn(Symptom training, Rules rules) {
        return training instanceof NeverUpdated || (rules.sayMomentum() && !(training instanceof HardlyTrained));
    }

    /// Whether it is reason enough for statistics that are not the batch's.
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
        // A variance adds to what is left of the start, and takes nothing away. Saved as float32 it may be rounded.
        return IntStream.range(0, stats.features())
                .filter(feature -> stats.var().at(feature) < left * start * (1 - 1e-6))
                .mapToObj(feature ->
                        (Symptom) new BelowTheStart(feature, stats.var().at(feature), seen, left, rules))
                .findFirst()
                .or(() -> Optional.of(new HardlyTrained(seen, left, rules)));
    }

    /// Whether √var fits in every feature, far better than var does, and the two can be told apart.
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
