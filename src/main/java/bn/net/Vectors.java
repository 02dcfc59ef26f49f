package bn.net;

/// Sums over arrays, each in one fixed order, in four lanes so that additions need not wait for each other.
public final class Vectors {
    private Vectors() {}

    public static double sum(double[] a) {
        double p = 0;
        double q = 0;
        double r = 0;
        double s = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            p += a[i];
            q += a[i + 1];
            r += a[i + 2];
            s += a[i + 3];
        }
        for (; i < a.length; i++) {
            p += a[i];
        }
        return (p + q) + (r + s);
    }

    /// `Σ aᵢ·bᵢ` of two arrays of the same length.
    public static double dot(double[] a, double[] b) {
        double p = 0;
        double q = 0;
        double r = 0;
        double s = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            p += a[i] * b[i];
            q += a[i + 1] * b[i + 1];
            r += a[i + 2] * b[i + 2];
            s += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            p += a[i] * b[i];
        }
        return (p + q) + (r + s);
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

    /// Adds `factor · x` to `into`.
    static void add(double[] x, double factor, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += x[i] * factor;
        }
    }
}
