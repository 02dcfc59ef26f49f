package bn.report.render;

import bn.batch.Decimal;
import bn.report.block.Block;
import bn.report.block.ChartColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The numbers of charts and plots: short, so that many fit beside each other.
final class ChartNumber {
    /// Where bars show the size.
    private static final int BESIDE_BARS = 2;

    /// Where numbers are all there is.
    private static final int ALONE = 3;

    /// In a column with the same digits behind the point in each line, the most that are written in all.
    private static final int MOST = 6;

    private static final Pattern NUMBER = Pattern.compile("[−-]?[0-9][0-9.e-]*");

    private static final Pattern PLAIN = Pattern.compile("[−-]?(?<whole>\\d+)(\\.(?<decimals>\\d+))?");

    private ChartNumber() {}

    static int digits(Block.Chart chart) {
        return chart.hasBars() ? BESIDE_BARS : ALONE;
    }

    /// `0.26`, `297`, `1.4e4`, `∞`, and `—` for NaN; in ASCII `inf` and `-`.
    static String of(double number, int digits, Glyphs glyphs) {
        if (Double.isNaN(number)) {
            return glyphs.of("—");
        }
        String infinite = number > 0 ? "∞" : "−∞";
        return glyphs.of(Double.isInfinite(number) ? infinite : Decimal.compact(number, digits));
    }

    /// The numbers of a chart's column: beside bars as short as can be, elsewhere with the same digits behind the
    /// point.
    static List<String> of(Block.Chart chart, ChartColumn column, Glyphs glyphs) {
        int digits = digits(chart);
        return chart.hasBars()
                ? column.numbers().stream()
                        .map(number -> of(number, digits, glyphs))
                        .toList()
                : column(column.numbers(), digits, glyphs);
    }

    /// Whether all labels are numbers, and so are aligned like numbers.
    static boolean areNumbers(List<String> labels) {
        return labels.stream().allMatch(label -> NUMBER.matcher(label).matches());
    }

    /// The numbers of a column: those without an exponent with the same digits behind the point, unless that makes them
    /// long. 0 stays 0.
    static List<String> column(List<Double> numbers, int digits, Glyphs glyphs) {
        List<String> each =
                numbers.stream().map(number -> of(number, digits, glyphs)).toList();
        int whole = longest(each, "whole");
        int decimals = longest(each, "decimals");
        return IntStream.range(0, numbers.size())
                .mapToObj(row ->
                        numbers.get(row) == 0 || !PLAIN.matcher(each.get(row)).matches() || whole + decimals > MOST
                                ? each.get(row)
                                : glyphs.of(Decimal.typeset(new BigDecimal(numbers.get(row))
                                        .setScale(decimals, RoundingMode.HALF_EVEN)
                                        .toPlainString())))
                .toList();
    }

    /// How long the longest of some parts of numbers is.
    private static int longest(List<String> numbers, String part) {
        return numbers.stream()
                .map(PLAIN::matcher)
                .filter(Matcher::matches)
                .map(number -> number.group(part))
                .filter(Objects::nonNull)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
