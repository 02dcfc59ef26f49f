package bn.graph;

/// Arithmetic on numbers `from` to before `to` of arrays. The loops are simple enough for the JIT compiler to
/// vectorize, which needs all arrays to be indexed alike. An operand that is the same in every row is a scalar.
enum ElementwiseOperation {
    PLUS {
        @Override
        void rows(double[] a, double[] b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a[i] + b[i];
            }
        }

        @Override
        void scalar(double[] a, double b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a[i] + b;
            }
        }

        @Override
        void scalar(double a, double[] b, double[] into, int from, int to) {
            scalar(b, a, into, from, to);
        }
    },
    MINUS {
        @Override
        void rows(double[] a, double[] b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a[i] - b[i];
            }
        }

        @Override
        void scalar(double[] a, double b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a[i] - b;
            }
        }

        @Override
        void scalar(double a, double[] b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a - b[i];
            }
        }
    },
    TIMES {
        @Override
        void rows(double[] a, double[] b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a[i] * b[i];
            }
        }

        @Override
        void scalar(double[] a, double b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a[i] * b;
            }
        }

        @Override
        void scalar(double a, double[] b, double[] into, int from, int to) {
            scalar(b, a, into, from, to);
        }
    },
    OVER {
        @Override
        void rows(double[] a, double[] b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a[i] / b[i];
            }
        }

        @Override
        void scalar(double[] a, double b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a[i] / b;
            }
        }

        @Override
        void scalar(double a, double[] b, double[] into, int from, int to) {
            for (int i = from; i < to; i++) {
                into[i] = a / b[i];
            }
        }
    };

    /// Elementwise.
    abstract void rows(double[] a, double[] b, double[] into, int from, int to);

    /// With a scalar on the right.
    abstract void scalar(double[] a, double b, double[] into, int from, int to);

    /// With a scalar on the left.
    abstract void scalar(double a, double[] b, double[] into, int from, int to);
}
