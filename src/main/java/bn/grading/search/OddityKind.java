package bn.grading.search;

/// What can be odd.
public enum OddityKind {
    /// The right numbers, rows and features exchanged.
    TRANSPOSED,
    /// The right numbers, the channels along the last axis.
    CHANNELS_LAST,
    /// The right numbers of another step that was handed in, of another shape.
    OTHER_STEP,
    /// The right numbers without what is behind the point: kept in an array of whole numbers.
    WHOLE_NUMBERS,
    /// The right numbers, rounded to whole ones.
    ROUNDED,
    /// NaN or infinity where there should be a number.
    NOT_FINITE;

    /// Whether it says all that is wrong.
    public boolean isExplanation() {
        return this != NOT_FINITE;
    }
}
