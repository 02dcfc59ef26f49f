package bn.rounding;

/// An operation on two numbers, and how it propagates their errors.
enum RoundedOperation {
    /// `a + b`.
    PLUS,
    /// `a − b`.
    MINUS,
    /// `a · b`.
    TIMES,
    /// `a / b`.
    OVER,
    /// `√a`; the second operand is ignored.
    ROOT;

    double result(double a, double b) {
        return switch (this) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case OVER -> a / b;
            case ROOT -> Math.sqrt(a);
        };
    }

    /// The partial derivative by the first operand.
    double byFirst(double result, double b) {
        return switch (this) {
            case PLUS, MINUS -> 1;
            case TIMES -> b;
            case OVER -> 1 / b;
            case ROOT -> result == 0 ? 0 : 0.5 / result;
        };
    }

    /// The partial derivative by the second operand.
    double bySecond(double result, double a, double b) {
        return switch (this) {
            case PLUS -> 1;
            case MINUS -> -1;
            case TIMES -> a;
            case OVER -> -result / b;
            case ROOT -> 0;
        };
    }

    /// A bound on the remainder of the linear error propagation, for operand errors of at most α and β.
    double beyond(double result, double a, double alpha, double b, double beta) {
        return switch (this) {
            case PLUS, MINUS -> 0;
            case TIMES -> ofBoth(alpha, beta);
            // |(a+α)/(b+β) − a/b| = |α − (a/b)·β| / |b+β|
            case OVER -> {
                double off = alpha + Math.abs(result) * beta;
                yield beta == 0 ? 0 : off / Math.max(0, Math.abs(b) - beta) - off / Math.abs(b);
            }
            // √(a+α) − √a| = |α| / (√(a+α) + √a), largest for α < 0, as long as the root exists
            case ROOT -> {
                double most = alpha < a
                        ? alpha / (Math.sqrt(a - alpha) + result)
                        : Math.max(Math.sqrt(a + alpha) - result, result);
                yield Math.max(0, most - alpha * byFirst(result, b));
            }
        };
    }

    /// The product of two bounds, of which 0 makes 0, whatever the other is.
    static double ofBoth(double alpha, double beta) {
        return alpha == 0 || beta == 0 ? 0 : alpha * beta;
    }
}
