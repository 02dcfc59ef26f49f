package bn.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Doubles as text. The expected texts are those of Python's `repr` and of C's `%g`.
class DecimalTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1, 0.1",
        "3, 3, 3.0",
        "-2, -2, -2.0",
        "0, 0, 0.0",
        "-0.0, -0, -0.0",
        "1e-5, 1e-05, 1e-05",
        "0.0001, 0.0001, 0.0001",
        "123456789, 123456789, 123456789.0",
        "1e15, 1000000000000000, 1000000000000000.0",
        "1e16, 1e+16, 1e+16",
        "1.5e300, 1.5e+300, 1.5e+300",
        "5e-324, 5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308, 1.7976931348623157e+308",
        "0.30000000000000004, 0.30000000000000004, 0.30000000000000004",
        "NaN, nan, nan",
        "Infinity, inf, inf",
        "-Infinity, -inf, -inf"
    })
    void theShortestThatReadsBack(double value, String shortest, String literal) {
        assertThat(Decimal.shortest(value)).isEqualTo(shortest);
        assertThat(Decimal.literal(value)).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 1",
        "0.256, 2, 0.26",
        "0.099, 1, 0.1",
        "0.00016, 2, 0.00016",
        "0.0000996, 2, 0.0001",
        "0.0000246, 2, 2.5e-5",
        "-7e-13, 2, −7e-13",
        "5e-324, 2, 4.9e-324",
        "99.6, 2, 100",
        "297.4, 2, 297",
        "297.4, 3, 297",
        "29.74, 3, 29.7",
        "1234, 2, 1234",
        "9994, 3, 9994",
        "14321, 2, 1.4e4",
        "14321, 3, 1.43e4",
        "9999.6, 2, 1e4",
        "1e10, 2, 1e10",
        "1.5e300, 2, 1.5e300",
        "0, 2, 0",
        "-0.0, 2, 0",
        "NaN, 2, nan",
        "-Infinity, 2, −inf"
    })
    void compact(double value, int digits, String text) {
        assertThat(Decimal.compact(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2.4166112637, 6, 2.41661",
        "3.6, 6, 3.6",
        "1234567, 6, 1.23457e+06",
        "123456, 6, 123456",
        "999999.5, 6, 1e+06",
        "0.00012345678, 3, 0.000123",
        "0.000012345678, 3, 1.23e-05",
        "-2.77556e-17, 6, -2.77556e-17",
        "2.5, 1, 2",
        "3.5, 1, 4",
        "0.1, 17, 0.10000000000000001",
        "12345678, 3, 1.23e+07",
        "1e100, 6, 1e+100",
        "NaN, 6, nan"
    })
    void roundedAsCDoes(double value, int digits, String text) {
        assertThat(Decimal.rounded(value, digits)).isEqualTo(text);
    }

    @Test
    void everyDoubleReadsBack() {
        Random random = new Random(17);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(Decimal.shortest(value))).isEqualTo(value);
                assertThat(Double.parseDouble(Decimal.literal(value))).isEqualTo(value);
                assertThat(new BigDecimal(Decimal.rounded(value, 17)).doubleValue())
                        .isEqualTo(value);
            }
        }
    }

    /// Compared with exact arithmetic for doubles of every size, for short decimals, and for midpoints
    /// between two decimals of the given digits.
    @Test
    void roundsAsExactArithmeticDoes() {
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double shortDecimal = Double.parseDouble(random.nextInt(1 << 20) + "e" + (random.nextInt(40) - 20));
            double halfway = (random.nextInt(1 << 20) * 10L + 5) / Math.pow(2, random.nextInt(12));
            int digits = 1 + random.nextInt(17);
            for (double value : new double[] {any, shortDecimal, halfway, any * Double.MIN_VALUE}) {
                if (Double.isFinite(value)) {
                    BigDecimal exact = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
                    assertThat(new BigDecimal(Decimal.rounded(value, digits)))
                            .as("%s to %s digits", value, digits)
                            .isEqualByComparingTo(exact);
                }
            }
        }
    }
}
