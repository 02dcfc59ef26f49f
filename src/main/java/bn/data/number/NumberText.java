package bn.data.number;

import bn.batch.Printable;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a cell of a text file says as a number: decimal, with a point, and finite.
public sealed interface NumberText {
    /// A number.
    record Read(double value) implements NumberText {}

    /// No number that can be computed with.
    ///
    /// @param why `'abc' is not a number`
    /// @param inRows what to do where it is a cell among rows; nothing where `why` says it
    /// @param isWord whether it is nothing like a number
    record Refused(Sentence why, Optional<Sentence> inRows, boolean isWord) implements NumberText {
        private Refused(DataMessage why, Object... blanks) {
            this(Sentence.of(why, blanks), Optional.empty(), false);
        }
    }

    /// What to do with a number that is not finite.
    ///
    /// @param axes of the array in which it stands: of two it stands in a row that can be left out, and
    ///     of more only its place can be, when the places are made rows
    static Sentence insteadOfNonFinite(int axes) {
        return switch (axes) {
            case 0, 1 -> Sentence.of(DataMessage.PUT_A_NUMBER);
            case 2 -> Sentence.of(DataMessage.LEAVE_ROW_OUT);
            default -> Sentence.of(DataMessage.KEEP_VALID_PLACES, validPlaces(axes));
        };
    }

    /// The line of NumPy that saves the places without NaN, each as a row of its features.
    private static String validPlaces(int axes) {
        String order = IntStream.concat(IntStream.concat(IntStream.of(0), IntStream.range(2, axes)), IntStream.of(1))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return "np.save(\"x.npy\", x.transpose(" + order + ")[np.isfinite(x).all(axis=1)])";
    }

    /// Reads a cell; spaces around it do not count.
    static NumberText of(String cell) {
        String text = stripped(cell);
        double value = decimal(text);
        if (!Double.isNaN(value)) {
            return Double.isInfinite(value)
                    ? new Refused(DataMessage.TOO_LARGE, Printable.quoted(text))
                    : new Read(value);
        }
        if (text.isEmpty()) {
            return new Refused(DataMessage.CELL_BLANK);
        }
        String quoted = Printable.quoted(text);
        if (isNonFinite(text)) {
            return new Refused(
                    Sentence.of(DataMessage.NOT_FINITE, quoted, ""), Optional.of(insteadOfNonFinite(2)), false);
        }
        if (hasDecimalComma(text)) {
            return new Refused(DataMessage.DECIMAL_COMMA, quoted, Printable.brief(text.replace(',', '.')));
        }
        if (text.startsWith("\u2212") && isDecimal(text.substring(1))) {
            return new Refused(DataMessage.TYPESET_MINUS, quoted);
        }
        if (text.matches("[+-]?\\d{1,3}([,' \u00a0\u202f]\\d{3})+(\\.\\d*)?")) {
            String plain = text.replaceAll("[,' \u00a0\u202f]", "");
            return new Refused(DataMessage.THOUSANDS, quoted, Printable.brief(plain));
        }
        return new Refused(Sentence.of(DataMessage.NOT_A_NUMBER, quoted), Optional.empty(), true);
    }

    /// Reads a cell of a file whose decimals have commas; spaces around it do not count.
    static NumberText ofDecimalComma(String cell) {
        String text = stripped(cell);
        if (text.indexOf(',') >= 0 && of(text.replace(',', '.')) instanceof Read read) {
            return read;
        }
        boolean point = text.indexOf('.') >= 0 && isDecimal(text);
        if (point || text.matches("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d*)?")) {
            return new Refused(DataMessage.POINT_AMONG_COMMAS, Printable.quoted(text));
        }
        return of(cell);
    }

    /// Without the spaces around it, those that do not break a line among them.
    static String stripped(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isSpace(cell.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u2007' || c == '\u202f';
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

    private static boolean isDecimal(String text) {
        return !Double.isNaN(decimal(text));
    }

    private static double decimal(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return decimal(bytes, 0, bytes.length);
    }

    /// The number that characters write as sign, digits with at most one point among them, exponent: infinite
    /// where it is too large, NaN where they write none so. Not the forms that Java alone knows, `1d` or `0x1p3`.
    public static double decimal(byte[] text, int from, int length) {
        if (length == 0 || !isDecimalStart(text[from]) || !isDecimalEnd(text[from + length - 1])) {
            return Double.NaN;
        }
        // In hexadecimal the second character is an x, or the third behind a sign.
        if (length > 2 && ((text[from + 1] | ' ') == 'x' || (text[from + 2] | ' ') == 'x')) {
            return Double.NaN;
        }
        try {
            return JavaDoubleParser.parseDouble(text, from, length);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static boolean isDecimalStart(byte c) {
        return c >= '+' && c <= '9';
    }

    private static boolean isDecimalEnd(byte c) {
        return (c >= '0' && c <= '9') || c == '.';
    }
}
