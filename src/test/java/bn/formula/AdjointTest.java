package bn.formula;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Contributions worked out by hand, of formulas over a batch a and b and one number a feature w.
final class AdjointTest {
    private static final Map<String, Spread> KNOWN = Map.of(
            "a", Spread.of(Extent.BATCH),
            "b", Spread.of(Extent.BATCH),
            "w", Spread.of(Extent.FEATURE),
            "e", Spread.ONE);
    private static final Expr A = ref("a");
    private static final Expr B = ref("b");
    private static final Expr W = ref("w");
    private static final Expr D = ref("d");

    private static Map<String, Expr> contributions(Expr formula, Expr adjoint) {
        return Adjoint.contributions(formula, ref("y"), adjoint, KNOWN::get);
    }

    @Test
    void eachFactorGetsTheOther() {
        assertThat(contributions(A.times(B), D)).isEqualTo(Map.of("a", D.times(B), "b", D.times(A)));
        assertThat(contributions(A.times(W), D))
                .isEqualTo(Map.of("a", D.times(W), "w", D.times(A).sumRows()));
        assertThat(contributions(A.times(ref("e")), D)).isEqualTo(Map.of("a", D.times(ref("e"))));
    }

    /// −(y d / w): a quotient reads its own value.
    @Test
    void aSignIsKeptInFront() {
        assertThat(contributions(A.minus(B), D)).isEqualTo(Map.of("a", D, "b", D.negated()));
        assertThat(contributions(A.minus(B), D.negated())).isEqualTo(Map.of("a", D.negated(), "b", D));
        assertThat(contributions(A.over(W), D.negated()))
                .isEqualTo(Map.of(
                        "a", D.over(W).negated(), "w", D.times(ref("y")).over(W).sumRows()));
        assertThat(contributions(A.negated(), D.negated())).isEqualTo(Map.of("a", D));
    }

    @Test
    void whatIsReadTwiceGetsBoth() {
        assertThat(contributions(A.plus(A), D)).isEqualTo(Map.of("a", D.plus(D)));
        assertThat(contributions(A.minus(A), D)).isEqualTo(Map.of("a", D.minus(D)));
    }

    @Test
    void whatIsSummedIsBroadcastAndBack() {
        assertThat(contributions(A.sumRows(), D)).isEqualTo(Map.of("a", D.broadcast()));
        assertThat(contributions(A.meanRows(), D))
                .isEqualTo(Map.of("a", D.over(Expr.rows()).broadcast()));
        assertThat(contributions(W.broadcast(), D)).isEqualTo(Map.of("w", D.sumRows()));
        assertThat(contributions(A.reshaped(), D)).isEqualTo(Map.of("a", D.reshapedBack()));
        assertThat(contributions(A.reshapedBack(), D)).isEqualTo(Map.of("a", D.reshaped()));
        assertThat(contributions(A.sumOver(Expr.Axes.INNER), D)).isEqualTo(Map.of("a", D));
    }

    @Test
    void powers() {
        assertThat(contributions(W.squared(), D))
                .isEqualTo(Map.of("w", num(2).times(W).times(D)));
        assertThat(contributions(W.root(), D))
                .isEqualTo(Map.of("w", num(0.5).times(D).over(ref("y"))));
        assertThat(contributions(num(3).plus(Expr.rows()), D)).isEmpty();
        assertThat(contributions(num(3), D)).isEmpty();
        assertThat(contributions(Expr.rows(), D)).isEmpty();
    }
}
