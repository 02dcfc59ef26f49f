package bn.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder as editors and programs leave it.
class FolderWatcherIT {
    private static final long PATIENCE = 20;

    @TempDir
    Path parent;

    private final BlockingQueue<Set<String>> said = new LinkedBlockingQueue<>();
    private Path folder;
    private FolderWatcher watcher;

    @BeforeEach
    void watch() throws IOException {
        folder = Files.createDirectory(parent.resolve("mine"));
        Files.writeString(folder.resolve("old"), "1");
        watcher = FolderWatcher.of(folder, said::add);
    }

    @AfterEach
    void close() {
        watcher.close();
    }

    private Set<String> next() throws InterruptedException {
        Set<String> files = said.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(files).as("what has changed").isNotNull();
        return files;
    }

    private void nothingMore() throws InterruptedException {
        assertThat(said.poll(1500, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void whatIsWrittenIsSaidOnce() throws Exception {
        Files.writeString(folder.resolve("new"), "1");
        assertThat(next()).containsExactly("new");
        Files.writeString(folder.resolve("old"), "2");
        assertThat(next()).containsExactly("old");
        Files.delete(folder.resolve("old"));
        assertThat(next()).containsExactly("old");
        nothingMore();
    }

    /// Editors write another file and give it the name, with the size and the time of the old one if it comes to that.
    @Test
    void aReplacedFileIsAnother() throws Exception {
        FileTime time = Files.getLastModifiedTime(folder.resolve("old"));
        Path other = Files.writeString(parent.resolve("old.tmp"), "2");
        Files.setLastModifiedTime(other, time);
        Files.move(other, folder.resolve("old"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(next()).containsExactly("old");
    }

    /// A file is said when its writer is done with it.
    @Test
    void aPartialFileIsNotSaid() throws Exception {
        Path file = folder.resolve("long");
        long longestPause = 0;
        for (int part = 0; part < 20; part++) {
            long begun = System.nanoTime();
            Files.writeString(file, "part\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Thread.sleep(30);
            longestPause = Math.max(longestPause, System.nanoTime() - begun);
        }
        // On a busy machine the writer itself may have stopped for long enough.
        boolean wasStill = longestPause > TimeUnit.MILLISECONDS.toNanos(100);
        assertThat(said.isEmpty() || wasStill).isTrue();
        assertThat(next()).containsExactly("long");
        assertThat(Files.size(file)).isEqualTo(100);
    }

    /// One that never ends does not hold up the others.
    @Test
    void aLogDoesNotHoldUpOthers() throws Exception {
        Thread log = Thread.ofVirtual().start(() -> {
            try {
                while (!Thread.interrupted()) {
                    Files.writeString(
                            folder.resolve("log"), "more\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    Thread.sleep(20);
                }
            } catch (IOException | InterruptedException e) {
                // It is over.
            }
        });
        try {
            Files.writeString(folder.resolve("new"), "1");
            assertThat(next()).contains("new");
        } finally {
            log.interrupt();
            log.join();
        }
    }

    @Test
    void whatIsSavedTogetherIsSaidTogether() throws Exception {
        Files.writeString(folder.resolve("a"), "1");
        Files.writeString(folder.resolve("b"), "1");
        assertThat(next()).containsExactlyInAnyOrder("a", "b");
        nothingMore();
    }

    /// The system's events end with the folder that they were asked for.
    @Test
    void aFolderThatIsMadeAgainIsWatchedOn() throws Exception {
        Files.delete(folder.resolve("old"));
        Files.delete(folder);
        assertThat(next()).containsExactly("old");
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("new"), "1");
        assertThat(next()).containsExactly("new");
        Files.writeString(folder.resolve("new"), "22");
        assertThat(next()).containsExactly("new");
    }
}
