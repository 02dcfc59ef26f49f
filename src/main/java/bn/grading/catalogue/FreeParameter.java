package bn.grading.catalogue;

import bn.formula.Extent;
import java.util.Optional;
import java.util.stream.Stream;

/// A number in a mistake that is not known: it has to be found from the learner's numbers, and each one
/// found takes one of them as its proof.
public enum FreeParameter {
    /// λ of a weight decay.
    DECAY("λ", Extent.ONE),
    /// A variance that depends on the order of summing.
    VARIANCE("float32(mean(x²) − mu²)", Extent.FEATURE);

    private final String input;
    private final Extent extent;

    FreeParameter(String input, Extent extent) {
        this.input = input;
        this.extent = extent;
    }

    /// The name by which formulas read it.
    public String input() {
        return input;
    }

    /// One for all, or one for each feature.
    public Extent extent() {
        return extent;
    }

    public static Optional<FreeParameter> named(String input) {
        return Stream.of(values()).filter(one -> one.input.equals(input)).findFirst();
    }
}
