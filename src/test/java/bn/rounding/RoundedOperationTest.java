package bn.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Derivatives and remainders against the operations themselves, in 60 digits.
class RoundedOperationTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal STEP = new BigDecimal("1e-20");

    private static BigDecimal exact(RoundedOperation operation, BigDecimal a, BigDecimal b) {
        return switch (operation) {
            case PLUS -> a.add(b, DIGITS);
            case MINUS -> a.subtract(b, DIGITS);
            case TIMES -> a.multiply(b, DIGITS);
            case OVER -> a.divide(b, DIGITS);
            case ROOT -> a.sqrt(DIGITS);
        };
    }

    /// The remainder of the largest change that operands off by at most α and β make, in the worst corner.
    private static double worst(RoundedOperation operation, double a, double alpha, double b, double beta) {
        double result = operation.result(a, b);
        BigDecimal right = exact(operation, new BigDecimal(a), new BigDecimal(b));
        BigDecimal most = BigDecimal.ZERO;
        for (int corner = 0; corner < 4; corner++) {
            BigDecimal moved = exact(
                    operation,
                    new BigDecimal(a).add(new BigDecimal((corner & 1) == 0 ? alpha : -alpha)),
                    new BigDecimal(b).add(new BigDecimal((corner & 2) == 0 ? beta : -beta)));
            most = most.max(moved.subtract(right).abs());
        }
        double linear =
                Math.abs(operation.byFirst(result, b)) * alpha + Math.abs(operation.bySecond(result, a, b)) * beta;
        return most.subtract(new BigDecimal(linear)).doubleValue();
    }

    @ParameterizedTest
    @EnumSource
    void theResultIsThatOfTheOperation(RoundedOperation operation) {
        double exact =
                exact(operation, new BigDecimal(3.25), new BigDecimal(-0.75)).doubleValue();
        assertThat(operation.result(3.25, -0.75)).isEqualTo(exact);
    }

    @ParameterizedTest
    @EnumSource
    void theDerivativesAreSlopes(RoundedOperation operation) {
        BigDecimal a = new BigDecimal(3.25);
        BigDecimal b = new BigDecimal(-0.75);
        double result = operation.result(3.25, -0.75);
        BigDecimal before = exact(operation, a, b);
        BigDecimal byFirst = exact(operation, a.add(STEP), b).subtract(before).divide(STEP, DIGITS);
        BigDecimal bySecond = exact(operation, a, b.add(STEP)).subtract(before).divide(STEP, DIGITS);
        assertThat(operation.byFirst(result, -0.75)).isCloseTo(byFirst.doubleValue(), within(1e-15));
        assertThat(operation.bySecond(result, 3.25, -0.75)).isCloseTo(bySecond.doubleValue(), within(1e-15));
    }

    /// The bound is attained.
    @ParameterizedTest
    @CsvSource({"3.25, 0.5, -0.75, 0.25", "-2, 1, 4, 3", "5, 0.25, 2, 0", "5, 0, 2, 0.5"})
    void theRemainderIsThatOfTheWorstErrors(double a, double alpha, double b, double beta) {
        for (RoundedOperation operation : RoundedOperation.values()) {
            if (operation == RoundedOperation.ROOT && a < 0) {
                continue;
            }
            double worst = worst(operation, a, alpha, b, beta);
            assertThat(operation.beyond(operation.result(a, b), a, alpha, b, beta))
                    .as(operation.name())
                    .isCloseTo(worst, within(1e-14));
        }
    }

    /// What may be 0 makes a quotient of any size.
    @Test
    void aDivisorThatMayBeZeroBoundsNothing() {
        assertThat(RoundedOperation.OVER.beyond(2, 4, 0.5, 2, 2)).isInfinite().isPositive();
        assertThat(RoundedOperation.OVER.beyond(2, 4, 0.5, 2, 3)).isInfinite().isPositive();
    }

    /// √0.04 = 0.2. If the radicand is off by up to 0.21, it is at most 0.25, whose root is off by 0.3, or
    /// less than 0, where the root is taken for off by all of itself; the derivative accounts for 0.21/0.4.
    @Test
    void aRootOfWhatMayBeZero() {
        RoundedOperation root = RoundedOperation.ROOT;
        assertThat(root.beyond(0.2, 0.04, 0.05, 0, 0)).isCloseTo(0.2 - 0.05 / 0.4, within(1e-15));
        assertThat(root.beyond(0.2, 0.04, 0.21, 0, 0)).isZero();
        assertThat(root.beyond(0, 0, 0.25, 0, 0)).isEqualTo(0.5);
        assertThat(root.byFirst(0, 0)).isZero();
    }

    @Test
    void noErrorTimesAnyIsNone() {
        assertThat(RoundedOperation.ofBoth(0, Double.POSITIVE_INFINITY)).isZero();
        assertThat(RoundedOperation.ofBoth(Double.POSITIVE_INFINITY, 0)).isZero();
        assertThat(RoundedOperation.ofBoth(0.5, 3)).isEqualTo(1.5);
        assertThat(RoundedOperation.OVER.beyond(2, 4, 0.5, 2, 0)).isZero();
    }
}
