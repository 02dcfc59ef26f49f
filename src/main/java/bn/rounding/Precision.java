package bn.rounding;

/// How precisely numbers were computed, and how they were written down: what may lie between them and the exact
/// ones.
///
/// @param format in which they were computed
/// @param writing what was lost when they were written down
public record Precision(FloatFormat format, Writing writing) {
    static final Writing WHOLE = new Writing.Whole();

    /// float64 with all its digits.
    public static final Precision DOUBLE = new Precision(FloatFormat.DOUBLE, WHOLE);

    /// float32 with all its digits.
    public static final Precision SINGLE = new Precision(FloatFormat.SINGLE, WHOLE);

    /// float16 with all its digits.
    public static final Precision HALF = new Precision(FloatFormat.HALF, WHOLE);

    /// Computed in float32, at least in part, and written as float64.
    public static final Precision PROMOTED = new Precision(FloatFormat.SINGLE, new Writing.Promoted());

    /// Whether it is more than the digits of the numbers tell: they could hold more than they are granted.
    public boolean isPromoted() {
        return writing instanceof Writing.Promoted;
    }

    /// The name of the format that the numbers are in.
    public String dtype() {
        return switch (writing) {
            case Writing.Whole _, Writing.Promoted _, Writing.Listed _, Writing.Printed _ -> format.dtype();
            case Writing.Narrowed(FloatFormat to) -> to.dtype();
        };
    }

    /// The same writing of what was computed in float64.
    public Precision computedExactly() {
        boolean isNarrow =
                format != FloatFormat.DOUBLE && (writing instanceof Writing.Whole || writing instanceof Writing.Listed);
        return new Precision(FloatFormat.DOUBLE, isNarrow ? new Writing.Narrowed(format) : writing);
    }

    /// How far a written number may be from the one that was computed: half a unit of its last digit.
    ///
    /// Whether the digits after the point were fixed or the significant ones is not known: the coarser counts.
    public double ofWriting(double number) {
        if (!Double.isFinite(number)) {
            return 0;
        }
        return switch (writing) {
            case Writing.Whole _, Writing.Promoted _, Writing.Listed _ -> 0;
            case Writing.Narrowed(FloatFormat to) -> to.unitRoundoff() * Math.abs(number) + to.underflow();
            case Writing.Printed(int decimals, int significant) -> {
                double fixed = Math.pow(10, -decimals);
                double scaled =
                        number == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(Math.abs(number))) + 1 - significant);
                // A unit in the last place of the decimal is itself rounded to a double.
                yield 0.5 * Math.max(fixed, scaled) * (1 + 1e-9);
            }
        };
    }

    /// The error that a number of this precision has at least, however carefully the rest was computed.
    public double leastError(double number) {
        return switch (writing) {
            case Writing.Whole _, Writing.Listed _ -> format.unitRoundoff() * Math.abs(number);
            case Writing.Promoted _ -> FloatFormat.DOUBLE.unitRoundoff() * Math.abs(number);
            case Writing.Narrowed _, Writing.Printed _ -> ofWriting(number);
        };
    }
}
