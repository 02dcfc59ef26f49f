package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Running statistics on disk, which no other process spoils and nobody who kills one.
final class TrackProcessesIT extends InFolder {
    @BeforeEach
    void file() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "w\n1\n2\n6\n");
    }

    @Test
    void processesThatRunTogetherLoseNoUpdate() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            processes.add(BnProcess.start(folder, "track", "--stats", "s.json", "--convention", "paper", "a.csv"));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(stats()).containsEntry("num_batches_tracked", 5.0);
    }

    /// Killed at any moment, the old file or the new one is there, and nothing half.
    @Test
    void whatIsKilledLeavesAWholeFile() throws Exception {
        here.run("track", "--stats", "s.json", "--convention", "paper", "a.csv");
        Random random = new Random(9);
        double before = 1;
        for (int i = 0; i < 5; i++) {
            Process process = BnProcess.start(folder, "track", "--stats", "s.json", "a.csv");
            Thread.sleep(random.nextInt(50, 500));
            process.destroyForcibly().waitFor();
            double now = (Double) stats().get("num_batches_tracked");
            assertThat(now).isBetween(before, before + 1);
            before = now;
        }
    }

    private Map<String, Object> stats() throws IOException {
        return Json.object(Files.readString(folder.resolve("s.json")));
    }
}
