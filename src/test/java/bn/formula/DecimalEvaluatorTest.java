package bn.formula;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Formulas in decimals. By hand: x is 1, 2, 6 in the three rows and a is 4.
final class DecimalEvaluatorTest {
    private static final List<BigDecimal> ROWS = List.of(new BigDecimal(1), new BigDecimal(2), new BigDecimal(6));
    private static final Expr X = ref("x");
    private static final Expr A = ref("a");

    static List<Arguments> formulas() {
        return List.of(
                Arguments.of(X, 2, "6"),
                Arguments.of(X.plus(A), 1, "6"),
                Arguments.of(X.minus(A), 0, "-3"),
                Arguments.of(X.times(A), 2, "24"),
                Arguments.of(X.over(A), 2, "1.5"),
                Arguments.of(A.negated(), 0, "-4"),
                Arguments.of(X.squared(), 2, "36"),
                Arguments.of(A.root(), 0, "2"),
                // 0.1 is a tenth, and not the double beside it.
                Arguments.of(num(0.1).times(num(3)), 0, "0.3"),
                Arguments.of(rows(), 0, "3"),
                Arguments.of(X.sumRows(), 0, "9"),
                Arguments.of(X.meanRows(), 1, "3"),
                Arguments.of(X.minus(X.meanRows()).squared().sumRows(), 0, "14"),
                Arguments.of(A.broadcast(), 2, "4"));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void isAsByHand(Expr formula, int row, String expected) {
        BigDecimal number = DecimalEvaluator.of(
                formula, row, (name, at) -> name.equals("x") ? ROWS.get(at) : new BigDecimal(4), _ -> 3);
        assertThat(number).isEqualByComparingTo(expected);
    }

    @Test
    void aSumOverOtherAxesHasNoSingleRow() {
        Expr sum = X.sumOver(Expr.Axes.FEATURES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecimalEvaluator.of(sum, 0, (_, at) -> ROWS.get(at), _ -> 3));
    }
}
