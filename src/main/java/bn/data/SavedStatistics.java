package bn.data;

import bn.formula.Value;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a statistics file says of a layer.
///
/// @param stats the running statistics
/// @param weight γ, if the file has it
/// @param bias β, if the file has it
/// @param eps ε, if the file records it
/// @param convention how they were updated, if the file records it
public record SavedStatistics(
        RunningStats stats,
        Optional<Value.PerFeature> weight,
        Optional<Value.PerFeature> bias,
        OptionalDouble eps,
        Optional<Convention> convention) {

    /// The same after an update by a convention.
    public SavedStatistics with(RunningStats updated, Convention by) {
        return new SavedStatistics(updated, weight, bias, eps, Optional.of(by));
    }
}
