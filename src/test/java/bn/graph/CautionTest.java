package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is said of a batch in which something goes to ruin, worked out by hand.
final class CautionTest {
    private static final double[] USUAL = {1, 2, 6};
    private static final double EPS = 0.0625;

    private static Step step(String name) {
        return (Step) BatchNorm.TABLE.quantity(name);
    }

    private static void assertCautions(Trace trace, List<Caution> forward, List<Caution> backward) {
        assertThat(Caution.of(trace, Pass.FORWARD)).isEqualTo(forward);
        assertThat(Caution.of(trace, Pass.BACKWARD)).isEqualTo(backward);
    }

    @Test
    void nothingIsSaidOfAUsualBatch() {
        assertCautions(Small.trace(EPS, USUAL, new double[] {0, 0, 1e-9}), List.of(), List.of());
    }

    /// 1/√0.0625 is 4.
    @Test
    void aConstantFeature() {
        assertCautions(
                Small.trace(EPS, Small.filled(2, 3), USUAL),
                List.of(new Caution.Constant(List.of(0))),
                List.of(new Caution.ConstantBack(List.of(0), 4)));
    }

    /// (0.1 + 0.1 + 0.1)/3 is not 0.1 in binary, and var not 0.
    @Test
    void aConstantFeatureWhoseMeanIsRounded() {
        Trace trace = Small.trace(EPS, Small.filled(0.1, 3));
        assertThat(trace.number(new Cell("var", 0, 0))).isPositive();
        assertCautions(
                trace, List.of(new Caution.Constant(List.of(0))), List.of(new Caution.ConstantBack(List.of(0), 4)));
    }

    /// (10⁻¹⁷⁰)² is below the least double.
    @Test
    void aVarianceBelowTheLeastDouble() {
        assertCautions(
                Small.trace(EPS, USUAL, new double[] {1e-170, 2e-170, 3e-170}),
                List.of(new Caution.Underflow(List.of(1))),
                List.of(new Caution.ConstantBack(List.of(1), 4)));
    }

    /// var is 1 and 0: it is large against 10⁻⁵, and not against 0.0625, which is more than a fiftieth of it.
    @Test
    void twoRows() {
        double[] apart = {1, 3};
        assertCautions(
                Small.trace(1e-5, apart, new double[] {2, 2}),
                List.of(new Caution.Constant(List.of(1)), new Caution.TwoRows(List.of(0))),
                List.of(
                        new Caution.ConstantBack(List.of(1), 1 / Math.sqrt(1e-5)),
                        new Caution.TwoRowsBack(List.of(0))));
        assertCautions(Small.trace(EPS, apart), List.of(), List.of());
        assertCautions(
                Small.trace(0.02, apart),
                List.of(new Caution.TwoRows(List.of(0))),
                List.of(new Caution.TwoRowsBack(List.of(0))));
    }

    @Test
    void oneRow() {
        assertCautions(Small.trace(EPS, new double[] {5}), List.of(new Caution.OneRow()), List.of());
    }

    /// A mean set by hand makes it false that the row is its own mean.
    @Test
    void whatIsFalseIsNotSaid() {
        List<Given> other = List.of(new Given.OfCell("mu", 0, 0, 1));
        assertCautions(Small.trace(BatchNorm.TABLE, EPS, other, new double[] {5}), List.of(), List.of());
        assertCautions(Small.trace(BatchNorm.TABLE, EPS, other, Small.filled(2, 3)), List.of(), List.of());
    }

    /// The squares of ±10¹⁵⁵ are too large, in feature 1 from row 1 on; so are all that follow.
    @Test
    void theFirstNumberThatIsTooLarge() {
        Trace trace = Small.trace(EPS, USUAL, new double[] {0, 1e155, -1e155});
        assertThat(Caution.of(trace, Pass.FORWARD))
                .containsExactly(new Caution.NonFinite(step("sq"), Extent.BATCH, 1, 1, Double.POSITIVE_INFINITY));
    }

    @Test
    void aMeanThatIsTooLarge() {
        Trace trace = Small.trace(EPS, USUAL, Small.filled(1e308, 3));
        assertThat(Caution.of(trace, Pass.FORWARD))
                .containsExactly(new Caution.NonFinite(step("mu"), Extent.FEATURE, 0, 1, Double.POSITIVE_INFINITY));
    }

    /// More rows than are looked at together.
    @Test
    void farDown() {
        int rows = Caution.CHUNK + 2;
        double[] large = new double[rows];
        large[rows - 2] = 1e155;
        large[rows - 1] = -1e155;
        assertThat(Caution.of(Small.trace(EPS, large), Pass.FORWARD))
                .containsExactly(
                        new Caution.NonFinite(step("sq"), Extent.BATCH, rows - 2, 0, Double.POSITIVE_INFINITY));
        double[] constant = Small.filled(2, rows);
        assertThat(Caution.of(Small.trace(EPS, constant), Pass.FORWARD))
                .containsExactly(new Caution.Constant(List.of(0)));
        constant[rows - 1] = 300;
        assertThat(Caution.of(Small.trace(EPS, constant), Pass.FORWARD)).isEmpty();
    }
}
