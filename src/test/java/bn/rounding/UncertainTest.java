package bn.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.formula.Expr;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Errors worked out by hand, in bfloat16, whose roundings are large: u = 2⁻⁸.
class UncertainTest {
    private static final double U = 0x1p-8;
    private static final Expr MU = Expr.ref("mu");
    private static final Offset<Double> CLOSE = within(1e-12);

    private static Uncertain rows(double error, double... numbers) {
        return Uncertain.independent(true, numbers, _ -> error);
    }

    /// A number of all rows with an error that they share.
    private static Uncertain shared(double number, double error) {
        return Uncertain.single(number, error, Map.of(), 0).sharedAs(MU);
    }

    private static Uncertain combined(Uncertain one, RoundedOperation operation, Uncertain other) {
        return one.combined(other, operation, FloatFormat.BRAIN);
    }

    /// 7 · √(3² + 4²) + 1, and the same for each row.
    @Test
    void aBoundIsSevenTimesTheRootOfTheSquaresAndWhatIsNotRandom() {
        Uncertain one = Uncertain.single(9, 3, Map.of(MU, new double[] {-4}), 1);
        assertThat(one.bound(0)).isEqualTo(36);
        assertThat(one.bounds()).containsExactly(36);
        assertThat(one.bound(5)).isEqualTo(36);
        assertThat(rows(2, 1, 1).bounds()).containsExactly(14, 14);
        assertThat(Uncertain.within(new double[] {0, 0}, row -> row).bounds()).containsExactly(0, 1);
        assertThat(Uncertain.exact(3).bounds()).containsExactly(0);
    }

    /// Squares of 10⁻²⁰⁰ are 0; those of 10⁻¹⁵⁰ are not.
    @Test
    void smallErrorsAreNotLost() {
        assertThat(rows(1e-200, 1).bound(0)).isEqualTo(7 * 1e-200);
        assertThat(Uncertain.inSquares(3e-200, 1e-200)).isEqualTo(3e-200);
        assertThat(Uncertain.inSquares(1e-200, 3e-200)).isEqualTo(3e-200);
        assertThat(Uncertain.inSquares(3e-140, 4e-140)).isCloseTo(5e-140, within(1e-155));
        assertThat(Uncertain.inSquares(3, 4)).isEqualTo(5);
    }

    @Test
    void whatIsUnknownIsUnbounded() {
        assertThat(rows(Double.NaN, 1).bound(0)).isInfinite().isPositive();
        Uncertain unbounded = rows(Double.POSITIVE_INFINITY, 1);
        assertThat(combined(Uncertain.exact(0), RoundedOperation.TIMES, unbounded)
                        .bound(0))
                .isInfinite()
                .isPositive();
    }

    /// Own errors may be of the same number, so 0.25 and 0.5 are 0.75; the rounding of 8 by 8/256 = 0.03125
    /// is another one.
    @Test
    void aSumIsOffByBothAndItsRounding() {
        Uncertain sum = combined(rows(0.25, 3), RoundedOperation.PLUS, rows(0.5, 5));
        assertThat(sum.isByRow()).isTrue();
        assertThat(sum.number(0)).isEqualTo(8);
        assertThat(sum.own(0)).isCloseTo(Math.hypot(0.75, 8 * U), CLOSE);
        assertThat(sum.rest(0)).isZero();
        Uncertain difference = combined(rows(0.25, 3), RoundedOperation.MINUS, rows(0.5, 5));
        assertThat(difference.number(0)).isEqualTo(-2);
        assertThat(difference.own(0)).isCloseTo(Math.hypot(0.75, 2 * U), CLOSE);
        Uncertain rest = combined(
                Uncertain.within(new double[] {1}, _ -> 2),
                RoundedOperation.MINUS,
                Uncertain.within(new double[] {1}, _ -> 3));
        assertThat(rest.rest(0)).isEqualTo(5);
    }

    /// 3 ± 0.25 times −5 ± 0.5: 5 · 0.25 + 3 · 0.5 = 2.75, a rounding of 15, and the product of the bounds
    /// 7 · 0.25 and 7 · 0.5.
    @Test
    void aProductIsOffByEachTimesTheOther() {
        Uncertain product = combined(rows(0.25, 3), RoundedOperation.TIMES, rows(0.5, -5));
        assertThat(product.number(0)).isEqualTo(-15);
        assertThat(product.own(0)).isCloseTo(Math.hypot(2.75, 15 * U), CLOSE);
        assertThat(product.rest(0)).isCloseTo(1.75 * 3.5, CLOSE);
        Uncertain rest = combined(
                Uncertain.within(new double[] {3}, _ -> 2),
                RoundedOperation.TIMES,
                Uncertain.within(new double[] {-5}, _ -> 4));
        assertThat(rest.own(0)).isEqualTo(15 * U);
        assertThat(rest.rest(0)).isEqualTo(5 * 2 + 3 * 4 + 2 * 4);
    }

