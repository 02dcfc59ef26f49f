package bn.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How precisely numbers were computed and written: what may lie between them and the exact ones.
///
/// @param kind in what they were computed
/// @param decimals digits after the point that they were written with; −1 where all were written
/// @param significant digits that they were written with; of no meaning where all were
public record Precision(Kind kind, int decimals, int significant) {
    /// The shortest decimal of a double has up to 17 digits, and seldom fewer than 16; that of a float up to 9.
    private static final int DIGITS_OF_DOUBLE = 15;

    private static final int DIGITS_OF_SINGLE = 9;

    /// Fewer digits than that say nothing: 0.5 is a number like another.
    private static final int FEW = 3;

    /// In what numbers were computed.
    public enum Kind {
        /// float64.
        DOUBLE(0x1p-53),
        /// float32, the inputs rounded to it too.
        SINGLE(0x1p-24),
        /// float16, likewise.
        HALF(0x1p-11);

        private final double unitRoundoff;

        Kind(double unitRoundoff) {
            this.unitRoundoff = unitRoundoff;
        }

        /// The largest relative error of one rounding.
        public double unitRoundoff() {
            return unitRoundoff;
        }

        /// What an input lost when it was taken over, relative.
        double ofInputs() {
            return this == DOUBLE ? 0 : unitRoundoff;
        }
    }

    /// float64 with all its digits.
    public static final Precision DOUBLE = new Precision(Kind.DOUBLE, -1, 0);

    /// float32 with all its digits.
    public static final Precision SINGLE = new Precision(Kind.SINGLE, -1, 0);

    /// float16 with all its digits.
    public static final Precision HALF = new Precision(Kind.HALF, -1, 0);

    /// The finest first.
    static final Comparator<Precision> FINEST_FIRST = Comparator.<Precision>comparingDouble(
                    one -> one.kind().unitRoundoff())
            .thenComparing(one -> !one.isWhole());

    /// Whether this is no coarser than another.
    boolean isWithin(Precision other) {
        return FINEST_FIRST.compare(this, other) <= 0;
    }

    /// Whether the numbers were written with all their digits.
    public boolean isWhole() {
        return decimals < 0;
    }

    /// How far a written number may be from the one that was computed: half a unit of its last digit.
    ///
    /// Whether the digits after the point were fixed or the significant ones is not known: the coarser counts.
    double ofWriting(double number) {
        if (isWhole() || !Double.isFinite(number)) {
            return 0;
        }
        double fixed = Math.pow(10, -decimals);
        double scaled = number == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(Math.abs(number))) + 1 - significant);
        // A unit in the last place of the decimal is itself rounded to a double.
        return 0.5 * Math.max(fixed, scaled) * (1 + 1e-9);
    }

    /// The precisions that numbers written together may have, the finest first. They tell it by themselves: all
    /// of them floats, or none with more digits than were printed.
    public static List<Precision> of(double... together) {
        double[] numbers = Arrays.stream(together).filter(Double::isFinite).toArray();
        int decimals = 0;
        int significant = 0;
        for (double number : numbers) {
            BigDecimal written = new BigDecimal(Double.toString(number)).stripTrailingZeros();
            decimals = Math.max(decimals, written.scale());
            significant = Math.max(significant, written.precision());
        }
        boolean few = significant >= FEW && significant <= DIGITS_OF_DOUBLE;
        List<Precision> possible = new ArrayList<>();
        possible.add(DOUBLE);
        if (few) {
            possible.add(new Precision(Kind.DOUBLE, decimals, significant));
        }
        if (Arrays.stream(numbers).allMatch(Precision::isSingle)) {
            possible.add(SINGLE);
        }
        if (few && significant <= DIGITS_OF_SINGLE) {
            possible.add(new Precision(Kind.SINGLE, decimals, significant));
        }
        return possible;
    }

    /// Whether a number is a float's, or the shortest decimal of one.
    static boolean isSingle(double number) {
        float single = (float) number;
        return number == single || number == Double.parseDouble(Float.toString(single));
    }
}
