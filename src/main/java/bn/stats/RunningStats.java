package bn.stats;

import bn.formula.Value;

/// The running mean and variance of a layer, and the number of batches seen.
///
/// @param mean D numbers
/// @param var D numbers, none negative
/// @param batches the number of batches seen, PyTorch's `num_batches_tracked`
public record RunningStats(Value.PerFeature mean, Value.PerFeature var, long batches) {
    /// The statistics before the first batch: mean 0, and the initial variance of a convention.
    public static RunningStats initial(int features, double var) {
        return new RunningStats(Value.PerFeature.filled(0, features), Value.PerFeature.filled(var, features), 0);
    }

    public int features() {
        return mean.features();
    }
}
