package bn.report;

/// What a piece of text is, so that it can be coloured by that and nothing else.
public enum TextRole {
    /// A title.
    HEADING,
    /// The name of a step.
    NAME,
    /// A symbol of the paper.
    SYMBOL,
    /// A shape, an index, a label: what orients and may be passed over.
    FAINT,
    /// A warning.
    WARNING,
    /// An error.
    ERROR,
    /// Where one stands.
    PRESENT,
    /// The way of the gradient.
    GRADIENT,
    /// Text like any other.
    PLAIN
}
