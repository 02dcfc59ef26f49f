package bn.grading.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Rewriting;
import bn.graph.Trace;
import bn.rounding.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Whether 2x or x is near an answer for xmu, and their sums near one for dbeta.
class NearnessTest {
    private static final Map<String, Expr> TWICE = Map.of(
            "xmu",
            Expr.num(2).times(Expr.ref("x")),
            "dbeta",
            Expr.ref("x").sumRows().times(Expr.num(2)));
    private static final Map<String, Expr> ONCE = Map.of(
            "xmu", Expr.ref("x").plus(Expr.num(0)), "dbeta", Expr.ref("x").sumRows());

    /// A quarter is as far as a number may be off: eight times the bound.
    private static final Function<Answer, Allowance> QUARTER = answer -> new Allowance(answer, _ -> 0.25 / 8);

    private static double[] counting(int rows) {
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, row -> row + 1);
        return numbers;
    }

    private static Nearness nearness(int rows, String step, List<Integer> axes, Cell at, double... numbers) {
        Shape shape = Shape.of(rows, 1);
        Value x = Value.PerRow.of(Batch.numbered(shape, new double[][] {counting(rows)}));
        Trace run = Trace.of(BatchNorm.TABLE, shape, Map.of("x", x, "dout", x));
        Answer answer = new Answer(step, axes, numbers, List.of(Precision.DOUBLE));
        return new Nearness(new Rewriting(run, 0), shape, answer, at, QUARTER.apply(answer));
    }

    private static Nearness ofXmu(int at, double... numbers) {
        return nearness(numbers.length, "xmu", List.of(numbers.length, 1), new Cell("xmu", at, 0), numbers);
    }

    @Test
    void eachNumberOfAFewRowsIsNear() {
        assertThat(ofXmu(0, 2, 4, 6.25, 8).test(TWICE)).isTrue();
        assertThat(ofXmu(0, 2, 4, 6.25, 8).test(ONCE)).isFalse();
        assertThat(ofXmu(0, 2, 4, 6.5, 8).test(TWICE)).isFalse();
        assertThat(ofXmu(0, 2, 4, Double.NaN, 8).test(TWICE)).isFalse();
    }

    /// All of them are looked at in the end, wherever it begins.
    @Test
    void eachNumberOfManyRowsIsNear() {
        double[] numbers =
                Arrays.stream(counting(1500)).map(number -> 2 * number).toArray();
        for (int at : new int[] {0, 700, 1499}) {
            assertThat(ofXmu(at, numbers).test(TWICE)).isTrue();
            assertThat(ofXmu(at, numbers).test(ONCE)).isFalse();
            for (int wrong : new int[] {0, 300, 1499}) {
                double[] off = numbers.clone();
                off[wrong]++;
                assertThat(ofXmu(at, off).test(TWICE)).isFalse();
            }
        }
    }

    @Test
    void oneNumberAFeature() {
        Nearness nearness = nearness(4, "dbeta", List.of(1), new Cell("dbeta", 0, 0), 20);
        assertThat(nearness.test(TWICE)).isTrue();
        assertThat(nearness.test(ONCE)).isFalse();
    }

    /// A number for each row is no single one.
    @Test
    void otherAxesAreNotNear() {
        Nearness nearness = nearness(4, "dbeta", List.of(4), new Cell("dbeta", 0, 0), 20, 20, 20, 20);
        assertThat(nearness.test(TWICE)).isFalse();
    }

    @Test
    void whatIsNotKnownOfOneFeatureMayBeNear() {
        Map<String, Expr> over = Map.of(
                "mu", Expr.num(1).times(Expr.ref("x").meanRows()),
                "xmu", Expr.ref("x").minus(Expr.ref("mu")),
                "sq", Expr.ref("xmu").sumOver(Expr.Axes.FEATURES));
        Nearness nearness = nearness(4, "sq", List.of(4, 1), new Cell("sq", 0, 0), 1, 2, 3, 4);
        assertThat(nearness.test(over)).isTrue();
    }

    @Test
    void isWithinFromSomeRowOn() {
        double[] column = {9, 9, 1, 2};
        Allowance quarter = QUARTER.apply(new Answer("xmu", List.of(4, 1), column, List.of(Precision.DOUBLE)));
        assertThat(quarter.covers(0, column, 2, 1.25, 1.75)).isTrue();
        assertThat(quarter.covers(0, column, 1, 1.25, 1.75)).isFalse();
        assertThat(quarter.covers(0, column, 2, 1.25, 1.7)).isFalse();
    }

    /// What as many roundings of the largest number may come to needs no bound.
    @Test
    void theBoundIsAskedForWhereItDecides() {
        double[] column = {1, 2};
        Answer answer = new Answer("xmu", List.of(2, 1), column, List.of(Precision.SINGLE));
        Allowance allowance = new Allowance(answer, _ -> {
            throw new IllegalStateException();
        });
        double part = 1e4 * 0x1p-24 * 2;
        assertThat(allowance.covers(0, column, 0, 1 - 0.99 * part, 2 + 0.99 * part))
                .isTrue();
        assertThatIllegalStateException().isThrownBy(() -> allowance.covers(0, column, 0, 1, 2 + 1.01 * part));
    }
}
