package bn.data;

import bn.batch.Printable;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a cell of a text file says as a number: decimal, with a point, and finite.
sealed interface NumberText {
    /// A number.
    record Read(double value) implements NumberText {}

    /// No number that can be computed with, and why, as a sentence goes on: `'abc' is not a number`.
    record Refused(String why, boolean isWord) implements NumberText {}

    /// Reads a cell; spaces around it do not count.
    static NumberText of(String cell) {
        String text = stripped(cell);
        if (isDecimal(text)) {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value)
                    ? new Refused(Printable.quoted(text) + " is too large for a double, which ends at 1.8e308", false)
                    : new Read(value);
        }
        if (text.isEmpty()) {
            return new Refused("the cell is blank, a number was expected", false);
        }
        if (isNonFinite(text)) {
            return new Refused(
                    Printable.quoted(text) + " is not a finite number; leave its row out or put a number in its place",
                    false);
        }
        if (hasDecimalComma(text)) {
            return new Refused(
                    Printable.quoted(text) + " has a comma; a decimal is written with a point, "
                            + text.replace(',', '.') + ", and thousands without a separator",
                    false);
        }
        if (text.startsWith("\u2212") && isDecimal(text.substring(1))) {
            return new Refused(
                    Printable.quoted(text) + " begins with a minus sign of typesetting (U+2212); write '-'", false);
        }
        if (text.matches("[+-]?\\d{1,3}([,' \u00a0\u202f]\\d{3})+(\\.\\d*)?")) {
            return new Refused(
                    Printable.quoted(text) + " has thousands separators; write "
                            + text.replaceAll("[,' \u00a0\u202f]", ""),
                    false);
        }
        return new Refused(Printable.quoted(text) + " is not a number", true);
    }

    /// Without the spaces around it, those that do not break a line among them.
    private static String stripped(String cell) {
        String text = cell.strip();
        boolean plain = text.chars().allMatch(c -> c < 128);
        return plain ? text : text.replaceAll("^[\\s\u00a0\u2007\u202f]+|[\\s\u00a0\u2007\u202f]+$", "");
    }

    /// Whether a cell is a number, or nan or inf: whether it is anything but a name.
    static boolean isNumeric(String cell) {
        String text = stripped(cell);
        return isDecimal(text) || isNonFinite(text);
    }

    /// Whether a cell is a number, if perhaps one with a decimal comma.
    static boolean isMeantAsNumber(String cell) {
        return isNumeric(cell) || hasDecimalComma(stripped(cell));
    }

    private static boolean hasDecimalComma(String text) {
        return text.matches("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");
    }

    /// The number of a cell that says nan or inf, in any case and with a sign.
    static OptionalDouble nonFinite(String cell) {
        String text = stripped(cell);
        if (!isNonFinite(text)) {
            return OptionalDouble.empty();
        }
        if (text.toLowerCase(Locale.ROOT).endsWith("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        return OptionalDouble.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }

    private static boolean isNonFinite(String text) {
        return text.matches("(?i)[+-]?(nan|inf|infinity)");
    }

    /// Sign, digits with at most one point among them, exponent. Not the forms that Java alone knows, `1d`
    /// or `0x1p3`.
    private static boolean isDecimal(String text) {
        int at = sign(text, 0);
        int whole = digits(text, at);
        int end = whole;
        int count = whole - at;
        if (end < text.length() && text.charAt(end) == '.') {
            end = digits(text, whole + 1);
            count += end - whole - 1;
        }
        if (count == 0) {
            return false;
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = sign(text, end + 1);
            end = digits(text, exponent);
            return end > exponent && end == text.length();
        }
        return end == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
