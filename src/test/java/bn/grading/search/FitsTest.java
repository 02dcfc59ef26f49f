package bn.grading.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Least squares, by hand.
class FitsTest {
    private static final Shape SHAPE = Shape.of(3, 2);

    private static Value.PerRow rows(double... all) {
        double[][] columns = {{all[0], all[1], all[2]}, {all[3], all[4], all[5]}};
        return Value.PerRow.of(Batch.numbered(SHAPE, columns));
    }

    /// p², 2p², ..., 6p² are 9, 18, ..., 54 for p = 3 and p = −3: the nearer to where it starts.
    @Test
    void aNumberIsFoundFromTheClosestStart() {
        Value answer = rows(9, 18, 27, 36, 45, 54);
        ScalarFit fit = new ScalarFit(
                p -> rows(DoubleStream.of(1, 2, 3, 4, 5, 6).map(k -> k * p * p).toArray()), answer, SHAPE);
        assertThat(fit.from(1, 50).orElseThrow()).isCloseTo(3, within(1e-12));
        assertThat(fit.from(-50, -2).orElseThrow()).isCloseTo(-3, within(1e-12));
    }

    /// With 1 more in one place and 1 less in another of the same size, the closest multiple of 2, 2 is the
    /// same.
    @Test
    void theClosestNumberIsThatOfLeastSquares() {
        ScalarFit fit = new ScalarFit(p -> new Value.PerFeature(2 * p, 4 * p), new Value.PerFeature(7, 9), SHAPE);
        // (2 · 7 + 4 · 9) / (2² + 4²)
        assertThat(fit.from(1).orElseThrow()).isCloseTo(2.5, within(1e-12));
        assertThat(fit.ofProportional()).isEqualTo(2.5);
    }

    /// 2 more in the last of six rows, which is six times p: 6 · 2 / (1 + 4 + 9 + 16 + 25 + 36) more.
    @Test
    void eachRowCounts() {
        ScalarFit fit = new ScalarFit(
                p -> rows(DoubleStream.of(1, 2, 3, 4, 5, 6).map(k -> k * p).toArray()),
                rows(2, 4, 6, 8, 10, 14),
                SHAPE);
        assertThat(fit.from(1, 7).orElseThrow()).isCloseTo(2 + 12.0 / 91, within(1e-10));
        assertThat(fit.ofProportional()).isCloseTo(2 + 12.0 / 91, within(1e-12));
    }

    @Test
    void whatDoesNotDependOnANumberFitsNone() {
        ScalarFit fit = new ScalarFit(_ -> new Value.PerFeature(1, 2), new Value.PerFeature(7, 9), SHAPE);
        assertThat(fit.from(1, 2)).isEmpty();
        ScalarFit nothing = new ScalarFit(_ -> new Value.PerFeature(0, 0), new Value.PerFeature(7, 9), SHAPE);
        assertThat(nothing.ofProportional()).isNaN();
    }

    /// 0.30 of two digits is 0.3 again.
    @Test
    void aNumberOfFewDigitsIsTakenOnce() {
        assertThat(FewDigits.of(0.30491))
                .containsExactly(new FewDigits(0.3, 1), new FewDigits(0.305, 3), new FewDigits(0.3049, 4));
        assertThat(FewDigits.of(-996)).containsExactly(new FewDigits(-1000, 1), new FewDigits(-996, 3));
        assertThat(FewDigits.of(0)).containsExactly(new FewDigits(0, 1));
    }

    @Test
    void aLineThroughPoints() {
        assertThat(StraightLine.through(new double[] {1, 2, 4}, new double[] {3, 5, 9}))
                .isEqualTo(new StraightLine(2, 1));
        assertThat(StraightLine.through(new double[] {0, 1, 2}, new double[] {0, 2, 1}))
                .isEqualTo(new StraightLine(0.5, 0.5));
        assertThat(StraightLine.through(new double[] {1, 1}, new double[] {0, 2})
                        .slope())
                .isNaN();
    }
}
