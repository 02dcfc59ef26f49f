package bn.stats;

import bn.formula.Value;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A normalization layer as a file has it, whatever its numbers are: a variance may be negative, and any be NaN.
///
/// @param name empty where the file has none for it
/// @param mean the running mean, D numbers, at least one
/// @param var the running variance, D numbers
/// @param batches how many batches it has seen, if the file counts them
/// @param gamma γ, if the file has it
/// @param beta β, if the file has it
/// @param eps ε, if the file records it
/// @param rules how the statistics are kept, as far as that is known
public record LayerState(
        String name,
        Value.PerFeature mean,
        Value.PerFeature var,
        OptionalLong batches,
        Optional<Value.PerFeature> gamma,
        Optional<Value.PerFeature> beta,
        OptionalDouble eps,
        Rules rules) {
    /// D.
    public int features() {
        return mean.features();
    }
}
