package bn.gradcheck;

import java.util.function.DoubleUnaryOperator;

/// The derivative of a function at a point by central differences, and an error estimate.
///
/// Halving the step reduces the truncation error by two orders of the step, and Richardson extrapolation by
/// two more each time, while the round-off of the function grows as the step shrinks. The best step lies in
/// between, and the difference of the last two estimates there is the error estimate (Ridders, 1982,
/// "Accurate computation of F'(x) and F'(x)F''(x)").
///
/// @param value the slope
/// @param error its estimated error
public record Slope(double value, double error) {
    private static final int HALVINGS = 6;

    /// Stop once an estimate is this many times worse than the best: smaller steps only add round-off.
    private static final double WORSE = 2;

    /// Estimates a slope.
    ///
    /// @param step the first and largest step: a fraction of the function's length scale
    /// @param rounding the round-off of the function. Two estimates may agree by accident, but no error is
    ///     below this divided by the step
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
