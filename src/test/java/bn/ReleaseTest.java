package bn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How bn is released.
final class ReleaseTest {
    /// A tag can be moved to other code, a commit cannot.
    @Test
    void whatTheWorkflowsUseIsNamedByItsCommit() throws IOException {
        List<String> used;
        try (Stream<Path> workflows = Files.list(Path.of(".github/workflows"))) {
            used = workflows
                    .flatMap(workflow -> lines(workflow).stream())
                    .map(String::strip)
                    .filter(line -> line.startsWith("- uses:") || line.startsWith("uses:"))
                    .toList();
        }
        assertThat(used)
                .isNotEmpty()
                .allMatch(line -> line.matches("(- )?uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
        assertThat(used.stream().map(line -> line.replace("- ", "")).distinct())
                .as("one version of each")
                .hasSameSizeAs(used.stream()
                        .map(line -> line.replaceAll("@.*", "").replace("- ", ""))
                        .distinct()
                        .toList());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The installation commands contain no placeholders.
    @Test
    void theReadmeHasNoWordToBeFilledIn() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).doesNotContain("OWNER", "VERSION", "SYSTEM");
    }
}
