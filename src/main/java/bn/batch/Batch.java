package bn.batch;

import java.util.List;
import java.util.stream.IntStream;

/// A mini-batch: `m` rows by `D` features, each feature one contiguous run of doubles.
///
/// One array a feature, since `m·D` may pass 2³¹, and since every formula of batch normalization is a loop
/// over one feature's run with scalars for that feature's mean, variance and parameters.
public final class Batch {
    private final Shape shape;
    private final List<String> features;
    private final boolean named;
    private final double[][] columns;

    private Batch(Shape shape, List<String> features, boolean named, double[][] columns) {
        this.shape = shape;
        this.features = List.copyOf(features);
        this.named = named;
        this.columns = columns;
        if (columns.length != shape.features() || features.size() != shape.features()) {
            throw new IllegalArgumentException(
                    columns.length + " columns and " + features.size() + " names for shape " + shape);
        }
        for (double[] column : columns) {
            if (column.length != shape.rows()) {
                throw new IllegalArgumentException("a column of " + column.length + " rows for shape " + shape);
            }
        }
    }

    /// A batch whose features have names.
    ///
    /// @param columns `D` arrays of `m` doubles; kept, not copied
    /// @throws IllegalArgumentException if names, columns and shape do not fit each other
    public static Batch named(Shape shape, List<String> features, double[][] columns) {
        return new Batch(shape, features, true, columns);
    }

    /// A batch whose features go by their numbers: 0, 1, ...
    ///
    /// @param columns `D` arrays of `m` doubles; kept, not copied
    /// @throws IllegalArgumentException if columns and shape do not fit each other
    public static Batch numbered(Shape shape, double[][] columns) {
        List<String> numbers =
                IntStream.range(0, shape.features()).mapToObj(String::valueOf).toList();
        return new Batch(shape, numbers, false, columns);
    }

    /// The axes as the owner of the data has them.
    public Shape shape() {
        return shape;
    }

    /// The names of the features, in order.
    public List<String> features() {
        return features;
    }

    /// Whether the names were given with the data, rather than made up by counting.
    public boolean isNamed() {
        return named;
    }

    /// The `m` values of one feature: the array itself, not to be written to.
    public double[] column(int feature) {
        return columns[feature];
    }
}
