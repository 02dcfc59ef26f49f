package bn.grading.search;

import bn.grading.catalogue.MistakeKind;
import java.util.Optional;

public enum OddityKind {
    /// The right numbers of another step, with a different shape.
    OTHER_STEP,
    /// The right numbers truncated to integers, as by an integer dtype.
    WHOLE_NUMBERS,
    /// The same of numbers none of which is negative, which `//` rounds alike.
    CUT,
    /// The right numbers rounded down to integers, as by `//`.
    FLOORED,
    /// The right numbers rounded to integers.
    ROUNDED,
    /// The right numbers with their axes in an order that nobody works in.
    AXES,
    /// One number, the sum of the right ones of all features.
    SUMMED,
    /// A sum or a mean over other axes.
    OTHER_AXES,
    /// A matrix product, in whose diagonal the numbers stand that are meant.
    MATRIX_DIAGONAL,
    /// Another matrix product where numbers are multiplied one by one.
    MATRIX_PRODUCT,
    /// 0 everywhere, where the right numbers are not. Exactly 0: what was computed leaves some noise.
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

    /// Whether the numbers are right, or may have been before they were stored: not something else that was handed in.
    public boolean isOfStorage() {
        return switch (this) {
            case OTHER_STEP, AXES, WHOLE_NUMBERS, CUT, ROUNDED, OVERFLOW, NOT_FINITE -> true;
            case FLOORED, SUMMED, OTHER_AXES, MATRIX_DIAGONAL, MATRIX_PRODUCT -> false;
            case ZERO, CONSTANT, COPY, INPUT, CENTRAL_DIFFERENCES, FORWARD_DIFFERENCES -> false;
        };
    }

    /// Whether a mistake in a formula may explain the answer better.
    public boolean yieldsToMistakes() {
        return switch (this) {
            case AXES, SUMMED, OTHER_AXES, MATRIX_DIAGONAL, MATRIX_PRODUCT -> true;
            case CONSTANT, COPY, INPUT, CENTRAL_DIFFERENCES, FORWARD_DIFFERENCES -> true;
            case OTHER_STEP, WHOLE_NUMBERS, CUT, FLOORED, ROUNDED, ZERO, OVERFLOW, NOT_FINITE -> false;
        };
    }

    /// Whether it says what makes the answer, so that a search for another line would find none that is likelier.
    boolean isOfLine() {
        return switch (this) {
            case AXES, SUMMED, OTHER_AXES, MATRIX_DIAGONAL, MATRIX_PRODUCT, INPUT -> true;
            case OTHER_STEP, WHOLE_NUMBERS, CUT, FLOORED, ROUNDED, ZERO, CONSTANT, COPY -> false;
            case CENTRAL_DIFFERENCES, FORWARD_DIFFERENCES, OVERFLOW, NOT_FINITE -> false;
        };
    }

    /// The kind of mistake that it is, where it is, or may be, one of a formula.
    public Optional<MistakeKind> mistake() {
        return switch (this) {
            case SUMMED, OTHER_AXES -> Optional.of(MistakeKind.AXIS);
            case FLOORED, CUT, MATRIX_DIAGONAL, MATRIX_PRODUCT -> Optional.of(MistakeKind.OPERATION);
            case OTHER_STEP, WHOLE_NUMBERS, ROUNDED, AXES, ZERO, CONSTANT, COPY, INPUT -> Optional.empty();
            case CENTRAL_DIFFERENCES, FORWARD_DIFFERENCES, OVERFLOW, NOT_FINITE -> Optional.empty();
        };
    }
}
