package bn.rounding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloatFormatTest {
    /// Half the distance from 1 to the next number is lost, as it lies between two of which 1 is even.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DOUBLE")
    void theUnitRoundoffIsTheMostThatIsLostOfOne(FloatFormat format) {
        double u = format.unitRoundoff();
        assertThat(format.round(1 + u)).isEqualTo(1);
        assertThat(format.round(1 + u * (1 + 0x1p-12))).isEqualTo(1 + 2 * u);
        assertThat(format.round(1 + 3 * u)).isEqualTo(1 + 4 * u);
        assertThat(format.round(-1 - 3 * u)).isEqualTo(-1 - 4 * u);
    }

    /// The same near 0, where numbers are as far apart as the smallest.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DOUBLE")
    void theUnderflowIsTheMostThatIsLostNearZero(FloatFormat format) {
        double half = format.underflow();
        assertThat(format.round(half)).isZero();
        assertThat(format.round(1.5 * half)).isEqualTo(2 * half);
    }

    @Test
    void doublesAreAsTheyAre() {
        assertThat(FloatFormat.DOUBLE.round(0.1)).isEqualTo(0.1);
        assertThat(FloatFormat.DOUBLE.unitRoundoff()).isEqualTo(Math.ulp(1.0) / 2);
        assertThat(FloatFormat.DOUBLE.underflow()).isEqualTo(Double.MIN_VALUE);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoNumberStaysNone(FloatFormat format) {
        assertThat(format.round(Double.NaN)).isNaN();
        assertThat(format.round(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /// Doubles are read as they are written; inputs of a narrower computation are rounded first.
    @Test
    void onlyDoublesAreReadExactly() {
        assertThat(FloatFormat.DOUBLE.ofInputs()).isZero();
        assertThat(FloatFormat.SINGLE.ofInputs()).isEqualTo(0x1p-24);
        assertThat(FloatFormat.HALF.ofInputs()).isEqualTo(0x1p-11);
    }

    @Test
    void thoseOfSixteenBitsAreShort() {
        assertThat(FloatFormat.values())
                .filteredOn(FloatFormat::isShort)
                .containsExactly(FloatFormat.HALF, FloatFormat.BRAIN);
    }

    /// 0.1 is no binary fraction, but the shortest decimal of a float32; of float16 that decimal is 0.1 too,
    /// which nobody writes so.
    @Test
    void aDecimalIsHeldIfAFloatIsWrittenSo() {
        assertThat(FloatFormat.SINGLE.holds(0.1)).isTrue();
        assertThat(FloatFormat.SINGLE.holds((float) 0.1)).isTrue();
        assertThat(FloatFormat.SINGLE.holds(0.123456789012)).isFalse();
        assertThat(FloatFormat.HALF.holds(0.1)).isFalse();
        assertThat(FloatFormat.HALF.holds(0.375)).isTrue();
        assertThat(FloatFormat.BRAIN.holds(1 + 0x1p-8)).isFalse();
    }
}
