package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a trace tells of numbers that were put in the place of its own: x is 1, 2, 6 in both features.
final class ReplacedTest {
    private static final double[] X = {1, 2, 6};
    private static final Step XMU = (Step) BatchNorm.TABLE.quantity("xmu");

    private static Trace with(Given... givens) {
        return Small.trace(BatchNorm.TABLE, 1, List.of(givens), X, X);
    }

    @Test
    void aCell() {
        Trace trace = with(new Given.OfCell("xmu", 1, 0, 9));
        assertThat(trace.isReplaced(new Cell("xmu", 1, 0))).isTrue();
        assertThat(trace.isReplaced(new Cell("xmu", 2, 0))).isFalse();
        assertThat(trace.isReplaced(new Cell("xmu", 1, 1))).isFalse();
        assertThat(trace.isAsWritten(XMU, 0)).isFalse();
        assertThat(trace.isAsWritten(XMU, 1)).isTrue();
    }

    @Test
    void partsAreNotWholes() {
        Given whole = new Given.OfValue("mu", new Value.PerFeature(1, 1));
        assertThat(with(whole).isReplacedInPart()).isFalse();
        assertThat(with(whole, new Given.OfCell("xmu", 1, 0, 9)).isReplacedInPart())
                .isTrue();
        assertThat(with(new Given.OnEdge("xmu", "sq", 1, 0, 9)).isReplacedInPart())
                .isTrue();
        assertThat(with(whole).isKnown("mu")).isTrue();
        assertThat(with(whole).isKnown("x")).isTrue();
        assertThat(with(whole).isKnown("var")).isFalse();
    }

    /// Of a value without rows any row is meant.
    @Test
    void aNumberOfAFeature() {
        Trace trace = with(new Given.OfCell("mu", 2, 1, 9));
        assertThat(trace.isReplaced(new Cell("mu", 0, 1))).isTrue();
        assertThat(trace.isReplaced(new Cell("mu", 0, 0))).isFalse();
    }

    @Test
    void allOfAValue() {
        Trace trace = with(new Given.OfValue("mu", new Value.PerFeature(1, 1)));
        assertThat(trace.isReplaced(new Cell("mu", 0, 1))).isTrue();
        assertThat(trace.isAsWritten((Step) BatchNorm.TABLE.quantity("mu"), 0)).isFalse();
    }

    /// The number itself is as it was where only one of its readers sees another.
    @Test
    void anEdgeReplacesNothing() {
        Trace trace = with(new Given.OnEdge("xmu", "sq", 1, 0, 9));
        assertThat(trace.isReplaced(new Cell("xmu", 1, 0))).isFalse();
        assertThat(trace.isAsWritten(XMU, 0)).isTrue();
        assertThat(trace.number(new Cell("sq", 1, 0))).isEqualTo(81);
        assertThat(trace.number(new Cell("xmu", 1, 0))).isEqualTo(-1);
    }

    @Test
    void anotherLineIsNotAsWritten() {
        Graph other = BatchNorm.TABLE.with(Map.of("xmu", Expr.ref("x")));
        assertThat(Small.trace(other, 1, List.of(), X).isAsWritten(XMU, 0)).isFalse();
        Trace reduced =
                Trace.of(ReducedGraph.of(BatchNorm.TABLE, Set.of("mu", "var")).graph(), with().shape(), Map.of());
        assertThat(reduced.isAsWritten((Step) BatchNorm.TABLE.quantity("sq"), 0))
                .isFalse();
    }

    /// Row sums 2, 4, 12 over the two features; γ − β is 3.
    @Test
    void formulasOfItsOwn() {
        Expr x = Expr.ref("x");
        Value.PerRow sums = (Value.PerRow) with().value(x.sumOver(Expr.Axes.FEATURES));
        assertThat(sums.numbers(1, 0, 3)).containsExactly(2, 4, 12);
        Value.PerRow less =
                (Value.PerRow) with().value(x.sumOver(Expr.Axes.FEATURES).minus(x));
        assertThat(less.numbers(0, 0, 3)).containsExactly(1, 2, 6);
        Expr difference = Expr.ref("gamma").minus(Expr.ref("beta"));
        assertThat(with().value(difference).numbers(1, 0, 1)).containsExactly(3);
        Expr squares = x.sumOver(Expr.Axes.FEATURES)
                .times(x)
                .minus(x.minus(x.squared()))
                .sumRows();
        assertThat(with().value(squares).numbers(0, 0, 1)).containsExactly(2 + 8 + 72 - (9 - 41));
    }
}
