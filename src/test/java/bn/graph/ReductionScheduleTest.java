package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.Value;
import org.junit.jupiter.api.Test;

/// A sum is made after the sums that it reads.
final class ReductionScheduleTest {
    private static final Expr X = Expr.ref("x");

    /// x is 1 and 5, mu 3 and var 4. The mean of var·x is 12, the sum 24; (1 − 12)² + (5 − 12)² = 170, and
    /// (1 − 24)² + (5 − 24)² = 890.
    @Test
    void whatReadsSumsIsAddedUpAfterThem() {
        Expr scaled = Expr.ref("var").broadcast().times(X);
        assertThat(squaresAround(scaled.meanRows())).isEqualTo(170);
        assertThat(squaresAround(scaled.sumRows())).isEqualTo(890);
    }

    private static double squaresAround(Expr center) {
        Trace trace = Small.trace(0.0625, new double[] {1, 5});
        Value sum = trace.value(X.minus(center.broadcast()).squared().sumRows());
        return ((Value.PerFeature) sum).at(0);
    }
}
