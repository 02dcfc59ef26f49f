package bn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.batch.Batch;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
