package bn.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {
    private static final Precision NARROWED = new Precision(FloatFormat.SINGLE, new Writing.Narrowed(FloatFormat.HALF));

    private static final Precision LISTED = new Precision(FloatFormat.HALF, new Writing.Listed());

    /// Three significant digits, or two after the point: half a unit of the coarser.
    @ParameterizedTest
    @CsvSource({"12345, 50", "-12345, 50", "1000, 5", "999, 0.5", "1.5, 0.005", "0.0004, 0.005", "0, 0.005"})
    void aPrintedNumberIsOffByHalfItsLastDigit(double number, double half) {
        Precision printed = new Precision(FloatFormat.DOUBLE, new Writing.Printed(2, 3));
        assertThat(printed.ofWriting(number)).isGreaterThanOrEqualTo(half).isCloseTo(half, within(1e-8 * half));
        assertThat(printed.leastError(number)).isEqualTo(printed.ofWriting(number));
    }

    @Test
    void aNumberWrittenNarrowerIsOffByARounding() {
        assertThat(NARROWED.ofWriting(-8)).isEqualTo(8 * 0x1p-11 + 0x1p-25);
        assertThat(NARROWED.leastError(-8)).isEqualTo(8 * 0x1p-11 + 0x1p-25);
        assertThat(NARROWED.ofWriting(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void aNumberWrittenWholeIsOffByTheRoundingOfItsFormatAlone() {
        assertThat(Precision.SINGLE.ofWriting(8)).isZero();
        assertThat(LISTED.ofWriting(8)).isZero();
        assertThat(Precision.PROMOTED.ofWriting(8)).isZero();
        assertThat(Precision.SINGLE.leastError(-8)).isEqualTo(8 * 0x1p-24);
        assertThat(LISTED.leastError(8)).isEqualTo(8 * 0x1p-11);
        assertThat(Precision.PROMOTED.leastError(-8)).isEqualTo(8 * 0x1p-53);
    }

    @Test
    void theDtypeIsThatOfWhatIsWritten() {
        assertThat(Precision.SINGLE.dtype()).isEqualTo("float32");
        assertThat(NARROWED.dtype()).isEqualTo("float16");
        assertThat(LISTED.dtype()).isEqualTo("float16");
        assertThat(Precision.PROMOTED.dtype()).isEqualTo("float32");
        assertThat(new Precision(FloatFormat.DOUBLE, new Writing.Printed(2, 3)).dtype())
                .isEqualTo("float64");
        assertThat(Precision.PROMOTED.isPromoted()).isTrue();
        assertThat(Precision.SINGLE.isPromoted()).isFalse();
    }

    /// What float64 gives where it is written the same way: rounded once, at the end.
    @Test
    void computedExactlyItIsWrittenTheSame() {
        assertThat(Precision.DOUBLE.computedExactly()).isEqualTo(Precision.DOUBLE);
        assertThat(Precision.HALF.computedExactly())
                .isEqualTo(new Precision(FloatFormat.DOUBLE, new Writing.Narrowed(FloatFormat.HALF)));
        assertThat(LISTED.computedExactly())
                .isEqualTo(new Precision(FloatFormat.DOUBLE, new Writing.Narrowed(FloatFormat.HALF)));
        assertThat(NARROWED.computedExactly()).isEqualTo(new Precision(FloatFormat.DOUBLE, NARROWED.writing()));
        assertThat(Precision.PROMOTED.computedExactly())
                .isEqualTo(new Precision(FloatFormat.DOUBLE, new Writing.Promoted()));
    }
}
