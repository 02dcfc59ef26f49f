package bn.grading.judging;

import bn.rounding.Precision;
import java.util.function.IntToDoubleFunction;

/// How far the numbers of an answer may be from a run's for the bounds of that run to be worth computing: a few times
/// the
/// bound of the right numbers, or what as many roundings of the answer's largest number may come to. Most of what is
/// within either is within the latter, and needs no bound.
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

    /// Whether numbers are as near as that to those of a feature from some row on.
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
