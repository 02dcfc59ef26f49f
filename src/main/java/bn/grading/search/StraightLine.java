package bn.grading.search;

/// The straight line that is closest to points, by least squares.
///
/// @param slope NaN if all x are equal
/// @param shift the value at x = 0
record StraightLine(double slope, double shift) {
    static StraightLine through(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double product = 0;
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            product += (x[i] - meanX) * (y[i] - meanY);
            square += (x[i] - meanX) * (x[i] - meanX);
        }
        double slope = product / square;
        return new StraightLine(slope, meanY - slope * meanX);
    }

    private static double mean(double... numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }
}
