package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How long running statistics of many small batches take.
class ManyBatchesIT extends InFolder {
    /// Twice as many batches take about twice as long; what was quadratic took four times and minutes.
    @Test
    void areTrackedQuickly() throws IOException {
        Files.writeString(folder.resolve("many.csv"), "w\n" + "1\n3\n".repeat(60_000));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        Run run = here.run(
                "track",
                "--stats",
                "s.json",
                "--batch-size",
                "2",
                "--momentum",
                "cumulative",
                "--format",
                "json",
                "--output",
                "o.json",
                "many.csv");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Json.object(Files.readString(folder.resolve("s.json"))))
                .containsEntry("num_batches_tracked", 60_000.0);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(25));
    }
}
