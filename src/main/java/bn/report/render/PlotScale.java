package bn.report.render;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// From numbers to the lines of a frame.
///
/// @param low the number of the lowest line
/// @param high that of the highest
record PlotScale(double low, double high, boolean logarithmic, int height) {
    /// The fewest digits of the numbers at the lines, and the most that are needed to tell them apart.
    private static final int FEWEST_DIGITS = 2;

    private static final int MOST_DIGITS = 6;

    /// The widest of these numbers, `-1.2e-308`.
    static final int WIDEST = 9;

    /// A frame with fewer lines has no number in the middle.
    private static final int FEW_LINES = 5;

    /// The scale that has all the numbers in the frame; those that have no place count for nothing.
    static PlotScale of(List<Double> numbers, boolean logarithmic, int height) {
        double[] placed = numbers.stream()
                .filter(number -> hasPlace(number, logarithmic))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new PlotScale(
                DoubleStream.of(placed).min().orElse(Double.NaN),
                DoubleStream.of(placed).max().orElse(Double.NaN),
                logarithmic,
                height);
    }

    /// Whether a number can be drawn at all.
    static boolean hasPlace(double number, boolean logarithmic) {
        return Double.isFinite(number) && (!logarithmic || number > 0);
    }

    /// The line of a number, 0 for the highest. If all numbers are the same it is the middle one; what is beyond
    /// the frame is at its edge.
    int line(double number) {
        if (logarithmic && number <= 0) {
            return height - 1;
        }
        if (low == high) {
            return height / 2;
        }
        double part = (along(number) - along(low)) / (along(high) - along(low));
        return (int) Math.round((1 - Math.clamp(part, 0, 1)) * (height - 1));
    }

    /// The number in the middle of a line.
    double number(int line) {
        if (line == 0 || low == high) {
            return high;
        }
        if (line == height - 1) {
            return low;
        }
        double part = (double) line / (height - 1);
        double number = along(high) - part * (along(high) - along(low));
        return logarithmic ? Math.exp(number) : 2 * number;
    }

    /// Halves, so that no difference is infinite.
    private double along(double number) {
        return logarithmic ? Math.log(number) : number / 2;
    }

    /// The lines that have a number beside them, from the highest.
    List<Integer> ticked() {
        if (Double.isNaN(high)) {
            return List.of();
        }
        if (low == high) {
            return List.of(height / 2);
        }
        return height < FEW_LINES ? List.of(0, height - 1) : List.of(0, height / 2, height - 1);
    }

    /// The numbers at these lines, with as many digits as tell them apart.
    List<String> ticks(List<Integer> lines, Glyphs glyphs) {
        return IntStream.rangeClosed(FEWEST_DIGITS, MOST_DIGITS)
                .mapToObj(digits -> ticks(lines, digits, glyphs))
                .filter(ticks -> ticks.stream().distinct().count() == lines.size()
                        && ticks.stream().allMatch(tick -> tick.length() <= WIDEST))
                .findFirst()
                .orElseGet(() -> ticks(lines, FEWEST_DIGITS, glyphs));
    }

    private List<String> ticks(List<Integer> lines, int digits, Glyphs glyphs) {
        return lines.stream()
                .map(line -> ChartNumber.of(number(line), digits, glyphs))
                .toList();
    }
}
