package bn.grading.catalogue;

/// What a search tries to explain wrong answers with, in this order.
public enum Candidates {
    /// Mistakes of the catalogue, and right code for other exercises.
    NAMED,
    /// Mistakes of precision, known only by their bounds.
    IMPRECISE,
    /// Lines that are one slip away from a right one.
    SLIPS,
    /// Two mistakes at once.
    PAIRS
}
