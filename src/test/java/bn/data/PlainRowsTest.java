package bn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.batch.Batch;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read straight from bytes is what the careful way reads, and what is not plain is left to it.
class PlainRowsTest {
    private static double[][] read(String text, int cells, Integer... taken) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new PlainRows(',', cells, List.of(taken))
                .read(Arrays.copyOf(bytes, bytes.length + EightBytes.LENGTH), 0, bytes.length);
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
        double[][] columns = read(number + "\n", 1, 0);
        assertThat(Double.doubleToRawLongBits(columns[0][0]))
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
            double[][] columns = read(number, 1, 0);
            double expected =
                    new BigDecimal(number.endsWith(".") ? number + "0" : number.replace(".e", ".0e")).doubleValue();
            if (Double.isInfinite(expected)) {
                assertThat(columns).as(number).isNull();
            } else {
                assertThat(columns[0][0]).as(number).isEqualTo(number.startsWith("-") ? -Math.abs(expected) : expected);
            }
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
        assertThat(read(number + "\n", 1, 0)[0][0]).as(number).isEqualTo(new BigDecimal(number).doubleValue());
    }

    @Test
    void columnsThatAreLeftOutMayHoldWords() {
        double[][] columns = read("1,setosa,2\r\n3,virginica,4\r\n", 3, 0, 2);
        assertThat(columns[0]).containsExactly(1, 3);
        assertThat(columns[1]).containsExactly(2, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2\n3\n",
                "1,2,3\n",
                "1,\n",
                "1,x\n",
                "1,nan\n",
                "1,2\n\n",
                "\n",
                "1, 2\n",
                "1,\"2\"\n",
                "1,1e400\n",
                "1,0x10\n",
                "1,1d\n",
                "1,1e\n",
                "1,--1\n",
                "1,1.2.3\n",
                "1\r2\n",
                "1,2 \n",
                "1,.\n",
                "1,é\n"
            })
    void whatIsNotPlainIsLeft(String text) {
        assertThat(read(text, 2, 0, 1)).isNull();
    }

    private static Batch batch(String text) throws DataProblem {
        return BatchReader.read(
                        Source.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv"),
                        CsvDialect.DETECT)
                .x();
    }

    private static String rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> i + "," + 0.5 * i).collect(Collectors.joining("\n"));
    }

    /// Far from the beginning a problem has its place as near it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,1|f.csv:102:1: 'x' is not a number (column 'a'); leave the column out with --exclude a",
                "1|f.csv:102: the row has 1 cell, the first row has 2",
                "1,2,3|f.csv:102: the row has 3 cells, the first row has 2",
                "1,nan|f.csv:102:2: 'nan' is not a finite number; leave its row out or put a number in its place (column 'b')"
            })
    void aProblemHasItsLine(String row, String sentence) {
        assertThatThrownBy(() -> batch("a,b\n" + rows(100) + "\n" + row + "\n" + rows(50) + "\n"))
                .isInstanceOf(DataProblem.class)
                .hasMessage(sentence);
    }

    @Test
    void quotesAndBlankLinesFarFromTheBeginningAreRead() throws DataProblem {
        Batch batch = batch("a,b\n" + rows(100) + "\n\"7\",\"8\"\n 9 , 10\n" + rows(50) + "\n\n\n");
        assertThat(batch.shape().rows()).isEqualTo(152);
        assertThat(batch.column(0)[100]).isEqualTo(7);
        assertThat(batch.column(1)[101]).isEqualTo(10);
        assertThat(batch.column(1)[151]).isEqualTo(24.5);
    }

    /// More chunks than are read at once, cut where they come: all rows, in order, and what follows them.
    @Test
    void aLongFile() throws DataProblem {
        int rows = 1_500_000;
        Batch batch = batch("a,b\n" + rows(rows) + "\n\"7\",8");
        assertThat(batch.shape().rows()).isEqualTo(rows + 1);
        assertThat(batch.column(0)[rows]).isEqualTo(7);
        for (int row = 0; row < rows; row++) {
            if (batch.column(0)[row] != row || batch.column(1)[row] != 0.5 * row) {
                throw new AssertionError("row " + row);
            }
        }
    }
}
