package bn.stats;

import bn.batch.Batch;
import bn.formula.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the difference between train and eval looks like, from the numbers.
public sealed interface Symptom {
    /// The statistics were never updated.
    record NeverUpdated() implements Symptom {}

    /// Much of the start is still in the statistics.
    ///
    /// @param batches how many they have seen
    /// @param left the part of the starting values that is left, keep^k, keep being the weight of the old value
    record HardlyTrained(long batches, double left) implements Symptom {}

    /// The batch differs from the statistics no more than a batch of its size does by chance.
    ///
    /// @param rows its rows
    record Chance(int rows) implements Symptom {}

    /// A feature's mean is further off than chance explains.
    ///
    /// @param errors by how many standard errors, √(running_var/m)
    record MeanDrift(int feature, double errors) implements Symptom {}

    /// A feature's variance is.
    ///
    /// @param times how many times the running variance it is
    record VarianceDrift(int feature, double times) implements Symptom {}

    /// The running variance is the square root of what it should be.
    record LooksLikeDeviation() implements Symptom {}

    /// These batches, tracked from the start by the convention, make just these statistics.
    record Reproduced() implements Symptom {}

    /// They do if momentum is taken for the weight of the other side.
    record MomentumFlipped() implements Symptom {}

    /// They do if the variance is divided by m where the convention has m − 1, or the reverse.
    ///
    /// @param found the variance that fits
    record OtherVariance(Convention.Variance found) implements Symptom {}

    /// From where on a part of the start is worth a word.
    double MUCH_LEFT = 0.01;

    /// How often chance alone may be called drift, over all features of a batch.
    double CHANCE = 0.01;

    /// A variance within this factor of the running one is not worth a word, however many rows say so.
    double FACTOR = 2;

    /// What is to be said of a comparison.
    ///
    /// @param convention by which the statistics are thought to have been kept
    /// @param batches the batches they were made of, where they are known
    static List<Symptom> of(Comparison comparison, Convention convention, List<Batch> batches) {
        List<Symptom> symptoms = new ArrayList<>();
        training(comparison.stats(), convention).ifPresent(symptoms::add);
        if (looksLikeDeviation(comparison)) {
            symptoms.add(new LooksLikeDeviation());
        }
        replayed(comparison.stats(), convention, batches).ifPresent(symptoms::add);
        if (symptoms.isEmpty() || symptoms.getFirst() instanceof Reproduced) {
            symptoms.addAll(drift(comparison));
        }
        return symptoms;
    }

    private static Optional<Symptom> training(RunningStats stats, Convention convention) {
        boolean untouched = IntStream.range(0, stats.features())
                .allMatch(
                        feature -> stats.mean().at(feature) == 0 && stats.var().at(feature) == convention.initialVar());
        if (untouched) {
            return Optional.of(new NeverUpdated());
        }
        if (convention.momentum().isEmpty() || stats.batches() == 0) {
            return Optional.empty();
        }
        double left = Math.pow(1 - convention.weightOfBatch(2), (double) stats.batches());
        return left > MUCH_LEFT ? Optional.of(new HardlyTrained(stats.batches(), left)) : Optional.empty();
    }

    /// Whether √var fits in every feature, far better than var does, and the two can be told apart.
    private static boolean looksLikeDeviation(Comparison comparison) {
        Value.PerFeature var = (Value.PerFeature) comparison.train().value("var");
        Value.PerFeature running = comparison.stats().var();
        return IntStream.range(0, running.features()).allMatch(feature -> {
            double asDeviation = Math.abs(Math.log(running.at(feature) / Math.sqrt(var.at(feature))));
            double asVariance = Math.abs(Math.log(running.at(feature) / var.at(feature)));
            return asVariance > 0.5 && asDeviation < 0.2 * asVariance;
        });
    }

    private static Optional<Symptom> replayed(RunningStats stats, Convention convention, List<Batch> batches) {
        if (batches.isEmpty()) {
            return Optional.empty();
        }
        if (makes(convention, batches, stats)) {
            return Optional.of(new Reproduced());
        }
        if (makes(convention.withMeaning(other(convention.meaning())), batches, stats)) {
            return Optional.of(new MomentumFlipped());
        }
        Convention.Variance variance = other(convention.variance());
        return makes(convention.withVariance(variance), batches, stats)
                ? Optional.of(new OtherVariance(variance))
                : Optional.empty();
    }

    private static boolean makes(Convention convention, List<Batch> batches, RunningStats stats) {
        RunningStats start = RunningStats.initial(stats.features(), convention.initialVar());
        RunningStats made = Tracking.of(convention, start, batches).end();
        return IntStream.range(0, stats.features())
                .allMatch(
                        feature -> isNear(made.mean().at(feature), stats.mean().at(feature))
                                && isNear(made.var().at(feature), stats.var().at(feature)));
    }

    /// To the digits of a float32, in which most saved statistics are.
    private static boolean isNear(double made, double saved) {
        return Math.abs(made - saved) <= 1e-5 * Math.max(Math.abs(made), Math.abs(saved)) + 1e-12;
    }

    private static List<Symptom> drift(Comparison comparison) {
        double limit = limit(comparison.stats().features());
        List<Symptom> drifted = IntStream.range(0, comparison.stats().features())
                .boxed()
                .flatMap(feature ->
                        Stream.of(meanDrift(comparison, feature, limit), varianceDrift(comparison, feature, limit)))
                .flatMap(Optional::stream)
                .toList();
        return drifted.isEmpty() ? List.of(new Chance(comparison.shape().rows())) : drifted;
    }

    /// Standard errors that neither the mean nor the variance of any of D features passes by chance, but
    /// once in a hundred batches: P(|z| > limit) is at most 2·exp(−limit²/2), and there are 2·D of them.
    private static double limit(int features) {
        return Math.sqrt(2 * Math.log(4.0 * features / CHANCE));
    }

    private static Optional<Symptom> meanDrift(Comparison comparison, int feature, double limit) {
        double mean = ((Value.PerFeature) comparison.train().value("mu")).at(feature);
        double error = Math.sqrt(
                comparison.stats().var().at(feature) / comparison.shape().rows());
        double errors = Math.abs(mean - comparison.stats().mean().at(feature)) / error;
        return errors > limit ? Optional.of(new MeanDrift(feature, errors)) : Optional.empty();
    }

    /// The logarithm of a variance of m normal rows has the standard error √(2/(m−1)).
    private static Optional<Symptom> varianceDrift(Comparison comparison, int feature, double limit) {
        int rows = comparison.shape().rows();
        if (rows < 2) {
            return Optional.empty();
        }
        double times = ((Value.PerFeature) comparison.train().value("var")).at(feature)
                / comparison.stats().var().at(feature);
        double off = Math.abs(Math.log(times));
        return off > limit * Math.sqrt(2.0 / (rows - 1)) && off > Math.log(FACTOR)
                ? Optional.of(new VarianceDrift(feature, times))
                : Optional.empty();
    }

    private static Convention.Meaning other(Convention.Meaning meaning) {
        return switch (meaning) {
            case OF_BATCH -> Convention.Meaning.OF_OLD;
            case OF_OLD -> Convention.Meaning.OF_BATCH;
        };
    }

    private static Convention.Variance other(Convention.Variance variance) {
        return switch (variance) {
            case BIASED -> Convention.Variance.UNBIASED;
            case UNBIASED -> Convention.Variance.BIASED;
        };
    }
}
