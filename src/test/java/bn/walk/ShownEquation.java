package bn.walk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Evaluates the right side of a printed equation, `0.5 · 0.703766 / (-2.41661)²`, and the bounds of its
/// value if each number in it was rounded to `digits` digits. It shares no code with the program, and reads
/// only the text.
final class ShownEquation {
    private static final MathContext EXACT = new MathContext(60);

    private final String text;
    private final int digits;
    private int at;

    /// A number between two bounds.
    record Interval(BigDecimal low, BigDecimal high) {
        static Interval of(BigDecimal... ends) {
            BigDecimal low = ends[0];
            BigDecimal high = ends[0];
            for (BigDecimal end : ends) {
                low = low.min(end);
                high = high.max(end);
            }
            return new Interval(low, high);
        }

        Interval plus(Interval other) {
            return new Interval(low.add(other.low), high.add(other.high));
        }

        Interval negated() {
            return new Interval(high.negate(), low.negate());
        }

        Interval times(Interval other) {
            return of(
                    low.multiply(other.low),
                    low.multiply(other.high),
                    high.multiply(other.low),
                    high.multiply(other.high));
        }

        Interval over(Interval other) {
            return of(
                    low.divide(other.low, EXACT),
                    low.divide(other.high, EXACT),
                    high.divide(other.low, EXACT),
                    high.divide(other.high, EXACT));
        }

        boolean meets(Interval other) {
            return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
        }
    }

    private ShownEquation(String text, int digits) {
        this.text = text.replace(" ", "");
        this.digits = digits;
    }

    /// The bounds of a text.
    ///
    /// @param digits to which each number was rounded; 0 where none was
    static Interval of(String text, int digits) {
        ShownEquation equation = new ShownEquation(text, digits);
        Interval result = equation.sum();
        if (equation.at < equation.text.length()) {
            throw new IllegalArgumentException("at " + equation.text.substring(equation.at) + " of " + text);
        }
        return result;
    }

    /// A number rounded to `digits` digits.
    static BigDecimal rounded(BigDecimal number, int digits) {
        return number.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private Interval sum() {
        Interval left = product();
        while (true) {
            if (takes('+')) {
                left = left.plus(product());
            } else if (takes('−')) {
                left = left.plus(product().negated());
            } else {
                return left;
            }
        }
    }

    private Interval product() {
        Interval left = signed();
        while (true) {
            if (takes('·')) {
                left = left.times(signed());
            } else if (takes('/')) {
                left = left.over(signed());
            } else {
                return left;
            }
        }
    }

    private Interval signed() {
        return takes('−') ? signed().negated() : power();
    }

    private Interval power() {
        Interval base = atom();
        return takes('²') ? base.times(base) : base;
    }

    private Interval atom() {
        if (takes('√')) {
            Interval of = atom();
            return new Interval(of.low().sqrt(EXACT), of.high().sqrt(EXACT));
        }
        if (takes('(')) {
            Interval inside = text.charAt(at) == '-' ? number() : sum();
            if (!takes(')')) {
                throw new IllegalArgumentException("no ) in " + text);
            }
            return inside;
        }
        return number();
    }

    private Interval number() {
        int from = at;
        while (at < text.length()
                && ("0123456789.e".indexOf(text.charAt(at)) >= 0
                        || (text.charAt(at) == '-' && (at == from || text.charAt(at - 1) == 'e'))
                        || (text.charAt(at) == '+' && at > from && text.charAt(at - 1) == 'e'))) {
            at++;
        }
        BigDecimal number = new BigDecimal(text.substring(from, at));
        if (digits == 0 || number.signum() == 0) {
            return new Interval(number, number);
        }
        int exponent = number.precision() - number.scale() - 1;
        BigDecimal half = BigDecimal.valueOf(5, digits - exponent);
        return new Interval(number.subtract(half), number.add(half));
    }

    private boolean takes(char sign) {
        boolean there = at < text.length() && text.charAt(at) == sign;
        at += there ? 1 : 0;
        return there;
    }
}
