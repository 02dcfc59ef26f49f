package bn.report;

/// How a report is to look as text.
///
/// @param width columns of the terminal, no line is wider
/// @param precision significant digits of a number
/// @param full whether every row and column is shown
public record Look(int width, int precision, boolean full, Glyphs glyphs, Paint paint) {
    /// The narrowest terminal that is served.
    public static final int NARROWEST = 40;

    /// The width where none is known.
    public static final int USUAL = 80;

    /// Checks the numbers.
    public Look {
        width = Math.max(width, NARROWEST);
    }
}
