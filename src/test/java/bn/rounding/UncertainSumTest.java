package bn.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.formula.Expr;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sums in bfloat16, whose roundings are large: u = 2⁻⁸.
class UncertainSumTest {
    private static final double U = 0x1p-8;

    private static Uncertain total(FloatFormat format, double... numbers) {
        UncertainSum sum = new UncertainSum(format);
        sum.add(Uncertain.within(numbers, _ -> 0), numbers.length);
        return sum.total();
    }

    /// The partial sums of 1, 2, 3, 4 are 3, 6, 10, in reverse 7, 9, 10: 49 + 81 + 100 = 230. Those of
    /// −96, 96, 1, 0 are 0, 1, 1, in reverse 1, 97, 1.
    @ParameterizedTest
    @CsvSource({
        "1, 2, 3, 4, 230",
        "4, 3, 2, 1, 230",
        "-96, 96, 1, 0, 9411",
        "0, 1, 96, -96, 9411",
        "0, 0, 0, 5, 75",
        "3, 0, 0, -3, 18"
    })
    void eachAdditionRoundsItsSumInTheWorseOfTwoOrders(double a, double b, double c, double d, double squares) {
        Uncertain sum = total(FloatFormat.BRAIN, a, b, c, d);
        assertThat(sum.number(0)).isEqualTo(a + b + c + d);
        assertThat(sum.own(0)).isCloseTo(U * Math.sqrt(squares), within(1e-14));
        assertThat(sum.rest(0)).isZero();
    }

    @Test
    void oneNumberIsNotAdded() {
        assertThat(total(FloatFormat.BRAIN, 7).own(0)).isZero();
        assertThat(total(FloatFormat.BRAIN, 7, 9).own(0)).isEqualTo(U * 16);
        assertThat(total(FloatFormat.BRAIN).number(0)).isZero();
        assertThat(total(FloatFormat.BRAIN).own(0)).isZero();
    }

    @Test
    void theSumIsExact() {
        assertThat(total(FloatFormat.DOUBLE, 1, 1e100, 1, -1e100).number(0)).isEqualTo(2);
        assertThat(total(FloatFormat.DOUBLE, 1e16, 1, 1, -1e16).number(0)).isEqualTo(2);
        assertThat(total(FloatFormat.DOUBLE, 1, 1e16, -1e16, 1).number(0)).isEqualTo(2);
    }

    /// Blocks are added one after the other: numbers, independent errors as 3² + 4² = 5², and what is not
    /// random.
    @Test
    void errorsOfItsNumbersArePassedOn() {
        UncertainSum sum = new UncertainSum(FloatFormat.DOUBLE);
        sum.add(Uncertain.independent(true, new double[] {2, -2}, number -> number > 0 ? 3 : 4), 2);
        sum.add(Uncertain.within(new double[] {0, 0}, row -> row + 1), 2);
        Uncertain total = sum.total();
        assertThat(total.number(0)).isZero();
        assertThat(total.isByRow()).isFalse();
        assertThat(total.own(0)).isCloseTo(5, within(1e-15));
        assertThat(total.rest(0)).isEqualTo(3);
    }

    /// Three rows less the same μ, off by 0.5, are off by 1.5 together; plus it once more they are not.
    @Test
    void aSharedErrorIsAddedWithItsSign() {
        Expr mu = Expr.ref("mu");
        Uncertain mean = Uncertain.single(2, 0.5, Map.of(), 0).sharedAs(mu);
        Uncertain rows = Uncertain.within(new double[] {1, 2, 3}, _ -> 0);
        UncertainSum sum = new UncertainSum(FloatFormat.DOUBLE);
        sum.add(rows.combined(mean, RoundedOperation.MINUS, FloatFormat.DOUBLE), 3);
        assertThat(sum.total().shared().get(mu)).containsExactly(-1.5);
        sum.add(rows.combined(mean, RoundedOperation.PLUS, FloatFormat.DOUBLE), 3);
        assertThat(sum.total().shared().get(mu)).containsExactly(0);
    }

    /// bfloat16 counts to 256 and no further: 256 + 1 is rounded to 256. The square root of the squares of
    /// 2, ..., 512 over 256 is 26.2; in a loop the sum is off by 256.
    @Test
    void equalNumbersAreRoundedAlikeInALoop() {
        double[] ones = new double[512];
        Arrays.fill(ones, 1);
        Uncertain sum = total(FloatFormat.BRAIN, ones);
        double squares = 512 * 513 * 1025 / 6 - 1;
        assertThat(sum.number(0)).isEqualTo(512);
        assertThat(sum.own(0)).isCloseTo(U * Math.sqrt(squares), within(1e-12));
        assertThat(sum.rest(0)).isEqualTo(256);
    }

    /// In doubles 1 + 2⁻⁵⁴ is 1: a hundred such numbers are lost, 50 units of round-off; the root of the
    /// squares of a hundred ones is 10.
    @Test
    void aLoopInDoublesIsMeasuredToo() {
        double[] numbers = new double[101];
        Arrays.fill(numbers, 0x1p-54);
        numbers[0] = 1;
        Uncertain sum = total(FloatFormat.DOUBLE, numbers);
        assertThat(sum.number(0)).isEqualTo(1 + 100 * 0x1p-54);
        assertThat(sum.rest(0)).isEqualTo(100 * 0x1p-54);
    }

    /// What is lost when the numbers themselves are rounded is no error of the additions: 257 is 256 in
    /// bfloat16.
    @Test
    void onlyTheAdditionsOfALoopAreMeasured() {
        assertThat(total(FloatFormat.BRAIN, 257, -256).rest(0)).isZero();
    }
}
