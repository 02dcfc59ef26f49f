package bn.grading.judging;

import bn.rounding.Precision;
import java.util.function.IntToDoubleFunction;

/// How far an answer may be from a run if the bounds of that run are to be worth computing: ten thousand roundings of
/// the answer's largest number, but at most a twentieth of that number. If it is farther away, eight times the bound of
/// the right numbers is added, which is computed only then.
final class Allowance {
    /// A value within this many times the right value's bound is examined more closely.
    private static final double NEAR = 8;

    /// The same in units of round-off of the largest number, limited to a fraction of it.
    private static final double NEAR_ROUNDINGS = 1e4;

    private static final double NEAR_PART = 0.05;

    private final double ofLargest;
    private final IntToDoubleFunction boundOfRight;

    /// @param boundOfRight the largest bound of the right numbers, by feature
    Allowance(Answer answer, IntToDoubleFunction boundOfRight) {
        this.boundOfRight = boundOfRight;
        double roundoff = 0;
        for (Precision precision : answer.possible()) {
            roundoff = Math.max(roundoff, precision.format().unitRoundoff());
        }
        this.ofLargest = Math.min(NEAR_ROUNDINGS * roundoff, NEAR_PART) * answer.largest();
    }

    /// Whether these numbers, a feature's from row `from` on, are near enough to the answer's.
    ///
    /// @param column the feature's numbers in the answer
    boolean covers(int feature, double[] column, int from, double... numbers) {
        double most = ofLargest;
        for (int i = 0; i < numbers.length; i++) {
            double apart = Tally.difference(column[from + i], numbers[i]);
            if (!(apart <= most)) {
                most = ofLargest + NEAR * boundOfRight.applyAsDouble(feature);
                if (!(apart <= most)) {
                    return false;
                }
            }
        }
        return true;
    }
}
