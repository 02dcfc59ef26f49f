package bn.grading.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.graph.Cell;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static Tally tally() {
        Answer answer = new Answer("dx", List.of(3, 2), new double[6], List.of(Precision.DOUBLE));
        return new Tally(answer, Precision.DOUBLE);
    }

    @Test
    void numbersDifferByTheirDistanceAndWhatIsNoneByInfinity() {
        assertThat(Tally.difference(2, -1)).isEqualTo(3);
        assertThat(Tally.difference(NAN, NAN)).isZero();
        assertThat(Tally.difference(NAN, 1)).isInfinite();
        assertThat(Tally.difference(1, NAN)).isInfinite();
        assertThat(Tally.difference(INFINITE, INFINITE)).isZero();
        assertThat(Tally.difference(INFINITE, -INFINITE)).isInfinite();
        assertThat(Tally.difference(1, INFINITE)).isInfinite();
    }

    /// 8 to within 1/4 is one of 2⁵; no more than 60 bits, no fewer than none.
    @Test
    void bitsOfANumberOfThisSize() {
        assertThat(Tally.bits(8, 0.25)).isEqualTo(5);
        assertThat(Tally.bits(8, 0)).isEqualTo(60);
        assertThat(Tally.bits(8, 16)).isZero();
        assertThat(Tally.bits(0, 0)).isZero();
    }

    /// While all fit, the largest difference; from the first misfit on, the largest of those that do not fit.
    @Test
    void theLargestDifferenceIsOneThatIsWrong() {
        Tally tally = tally();
        tally.add(0, 0, 1.5, 1, 0, 1, true);
        tally.add(0, 1, 10.75, 10, 0, 1, true);
        tally.add(1, 0, 2.25, 2, 0, 1, true);
        assertThat(tally.fits()).isTrue();
        assertThat(tally.comparison().difference()).isEqualTo(0.75);
        assertThat(tally.comparison().at()).isEqualTo(new Cell("dx", 0, 1));
        tally.add(1, 1, 3.5, 3, 0, 0.25, true);
        tally.add(2, 0, -4, -4.75, 0, 1, true);
        assertThat(tally.comparison().difference()).isEqualTo(0.5);
        tally.add(2, 1, -5, -5.625, 0, 0.5, true);
        AnswerComparison found = tally.comparison();
        assertThat(tally.fits()).isFalse();
        assertThat(found.fits()).isFalse();
        assertThat(found.at()).isEqualTo(new Cell("dx", 2, 1));
        assertThat(found.difference()).isEqualTo(0.625);
        assertThat(found.found()).isEqualTo(-5);
        assertThat(found.expected()).isEqualTo(-5.625);
        assertThat(found.bound()).isEqualTo(0.5);
        assertThat(found.size()).isEqualTo(10);
        assertThat(found.relative()).isEqualTo(0.625 / 10.75);
    }

    @Test
    void withinItsBoundANumberFits() {
        Tally tally = tally();
        tally.add(0, 0, 1.5, 1, 0, 0.5, true);
        tally.add(0, 1, 1, 1, 0, NAN, true);
        assertThat(tally.fits()).isTrue();
        tally.add(1, 0, 1.5, 1, 0, NAN, true);
        assertThat(tally.fits()).isFalse();
        assertThat(tally().comparison().difference()).isZero();
        assertThat(tally().comparison().relative()).isZero();
    }

    /// 8 where a run without the mistake has −16, to within 1/4: 16 over 1/4 are 6 bits, less those of luck.
    /// Equal numbers, a run without it that has the same, and numbers that do not count are none.
    @Test
    void evidenceIsWhatOtherNumbersWouldNotHave() {
        double luck = 1 / Math.log(2);
        Tally tally = tally();
        tally.add(0, 0, 8.25, 8, -16, 0.5, true);
        assertThat(tally.comparison().evidence()).isCloseTo(6 - luck, within(1e-12));
        tally.add(0, 1, 8.25, 8, 8.5, 0.5, true);
        tally.add(0, 1, 8.25, 8, -16, 0.5, false);
        assertThat(tally.comparison().evidence()).isCloseTo(6 - luck, within(1e-12));
        tally.add(1, 0, NAN, NAN, 3, 0.5, true);
        assertThat(tally.comparison().evidence()).isCloseTo(26 - luck, within(1e-12));
        tally.add(1, 1, NAN, NAN, NAN, 0.5, true);
        assertThat(tally.comparison().evidence()).isCloseTo(26 - luck, within(1e-12));
        tally.add(1, 1, 8.25, 8, NAN, 0.5, true);
        assertThat(tally.comparison().evidence()).isCloseTo(26 + 5 - 2 * luck, within(1e-12));
    }

    /// 8 to within 1/2 is one of 2⁴, whatever a run without the mistake has: of printed digits alone, and once a
    /// number.
    @Test
    void agreementOfPrintedDigitsIsThatOfEachNumber() {
        Precision printed = new Precision(FloatFormat.DOUBLE, new Writing.Printed(2, 4));
        Tally tally = new Tally(new Answer("dx", List.of(3, 2), new double[6], List.of(printed)), printed);
        tally.add(0, 0, 8.25, 8, -16, 0.5, true);
        assertThat(tally.agreement()).isEqualTo(4);
        tally.add(0, 1, 8.25, 8, 8, 0.5, true);
        tally.add(0, 1, 8.25, 8, -16, 0.5, false);
        assertThat(tally.agreement()).isEqualTo(8);
        Tally whole = tally();
        whole.add(0, 0, 8.25, 8, -16, 0.5, true);
        assertThat(whole.agreement()).isZero();
    }

    /// A number is known no better than it was written.
    @Test
    void anExactMatchIsWorthTheDigitsOfItsPrecision() {
        Tally tally = tally();
        tally.add(0, 0, 8, 8, -4, 0.5, true);
        assertThat(tally.comparison().evidence()).isCloseTo(53 - 1 / Math.log(2), within(1e-12));
    }

    @Test
    void roundOffMayCoverAFeature() {
        Tally tally = tally();
        tally.add(0, 0, 1.5, 1, 0, 2, true);
        assertThat(tally.comparison().isLost()).isTrue();
        tally.add(1, 0, 3, 3, 0, 2, true);
        assertThat(tally.comparison().isLost()).isFalse();
        Tally exact = tally();
        exact.add(0, 0, 1, 1, 0, 2, true);
        assertThat(exact.comparison().isLost()).isFalse();
    }
}