    /// 6 ± 0.25 over −3 ± 0.125: 0.25/3 + 6/9 · 0.125 = 1/6, a rounding of 2. By the bounds α = 1.75 and β =
    /// 0.875 the quotient is off by at most (α + 2β)/(3 − β), of which (α + 2β)/3 is counted already.
    @Test
    void aQuotientIsOffByItsDerivatives() {
        Uncertain quotient = combined(rows(0.25, 6), RoundedOperation.OVER, rows(0.125, -3));
        assertThat(quotient.number(0)).isEqualTo(-2);
        assertThat(quotient.own(0)).isCloseTo(Math.hypot(1.0 / 6, 2 * U), CLOSE);
        assertThat(quotient.rest(0)).isCloseTo(3.5 / 2.125 - 3.5 / 3, CLOSE);
        Uncertain rest = combined(
                Uncertain.within(new double[] {6}, _ -> 0.25),
                RoundedOperation.OVER,
                Uncertain.within(new double[] {-3}, _ -> 0.5));
        assertThat(rest.own(0)).isEqualTo(2 * U);
        assertThat(rest.rest(0)).isCloseTo(0.25 / 3 + 0.5 * 6 / 9 + (1.25 / 2.5 - 1.25 / 3), CLOSE);
    }

    /// √4 ± 0.25 is off by 0.25/4.
    @Test
    void aRootIsOffByItsDerivative() {
        Uncertain four = rows(0.25, 4);
        Uncertain root = combined(four, RoundedOperation.ROOT, four);
        assertThat(root.number(0)).isEqualTo(2);
        assertThat(root.own(0)).isCloseTo(Math.hypot(0.0625, 2 * U), CLOSE);
        assertThat(root.rest(0)).isCloseTo(1.75 / (Math.sqrt(2.25) + 2) - 1.75 / 4, CLOSE);
    }

    /// The error in each row that comes from μ.
    private static double[] ofMu(Uncertain numbers) {
        double[] errors = Objects.requireNonNull(numbers.shared().get(MU));
        return IntStream.range(0, numbers.rows())
                .mapToDouble(row -> Uncertain.at(errors, row))
                .toArray();
    }

    /// μ is off by 0.5 in all rows: x − μ by −0.5, its product with 3 by −1.5, over 4 by −0.125, μ / x by
    /// 0.5/x.
    @Test
    void aSharedErrorKeepsItsSign() {
        Uncertain x = rows(0, 4, 8);
        Uncertain mu = shared(2, 0.5);
        assertThat(mu.own(0)).isZero();
        Uncertain centred = combined(x, RoundedOperation.MINUS, mu);
        assertThat(ofMu(centred)).containsExactly(-0.5, -0.5);
        assertThat(ofMu(combined(centred, RoundedOperation.TIMES, Uncertain.exact(3))))
                .containsExactly(-1.5, -1.5);
        assertThat(ofMu(combined(Uncertain.exact(3), RoundedOperation.TIMES, centred)))
                .containsExactly(-1.5, -1.5);
        assertThat(ofMu(combined(centred, RoundedOperation.OVER, Uncertain.exact(4))))
                .containsExactly(-0.125, -0.125);
        assertThat(ofMu(combined(mu, RoundedOperation.OVER, x))).containsExactly(0.125, 0.0625);
        assertThat(ofMu(combined(x, RoundedOperation.OVER, mu))).containsExactly(-0.5, -1);
        assertThat(ofMu(combined(centred, RoundedOperation.PLUS, mu))).containsExactly(0, 0);
        assertThat(ofMu(combined(centred.negated(), RoundedOperation.MINUS, mu)))
                .containsExactly(0, 0);
        assertThat(centred.negated().number(1)).isEqualTo(-6);
        assertThat(centred.negated().bound(1)).isEqualTo(centred.bound(1));
    }

    /// Numbers without an error share none; 3 and 4 of the same source are 5 together.
    @Test
    void anErrorIsSharedOnce() {
        Uncertain exact = Uncertain.exact(2);
        assertThat(exact.sharedAs(MU)).isSameAs(exact);
        Uncertain both = Uncertain.single(1, 3, Map.of(MU, new double[] {4}), 0).sharedAs(MU);
        assertThat(both.shared().get(MU)).containsExactly(5);
        assertThat(both.bound(0)).isEqualTo(35);
        assertThat(combined(exact, RoundedOperation.PLUS, exact).isByRow()).isFalse();
        assertThat(combined(exact, RoundedOperation.PLUS, rows(0, 1, 2)).isByRow())
                .isTrue();
    }

    /// 2⁻¹³⁴ is half the smallest bfloat16.
    @Test
    void resultsNearZeroUnderflow() {
        Uncertain tiny = Uncertain.exact(0x1p-140);
        assertThat(combined(tiny, RoundedOperation.PLUS, tiny).own(0)).isEqualTo(0x1p-139 * U + 0x1p-134);
    }

    @Test
    void othersHaveTheSameErrors() {
        Uncertain others = rows(0.25, 3, 4).of(new double[] {5, 6});
        assertThat(others.number(1)).isEqualTo(6);
        assertThat(others.bounds()).containsExactly(1.75, 1.75);
        assertThat(others.isByRow()).isTrue();
        assertThat(others.rows()).isEqualTo(2);
    }
}
