package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bn.cli.environment.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is changed on the disk, when, and what is said where it cannot be.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has neither these files nor these links")
final class WritingTest extends InFolder {
    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n3,6\n7,1\n");
        Files.copy(Path.of("samples/stats.json"), folder.resolve("three.json"));
    }

    /// A file in memory is a file, whatever folder it lies in.
    @Test
    void aFileUnderDevIsReplaced() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isDirectory(memory) && Files.isWritable(memory));
        Path own = Files.createTempDirectory(memory, "bn");
        try {
            String y = own.resolve("y.json").toString();
            assertThat(here.run("forward", "--input", "x.csv", "--output", y).err())
                    .doesNotContain("cannot");
            String once = Files.readString(Path.of(y));
            here.run("forward", "--input", "x.csv", "--output", y);
            assertThat(Path.of(y)).hasContent(once);
            String s = own.resolve("s.json").toString();
            for (int times = 1; times <= 2; times++) {
                assertThat(here.run("track", "--stats", s, "x.csv").status()).isZero();
                assertThat(Json.object(Files.readString(Path.of(s))))
                        .containsEntry("num_batches_tracked", (double) times);
            }
        } finally {
            try (Stream<Path> all = Files.walk(own)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void anOpenFileThatThereIsNot() {
        assumeTrue(Files.isDirectory(Path.of("/dev/fd")) && !Files.exists(Path.of("/dev/fd/999")));
        assertThat(here.run("forward", "--input", "x.csv", "--no-save", "--output", "/dev/fd/999")
                        .err())
                .isEqualTo("/dev/fd/999: is not there to be written to\n");
        assertThat(here.run("forward", "--input", "x.csv", "--no-save", "--output", "nowhere/y.csv")
                        .err())
                .isEqualTo("nowhere/y.csv: cannot be written, its folder is not there\n");
    }

    /// Also where its owner is one whom no permission stops.
    @Test
    void aWriteProtectedFileIsKept() throws IOException {
        Path y = Files.writeString(folder.resolve("y.csv"), "mine\n");
        Files.setPosixFilePermissions(y, PosixFilePermissions.fromString("r--r--r--"));
        Run run = here.run("forward", "--input", "x.csv", "--output", "y.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .isEqualTo("y.csv: is write-protected; give another name, or allow writing with chmod u+w\n");
        assertThat(y).hasContent("mine\n");
        Path s = folder.resolve("three.json");
        Files.setPosixFilePermissions(s, PosixFilePermissions.fromString("r--r--r--"));
        String before = Files.readString(s);
        Files.copy(Path.of("samples/batch.csv"), folder.resolve("three.csv"));
        assertThat(here.run("track", "--stats", "three.json", "three.csv").err())
                .contains("is write-protected");
        assertThat(s).hasContent(before);
    }

    @Test
    void aLinkInACircleIsKept() throws IOException {
        Path one = Files.createSymbolicLink(folder.resolve("one.csv"), Path.of("two.csv"));
        Path two = Files.createSymbolicLink(folder.resolve("two.csv"), Path.of("one.csv"));
        Run run = here.run("forward", "--input", "x.csv", "--output", "one.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err()).isEqualTo("one.csv: is a link that leads back to itself; give another name\n");
        assertThat(one).isSymbolicLink();
        assertThat(two).isSymbolicLink();
        assertThat(here.run("track", "--stats", "one.csv", "x.csv").err())
                .isEqualTo("one.csv: is a link that leads back to itself; give another name\n");
    }

    /// What a killed forward pass left is removed by the next that keeps something, once no other can be
    /// writing it, and by `bn state --clear` at once.
    @Test
    void copiesThatWereLeftBehindGo() throws IOException {
        here.run("forward", "--input", "x.csv");
        Path kept;
        try (Stream<Path> files = Files.list(state)) {
            kept = files.findFirst().orElseThrow();
        }
        Path left = Files.writeString(state.resolve("." + kept.getFileName() + "-1a2b3c.tmp"), "secret");
        Path other = Files.writeString(state.resolve(".other-folder-00.json-99.tmp"), "secret");
        Path walk = Files.writeString(state.resolve("walk-history"), "goto dvar");
        here.run("forward", "--input", "x.csv");
        assertThat(left).as("somebody may be writing it").exists();
        FileTime long_ago = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(other, long_ago);
        Files.setLastModifiedTime(walk, long_ago);
        here.run("forward", "--input", "x.csv");
        assertThat(other).doesNotExist();
        assertThat(left).exists();
        Files.delete(kept);
        assertThat(here.run("state", "--clear").err()).startsWith("removed ");
        assertThat(left).doesNotExist();
        assertThat(walk).exists();
        assertThat(here.run("state", "--clear").err()).isEqualTo("there was nothing kept for this folder\n");
    }

    /// The update is made and cannot be shown: it says so, and that it is not to be made again.
    @Test
    void anUpdateThatCannotBeShownIsSaidToBeMade() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = here.run(failing("No space left on device"), err, "track", "--stats", "s.json", "x.csv");
        assertThat(status).isEqualTo(ExitStatus.DATA);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("s.json: holds the update by these batches, so do not track them again; only what was to be"
                        + " shown of it is lost (<stdout>: cannot be written (No space left on device))\n");
        assertThat(batches("s.json")).isEqualTo(1);
        assertThat(here.run(
                        failing("Broken pipe"), OutputStream.nullOutputStream(), "track", "--stats", "s.json", "x.csv"))
                .isZero();
        assertThat(batches("s.json")).isEqualTo(2);
    }

    /// An output that cannot be made keeps the statistics as they are.
    @ParameterizedTest
    @ValueSource(strings = {"nowhere/o.json", ".", "protected.json", "circle.json", "s.json", "o.csv"})
    void withoutAnOutputThereIsNoUpdate(String output) throws IOException {
        here.run("track", "--stats", "s.json", "x.csv");
        Path kept = Files.writeString(folder.resolve("protected.json"), "");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r--r--r--"));
        Files.createSymbolicLink(folder.resolve("circle.json"), Path.of("circle.json"));
        Run run = here.run("track", "--stats", "s.json", "x.csv", "--output", output);
        assertThat(run.status()).as(run.err()).isIn(ExitStatus.USAGE, ExitStatus.DATA);
        assertThat(batches("s.json")).isEqualTo(1);
    }

    @Test
    void anUpdateAndItsOutput() throws IOException {
        String shown =
                here.run("track", "--stats", "s.json", "x.csv", "--dry-run").out();
        assertThat(here.run("track", "--stats", "s.json", "x.csv", "--output", "o.txt")
                        .status())
                .isZero();
        assertThat(batches("s.json")).isEqualTo(1);
        assertThat(folder.resolve("o.txt")).hasContent(shown);
    }

    /// Whatever the batches, what is written is read again; where it would not be, the file stays as it is.
    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            int digits = random.nextInt(400) - 60;
            Files.writeString(
                    folder.resolve("big.csv"),
                    "a,b\n1e%d,2\n-1e%d,3\n%se300,1\n"
                            .formatted(Math.min(digits, 308), Math.min(digits, 308), random.nextBoolean() ? "0" : "1"));
            String convention =
                    List.of("pytorch", "keras", "paper", "cs231n", "onnx").get(random.nextInt(5));
            String before = Files.exists(folder.resolve("s.json")) ? Files.readString(folder.resolve("s.json")) : "";
            Run run = here.run("track", "--stats", "s.json", "big.csv", "--convention", convention);
            if (run.status() != 0) {
                assertThat(run.status()).isEqualTo(ExitStatus.DATA);
                assertThat(run.err())
                        .startsWith("s.json: is left as it was, since batch 1 (big.csv) would make running_")
                        .endsWith(", which no command can go on from; scale the batch, or leave it out\n");
                assertThat(Files.exists(folder.resolve("s.json")) ? Files.readString(folder.resolve("s.json")) : "")
                        .isEqualTo(before);
                assertThat(here.run("track", "--stats", "s.json", "big.csv", "--convention", convention, "--dry-run")
                                .err())
                        .isEqualTo(run.err());
            } else {
                assertThat(here.run("track", "--stats", "s.json", "x.csv", "--dry-run")
                                .status())
                        .as(Files.readString(folder.resolve("s.json")))
                        .isZero();
            }
        }
    }

    private int batches(String file) throws IOException {
        Map<String, Object> saved = Json.object(Files.readString(folder.resolve(file)));
        return ((Double) saved.get("num_batches_tracked")).intValue();
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
