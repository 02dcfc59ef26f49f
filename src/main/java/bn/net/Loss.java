package bn.net;

/// A loss and its gradient with respect to the network's output.
///
/// @param value the mean over the rows
/// @param gradient as large as the output
public record Loss(double value, Matrix gradient) {
    /// The cross entropy of softmax: `−log p[label]`, where p is `softmax(z)`. Its gradient is `(p −
    /// 1[label]) / m`.
    ///
    /// @param z m rows by the classes
    /// @param labels m classes, from 0
    public static Loss crossEntropy(Matrix z, int[] labels) {
        Matrix gradient = new Matrix(z.rows(), z.width());
        double total = 0;
        for (int row = 0; row < z.rows(); row++) {
            double most = largest(z, row);
            double sum = 0;
            for (int label = 0; label < z.width(); label++) {
                double power = StrictMath.exp(z.at(row, label) - most);
                gradient.set(row, label, power);
                sum += power;
            }
            for (int label = 0; label < z.width(); label++) {
                double p = gradient.at(row, label) / sum;
                gradient.set(row, label, (label == labels[row] ? p - 1 : p) / z.rows());
            }
            total += StrictMath.log(sum) - (z.at(row, labels[row]) - most);
        }
        return new Loss(total / z.rows(), gradient);
    }

    private static double largest(Matrix z, int row) {
        double most = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < z.width(); label++) {
            most = Math.max(most, z.at(row, label));
        }
        return most;
    }

    /// The mean of `(y − t)²` over all numbers. Its gradient is `2(y − t)/n`, where n is how many there are.
    ///
    /// @param target as large as y
    public static Loss meanSquare(Matrix y, Matrix target) {
        Matrix difference = y.minus(target);
        double length = difference.length();
        double count = (double) y.rows() * y.width();
        return new Loss(length * length / count, difference.map(d -> 2 * d / count));
    }
}
