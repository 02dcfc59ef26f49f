package bn.formula;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.formula.Expr.Axes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a formula reads, and over which cells its sums go.
final class ExprTest {
    private static final Expr A = ref("a");
    private static final Expr B = ref("b");

    /// By hand: of two examples, three features and four places there are eight rows; row 5 is place 1 of
    /// example 1. Among the twelve of its example the cell of feature 2 is 2 · 4 + 1, among the examples'
    /// features 1 · 3 + 2.
    @ParameterizedTest
    @CsvSource({"FEATURES, 8, 5", "EXAMPLES, 12, 9", "INNER, 6, 5", "ALL_BUT_LAST, 4, 1"})
    void aCellBelongsToOneSum(Axes axes, int sums, int of) {
        Shape shape = Shape.of(2, 3, 4);
        assertThat(axes.places(shape)).isEqualTo(sums);
        assertThat(axes.place(shape, 5, 2)).isEqualTo(of);
    }

    /// Of x with three features in two examples of four places, row 5 of feature 2 lies at 1 · 12 + 2 · 4 +
    /// 1; as a matrix of eight rows and three columns, where `reshape(-1, D)` takes it, at 5 · 3 + 2.
    @Test
    void aReshapeMovesEachCell() {
        Shape shape = Shape.of(2, 3, 4);
        assertThat(Axes.RESHAPED.places(shape)).isEqualTo(24);
        assertThat(Axes.RESHAPED_BACK.places(shape)).isEqualTo(24);
        assertThat(Axes.RESHAPED.place(shape, 5, 2)).isEqualTo(21);
        assertThat(Axes.RESHAPED.shown(shape, 5, 2)).isEqualTo(17);
        assertThat(Axes.RESHAPED_BACK.place(shape, 5, 2)).isEqualTo(17);
        assertThat(Axes.RESHAPED_BACK.shown(shape, 5, 2)).isEqualTo(21);
        assertThat(Axes.INNER.shown(shape, 5, 2)).isEqualTo(5);
        assertThat(Axes.ALL.places(shape)).isEqualTo(1);
    }

    @Test
    void readsACountAnywhereInIt() {
        assertThat(A.over(Expr.rows()).broadcast().counts()).isTrue();
        assertThat(Expr.rows().counts()).isTrue();
        assertThat(A.over(num(3)).sumRows().counts()).isFalse();
    }

    @Test
    void partsAreReplacedOneByOne() {
        List<Expr> formulas = List.of(
                A,
                num(1),
                Expr.rows(),
                A.plus(B),
                A.minus(B),
                A.times(B),
                A.over(B),
                A.negated(),
                A.squared(),
                A.root(),
                A.sumRows(),
                A.sumOver(Axes.INNER),
                A.meanRows(),
                A.broadcast());
        for (Expr formula : formulas) {
            List<Expr> turned = formula.parts().reversed();
            Expr other = formula.withParts(turned);
            assertThat(other.parts()).isEqualTo(turned);
            assertThat(other.withParts(formula.parts())).isEqualTo(formula);
        }
    }

    @Test
    void readsEachNameOnceInOrder() {
        Expr formula = B.minus(A.negated())
                .times(A.squared().root())
                .over(B.broadcast().sumRows().plus(ref("c").meanRows()))
                .plus(ref("d").sumOver(Axes.INNER))
                .plus(num(1));
        assertThat(formula.reads()).containsExactly("b", "a", "c", "d");
        assertThat(A.sumOver(Axes.EXAMPLES).parts()).containsExactly(A);
        assertThat(A.over(B).parts()).containsExactly(A, B);
    }
}
