package bn.formula;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.formula.Expr.Axes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a formula reads, and over which cells its sums go.
final class ExprTest {
    private static final Expr A = ref("a");
    private static final Expr B = ref("b");

    /// By hand: of two examples, three features and four places there are eight rows; row 5 is place 1 of example 1.
    /// Among the twelve of its example the cell of feature 2 is 2 · 4 + 1, among the examples' features 1 · 3 + 2.
    @ParameterizedTest
    @CsvSource({"FEATURES, 8, 5", "EXAMPLES, 12, 9", "INNER, 6, 5", "ALL_BUT_LAST, 4, 1"})
    void aCellBelongsToOneSum(Axes axes, int sums, int of) {
        Shape shape = Shape.of(2, 3, 4);
        assertThat(axes.places(shape)).isEqualTo(sums);
        assertThat(axes.place(shape, 5, 2)).isEqualTo(of);
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
