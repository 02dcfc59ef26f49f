package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.PlainText;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is left of a table when values are given, in a table of four lines: b reads a, c reads b, d reads a and c.
final class ReducedGraphTest {
    private static final Expr A = Expr.ref("a");
    private static final Expr DB = Expr.ref("db");
    private static final Expr DA1 = Expr.ref("da1");

    private static Graph table(Expr ofA) {
        return Graph.of(
                List.of(Input.of("a", "α", Extent.BATCH), Input.of("g", "ℊ", Extent.BATCH)),
                List.of(
                        forward("b", A.squared()),
                        forward("c", Expr.ref("b").root()),
                        forward("d", A.times(Expr.ref("c"))),
                        new Step("db", "", new Role.Gradient("b"), Expr.ref("g"), List.of()),
                        new Step("da1", "", new Role.Branch("a", "d"), Expr.ref("g"), List.of()),
                        new Step("da", "", new Role.Gradient("a"), ofA, List.of())));
    }

    private static Step forward(String name, Expr formula) {
        return new Step(name, "[" + name + "]", new Role.Forward(), formula, List.of());
    }

    private static String left(Expr ofA) {
        Graph left = ReducedGraph.of(table(ofA), Set.of("c")).graph();
        return PlainText.of(((Step) left.quantity("da")).formula());
    }

    @Test
    void whatNothingReadsGoesAndSoDoesItsGradient() {
        ReducedGraph reduced = ReducedGraph.of(table(DA1.plus(DB)), Set.of("c"));
        assertThat(reduced.graph().steps()).extracting(Step::name).containsExactly("d", "da1", "da");
        assertThat(reduced.graph().inputs()).extracting(Input::name).containsExactly("a", "g", "c");
        assertThat(reduced.absences())
                .containsEntry("b", new NotComputed.Unread())
                .containsEntry("c", new NotComputed.IsGiven())
                .containsEntry("db", new NotComputed.OfUnread("b"))
                .hasSize(3);
    }

    /// db is 0: it goes from sums, and products with it go altogether.
    @Test
    void whatIsZeroGoesFromItsFormula() {
        assertThat(left(DA1.plus(DB))).isEqualTo("da1");
        assertThat(left(DB.plus(DA1))).isEqualTo("da1");
        assertThat(left(DA1.minus(DB))).isEqualTo("da1");
        assertThat(left(DB.minus(DA1))).isEqualTo("−da1");
        assertThat(left(DA1.minus(A))).isEqualTo("da1 − a");
        assertThat(left(DA1.plus(A.times(DB)))).isEqualTo("da1");
        assertThat(left(DA1.plus(DB.over(A)))).isEqualTo("da1");
        assertThat(left(DA1.plus(DB.squared().negated()))).isEqualTo("da1");
        assertThat(left(DA1.squared().root().negated())).isEqualTo("−√(da1²)");
        assertThat(left(DA1.minus(DA1.meanRows().broadcast()))).isEqualTo("da1 − mean(da1)");
        assertThat(left(DA1.minus(DA1.sumRows().broadcast()))).isEqualTo("da1 − sum(da1)");
        assertThat(left(DA1.minus(DA1.sumOver(Expr.Axes.FEATURES)))).isEqualTo("da1 − sum(da1, axis=1)");
        assertThat(left(DA1.over(Expr.rows()).times(Expr.num(2)))).isEqualTo("da1 / m · 2");
    }

    /// Where d is given, a is read by nothing that is left to compute.
    @Test
    void anEdgeToWhatIsGivenIsGone() {
        ReducedGraph reduced = ReducedGraph.of(table(A), Set.of("d"));
        assertThat(reduced.absences()).containsEntry("da1", new NotComputed.EdgeGone("a", "d"));
    }
}
