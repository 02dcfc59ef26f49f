package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Whoever stops bn while it writes finds the old file, and nothing beside it.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process is stopped there without being told")
final class InterruptedOutputIT {
    private static final int ROWS = 100_000;
    private static final String OLD = "what was here\n";

    @TempDir
    Path folder;

    @Test
    void aStoppedWriterLeavesTheOldFileAndNoOther() throws IOException, InterruptedException {
        Random random = new Random(1);
        Files.write(
                folder.resolve("x.csv"),
                Stream.generate(() ->
                                random.doubles(8).mapToObj(String::valueOf).collect(Collectors.joining(",")))
                        .limit(ROWS)
                        .toList());
        Path y = Files.writeString(folder.resolve("y.csv"), OLD);

        Process writer = BnProcess.start(folder, "forward", "--no-save", "--input=x.csv", "--output=y.csv");
        while (names().size() == 2 && writer.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertThat(names()).as("a file beside, while it is written").hasSize(3);
        writer.destroy();

        assertThat(writer.waitFor()).isNotZero();
        assertThat(names()).containsExactlyInAnyOrder("x.csv", "y.csv");
        assertThat(y).hasContent(OLD);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
