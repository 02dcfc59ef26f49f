package bn.rounding;

/// How computed numbers were written.
public sealed interface Writing {
    /// As computed, with all digits.
    record Whole() implements Writing {}

    /// As float64, or as decimals without a dtype, although part of the computation was narrower: NumPy
    /// promotes to float64 as soon as one operand is.
    record Promoted() implements Writing {}

    /// As exact decimals of the narrow format that they may have been computed in, as `.tolist()` writes
    /// them.
    record Listed() implements Writing {}

    /// Rounded to a narrower format than that of the computation.
    record Narrowed(FloatFormat to) implements Writing {}

    /// Printed.
    ///
    /// @param decimals the most digits after the point
    /// @param significant the most significant digits
    record Printed(int decimals, int significant) implements Writing {}
}
