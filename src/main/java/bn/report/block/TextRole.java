package bn.report.block;

/// The meaning of a piece of text, which alone determines its colour.
public enum TextRole {
    /// A title.
    HEADING,
    /// The name of a step.
    NAME,
    /// A symbol of the paper.
    SYMBOL,
    /// A shape, an index or a label: secondary information.
    FAINT,
    /// A warning.
    WARNING,
    /// An error.
    ERROR,
    /// The current position.
    PRESENT,
    /// The best of several numbers.
    BEST,
    /// A gradient in the drawing.
    GRADIENT,
    /// Ordinary text.
    PLAIN
}
