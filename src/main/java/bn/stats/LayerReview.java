package bn.stats;

import bn.formula.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// What can be said of a layer from its saved numbers alone, with no batch.
///
/// @param state the numbers
/// @param rules by which its statistics are taken to be kept
/// @param remarks worst first
public record LayerReview(LayerState state, Rules rules, List<Finding> remarks) {
    /// Below this, in absolute value, γ counts as near 0.
    public static final double SMALL_GAMMA = 0.01;

    /// A smaller weight of the start is not looked at: float16 has no such numbers to the digit.
    private static final double LEAST_LEFT = 1e-4;

    /// By how much of itself a number that was written in decimals may be off.
    private static final double WRITTEN = 1e-3;

    /// A finding.
    ///
    /// @param features how many it is about
    /// @param left the weight that the start still has after the updates that were counted, where it is about that
    public record Finding(Kind kind, int features, OptionalDouble left) {}

    /// What a finding is about; the worst comes first.
    public enum Kind {
        /// A number is NaN or infinite.
        NOT_FINITE,
        /// A running variance is below 0.
        NEGATIVE_VARIANCE,
        /// The statistics are the initial ones.
        NEVER_UPDATED,
        /// A running variance is smaller than what the updates leave of its start.
        BELOW_THE_START,
        /// No update was counted, and yet they are not the initial ones.
        NOT_COUNTED,
        /// The start still has a large weight.
        HARDLY_TRAINED,
        /// A running variance is below ε.
        CONSTANT,
        /// γ is near 0.
        SMALL_GAMMA
    }

    /// Copies the remarks.
    public LayerReview {
        remarks = List.copyOf(remarks);
    }

    /// Looks at a layer.
    ///
    /// @param said what is said of the rules; the layer's own file says the rest
    public static LayerReview of(LayerState state, Rules said) {
        Rules rules = said.over(state.rules());
        List<Finding> remarks = new ArrayList<>();
        remark(Kind.NOT_FINITE, notFinite(state)).ifPresent(remarks::add);
        remark(Kind.NEGATIVE_VARIANCE, count(state.var(), var -> var < 0)).ifPresent(remarks::add);
        boolean isInitial = isInitial(state, rules.convention());
        if (isInitial) {
            remarks.add(new Finding(Kind.NEVER_UPDATED, state.features(), OptionalDouble.empty()));
        } else {
            remarks.addAll(updates(state, rules.convention()));
            double eps = state.eps().orElse(rules.convention().eps());
            remark(Kind.CONSTANT, count(state.var(), var -> var >= 0 && var < eps))
                    .ifPresent(remarks::add);
        }
        state.gamma()
                .flatMap(gamma -> remark(Kind.SMALL_GAMMA, count(gamma, one -> Math.abs(one) < SMALL_GAMMA)))
                .ifPresent(remarks::add);
        return new LayerReview(state, rules, remarks);
    }

    /// The worst finding, if there is one.
    public Optional<Kind> worst() {
        return remarks.stream().map(Finding::kind).min(Kind::compareTo);
    }

    /// Features of which γ is near 0, where the layer has γ.
    public OptionalLong smallGammas() {
        return state.gamma().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(remarks.stream()
                        .filter(remark -> remark.kind() == Kind.SMALL_GAMMA)
                        .mapToLong(Finding::features)
                        .sum());
    }

    private static Optional<Finding> remark(Kind kind, int features) {
        return features == 0 ? Optional.empty() : Optional.of(new Finding(kind, features, OptionalDouble.empty()));
    }

    private static int count(Value.PerFeature numbers, DoublePredicate which) {
        return (int) DoubleStream.of(numbers.toArray()).filter(which).count();
    }

    private static int notFinite(LayerState state) {
        List<Value.PerFeature> all = Stream.of(
                        Stream.of(state.mean(), state.var()), state.gamma().stream(), state.beta().stream())
                .flatMap(numbers -> numbers)
                .toList();
        int features = 0;
        for (int feature = 0; feature < state.features(); feature++) {
            int at = feature;
            features += all.stream().allMatch(numbers -> Double.isFinite(numbers.at(at))) ? 0 : 1;
        }
        return features;
    }

    private static boolean isInitial(LayerState state, Convention convention) {
        return count(state.mean(), mean -> mean != 0) == 0
                && count(state.var(), var -> var != convention.initialVar()) == 0;
    }

    /// An update leaves of a variance at least what it keeps of it, for the batch's is not negative.
    private static List<Finding> updates(LayerState state, Convention convention) {
        if (state.batches().isEmpty()) {
            return List.of();
        }
        long batches = state.batches().getAsLong();
        if (batches == 0) {
            return List.of(new Finding(Kind.NOT_COUNTED, state.features(), OptionalDouble.empty()));
        }
        double left = convention.weightOfStart(batches);
        if (left < LEAST_LEFT || convention.initialVar() == 0) {
            return List.of();
        }
        OptionalDouble share = OptionalDouble.of(left);
        double least = left * convention.initialVar() * (1 - tolerance(state.var(), batches));
        int below = count(state.var(), var -> var >= 0 && var < least);
        if (below > 0) {
            return List.of(new Finding(Kind.BELOW_THE_START, below, share));
        }
        return left > Symptom.MUCH_LEFT
                ? List.of(new Finding(Kind.HARDLY_TRAINED, state.features(), share))
                : List.of();
    }

    /// By how much of itself a variance may be off that was rounded after each update, as numbers of its format are:
    /// each update rounds the momentum, a product, and a sum.
    private static double tolerance(Value.PerFeature var, long batches) {
        return Math.max(WRITTEN, 4 * unit(var) * batches);
    }

    private static double unit(Value.PerFeature numbers) {
        if (count(numbers, number -> (float) number != number) > 0) {
            return 0x1p-53;
        }
        if (count(numbers, number -> (Float.floatToRawIntBits((float) number) & 0xffff) != 0) == 0) {
            return 0x1p-8;
        }
        boolean isHalf =
                count(numbers, number -> Float.float16ToFloat(Float.floatToFloat16((float) number)) != number) == 0;
        return isHalf ? 0x1p-11 : 0x1p-24;
    }
}
