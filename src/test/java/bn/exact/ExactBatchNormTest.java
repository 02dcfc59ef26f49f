package bn.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The judge itself, on an example small enough to be worked by hand.
final class ExactBatchNormTest {
    /// Chosen so that every step is a short decimal: μ = 1, σ² = 3 and ε = 1, so √(σ²+ε) = 2.
    private static final ExactBatchNorm WORKED = ExactBatchNorm.of(
            new double[][] {{0, 0, 0, 4}}, new double[] {2}, new double[] {1}, 1, new double[][] {{1, 2, 3, 6}});

    private static final Map<String, double[]> BY_HAND = Map.ofEntries(
            Map.entry("mu", new double[] {1}),
            Map.entry("xmu", new double[] {-1, -1, -1, 3}),
            Map.entry("sq", new double[] {1, 1, 1, 9}),
            Map.entry("var", new double[] {3}),
            Map.entry("sqrtvar", new double[] {2}),
            Map.entry("ivar", new double[] {0.5}),
            Map.entry("xhat", new double[] {-0.5, -0.5, -0.5, 1.5}),
            Map.entry("gammax", new double[] {-1, -1, -1, 3}),
            Map.entry("out", new double[] {0, 0, 0, 4}),
            Map.entry("dbeta", new double[] {12}),
            Map.entry("dgammax", new double[] {1, 2, 3, 6}),
            Map.entry("dgamma", new double[] {6}),
            Map.entry("dxhat", new double[] {2, 4, 6, 12}),
            Map.entry("divar", new double[] {24}),
            Map.entry("dxmu1", new double[] {1, 2, 3, 6}),
            Map.entry("dsqrtvar", new double[] {-6}),
            Map.entry("dvar", new double[] {-1.5}),
            Map.entry("dsq", new double[] {-0.375, -0.375, -0.375, -0.375}),
            Map.entry("dxmu2", new double[] {0.75, 0.75, 0.75, -2.25}),
            Map.entry("dx1", new double[] {1.75, 2.75, 3.75, 3.75}),
            Map.entry("dmu", new double[] {-12}),
            Map.entry("dx2", new double[] {-3, -3, -3, -3}),
            Map.entry("dx", new double[] {-1.25, -0.25, 0.75, 0.75}));

    @Test
    void agreesWithAnExampleWorkedByHand() {
        assertThat(WORKED.steps()).hasSize(23).containsExactlyInAnyOrderElementsOf(BY_HAND.keySet());
        BY_HAND.forEach((step, numbers) -> {
            assertThat(WORKED.value(step).rows()).as(step).isEqualTo(numbers.length);
            for (int row = 0; row < numbers.length; row++) {
                assertThat(WORKED.row(step, row, 0)).as("%s[%d]", step, row).isEqualByComparingTo(exact(numbers[row]));
            }
        });
    }

    @Test
    void takesADoubleForExactlyWhatItIs() {
        ExactBatchNorm tenth = ExactBatchNorm.of(new double[][] {{0.1}}, new double[] {1}, new double[] {0}, 1, null);

        assertThat(tenth.feature("mu")[0])
                .isEqualByComparingTo("0.1000000000000000055511151231257827021181583404541015625");
    }

    @Test
    void keepsSixtyDigitsOfARoot() {
        ExactBatchNorm two = ExactBatchNorm.of(new double[][] {{7}}, new double[] {1}, new double[] {0}, 2, null);

        assertThat(two.feature("sqrtvar")[0])
                .isEqualByComparingTo("1.41421356237309504880168872420969807856967187537694807317668");
    }

    @Test
    void withoutAGradientThereIsOnlyTheWayForward() {
        ExactBatchNorm forward =
                ExactBatchNorm.of(new double[][] {{1, 2}}, new double[] {1}, new double[] {0}, 1, null);

        assertThat(forward.steps())
                .containsExactly("mu", "xmu", "sq", "var", "sqrtvar", "ivar", "xhat", "gammax", "out");
        assertThatIllegalArgumentException().isThrownBy(() -> forward.value("dx"));
    }

    private static BigDecimal exact(double number) {
        return new BigDecimal(number);
    }
}
