package bn.formula;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr.Axes;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How many different numbers a formula has, where a is a batch, w one number a feature and e a single one.
final class SpreadTest {
    private static final Spread BATCH = Spread.of(Extent.BATCH);
    private static final Spread FEATURE = Spread.of(Extent.FEATURE);
    private static final Map<String, Spread> KNOWN = Map.of("a", BATCH, "w", FEATURE, "e", Spread.of(Extent.ONE));
    private static final Expr A = ref("a");
    private static final Expr W = ref("w");
    private static final Expr E = ref("e");

    private static Spread of(Expr formula) {
        return Spread.of(formula, KNOWN::get);
    }

    private static Spread along(Axes axes) {
        return new Spread(Extent.BATCH, Optional.of(axes));
    }

    @Test
    void anOperationIsSpreadAsTheOneOperandThatIs() {
        assertThat(of(E.plus(num(1)).times(Expr.rows()))).isEqualTo(Spread.ONE);
        assertThat(of(W.over(E))).isEqualTo(FEATURE);
        assertThat(of(E.minus(W.squared().negated()))).isEqualTo(FEATURE);
        assertThat(of(W.root().plus(W))).isEqualTo(FEATURE);
        assertThat(of(A.times(W))).isEqualTo(BATCH);
        assertThat(of(W.times(A))).isEqualTo(BATCH);
    }

    @Test
    void sumsOverRowsAreOneNumberAFeatureAndBroadcastsABatch() {
        assertThat(of(A.sumRows())).isEqualTo(FEATURE);
        assertThat(of(A.meanRows().plus(E))).isEqualTo(FEATURE);
        assertThat(of(W.broadcast())).isEqualTo(BATCH);
        assertThat(of(A.reshaped())).isEqualTo(BATCH);
        assertThat(of(A.reshapedBack())).isEqualTo(BATCH);
    }

    /// Two that are the same along the same axes are so together; along others, they are not.
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RESHAPED", "RESHAPED_BACK"})
    void sumsOverOtherAxesAreTheSameAlongThem(Axes axes) {
        Expr sum = A.sumOver(axes);
        assertThat(of(sum)).isEqualTo(along(axes));
        assertThat(of(sum.times(sum).over(E))).isEqualTo(along(axes));
        assertThat(of(E.over(sum))).isEqualTo(along(axes));
        assertThat(of(sum.plus(W))).isEqualTo(BATCH);
        assertThat(of(sum.plus(A.sumOver(axes == Axes.ALL ? Axes.INNER : Axes.ALL))))
                .isEqualTo(BATCH);
    }

    @Test
    void anAdjointIsSummedOverThePlacesThatAreTheSame() {
        assertThat(FEATURE.summed(A)).isEqualTo(A.sumRows());
        assertThat(along(Axes.INNER).summed(A)).isEqualTo(A.sumOver(Axes.INNER));
        assertThat(BATCH.summed(A)).isEqualTo(A);
    }
}
