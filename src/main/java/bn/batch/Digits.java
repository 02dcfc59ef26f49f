package bn.batch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The decimal digits of a double, without its sign: `d.ddd × 10^exponent`.
///
/// They are taken from `Double.toString` where it determines them, and computed with exact arithmetic
/// elsewhere: loading `BigDecimal` takes 8 ms, a tenth of a short command.
///
/// @param digits without leading or trailing zeros; `0` for 0
/// @param exponent the power of ten of the first digit
record Digits(String digits, int exponent) {
    /// A normal double and its shortest decimal differ by at most 2^−53 of their value. A decimal of up to
    /// this many digits is at least 5·10^−16 of its value away from the midpoints to its neighbours. So if
    /// the shortest decimal has no more digits than this, it is what the double rounds to. If it has more, no
    /// midpoint lies between the two: it would be as short, and nearer.
    private static final int TOLD_BY_SHORTEST = 15;

    /// The fewest digits that read back as the same double.
    ///
    /// @param value finite
    static Digits shortest(double value) {
        Digits written = written(value);
        if (written.digits.length() != 2 || isNormal(value)) {
            return written;
        }
        // Java writes at least two digits, one too many for the smallest doubles: 4.9e-324 for 5e-324.
        Digits one = exactly(new BigDecimal(written.toString()), 1);
        return Double.parseDouble(one.toString()) == Math.abs(value) ? one : written;
    }

    /// `count` digits, rounded half to even on the exact binary value.
    ///
    /// @param value finite
    static Digits rounded(double value, int count) {
        Digits written = written(value);
        if (value == 0) {
            return written;
        }
        if (count > TOLD_BY_SHORTEST || !isNormal(value)) {
            return exactly(new BigDecimal(Math.abs(value)), count);
        }
        if (written.digits.length() <= count) {
            return written;
        }
        boolean halfway = written.digits.substring(count).equals("5");
        return halfway ? exactly(new BigDecimal(Math.abs(value)), count) : written.cut(count);
    }

    private static boolean isNormal(double value) {
        return Math.abs(value) >= Double.MIN_NORMAL;
    }

    /// As Java writes it: `0.00125`, `125.0`, `1.25E-5`.
    private static Digits written(double value) {
        String text = Double.toString(Math.abs(value));
        int e = text.indexOf('E');
        String number = e < 0 ? text : text.substring(0, e);
        int power = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
        int point = number.indexOf('.');
        return of(number.substring(0, point) + number.substring(point + 1), point - 1 + power);
    }

    private static Digits exactly(BigDecimal exact, int count) {
        BigDecimal rounded = exact.round(new MathContext(count, RoundingMode.HALF_EVEN));
        return of(rounded.unscaledValue().toString(), rounded.precision() - rounded.scale() - 1);
    }

    /// @param exponent of the first digit, leading zeros included
    private static Digits of(String digits, int exponent) {
        int from = 0;
        int to = digits.length();
        while (from < to - 1 && digits.charAt(from) == '0') {
            from++;
        }
        while (to > from + 1 && digits.charAt(to - 1) == '0') {
            to--;
        }
        return new Digits(digits.substring(from, to), exponent - from);
    }

    /// The first `count` digits, rounded by the next digit alone.
    private Digits cut(int count) {
        long kept = Long.parseLong(digits.substring(0, count));
        String rounded = Long.toString(digits.charAt(count) >= '5' ? kept + 1 : kept);
        return of(rounded, exponent + rounded.length() - count);
    }

    /// In scientific notation, for Java to parse.
    @Override
    public String toString() {
        return digits.charAt(0) + "." + digits.substring(1) + "0E" + exponent;
    }
}
