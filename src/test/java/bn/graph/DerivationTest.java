package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.graph.Derivation.CellRead;
import bn.graph.Derivation.Reach;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where a cell comes from: x is 1, 2, 6, so mu is 3.
final class DerivationTest {
    private static final double[] X = {1, 2, 6};
    private static final Trace TRACE = Small.trace(1, X, X);

    @Test
    void aCellReadsTheCellsBesideIt() {
        Derivation xmu = Derivation.of(TRACE, new Cell("xmu", 2, 1));
        assertThat(xmu.value()).isEqualTo(3);
        assertThat(xmu.operands())
                .containsExactly(
                        new CellRead(new Cell("x", 2, 1), new Reach.OneCell()),
                        new CellRead(new Cell("mu", 2, 1), new Reach.OneCell()));
        assertThat(xmu.formula()).contains(Expr.ref("x").minus(Expr.ref("mu")));
    }

    @Test
    void aSumReadsColumns() {
        assertThat(Derivation.of(TRACE, new Cell("mu", 0, 1)).operands())
                .containsExactly(new CellRead(new Cell("x", 0, 1), new Reach.WholeColumn()));
        assertThat(Derivation.of(TRACE, new Cell("dgamma", 0, 0)).operands())
                .containsExactly(
                        new CellRead(new Cell("dgammax", 0, 0), new Reach.WholeColumn()),
                        new CellRead(new Cell("xhat", 0, 0), new Reach.WholeColumn()));
    }

    /// What has no rows is one number in a sum, too.
    @Test
    void aSumReadsWhatHasNoRowsOnce() {
        Expr sum = Expr.ref("x").times(Expr.ref("gamma")).sumRows();
        Trace trace = Small.trace(BatchNorm.TABLE.with(Map.of("mu", sum)), 1, List.of(), X);
        assertThat(Derivation.of(trace, new Cell("mu", 0, 0)).operands())
                .containsExactly(
                        new CellRead(new Cell("x", 0, 0), new Reach.WholeColumn()),
                        new CellRead(new Cell("gamma", 0, 0), new Reach.OneCell()));
    }

    @Test
    void aMistakenSumReadsAlongOtherAxes() {
        Expr sum = Expr.ref("x").sumOver(Expr.Axes.FEATURES);
        Trace trace = Small.trace(BatchNorm.TABLE.with(Map.of("mu", sum)), 1, List.of(), X, X);
        Derivation mu = Derivation.of(trace, new Cell("mu", 2, 0));
        assertThat(mu.value()).isEqualTo(12);
        assertThat(mu.operands())
                .containsExactly(new CellRead(new Cell("x", 2, 0), new Reach.AlongAxes(Expr.Axes.FEATURES)));
    }

    @Test
    void whatWasGivenOrReplacedReadsNothing() {
        Derivation x = Derivation.of(TRACE, new Cell("x", 1, 0));
        assertThat(x.origin()).isEqualTo(new Derivation.Provenance.Supplied());
        assertThat(x.operands()).isEmpty();
        assertThat(x.formula()).isEmpty();
        Trace trace = Small.trace(BatchNorm.TABLE, 1, List.of(new Given.OfCell("xmu", 1, 0, 9)), X);
        Derivation replaced = Derivation.of(trace, new Cell("xmu", 1, 0));
        assertThat(replaced.value()).isEqualTo(9);
        assertThat(replaced.origin()).isEqualTo(new Derivation.Provenance.Replaced());
        assertThat(Derivation.of(trace, new Cell("xmu", 0, 0)).origin())
                .isInstanceOf(Derivation.Provenance.Computed.class);
    }
}
