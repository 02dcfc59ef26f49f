package bn.graph;

import static bn.formula.Expr.num;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.exact.Example;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One feature with lines rewritten, compared with a run of the rewritten table: all rows, and some of them.
final class RewritingRowsTest {
    private static final int FEATURE = 2;
    private static final Trace RUN = Example.TELLING.trace();

    /// Each kind of formula; sums of what is changed, of what is the same in each row, and with factors of
    /// both sides.
    static Stream<Map<String, Expr>> lines() {
        return Stream.of(
                Map.of(),
                Map.of("mu", x.sumRows().over(rows().minus(num(1)))),
                Map.of(
                        "xmu",
                        x.plus(mu).negated(),
                        "sq",
                        xmu.squared().squared().root()),
                Map.of("var", sq.meanRows().plus(gamma.squared())),
                Map.of("mu", gamma),
                Map.of("xmu", gamma.times(x), "var", gamma.times(xmu).sumRows()),
                Map.of(
                        "xmu",
                        x.minus(num(3)),
                        "var",
                        xmu.times(gamma).over(beta).sumRows()),
                Map.of(
                        "xmu",
                        x.minus(num(3)),
                        "var",
                        gamma.minus(xmu.negated()).plus(xmu).sumRows()),
                Map.of("xmu", x.minus(num(3)), "var", xmu.times(xmu).sumRows()),
                Map.of("xmu", x.over(gamma), "var", gamma.over(xmu).sumRows()),
                Map.of("dsq", dvar.broadcast(), "dmu", dsq.sumRows().negated()),
                Map.of("dvar", dsqrtvar, "dmu", dsq.plus(dx1).sumRows()),
                Map.of("dxhat", dgammax, "dmu", dxmu1.meanRows().negated()),
                Map.of("xhat", xmu.times(ivar).minus(dout.sumOver(Axes.FEATURES))));
    }

    private static double[] numbers(Trace run, String step, int from, int to) {
        return run.value(step).numbers(FEATURE, from, to);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void allRowsHaveTheBitsOfARun(Map<String, Expr> lines) {
        Trace run = run(lines);
        Rewriting rewriting = new Rewriting(RUN, FEATURE);
        for (Step step : BatchNorm.TABLE.steps()) {
            double[] found = rewriting.numbers(lines, step.name()).orElseThrow();
            int length = run.value(step.name()) instanceof Value.PerRow ? 5 : 1;
            assertThat(found).as(step.name()).containsExactly(numbers(run, step.name(), 0, length));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void someRowsAreThoseOfARun(Map<String, Expr> lines) {
        Trace run = run(lines);
        Rewriting rewriting = new Rewriting(RUN, FEATURE);
        for (Step step : BatchNorm.TABLE.steps()) {
            double[] found = rewriting.numbers(lines, step.name(), 1, 4).orElseThrow();
            double[] expected = numbers(run, step.name(), 1, 4);
            double most = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertThat(found.length).isIn(1, 3);
            assertThat(found)
                    .as(step.name())
                    .containsExactly(Arrays.copyOf(expected, found.length), within(1e-11 * most));
        }
    }

    private static Trace run(Map<String, Expr> lines) {
        return Trace.of(BatchNorm.TABLE.with(lines), Example.TELLING.shape(), Example.TELLING.inputs());
    }

    /// A sum over the features reads the others, which a rewriting of one does not have; what is given it
    /// does.
    @Test
    void otherFeaturesAreKnownWhereNoLineChangesThem() {
        Map<String, Expr> lines = Map.of(
                "xmu",
                x.plus(mu),
                "xhat",
                num(2).times(xmu.sumOver(Axes.FEATURES)).plus(ivar));
        assertThat(new Rewriting(RUN, FEATURE).numbers(lines, "out")).isEmpty();
        assertThat(new Rewriting(RUN, FEATURE).numbers(lines, "out", 1, 4)).isEmpty();
        Trace given = Example.TELLING.trace(
                List.of(new Given.OfValue("xmu", Example.TELLING.inputs().get("dout"))));
        assertThat(new Rewriting(given, FEATURE).numbers(lines, "out")).isPresent();
    }
}
