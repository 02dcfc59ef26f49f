package bn.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.data.BatchReader;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.prose.Language;
import bn.prose.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Some rows of tables that everybody has, in the form in which each is found. A table is read at once, or as the
/// sentence says that refuses it.
class PublicTablesTest {
    private static final Path TABLES = Path.of("src/test/resources/tables");

    private static final Pattern EXCLUDE = Pattern.compile("--exclude (\\S+?),?(?= |;|$)");

    /// What is to come out.
    record Table(String name, int rows, double[] means) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Table> tables() throws IOException {
        return Files.readAllLines(TABLES.resolve("means.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" "))
                .map(words -> new Table(
                        words[0],
                        Integer.parseInt(words[1]),
                        Stream.of(words[2].split(","))
                                .mapToDouble(Double::parseDouble)
                                .toArray()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void twoCommandsAreEnough(Table table) throws DataProblem {
        Batch batch = asAdvised(table.name);
        assertThat(batch.shape().rows()).isEqualTo(table.rows);
        assertThat(batch.shape().features()).isEqualTo(table.means.length);
        for (int feature = 0; feature < table.means.length; feature++) {
            double sum = 0;
            for (double x : batch.column(feature)) {
                sum += x;
            }
            assertThat(sum / table.rows)
                    .as(batch.features().get(feature))
                    .isCloseTo(table.means[feature], within(1e-12 * (1 + Math.abs(table.means[feature]))));
        }
    }

    /// The options that need no names do the same at once.
    @ParameterizedTest
    @MethodSource("tables")
    void orTheOptionsThatNeedNoNames(Table table) throws DataProblem {
        CsvDialect dialect =
                new CsvDialect(Optional.empty(), Optional.empty(), List.of(), List.of(), false, true, true);
        Batch batch = read(table.name, dialect);
        Batch advised = asAdvised(table.name);
        assertThat(batch.features()).isEqualTo(advised.features());
        for (int feature = 0; feature < batch.shape().features(); feature++) {
            assertThat(batch.column(feature)).isEqualTo(advised.column(feature));
        }
    }

    private static Batch asAdvised(String name) throws DataProblem {
        try {
            return read(name, CsvDialect.DETECT);
        } catch (DataProblem problem) {
            String advice = problem.sentence(Words.of(Language.EN));
            Matcher exclude = EXCLUDE.matcher(advice);
            List<String> columns = exclude.find() ? List.of(exclude.group(1).split(",")) : List.of();
            boolean rows = advice.contains("--drop-missing");
            assertThat(rows || !columns.isEmpty()).as(advice).isTrue();
            return read(
                    name, new CsvDialect(Optional.empty(), Optional.empty(), List.of(), columns, false, rows, false));
        }
    }

    private static Batch read(String name, CsvDialect dialect) throws DataProblem {
        return BatchReader.read(Source.file(TABLES.resolve(name), name), dialect)
                .x();
    }
}
