package bn.grading.search;

import bn.grading.catalogue.MistakeKind;
import java.util.Optional;

public enum OddityKind {
    /// The right numbers of another step, with a different shape.
    OTHER_STEP,
    /// The right numbers truncated to integers, as by an integer dtype.
    WHOLE_NUMBERS,
    /// The right numbers rounded down to integers, as by `//`.
    FLOORED,
    /// The right numbers rounded to integers.
    ROUNDED,
    /// The right numbers with their axes in an order that nobody works in.
    AXES,
    /// One number, the sum of the right ones of all features.
    SUMMED,
    /// 0 everywhere, where the right numbers are not.
    ZERO,
    /// The same number everywhere, where the right numbers differ.
    CONSTANT,
    /// The numbers of another answer, where the right numbers differ.
    COPY,
    /// The numbers of an input, where the right numbers differ.
    INPUT,
    /// A gradient by central differences: right but for their error.
    CENTRAL_DIFFERENCES,
    /// A gradient by forward differences: right but for their error.
    FORWARD_DIFFERENCES,
    /// Infinity where a number is beyond float16, the rest right.
    OVERFLOW,
    /// NaN or infinity in place of a number.
    NOT_FINITE;

    /// Whether it explains the answer completely.
    public boolean isExplanation() {
        return this != NOT_FINITE;
    }

    /// Whether the numbers are right, or were before they were stored: not something else that was handed in.
    public boolean isOfStorage() {
        return switch (this) {
            case OTHER_STEP, AXES, WHOLE_NUMBERS, ROUNDED, OVERFLOW, NOT_FINITE -> true;
            case FLOORED, SUMMED, ZERO, CONSTANT, COPY, INPUT, CENTRAL_DIFFERENCES, FORWARD_DIFFERENCES -> false;
        };
    }

    /// Whether a mistake in a formula may explain the answer better.
    public boolean yieldsToMistakes() {
        return switch (this) {
            case AXES, SUMMED, CONSTANT, COPY, INPUT, CENTRAL_DIFFERENCES, FORWARD_DIFFERENCES -> true;
            case OTHER_STEP, WHOLE_NUMBERS, FLOORED, ROUNDED, ZERO, OVERFLOW, NOT_FINITE -> false;
        };
    }

    /// The kind of mistake that it is, where it is one of a formula.
    public Optional<MistakeKind> mistake() {
        return switch (this) {
            case SUMMED -> Optional.of(MistakeKind.AXIS);
            case FLOORED -> Optional.of(MistakeKind.OPERATION);
            case OTHER_STEP, WHOLE_NUMBERS, ROUNDED, AXES, ZERO, CONSTANT, COPY, INPUT -> Optional.empty();
            case CENTRAL_DIFFERENCES, FORWARD_DIFFERENCES, OVERFLOW, NOT_FINITE -> Optional.empty();
        };
    }
}
