package bn.gradcheck;

import java.util.function.DoubleUnaryOperator;

/// The slope of a function at a point, by central differences, and how far it may be off.
///
/// Halving the step takes two orders of the step out of the error, and Richardson's extrapolation takes out
/// as many again each time; the rounding of the function grows as the step shrinks. Between the two lies the
/// best step, and what the last two estimates differ by says how good it is (Ridders, 1982, "Accurate
/// computation of F'(x) and F'(x)F''(x)").
///
/// @param value the slope
/// @param error how far it may be off
public record Slope(double value, double error) {
    private static final int HALVINGS = 6;

    /// Once an estimate is so many times worse than the best, smaller steps only add rounding.
    private static final double WORSE = 2;

    /// Finds a slope.
    ///
    /// @param step the first and largest step: a fraction of the length on which the function bends
    /// @param rounding how far the function itself may be off: two estimates may agree by accident, but none
    ///     is better than this over the step
    public static Slope of(DoubleUnaryOperator f, double at, double step, double rounding) {
        double[][] slopes = new double[HALVINGS + 1][HALVINGS + 1];
        Slope best = new Slope(Double.NaN, Double.POSITIVE_INFINITY);
        for (int halving = 0; halving <= HALVINGS; halving++) {
            double h = Math.scalb(step, -halving);
            double above = at + h;
            double below = at - h;
            slopes[halving][0] = (f.applyAsDouble(above) - f.applyAsDouble(below)) / (above - below);
            double power = 1;
            for (int order = 1; order <= halving; order++) {
                power *= 4;
                slopes[halving][order] =
                        (power * slopes[halving][order - 1] - slopes[halving - 1][order - 1]) / (power - 1);
                double apart = Math.max(
                        Math.abs(slopes[halving][order] - slopes[halving][order - 1]),
                        Math.abs(slopes[halving][order] - slopes[halving - 1][order - 1]));
                double error = Math.max(apart, rounding / (above - below));
                if (error < best.error) {
                    best = new Slope(slopes[halving][order], error);
                }
            }
            boolean worse = halving > 0
                    && Math.abs(slopes[halving][halving] - slopes[halving - 1][halving - 1]) >= WORSE * best.error;
            if (worse && halving > 2) {
                return best;
            }
        }
        return best;
    }
}
