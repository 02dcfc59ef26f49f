package bn.grading.judging;

import bn.grading.catalogue.Mistakes;

/// Evidence for an explanation, in bits: so unlikely would other numbers fit it by chance.
public final class Evidence {
    /// Bits that an explanation must have: one in a million that other numbers would fit, whichever of the
    /// mistakes is tried.
    public static final double REQUIRED = 20;

    /// Bits that it takes more because one of so many mistakes is chosen.
    public static final double OF_CHOICE = log2(Mistakes.ALL.size());

    private Evidence() {}

    /// The logarithm to base 2.
    public static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
