package bn.data;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows of nothing but decimals, delimiters and line ends straight from bytes, each number rounded
/// correctly.
///
/// It knows no quotes, no blank lines and no words, and tells no error: whoever gets no answer reads the
/// same bytes the careful way.
final class PlainRows {
    /// The powers of ten that are doubles.
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /// Up to here every whole number is a double.
    private static final long EXACT = 1L << 53;

    private static final int DIGITS_OF_LONG = 18;

    private final byte delimiter;
    private final int cells;
    private final int[] target;

    /// @param cells how many a row has
    /// @param taken the places of those that are read
    PlainRows(char delimiter, int cells, List<Integer> taken) {
        this.delimiter = (byte) delimiter;
        this.cells = cells;
        this.target = new int[cells];
        Arrays.fill(target, -1);
        for (int i = 0; i < taken.size(); i++) {
            target[taken.get(i)] = i;
        }
    }

    /// Whether rows with this delimiter can be read.
    static boolean knows(char delimiter) {
        return delimiter == ',' || delimiter == ';' || delimiter == '\t';
    }

    /// Reads whole lines.
    ///
    /// @param bytes of which eight more can be read behind `to`; if the last line does not end, these are no
    ///     digits
    /// @return an array for each column that is taken, or null where something is not plain
    double @Nullable [][] read(byte[] bytes, int from, int to) {
        return new Reading(bytes, from, to).columns();
    }

    private final class Reading {
        private final byte[] bytes;
        private final int to;
        private int at;

        Reading(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.at = from;
            this.to = to;
        }

        double @Nullable [][] columns() {
            int rows = lines();
            double[][] columns =
                    new double[(int) Arrays.stream(target).filter(i -> i >= 0).count()][rows];
            for (int row = 0; row < rows; row++) {
                for (int cell = 0; cell < cells; cell++) {
                    int column = target[cell];
                    boolean plain = column < 0 ? skipped() : number(columns[column], row);
                    if (!plain || !ended(cell == cells - 1)) {
                        return null;
                    }
                }
            }
            return columns;
        }

        private int lines() {
            int lines = bytes[to - 1] == '\n' ? 0 : 1;
            int i = at;
            for (; i <= to - EightBytes.LENGTH; i += EightBytes.LENGTH) {
                lines += EightBytes.lineEnds(bytes, i);
            }
            for (; i < to; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            return lines;
        }

        /// A cell ends with a delimiter, the last one with the line.
        private boolean ended(boolean last) {
            if (!last) {
                return at < to && bytes[at++] == delimiter;
            }
            if (at < to && bytes[at] == '\r') {
                at++;
            }
            return at == to || bytes[at++] == '\n';
        }

        private boolean skipped() {
            while (at < to && bytes[at] != delimiter && bytes[at] != '\n' && bytes[at] != '\r') {
                if (bytes[at++] == '"') {
                    return false;
                }
            }
            return true;
        }

        /// Sign, digits with at most one point among them, exponent.
        private boolean number(double[] column, int row) {
            int start = at;
            boolean negative = at < to && bytes[at] == '-';
            if (negative || (at < to && bytes[at] == '+')) {
                at++;
            }
            int first = at;
            while (at < to && bytes[at] == '0') {
                at++;
            }
            int zeros = at - first;
            long whole = digits(0);
            int count = at - first - zeros;
            int exponent = 0;
            if (at < to && bytes[at] == '.') {
                int point = ++at;
                while (count == 0 && at < to && bytes[at] == '0') {
                    at++;
                    zeros++;
                }
                int significant = at;
                whole = digits(whole);
                exponent = point - at;
                count += at - significant;
            }
            if (count + zeros == 0) {
                return false;
            }
            boolean scientific = at < to && (bytes[at] == 'e' || bytes[at] == 'E');
            if (scientific && !exponent()) {
                return false;
            }
            double size = scientific || count > DIGITS_OF_LONG ? Double.NaN : quotient(whole, -exponent);
            double number = Double.isNaN(size)
                    ? JavaDoubleParser.parseDouble(bytes, start, at - start)
                    : negative ? -size : size;
            column[row] = number;
            return Double.isFinite(number);
        }

        /// `whole` / 10^`decimals`, rounded once; NaN where that cannot be told without more digits.
        ///
        /// The quotient of two doubles lacks what the conversion of `whole` and the division have dropped.
        /// Both are known exactly, but for a last rounding; where that could decide, nothing is said.
        private static double quotient(long whole, int decimals) {
            if (decimals >= POWERS.length) {
                return Double.NaN;
            }
            double power = POWERS[decimals];
            double large = whole;
            double quotient = large / power;
            if (whole <= EXACT) {
                return quotient;
            }
            double dropped = whole - (long) large;
            double lacking = (Math.fma(-quotient, power, large) + dropped) / power;
            double doubt = Math.abs(lacking) * 0x1p-50;
            double low = quotient + (lacking - doubt);
            return low == quotient + (lacking + doubt) ? low : Double.NaN;
        }

        /// Digits behind those read so far; of more than a long holds the number is not used.
        private long digits(long before) {
            long number = before;
            int i = at;
            while (EightBytes.areDigits(bytes, i)) {
                number = 100_000_000 * number + EightBytes.number(bytes, i);
                i += EightBytes.LENGTH;
            }
            // As a character, what stands before '0' is large too: one question, whose answer is never new.
            for (char digit = (char) (bytes[i] - '0'); digit <= 9; digit = (char) (bytes[i] - '0')) {
                number = 10 * number + digit;
                i++;
            }
            at = i;
            return number;
        }

        private boolean exponent() {
            at++;
            if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
                at++;
            }
            int first = at;
            digits(0);
            return at > first;
        }
    }
}
