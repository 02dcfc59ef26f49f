package bn.batch;

/// Doubles as decimal text, with a decimal point in every locale.
public final class Decimal {
    /// From this power of ten on, `%g` and Python use an exponent if the digits end before it.
    private static final int PYTHON_LARGE = 16;

    /// Below this power of ten, `%g` and Python use an exponent.
    private static final int SMALL = -4;

    /// The most digits before the point of a compact number without an exponent.
    private static final int COMPACT_WHOLE = 4;

    /// This many digits distinguish any two doubles.
    private static final int MOST_DIGITS = 17;

    private static final String MINUS = "−";

    private Decimal() {}

    /// The shortest decimal that reads back as the same double, as Python's `repr` writes it but without the
    /// `.0` of a whole number: `0.1`, `3`, `1e-05`, `1e+16`; `nan`, `inf` and `-inf` for non-finite values.
    public static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return word(value);
        }
        return layOut(Digits.shortest(value), value, PYTHON_LARGE);
    }

    /// The shortest decimal that reads back as the same double and is a floating-point literal in any
    /// language: `0.1`, `3.0`, `1e-05`.
    public static String literal(double value) {
        String plain = Double.toString(value);
        if (Double.isFinite(value) && plain.indexOf('E') < 0) {
            // From 0.001 to 10⁷ Java writes no exponent, as other languages do.
            return plain;
        }
        String shortest = shortest(value);
        boolean whole = shortest.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return whole ? shortest + ".0" : shortest;
    }

    /// The double rounded to `digits` significant digits, half to even on its exact binary value, as `%g`
    /// writes it: no trailing zeros, and an exponent if it is below −4 or at least max(`digits`, 6).
    ///
    /// @param digits at least 1; 17 distinguish any two doubles
    public static String rounded(double value, int digits) {
        if (!Double.isFinite(value)) {
            return word(value);
        }
        return layOut(Digits.rounded(value, digits), value, Math.max(digits, 6));
    }

    /// As short as it can be read: `digits` significant digits, and all before the point up to 9999; from there
    /// on, and below 0.0001, an exponent without sign and zeros: `0.26`, `297`, `1.4e4`, `2.5e-5`. 0 has no sign.
    /// What is read beside formulas has their minus sign: `−4`.
    ///
    /// @param digits at least 1
    public static String compact(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : typeset(word(value));
        }
        int whole = Digits.shortest(value).exponent() + 1;
        int shown = whole > COMPACT_WHOLE ? digits : Math.max(digits, whole);
        return typeset(layOut(Digits.rounded(value, shown), value, COMPACT_WHOLE)
                .replace("e+", "e")
                .replace("e0", "e")
                .replace("e-0", "e-"));
    }

    /// A number with the minus sign of formulas, as it stands beside them; not to be read by a program.
    public static String typeset(String number) {
        return number.startsWith("-") ? MINUS + number.substring(1) : number;
    }

    /// The number of digits needed to distinguish two doubles: `digits`, or more if necessary.
    ///
    /// @param digits at least 1; the result is at most 17, or `digits` if that is more
    public static int telling(double one, double other, int digits) {
        int telling = digits;
        while (telling < MOST_DIGITS && rounded(one, telling).equals(rounded(other, telling))) {
            telling++;
        }
        return telling;
    }

    private static String word(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        return value > 0 ? "inf" : "-inf";
    }

    private static String layOut(Digits decimal, double value, int large) {
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        String digits = decimal.digits();
        int exponent = decimal.exponent();
        if (value == 0) {
            return sign + "0";
        }
        if (exponent < SMALL || exponent >= large) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
            return sign + digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+") + power;
        }
        if (exponent < 0) {
            return sign + "0." + "0".repeat(-exponent - 1) + digits;
        }
        int whole = exponent + 1;
        return digits.length() > whole
                ? sign + digits.substring(0, whole) + "." + digits.substring(whole)
                : sign + digits + "0".repeat(whole - digits.length());
    }
}
