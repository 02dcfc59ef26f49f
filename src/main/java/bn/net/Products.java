package bn.net;

/// Products of matrices, a block of columns at once, so that a number that has been read is used several
/// times. Each column is an array of its own and all are read at the same index, which lets the compiler
/// vectorize the loops over the rows.
final class Products {
    private Products() {}

    /// Adds `from · w` to `into`: column o of it gets the sum, over the columns j of `from`, of each times
    /// `w[j·ofColumn + o·ofResult]`.
    static void add(double[][] from, double[] w, int ofColumn, int ofResult, double[][] into) {
        for (int j = 0; j < from.length; j += 4) {
            int o = 0;
            if (j + 4 <= from.length) {
                for (; o + 2 <= into.length; o += 2) {
                    fourToTwo(from, j, w, j * ofColumn + o * ofResult, ofColumn, ofResult, into[o], into[o + 1]);
                }
            }
            for (; o < into.length; o++) {
                for (int each = j; each < Math.min(j + 4, from.length); each++) {
                    oneToOne(from[each], w[each * ofColumn + o * ofResult], into[o]);
                }
            }
        }
    }

    private static void fourToTwo(
            double[][] from, int j, double[] w, int at, int ofColumn, int ofResult, double[] y, double[] z) {
        double[] a = from[j];
        double[] b = from[j + 1];
        double[] c = from[j + 2];
        double[] d = from[j + 3];
        double ay = w[at];
        double by = w[at + ofColumn];
        double cy = w[at + 2 * ofColumn];
        double dy = w[at + 3 * ofColumn];
        double az = w[at + ofResult];
        double bz = w[at + ofResult + ofColumn];
        double cz = w[at + ofResult + 2 * ofColumn];
        double dz = w[at + ofResult + 3 * ofColumn];
        for (int i = 0; i < y.length; i++) {
            y[i] += ((a[i] * ay + b[i] * by) + (c[i] * cy + d[i] * dy));
            z[i] += ((a[i] * az + b[i] * bz) + (c[i] * cz + d[i] * dz));
        }
    }

    private static void oneToOne(double[] x, double factor, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += x[i] * factor;
        }
    }

    /// Sets `w[o·left.length + j]` to the sum over the rows of column j on the left times column o on the
    /// right.
    static void between(double[][] left, double[][] right, double[] w) {
        for (int o = 0; o < right.length; o++) {
            int at = o * left.length;
            int j = 0;
            for (; j + 4 <= left.length; j += 4) {
                four(left, j, right[o], w, at + j);
            }
            for (; j < left.length; j++) {
                w[at + j] = Vectors.dot(left[j], right[o]);
            }
        }
    }

    private static void four(double[][] left, int j, double[] right, double[] w, int at) {
        double[] a = left[j];
        double[] b = left[j + 1];
        double[] c = left[j + 2];
        double[] d = left[j + 3];
        double p = 0;
        double q = 0;
        double r = 0;
        double s = 0;
        for (int i = 0; i < right.length; i++) {
            double by = right[i];
            p += a[i] * by;
            q += b[i] * by;
            r += c[i] * by;
            s += d[i] * by;
        }
        w[at] = p;
        w[at + 1] = q;
        w[at + 2] = r;
        w[at + 3] = s;
    }
}
