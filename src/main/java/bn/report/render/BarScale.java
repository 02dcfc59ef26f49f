package bn.report.render;

import bn.report.block.Block;
import bn.report.block.ChartColumn;
import java.util.List;

/// How long the bars of a group are: of a part of a row, the longest is 1.
///
/// @param least the smallest positive finite number
/// @param greatest the largest one; 0 if there is none
record BarScale(double least, double greatest, boolean logarithmic) {
    /// The scale of all these numbers.
    static BarScale of(List<Double> numbers, boolean logarithmic) {
        List<Double> shown = numbers.stream()
                .filter(number -> number > 0 && number < Double.POSITIVE_INFINITY)
                .toList();
        return new BarScale(
                shown.stream().min(Double::compare).orElse(0.0),
                shown.stream().max(Double::compare).orElse(0.0),
                logarithmic);
    }

    /// That of all bars of one kind in the group around a place.
    static BarScale of(Block.Chart chart, ChartColumn.Bars column, int place) {
        int from = place;
        while (from > 0 && chart.columns().get(from - 1).group().equals(column.group())) {
            from--;
        }
        return of(
                chart.columns().stream()
                        .skip(from)
                        .takeWhile(other -> other.group().equals(column.group()))
                        .filter(other ->
                                other instanceof ChartColumn.Bars bars && bars.logarithmic() == column.logarithmic())
                        .flatMap(other -> other.numbers().stream())
                        .toList(),
                column.logarithmic());
    }

    /// The cells of the bar of a number, out of some: none for 0, NaN and negative numbers, all for ∞. On a
    /// logarithmic scale the smallest number has one.
    long cells(double number, int room) {
        if (Double.isNaN(number) || number <= 0) {
            return 0;
        }
        if (number >= greatest) {
            return room;
        }
        return logarithmic
                ? 1
                        + Math.round((room - 1)
                                * (Math.log(number) - Math.log(least))
                                / (Math.log(greatest) - Math.log(least)))
                : Math.round(room * (number / greatest));
    }
}
