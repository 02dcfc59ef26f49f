package bn.grading.search;

public enum OddityKind {
    /// The right numbers of another step, with a different shape.
    OTHER_STEP,
    /// The right numbers truncated to integers, as by an integer dtype.
    WHOLE_NUMBERS,
    /// The right numbers rounded to integers.
    ROUNDED,
    /// 0 everywhere, where the right numbers are not.
    ZERO,
    /// The same number everywhere, where the right numbers differ.
    CONSTANT,
    /// The numbers of another answer, where the right numbers differ.
    COPY,
    /// NaN or infinity in place of a number.
    NOT_FINITE;

    /// Whether it explains the answer completely.
    public boolean isExplanation() {
        return this != NOT_FINITE;
    }

    /// Whether a mistake in a formula may explain the answer better.
    public boolean yieldsToMistakes() {
        return this == CONSTANT || this == COPY;
    }
}
