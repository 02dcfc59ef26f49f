package bn.batch;

import java.util.List;
import java.util.stream.IntStream;

/// A mini-batch: `m` rows by `D` features, stored as one contiguous array of doubles per feature.
///
/// There is one array per feature because `m·D` may exceed 2³¹, and because every formula of batch
/// normalization is a loop over one feature's rows, with scalars for that feature's mean, variance and
/// parameters.
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
    /// @param columns `D` arrays of `m` doubles, kept by reference
    /// @throws IllegalArgumentException if the names, columns and shape do not match
    public static Batch named(Shape shape, List<String> features, double[][] columns) {
        return new Batch(shape, features, true, columns);
    }

    /// A batch whose features are named by their index: 0, 1, ...
    ///
    /// @param columns `D` arrays of `m` doubles, kept by reference
    /// @throws IllegalArgumentException if the columns and the shape do not match
    public static Batch numbered(Shape shape, double[][] columns) {
        List<String> numbers =
                IntStream.range(0, shape.features()).mapToObj(String::valueOf).toList();
        return new Batch(shape, numbers, false, columns);
    }

    /// The axes as in the input.
    public Shape shape() {
        return shape;
    }

    public List<String> features() {
        return features;
    }

    /// Whether the names came with the data; otherwise they are indices.
    public boolean isNamed() {
        return named;
    }

    /// The `m` values of one feature: the array itself, which must not be written to.
    public double[] column(int feature) {
        return columns[feature];
    }
}
