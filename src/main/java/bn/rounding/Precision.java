package bn.rounding;

/// In which format numbers were computed and how they were written: the sources of their error.
///
/// @param format of the computation
/// @param writing what the writing lost
public record Precision(FloatFormat format, Writing writing) {
    static final Writing WHOLE = new Writing.Whole();

    public static final Precision DOUBLE = new Precision(FloatFormat.DOUBLE, WHOLE);

    public static final Precision SINGLE = new Precision(FloatFormat.SINGLE, WHOLE);

    public static final Precision HALF = new Precision(FloatFormat.HALF, WHOLE);

    /// Computed in float32, at least in part, and written as float64.
    public static final Precision PROMOTED = new Precision(FloatFormat.SINGLE, new Writing.Promoted());

    /// Whether this is a lower precision than the digits suggest.
    public boolean isPromoted() {
        return writing instanceof Writing.Promoted;
    }

    /// The dtype of the written numbers.
    public String dtype() {
        return switch (writing) {
            case Writing.Whole _, Writing.Promoted _, Writing.Listed _, Writing.Printed _ -> format.dtype();
            case Writing.Narrowed(FloatFormat to) -> to.dtype();
        };
    }

    /// The same writing of a float64 computation.
    public Precision computedExactly() {
        boolean isNarrow =
                format != FloatFormat.DOUBLE && (writing instanceof Writing.Whole || writing instanceof Writing.Listed);
        return new Precision(FloatFormat.DOUBLE, isNarrow ? new Writing.Narrowed(format) : writing);
    }

    /// The largest error of writing a number: half a unit of its last digit.
    ///
    /// It is unknown whether the decimals or the significant digits were fixed, so the coarser of the two
    /// counts.
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
                // The decimal unit itself was rounded to a double, hence the factor.
                yield 0.5 * Math.max(fixed, scaled) * (1 + 1e-9);
            }
        };
    }

    /// The error that a number of this precision has in any case, however accurate the computation.
    public double leastError(double number) {
        return switch (writing) {
            case Writing.Whole _, Writing.Listed _ -> format.unitRoundoff() * Math.abs(number);
            case Writing.Promoted _ -> FloatFormat.DOUBLE.unitRoundoff() * Math.abs(number);
            case Writing.Narrowed _, Writing.Printed _ -> ofWriting(number);
        };
    }
}
