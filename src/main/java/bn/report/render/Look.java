package bn.report.render;

/// The appearance of a report as text.
///
/// @param width the most columns of a line
/// @param precision significant digits of a number
/// @param full whether to show every row and column
public record Look(int width, int precision, boolean full, Glyphs glyphs, Paint paint) {
    /// The narrowest supported width.
    public static final int NARROWEST = 40;

    /// The default width.
    public static final int USUAL = 80;

    /// Applies the narrowest width.
    public Look {
        width = Math.max(width, NARROWEST);
    }
}
