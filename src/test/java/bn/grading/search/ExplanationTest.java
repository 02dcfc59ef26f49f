package bn.grading.search;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.OtherExercise;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which explanation is preferred.
class ExplanationTest {
    private static Hypothesis hypothesis(double bits, boolean isRewritten) {
        List<Cause> causes = List.of(new OtherExercise.Eps(0.5, bits));
        return new Hypothesis(
                causes, List.of(), Map.of(), isRewritten ? Map.of("mu", Expr.ref("x")) : Map.of(), Map.of());
    }

    private static Explanation of(boolean isExact, int reach, int contradicted, double bits, double missed) {
        return new Explanation(hypothesis(bits, false), List.of(), List.of(), isExact, reach, contradicted, 0, missed);
    }

    /// To the last digit, then far, then without contradiction, then what is likelier, then as the table has
    /// the rest.
    @Test
    void theBestComesFirst() {
        Explanation exact = of(true, 1, 5, 5, 0);
        Explanation far = of(false, 3, 5, 5, 0);
        Explanation near = of(false, 2, 0, 0, 0);
        assertThat(Explanation.BEST_FIRST.compare(exact, far)).isNegative();
        assertThat(Explanation.BEST_FIRST.compare(far, near)).isNegative();
        assertThat(Explanation.BEST_FIRST.compare(near, of(false, 2, 1, 0, 0))).isNegative();
        assertThat(Explanation.BEST_FIRST.compare(near, of(false, 2, 0, 1, 0))).isNegative();
        Explanation rewritten = new Explanation(hypothesis(0, true), List.of(), List.of(), false, 2, 0, 0, 0);
        assertThat(Explanation.BEST_FIRST.compare(near, rewritten)).isNegative();
        assertThat(Explanation.BEST_FIRST.compare(near, of(false, 2, 0, 0, 7))).isZero();
    }

    /// Of those within 8 bits of the least that is left open and assumed.
    @Test
    void whatLeavesFarMoreOpenIsNoAlternative() {
        Explanation best = of(false, 2, 0, 3, 1);
        Explanation alike = of(false, 2, 0, 3, 9);
        Explanation open = of(true, 2, 0, 3, 9.5);
        Explanation second = of(false, 1, 0, 3, 1);
        assertThat(Explanation.best(List.of(open, best, second, alike))).containsExactly(best, alike);
        assertThat(Explanation.best(List.of(of(true, 2, 0, 12.5, 0), best))).containsExactly(best);
        assertThat(Explanation.best(List.of())).isEmpty();
    }

    @Test
    void whatExplainsAllAndWhatItCosts() {
        assertThat(of(true, 4, 0, 0, 0).isWhole(4)).isTrue();
        assertThat(of(true, 3, 0, 0, 0).isWhole(4)).isFalse();
        assertThat(of(true, 4, 1, 0, 0).isWhole(4)).isFalse();
        assertThat(of(false, 4, 0, 0, 0).isWhole(4)).isFalse();
        assertThat(of(true, 4, 0, 20, 0).isCostly()).isFalse();
        assertThat(of(true, 4, 0, 21, 0).isCostly()).isTrue();
    }
}
