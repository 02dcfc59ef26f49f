package bn.report.block;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.List;
import java.util.function.IntFunction;

/// Numbers in rows and named columns, computed when they are shown.
///
/// @param columns the column headings
/// @param rows how many rows there are
/// @param label of a row; empty for none
/// @param cells the numbers of one column in a range of rows
public record Grid(List<String> columns, int rows, IntFunction<String> label, Value.RowRange cells) {
    /// A value under the names of its features: one row for feature extent, `m` rows for batch extent, each
    /// labelled with its index.
    public static Grid of(Value value, Shape shape, List<String> features) {
        return switch (value) {
            case Value.One(double number) ->
                new Grid(List.of(""), 1, row -> "", (column, from, to) -> new double[] {number});
            case Value.PerFeature numbers ->
                new Grid(features, 1, row -> "", (column, from, to) -> new double[] {numbers.at(column)});
            case Value.PerRow numbers -> new Grid(features, numbers.rows(), shape::index, numbers.run());
        };
    }

    /// Several values of feature extent as labelled rows.
    public static Grid of(List<String> labels, List<Value.PerFeature> values, List<String> features) {
        return new Grid(features, values.size(), labels::get, (column, from, to) -> {
            double[] range = new double[to - from];
            for (int row = from; row < to; row++) {
                range[row - from] = values.get(row).at(column);
            }
            return range;
        });
    }
}
