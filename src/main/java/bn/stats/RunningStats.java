package bn.stats;

import bn.formula.Value;

/// The running mean and variance of a layer, and over how many batches they were taken.
///
/// @param mean D numbers
/// @param var D numbers, none negative
/// @param batches how many batches they have seen; PyTorch's `num_batches_tracked`
public record RunningStats(Value.PerFeature mean, Value.PerFeature var, long batches) {
    /// The statistics before the first batch: mean 0, and the variance that a convention starts from.
    public static RunningStats initial(int features, double var) {
        return new RunningStats(Value.PerFeature.filled(0, features), Value.PerFeature.filled(var, features), 0);
    }

    /// The number of features.
    public int features() {
        return mean.features();
    }
}
