package bn.grading.judging;

import bn.grading.catalogue.Mistakes;

/// The evidence for an explanation in bits: −log₂ of the probability that other numbers fit by chance.
public final class Evidence {
    /// The bits required of an explanation: a chance of one in a million that other numbers fit.
    public static final double REQUIRED = 20;

    /// The additional bits for choosing among this many mistakes.
    public static final double OF_CHOICE = log2(Mistakes.ALL.size());

    /// The bits that a decimal digit of a fitted number uses up.
    public static final double OF_DIGIT = log2(10);

    private Evidence() {}

    public static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
