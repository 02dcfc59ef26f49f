package bn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `mvn test` runs is quick: docs/contributing.md says what is left to `mvn verify`.
class UsualSuiteTest {
    private static final Path TESTS = Path.of("src/test/java");

    /// Other programs, time that passes or is measured, a page's JavaScript, and a sample that a property enlarges.
    private static final Pattern SLOW = Pattern.compile(
            "\\b(ProcessBuilder|BuiltBn|BnProcess|PseudoTerminal"
                    + "|Browser|getCurrentThreadCpuTime|(Thread|MILLISECONDS|SECONDS)\\.sleep|PageProgram|Integer\\.getInteger)\\b");

    @Test
    void noTestIsOneOfIntegration() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> !file.endsWith("bn/UsualSuiteTest.java"))
                    .toList();
            assertThat(tests).hasSizeGreaterThan(100);
            for (Path test : tests) {
                assertThat(Files.readString(test)).as(test.toString()).doesNotContainPattern(SLOW);
            }
        }
    }
}
