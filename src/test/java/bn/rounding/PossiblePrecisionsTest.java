package bn.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PossiblePrecisionsTest {
    private static Precision printed(FloatFormat format, int decimals, int significant) {
        return new Precision(format, new Writing.Printed(decimals, significant));
    }

    private static Precision narrowed(FloatFormat to) {
        return new Precision(FloatFormat.SINGLE, new Writing.Narrowed(to));
    }

    private static Precision listed(FloatFormat format) {
        return new Precision(format, new Writing.Listed());
    }

    private static List<Precision> of(double... numbers) {
        return PossiblePrecisions.of(FloatFormat.DOUBLE, numbers);
    }

    private static double[] times(int count, double number) {
        double[] numbers = new double[count];
        Arrays.fill(numbers, number);
        return numbers;
    }

    @Test
    void fewDigitsWerePrinted() {
        assertThat(of(0.1, -12.25, 3, Double.NaN, Double.POSITIVE_INFINITY))
                .containsExactly(
                        Precision.DOUBLE,
                        Precision.PROMOTED,
                        printed(FloatFormat.DOUBLE, 2, 4),
                        printed(FloatFormat.SINGLE, 2, 4));
    }

    /// A float32 has at most nine digits.
    @Test
    void tenDigitsWereNotPrintedOfAFloat() {
        assertThat(of(0.123456789)).contains(printed(FloatFormat.SINGLE, 9, 9));
        assertThat(of(0.1234567891))
                .contains(printed(FloatFormat.DOUBLE, 10, 10))
                .doesNotContain(printed(FloatFormat.SINGLE, 10, 10));
    }

    @Test
    void sixteenDigitsAreAll() {
        assertThat(of(0.123456789012345))
                .containsExactly(Precision.DOUBLE, Precision.PROMOTED, printed(FloatFormat.DOUBLE, 15, 15));
        assertThat(of(0.1234567890123456)).containsExactly(Precision.DOUBLE, Precision.PROMOTED);
    }

    @Test
    void wholeNumbersProveNothing() {
        assertThat(of(3, 1200)).containsExactly(Precision.DOUBLE, Precision.PROMOTED);
        assertThat(of()).containsExactly(Precision.DOUBLE, Precision.PROMOTED);
    }

    /// What is known of the print counts for more than what the numbers show.
    @Test
    void aPrintSaysToHowManyDigits() {
        Optional<Writing.Printed> four = Optional.of(new Writing.Printed(4, 5));
        assertThat(PossiblePrecisions.of(four, 0.5))
                .containsExactly(
                        Precision.DOUBLE,
                        Precision.PROMOTED,
                        printed(FloatFormat.DOUBLE, 4, 5),
                        printed(FloatFormat.SINGLE, 4, 5));
        assertThat(PossiblePrecisions.of(Optional.empty(), 0.5, Double.NaN))
                .contains(printed(FloatFormat.DOUBLE, 1, 1));
    }

    @Test
    void allDigitsOfAFloatShowIt() {
        assertThat(of((float) 0.1)).containsExactly(Precision.DOUBLE, Precision.SINGLE);
        assertThat(PossiblePrecisions.isSingle((float) 0.1, Double.NaN)).isTrue();
        assertThat(PossiblePrecisions.isSingle((float) 0.1, 0.1234567891)).isFalse();
    }

    /// float32s near 0.123450026 are 7.45·10⁻⁹ apart, so of 7.45 decimals with nine digits one is the
    /// shortest of a float32: 2.9 bits. Five such numbers are more than 12 bits, four are not; zeros add
    /// none.
    @Test
    void shortestDecimalsOfFloatsShowThemTogether() {
        double nine = 0.123450026;
        assertThat(Float.toString((float) nine)).isEqualTo("0.123450026");
        assertThat(PossiblePrecisions.isSingle(times(4, nine))).isFalse();
        assertThat(PossiblePrecisions.isSingle(times(5, nine))).isTrue();
        assertThat(of(times(5, nine)).get(1)).isEqualTo(Precision.SINGLE);
        assertThat(PossiblePrecisions.isSingle(Arrays.copyOf(times(4, nine), 100)))
                .isFalse();
        assertThat(PossiblePrecisions.isSingle(Arrays.copyOf(times(5, nine), 100)))
                .isTrue();
    }

    /// Of the whole numbers near 2³⁵, one in 2¹² is a float32: just enough.
    @Test
    void twelveBitsAreEnough() {
        assertThat(PossiblePrecisions.isSingle(0x1p35)).isTrue();
        assertThat(PossiblePrecisions.isSingle(0x1p34)).isFalse();
    }

    /// One decimal in five with one digit after the point is a binary fraction. Six are once in 15,625, five
    /// once in 3,125; whole numbers say nothing.
    @Test
    void binaryFractionsShowSixteenBitsTogether() {
        assertThat(of(times(6, 0.5)))
                .containsExactly(
                        Precision.DOUBLE,
                        Precision.PROMOTED,
                        narrowed(FloatFormat.HALF),
                        narrowed(FloatFormat.BRAIN),
                        listed(FloatFormat.HALF),
                        listed(FloatFormat.BRAIN),
                        printed(FloatFormat.DOUBLE, 1, 1),
                        printed(FloatFormat.SINGLE, 1, 1));
        assertThat(of(times(5, 0.5)))
                .containsExactly(
                        Precision.DOUBLE,
                        Precision.PROMOTED,
                        printed(FloatFormat.DOUBLE, 1, 1),
                        printed(FloatFormat.SINGLE, 1, 1));
        double[] andHundreds = Arrays.copyOf(times(6, 0.5), 26);
        Arrays.fill(andHundreds, 6, 26, 100);
        assertThat(of(andHundreds)).contains(listed(FloatFormat.HALF));
    }

    /// 2¹⁷ is beyond float16, 1 + 2⁻¹⁰ is finer than bfloat16.
    @Test
    void onlyAFormatThatHoldsAllNumbersIsPossible() {
        double[] numbers = times(7, 0.5);
        numbers[6] = 0x1p17;
        assertThat(of(numbers)).contains(listed(FloatFormat.BRAIN)).doesNotContain(listed(FloatFormat.HALF));
        numbers[6] = 1 + 0x1p-10;
        assertThat(of(numbers)).contains(listed(FloatFormat.HALF)).doesNotContain(listed(FloatFormat.BRAIN));
    }

    @Test
    void theDtypeOfAFileIsBelieved() {
        assertThat(PossiblePrecisions.of(FloatFormat.HALF, 0.5, 2))
                .containsExactly(Precision.DOUBLE, Precision.SINGLE, narrowed(FloatFormat.HALF), Precision.HALF);
        assertThat(PossiblePrecisions.of(FloatFormat.BRAIN, 0.5, 2))
                .containsExactly(
                        Precision.DOUBLE,
                        Precision.SINGLE,
                        narrowed(FloatFormat.BRAIN),
                        new Precision(FloatFormat.BRAIN, new Writing.Whole()));
        assertThat(PossiblePrecisions.of(FloatFormat.SINGLE, (float) 0.1))
                .containsExactly(Precision.DOUBLE, Precision.SINGLE);
    }
}
