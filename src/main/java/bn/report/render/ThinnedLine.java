package bn.report.render;

import bn.report.block.PlotLine;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// A line of a plot in as many columns as there are: in each the mean of the numbers that fall there, and their
/// spread from the lowest to the highest; NaN where there is none.
record ThinnedLine(List<Double> numbers, List<Double> low, List<Double> high) {
    /// A line of a plot whose longest has `length` numbers, which goes from the first column to the last.
    static ThinnedLine of(PlotLine line, boolean logarithmic, int length, int columns) {
        List<Double> low = line.spread().map(PlotLine.Band::low).orElse(List.of());
        List<Double> high = line.spread().map(PlotLine.Band::high).orElse(List.of());
        int end = Math.min(end(low, Double::isFinite), end(high, Double::isFinite));
        DoublePredicate hasPlace = number -> PlotScale.hasPlace(number, logarithmic);
        return new ThinnedLine(
                thinned(
                        DoubleStream::average,
                        line.numbers().subList(0, end(line.numbers(), hasPlace)),
                        length,
                        columns),
                thinned(DoubleStream::min, low.subList(0, end), length, columns),
                thinned(DoubleStream::max, high.subList(0, end), length, columns));
    }

    /// All that is drawn.
    Stream<Double> all() {
        return Stream.of(numbers, low, high).flatMap(List::stream);
    }

    /// Where the first number that does not pass is, or would be.
    private static int end(List<Double> numbers, DoublePredicate passes) {
        return (int) numbers.stream().takeWhile(passes::test).count();
    }

    private static List<Double> thinned(
            Function<DoubleStream, OptionalDouble> together, List<Double> numbers, int length, int columns) {
        List<List<Double>> fallen = Stream.generate(() -> (List<Double>) new ArrayList<Double>())
                .limit(columns)
                .toList();
        for (int i = 0; i < Math.min(numbers.size(), length); i++) {
            int column = length == 1 ? 0 : (int) Math.round((double) i * (columns - 1) / (length - 1));
            fallen.get(column).add(numbers.get(i));
        }
        return fallen.stream()
                .map(few -> together.apply(few.stream().mapToDouble(Double::doubleValue))
                        .orElse(Double.NaN))
                .toList();
    }
}
