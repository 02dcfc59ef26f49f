package bn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every session in the documents and compares the output. A line `...` stands for omitted lines.
class DocumentsTest {
    private static final Pattern SESSION = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path state;

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                    Stream.of(Path.of("README.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theSessionsAreReal(Path document) throws IOException {
        List<String> sessions = SESSION.matcher(Files.readString(document))
                .results()
                .map(match -> match.group(1))
                .toList();
        for (String session : sessions) {
            String actual = Transcript.of(session).actual(Path.of(""), state);
            assertThat(actual).as("%s", document).matches(whole(session));
        }
    }

    @Test
    void theReadmeShowsSessions() throws IOException {
        assertThat(SESSION.matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .count())
                .isGreaterThanOrEqualTo(2);
    }

    /// A pattern for the session, in which omitted lines match any lines.
    private static Pattern whole(String session) {
        StringBuilder pattern = new StringBuilder();
        session.lines().forEach(line -> pattern.append(line.equals("...") ? "(?:.*\n)*?" : Pattern.quote(line) + "\n"));
        return Pattern.compile(pattern.toString());
    }
}
