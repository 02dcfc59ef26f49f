package bn.graph;

/// Arithmetic over a block of numbers: loops plain enough for the compiler to use the processor's vectors,
/// as it does where all arrays are read and written at the same place. An operand that is the same in every
/// row is passed as one number.
enum ElementwiseOperation {
    PLUS {
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

    /// Row by row.
    abstract void rows(double[] a, double[] b, double[] into, int count);

    /// Each row with the same number on the right.
    abstract void scalar(double[] a, double b, double[] into, int count);

    /// Each row with the same number on the left.
    abstract void scalar(double a, double[] b, double[] into, int count);
}
