package bn.grading.search;

public enum OddityKind {
    /// The right numbers of another step, with a different shape.
    OTHER_STEP,
    /// The right numbers truncated to integers, as by an integer dtype.
    WHOLE_NUMBERS,
    /// The right numbers rounded to integers.
    ROUNDED,
    /// NaN or infinity in place of a number.
    NOT_FINITE;

    /// Whether it explains the answer completely.
    public boolean isExplanation() {
        return this != NOT_FINITE;
    }
}
