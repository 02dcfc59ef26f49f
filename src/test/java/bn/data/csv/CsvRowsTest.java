package bn.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.batch.Batch;
import bn.data.BatchReader;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows of a long file, which are read in blocks, are read as those of a short one.
class CsvRowsTest {
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
                "1,nan|f.csv:102:2: 'nan' is not a finite number; leave its row out or put a number in its place (column 'b'); 1 row has missing numbers: leave it out with --drop-missing"
            })
    void aProblemHasItsLine(String row, String sentence) {
        assertThatThrownBy(() -> batch("a,b\n" + rows(100) + "\n" + row + "\n" + rows(50) + "\n"))
                .isInstanceOf(DataProblem.class)
                .hasMessage(sentence);
    }

    /// A line may end within quotes, also in a column that is left out, and where a block ends.
    @Test
    void aQuoteOfManyLinesIsOneCell() throws DataProblem {
        String quoted = "1, \"" + "x\n2,".repeat(300_000) + "\"\n";
        byte[] text = ("a,b\n" + rows(100_000) + "\n" + quoted + rows(7) + "\n").getBytes(StandardCharsets.UTF_8);
        CsvDialect dialect = new CsvDialect(Optional.empty(), Optional.empty(), List.of(), List.of("b"));
        Batch batch = BatchReader.read(Source.stream(new ByteArrayInputStream(text), "f.csv"), dialect)
                .x();
        assertThat(batch.shape().rows()).isEqualTo(100_008);
        assertThat(batch.column(0)[100_000]).isEqualTo(1);
        assertThat(batch.column(0)[100_007]).isEqualTo(6);
    }

    /// Bytes that are no UTF-8, wherever they fall between the buffers through which they go.
    @ParameterizedTest
    @ValueSource(strings = {"ff", "80", "c3", "c080", "e282", "eda080", "f4908080", "f09f98"})
    void aWrongByteHasItsLine(String hex) {
        byte[] wrong = HexFormat.of().parseHex(hex);
        for (int before = (1 << 16) - 5; before < (1 << 16) + 2; before++) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.writeBytes(("é".repeat(3) + "\n" + "1".repeat(before - 9) + "\n\n").getBytes(StandardCharsets.UTF_8));
            text.writeBytes(wrong);
            for (String end : List.of("", "\n5\n")) {
                text.writeBytes(end.getBytes(StandardCharsets.UTF_8));
                Source source = Source.stream(new ByteArrayInputStream(text.toByteArray()), "f.csv");
                assertThatThrownBy(source::lines)
                        .hasMessage("f.csv:4: is not UTF-8 text; save the file with the encoding UTF-8");
            }
        }
    }

    /// What is behind the last column is seen where the text of cells is not kept.
    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "1,2,x"})
    void aCellTooManyFarFromTheBeginningIsRefused(String row) {
        String rows = "1,2,\n".repeat(10_000);
        assertThatThrownBy(() -> batch("a,b,\n" + rows + row + "\n" + rows))
                .isInstanceOf(DataProblem.class)
                .hasMessage("f.csv:10002: the row has 3 cells, the first row has 2 and 1 blank cell behind; give each"
                        + " column that has numbers a name");
    }

    /// Far from the beginning too; and a missing number is counted there.
    @Test
    void commentsAndBlankLinesFarFromTheBeginningAreLeftOut() throws DataProblem {
        String rows = rows(10_000) + "\n";
        Batch batch = batch("a,b\n" + rows + "# noon\n\n" + rows + ",\n#1,2\n" + rows);
        assertThat(batch.shape().rows()).isEqualTo(30_000);
        assertThat(batch.column(0)[29_999]).isEqualTo(9_999);
        assertThatThrownBy(() -> batch("a,b\n" + rows + "1,?\n" + rows + "NA,2\n,2\n"))
                .hasMessage(
                        "f.csv:10002:2: '?' is not a number (column 'b'); 3 rows have missing numbers: leave them out"
                                + " with --drop-missing");
    }

    /// Lines that end as on an old Macintosh.
    @Test
    void linesMayEndInCarriageReturns() throws DataProblem {
        Batch batch = batch(("a,b\n" + rows(10_000) + "\n").replace('\n', '\r'));
        assertThat(batch.shape().rows()).isEqualTo(10_000);
        assertThat(batch.column(1)[9_999]).isEqualTo(4_999.5);
    }

    @Test
    void decimalCommasOfALongFile() throws DataProblem {
        Batch batch = batch("a;b\n" + rows(10_000).replace(',', ';').replace('.', ',') + "\n");
        assertThat(batch.column(1)[9_999]).isEqualTo(4_999.5);
    }

    @Test
    void quotesAndBlankLinesFarFromTheBeginningAreRead() throws DataProblem {
        Batch batch = batch("a,b\n" + rows(100) + "\n\"7\",\"8\"\n 9 , 10\n" + rows(50) + "\n\n\n");
        assertThat(batch.shape().rows()).isEqualTo(152);
        assertThat(batch.column(0)[100]).isEqualTo(7);
        assertThat(batch.column(1)[101]).isEqualTo(10);
        assertThat(batch.column(1)[151]).isEqualTo(24.5);
    }

    /// What a row may be without quotes, as often as there are several blocks, and once what FastCSV has to read: a
    /// line that ends in a carriage return alone, or a quote in a column that is left out.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a,b,c|1.5,größe x,-2|\\n",
                "a,b,c|1.5,größe x,-2|\\r\\n",
                "a,b,c|1.5,größe x,-2|\\r",
                "a,b,c|1.5,\"größe, x\",-2|\\n",
                "a;b;c;;|1.5;größe x;-2;;|\\n",
                "a;b;c;;|1.5;größe x;-2|\\r\\n",
                "a b c|  1.5   größe   -2  |\\n",
                "a\tb\tc|+1.5e0\tgröße x\t-.2E+1|\\n"
            })
    void manyRows(String header, String row, String end) throws DataProblem {
        int count = 100_000;
        String line = end.translateEscapes();
        String text = header + line + (row + line).repeat(count);
        CsvDialect dialect = new CsvDialect(
                header.contains("a b") ? Optional.of(' ') : Optional.empty(),
                Optional.empty(),
                List.of("c", "a"),
                List.of());
        Batch batch = BatchReader.read(
                        Source.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "f.csv"),
                        dialect)
                .x();
        assertThat(batch.column(0)).hasSize(count).containsOnly(-2);
        assertThat(batch.column(1)).hasSize(count).containsOnly(1.5);
    }

    /// Far from the beginning a row is as long as the first, and its delimiters are not dropped.
    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "1", "1,2\r3,4,5", ",2", "1,0x1p3", "1,2d", "1, ", "1,#"})
    void noRow(String row) {
        assertThatThrownBy(() -> batch("a,b\n" + rows(100_000) + "\n" + row + "\n" + rows(50_000) + "\n"))
                .isInstanceOf(DataProblem.class)
                .hasMessageMatching("(?s)f.csv:10000[23]:.*");
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
