package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is changed on the disk where other processes are at it, or the surroundings of the process are odd.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has neither these files nor these links")
final class WritingProcessesIT extends InFolder {
    @BeforeEach
    void file() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n3,6\n7,1\n");
    }

    /// What stands for an open file is written on to, whatever that file is: it is not ours to put another there.
    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
    void anOpenFileIsWrittenThrough(String name) throws Exception {
        assumeTrue(Files.exists(Path.of(name)));
        Path log = Files.writeString(folder.resolve("log"), "before\n");
        Process process = BnProcess.builder(
                        List.of(), folder, "forward", "--input", "x.csv", "--no-save", "--output", name)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(log).content().startsWith("before\n").contains("Batch normalization forward");
    }

    /// Two names of one file that is not there yet have one lock.
    @Test
    void aLinkToWhatIsNotThereIsLockedAsItsTarget() throws Exception {
        Files.createSymbolicLink(folder.resolve("link.json"), Path.of("s.json"));
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String name = i % 2 == 0 ? "s.json" : "link.json";
            processes.add(BnProcess.start(folder, "track", "--stats", name, "--convention", "paper", "x.csv"));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(Json.object(Files.readString(folder.resolve("s.json")))).containsEntry("num_batches_tracked", 6.0);
        assertThat(folder.resolve(".link.json.lock")).doesNotExist();
    }

    /// Who waits says so, and goes on when the other is done.
    @Test
    void aHeldLockIsSaid() throws Exception {
        Path err = folder.resolve("err");
        Process process;
        try (FileChannel channel = FileChannel.open(
                        folder.resolve(".s.json.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            process = BnProcess.builder(List.of(), folder, "track", "--stats", "s.json", "x.csv")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(err.toFile())
                    .start();
            for (int i = 0; i < 600 && Files.readString(err).isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(err)
                    .hasContent("s.json: another bn is writing it; waiting until it is done (Ctrl-C ends this, and"
                            + " changes nothing)\n");
            assertThat(process.isAlive()).isTrue();
        }
        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("s.json")).exists();
    }

    /// Where nobody says where home is, no folder called `?` is made.
    @Test
    void withoutAHomeNothingIsKept() throws Exception {
        Process process = atHome(
                        BnProcess.builder(
                                List.of("-Duser.home=?"), folder, "forward", "--input", "x.csv", "--steps", "mu"),
                        "")
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("err"))
                .hasContent(
                        "warning: nothing was kept for later commands: there is no home folder to keep it in; name a"
                                + " folder with BN_STATE_HOME\n");
        assertThat(folder.resolve("?")).doesNotExist();
    }

    /// HOME says where home is, whatever the list of users does.
    @Test
    void homeIsWhereHomeSays() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Process process = atHome(
                        BnProcess.builder(List.of(), folder, "forward", "--input", "x.csv", "--steps", "mu"),
                        home.toString())
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(home.resolve(".local/state/bn")).isNotEmptyDirectory();
    }

    private static ProcessBuilder atHome(ProcessBuilder process, String home) {
        process.environment().keySet().removeAll(List.of("BN_STATE_HOME", "XDG_STATE_HOME"));
        process.environment().put("HOME", home);
        return process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
}
