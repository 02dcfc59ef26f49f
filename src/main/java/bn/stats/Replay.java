package bn.stats;

import bn.batch.Batch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Tracks the batches again from the start, under several rules, to see which of them reproduce some saved
/// statistics.
public final class Replay {
    /// The tolerance for saved statistics, which are mostly float32, of means summed in float32.
    private static final double CLOSE = 1e-5;

    /// The tolerance for storing a number as float32.
    private static final double STORED = 1e-6;

    /// Another rule is preferred to the stated one only if its error is this many times smaller.
    private static final double NEARER = 10;

    /// Differences below this fraction of the tolerance count as none.
    private static final double NONE = 1e-6;

    private final Rules rules;
    private final RunningStats saved;
    private final List<Moments> batches;
    private final Optional<TriedConvention> found;

    private Replay(Rules rules, RunningStats saved, List<Moments> batches) {
        this.rules = rules;
        this.saved = saved;
        this.batches = batches;
        this.found = find();
    }

    /// The largest difference between recomputed and saved statistics.
    ///
    /// @param statistic `running_mean` or `running_var`
    /// @param off in units of the tolerance
    public record Apart(String statistic, int feature, double made, double saved, double off) {}

    /// A convention that may have been used.
    ///
    /// @param symptom the finding if it was
    private record TriedConvention(Convention convention, Symptom symptom, double off) {}

    /// Tracks batches under the rules, under common confusions of them, and under every convention.
    static Replay of(Rules rules, List<Batch> batches, RunningStats saved) {
        return new Replay(rules, saved, batches.stream().map(Moments::of).toList());
    }

    /// Whether some rules reproduce the statistics.
    boolean fits() {
        return found.isPresent();
    }

    /// The rules that reproduce the statistics, or the stated ones if none do.
    Rules found() {
        Convention convention = rules.convention();
        return found.map(TriedConvention::convention)
                .filter(one -> !one.equals(convention))
                .map(Rules::of)
                .orElse(rules);
    }

    /// The finding.
    Symptom symptom() {
        return found.map(TriedConvention::symptom)
                .orElseGet(() -> new Symptom.NotReproduced(
                        rules, difference(rules.convention()), batches.size(), saved.batches()));
    }

    private Optional<TriedConvention> find() {
        TriedConvention meant = candidate(rules.convention(), new Symptom.Reproduced(rules));
        TriedConvention best = others().stream()
                .min(Comparator.comparingDouble(TriedConvention::off))
                .filter(other -> !(meant.off() <= NEARER * other.off() + NONE))
                .orElse(meant);
        return best.off() <= 1 ? Optional.of(best) : Optional.empty();
    }

    private List<TriedConvention> others() {
        Convention meant = rules.convention();
        Convention flipped = meant.withMeaning(meant.meaning().other());
        Convention divided = meant.withVariance(meant.variance().other());
        List<TriedConvention> others = new ArrayList<>();
        others.add(candidate(
                flipped, rules.sayMomentum() ? new Symptom.MomentumFlipped() : new Symptom.MadeBy(flipped, rules)));
        others.add(candidate(divided, new Symptom.OtherVariance(divided.variance())));
        others.add(madeBy(flipped.withVariance(divided.variance())));
        Convention.ALL.stream()
                .filter(one -> !one.name().equals(meant.name()))
                .map(this::madeBy)
                .forEach(others::add);
        return others;
    }

    private TriedConvention madeBy(Convention convention) {
        return candidate(convention, new Symptom.MadeBy(convention, rules));
    }

    private TriedConvention candidate(Convention convention, Symptom symptom) {
        double off = difference(convention).off();
        // NaN, such as the unbiased variance of a single row, is never near.
        return new TriedConvention(convention, symptom, Double.isNaN(off) ? Double.POSITIVE_INFINITY : off);
    }

    private Apart difference(Convention convention) {
        RunningStats start = RunningStats.initial(saved.features(), convention.initialVar());
        RunningStats made =
                Tracking.updates(convention, start, batches.stream()).getLast().after();
        return IntStream.range(0, saved.features())
                .boxed()
                .flatMap(feature -> difference(made, feature).stream())
                .max(Comparator.comparingDouble(Apart::off))
                .orElseThrow();
    }

    private List<Apart> difference(RunningStats made, int feature) {
        double mean = batches.stream()
                .mapToDouble(one -> Math.abs(one.mu().at(feature)))
                .max()
                .orElse(0);
        double var =
                batches.stream().mapToDouble(one -> one.var().at(feature)).max().orElse(0);
        double deviation = Math.sqrt(var);
        double ofMean = CLOSE * (mean + deviation);
        double ofVar = CLOSE * var + STORED * (mean * deviation + saved.var().at(feature));
        return List.of(
                difference(
                        "running_mean",
                        feature,
                        made.mean().at(feature),
                        saved.mean().at(feature),
                        ofMean),
                difference(
                        "running_var",
                        feature,
                        made.var().at(feature),
                        saved.var().at(feature),
                        ofVar));
    }

    private static Apart difference(String statistic, int feature, double made, double saved, double allowed) {
        double difference = Math.abs(made - saved);
        return new Apart(statistic, feature, made, saved, difference == 0 ? 0 : difference / allowed);
    }
}
