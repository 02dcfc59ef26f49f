package bn.net;

/// Sums over arrays, each in one fixed order.
public final class Vectors {
    private Vectors() {}

    /// The sum of `count` numbers from a place on, in four lanes, so that an addition need not wait for the
    /// one before.
    static double sum(double[] a, int from, int count) {
        double p = 0;
        double q = 0;
        double r = 0;
        double s = 0;
        int i = from;
        int end = from + count;
        for (; i + 3 < end; i += 4) {
            p += a[i];
            q += a[i + 1];
            r += a[i + 2];
            s += a[i + 3];
        }
        for (; i < end; i++) {
            p += a[i];
        }
        return (p + q) + (r + s);
    }

    /// `Σ aᵢ·bᵢ` of two arrays of the same length.
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// `√Σ aᵢ²`.
    public static double length(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /// The angle between two vectors, in degrees.
    public static double angle(double[] a, double[] b) {
        double cosine = dot(a, b) / (length(a) * length(b));
        return StrictMath.toDegrees(StrictMath.acos(Math.clamp(cosine, -1, 1)));
    }
}
