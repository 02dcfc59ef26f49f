package bn.report;

import bn.batch.Decimal;

/// The numbers of charts and plots: short, so that many fit beside each other.
final class ChartNumber {
    /// Where bars show the size.
    private static final int BESIDE_BARS = 2;

    /// Where numbers are all there is.
    private static final int ALONE = 3;

    private ChartNumber() {}

    static int digits(Block.Chart chart) {
        return chart.hasBars() ? BESIDE_BARS : ALONE;
    }

    /// `0.26`, `297`, `1.4e4`, `∞`, and `—` for NaN; in ASCII `inf` and `-`.
    static String of(double number, int digits, Glyphs glyphs) {
        if (Double.isNaN(number)) {
            return glyphs.of("—");
        }
        String infinite = number > 0 ? "∞" : "-∞";
        return Double.isInfinite(number) ? glyphs.of(infinite) : Decimal.compact(number, digits);
    }
}
