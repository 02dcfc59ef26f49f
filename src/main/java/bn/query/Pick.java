package bn.query;

import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.Trace;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A selection from a value: some rows of some features.
///
/// `dx[2,:]` is one row of all features, `xmu[0:3,1]` three rows of one. For `(N, C, H, W)`, the rows are the
/// positions `(n, h, w)`.
public final class Pick {
    private final String name;
    private final String text;
    private final Extent extent;
    private final int[] rows;
    private final int[] features;

    /// @param text as written: `dx[2,:]`
    /// @param extent ONE for a single number, FEATURE without rows
    /// @param rows empty if the quantity has none
    Pick(String name, String text, Extent extent, int[] rows, int[] features) {
        this.name = name;
        this.text = text;
        this.extent = extent;
        this.rows = rows;
        this.features = features;
    }

    public String name() {
        return name;
    }

    /// The text of the index expression.
    public String text() {
        return text;
    }

    /// The extent of the selection: ONE for a single cell.
    public Extent extent() {
        return extent;
    }

    /// The number of rows; 0 if the quantity has none.
    public int rowCount() {
        return rows.length;
    }

    /// The number of features; 0 if the quantity is a scalar.
    public int featureCount() {
        return features.length;
    }

    /// The batch row of its n-th row.
    public int row(int n) {
        return rows[n];
    }

    /// The batch feature of its n-th feature.
    public int feature(int n) {
        return features[n];
    }

    Value value(Trace trace) {
        Value whole = trace.value(name);
        return switch (extent) {
            case ONE -> new Value.One(single(whole));
            case FEATURE -> {
                Value.PerFeature numbers = (Value.PerFeature) whole;
                yield new Value.PerFeature(
                        Arrays.stream(features).mapToDouble(numbers::at).toArray());
            }
            case BATCH -> {
                Value.PerRow numbers = (Value.PerRow) whole;
                yield new Value.PerRow(
                        rows.length,
                        (feature, from, to) -> IntStream.range(from, to)
                                .mapToDouble(row -> numbers.at(rows[row], features[feature]))
                                .toArray());
            }
        };
    }

    private double single(Value whole) {
        return switch (whole) {
            case Value.One(double number) -> number;
            case Value.PerFeature numbers -> numbers.at(features[0]);
            case Value.PerRow numbers -> numbers.at(rows[0], features[0]);
        };
    }
}
