package bn.data.number;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A decimal is read as the nearest double, wherever it lies among other characters, and nothing else is one.
class NumberTextTest {
    /// Between digits that do not belong to it.
    private static double decimal(String number) {
        return NumberText.decimal(("12" + number + "34").getBytes(UTF_8), 2, number.getBytes(UTF_8).length);
    }

    /// Exact halves between two doubles, the smallest and the largest there are, and numbers at the end of
    /// what a long and a double hold exactly.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+0.0",
                "5.",
                ".5",
                "1e22",
                "1e23",
                "1E-5",
                "123456789012345678",
                "1234567890123456789",
                "9007199254740993",
                "9007199254740992.5",
                "9007199254740993.00000000000000000000000000000000001",
                "0.000000000000000000000000000000000000000000000000000000000001",
                "2.2250738585072011e-308",
                "2.2250738585072012e-308",
                "4.9406564584124654e-324",
                "2.4703282292062327e-324",
                "2.4703282292062328e-324",
                "1.7976931348623157e308",
                "1.7976931348623158e308",
                "179769313486231580793728971405301e276",
                "0.1000000000000000055511151231257827",
                "8.41e21",
                "9.007199254740993e15",
                "7.2057594037927933e16",
                "0.3",
                "900719925474099.1",
                "6929495644600919.5",
                "3.7455744005952583e15",
                "000000000000000000000000000001.5"
            })
    void hardNumbers(String number) {
        assertThat(Double.doubleToRawLongBits(decimal(number)))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(number)));
    }

    /// Against decimal arithmetic, which rounds once.
    @Test
    void randomNumbersOfAnyLength() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int length = 1 + random.nextInt(24);
            String digits = random.ints(length, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
            int point = random.nextInt(length + 1);
            String number = (random.nextBoolean() ? "-" : "") + digits.substring(0, point) + "."
                    + digits.substring(point)
                    + (random.nextInt(3) == 0 ? "e" + (random.nextInt(640) - 330) : "");
            double expected =
                    new BigDecimal(number.endsWith(".") ? number + "0" : number.replace(".e", ".0e")).doubleValue();
            assertThat(decimal(number)).as(number).isEqualTo(number.startsWith("-") ? -Math.abs(expected) : expected);
        }
    }

    /// As most files have them: the shortest decimals of doubles, and 15 to 18 digits, among them the halves
    /// between two doubles and their neighbours.
    @Test
    void numbersOfSeventeenDigits() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            double drawn = random.nextGaussian() * Math.pow(10, random.nextInt(-4, 5));
            checkRead(BigDecimal.valueOf(drawn).toPlainString());
            checkRead(new BigDecimal(drawn).round(new MathContext(15 + i % 4)).toPlainString());
            long half = (1L << 53) + 1 + 2 * random.nextLong(1L << 50);
            checkRead(String.valueOf(half));
            checkRead(BigDecimal.valueOf(half * 10 + random.nextInt(-1, 2), 1 + random.nextInt(18))
                    .toPlainString());
        }
    }

    private static void checkRead(String number) {
        assertThat(decimal(number)).as(number).isEqualTo(new BigDecimal(number).doubleValue());
    }

    /// What Java's own parser takes, or C's, or nobody.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "x", "nan", "NaN", "inf", "Infinity", "-Infinity", "1d", "1D", "1f", "1e5F", "0x10", "0x1p3",
                "-0x1.8p1", "+0X.8P-1", "1e", "1e+", "--1", "+-1", "1.2.3", ".", "-", "+", "e5", ".e5", "-.e1", "1,5",
                "/1", ",1", "1/2", "1_000", " 1", "1 ", "\t1", "1\0", "\u00011", "é", "\u0661", "\uff11"
            })
    void otherTextIsNoDecimal(String text) {
        assertThat(decimal(text)).isNaN();
    }
}
