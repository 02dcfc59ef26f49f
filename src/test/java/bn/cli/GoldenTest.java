package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.report.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The screens that people see, kept to the letter. To add one, put a file with its command in
/// src/test/resources/golden.
///
/// `mvn test -Dtest=GoldenTest -Dgolden.update=true` writes them anew; read the difference before
/// committing it. The numbers in them are held to exact results by [GoldenNumbersTest].
class GoldenTest {
    static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final Pattern COLUMNS = Pattern.compile("COLUMNS=(\\d+)");

    @TempDir
    Path state;

    static List<Path> screens() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void theScreenIsAsItWas(Path file) throws IOException {
        String expected = Files.readString(file);
        String actual = Transcript.of(expected).actual(Path.of(""), state);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(expected);
    }

    /// What is written for programs is as wide as it is, and so are sentences on standard error, which a
    /// terminal gets wrapped and a log does not.
    @ParameterizedTest
    @MethodSource("screens")
    void noLineIsWiderThanTheTerminal(Path file) throws IOException {
        for (Transcript.Command command : Transcript.of(Files.readString(file)).commands()) {
            Run run = command.run(Path.of(""), state);
            if (command.line().contains("--format")) {
                continue;
            }
            Matcher columns = COLUMNS.matcher(command.line());
            int width = columns.find() ? Integer.parseInt(columns.group(1)) : 80;
            assertThat(run.out().lines())
                    .as(command.line())
                    .allSatisfy(line -> assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(width));
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    void anAsciiTerminalGetsAscii(Path file) throws IOException {
        for (Transcript.Command command : Transcript.of(Files.readString(file)).commands()) {
            if (command.line().contains("LC_ALL=C ")) {
                assertThat(command.screen()).as(command.line()).matches("[\\x20-\\x7e\\n]*");
            }
        }
    }
}
