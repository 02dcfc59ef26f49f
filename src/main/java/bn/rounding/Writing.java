package bn.rounding;

/// How computed numbers were written down.
public sealed interface Writing {
    /// As they were computed, with all digits.
    record Whole() implements Writing {}

    /// As float64, or as decimals that tell of no format, though a part of the computation was in a narrower one:
    /// NumPy goes on in float64 as soon as one operand is.
    record Promoted() implements Writing {}

    /// As decimals that are of the narrow format they may have been computed in, to the last of all their digits:
    /// as `.tolist()` writes them.
    record Listed() implements Writing {}

    /// Rounded to a narrower format than they were computed in.
    record Narrowed(FloatFormat to) implements Writing {}

    /// Printed.
    ///
    /// @param decimals digits after the point, at most
    /// @param significant significant digits, at most
    record Printed(int decimals, int significant) implements Writing {}
}
