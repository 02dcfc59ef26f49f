package bn.graph;

/// Arithmetic on a block of numbers. The loops are simple enough for the JIT compiler to vectorize, which
/// needs all arrays to be indexed alike. An operand that is the same in every row is a scalar.
enum ElementwiseOperation {
    PLUS {
        @Override
        double numbers(double a, double b) {
            return a + b;
        }

        @Override
        void rows(double[] a, double[] b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a[i] + b[i];
            }
        }

        @Override
        void scalar(double[] a, double b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a[i] + b;
            }
        }

        @Override
        void scalar(double a, double[] b, double[] into, int count) {
            scalar(b, a, into, count);
        }
    },
    MINUS {
        @Override
        double numbers(double a, double b) {
            return a - b;
        }

        @Override
        void rows(double[] a, double[] b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a[i] - b[i];
            }
        }

        @Override
        void scalar(double[] a, double b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a[i] - b;
            }
        }

        @Override
        void scalar(double a, double[] b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a - b[i];
            }
        }
    },
    TIMES {
        @Override
        double numbers(double a, double b) {
            return a * b;
        }

        @Override
        void rows(double[] a, double[] b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a[i] * b[i];
            }
        }

        @Override
        void scalar(double[] a, double b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a[i] * b;
            }
        }

        @Override
        void scalar(double a, double[] b, double[] into, int count) {
            scalar(b, a, into, count);
        }
    },
    OVER {
        @Override
        double numbers(double a, double b) {
            return a / b;
        }

        @Override
        void rows(double[] a, double[] b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a[i] / b[i];
            }
        }

        @Override
        void scalar(double[] a, double b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a[i] / b;
            }
        }

        @Override
        void scalar(double a, double[] b, double[] into, int count) {
            for (int i = 0; i < count; i++) {
                into[i] = a / b[i];
            }
        }
    };

    /// Of two numbers.
    abstract double numbers(double a, double b);

    /// Elementwise.
    abstract void rows(double[] a, double[] b, double[] into, int count);

    /// With a scalar on the right.
    abstract void scalar(double[] a, double b, double[] into, int count);

    /// With a scalar on the left.
    abstract void scalar(double a, double[] b, double[] into, int count);
}
