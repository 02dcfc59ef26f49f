package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.report.block.Columns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /// What was run, by the file in which it stands: each is looked at in two ways.
    private static final Map<Path, List<Ran>> RUNS = new ConcurrentHashMap<>();

    @TempDir
    static Path states;

    private record Ran(Transcript.Command command, Run run) {}

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
        String actual =
                runs(file).stream().map(ran -> ran.command().shown(ran.run())).collect(Collectors.joining());
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
        for (Ran ran : runs(file)) {
            String line = ran.command().line();
            if (line.contains("--format")) {
                continue;
            }
            Matcher columns = COLUMNS.matcher(line);
            int width = columns.find() ? Integer.parseInt(columns.group(1)) : 80;
            assertThat(ran.run().out().lines())
                    .as(line)
                    .allSatisfy(
                            shown -> assertThat(Columns.width(shown)).as(shown).isLessThanOrEqualTo(width));
        }
    }

    private static List<Ran> runs(Path file) {
        return RUNS.computeIfAbsent(file, GoldenTest::ran);
    }

    /// With a state of its own.
    private static List<Ran> ran(Path file) {
        Path state = states.resolve(file.getFileName());
        try {
            return Transcript.of(Files.readString(file)).commands().stream()
                    .map(command -> new Ran(command, command.run(Path.of(""), state)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
