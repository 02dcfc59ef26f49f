package bn.data.statistics;

import bn.formula.Value;
import bn.stats.Convention;
import bn.stats.Rules;
import bn.stats.RunningStats;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a statistics file says of a layer.
///
/// @param stats the running statistics
/// @param weight γ, if the file has it
/// @param bias β, if the file has it
/// @param eps ε, if the file records it
/// @param rules how they were updated, as far as the file records it
/// @param alone whether the file has nothing else, so that it may be written again
public record SavedStatistics(
        RunningStats stats,
        Optional<Value.PerFeature> weight,
        Optional<Value.PerFeature> bias,
        OptionalDouble eps,
        Rules rules,
        boolean alone) {
    /// The statistics of a layer before its first batch, by a convention.
    public static SavedStatistics initial(int features, Convention convention) {
        return new SavedStatistics(
                RunningStats.initial(features, convention.initialVar()),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Rules.of(convention),
                true);
    }

    /// The same after an update by a convention.
    public SavedStatistics with(RunningStats updated, Convention by, double withEps) {
        return new SavedStatistics(updated, weight, bias, OptionalDouble.of(withEps), Rules.of(by), alone);
    }
}
