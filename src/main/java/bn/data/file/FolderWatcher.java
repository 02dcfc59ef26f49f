package bn.data.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says which files of a folder were written, replaced or removed, each once it is still.
///
/// The system says when to look. Where it is blind, as on a network share, the folder is looked at once a second. What
/// has changed is found by comparing sizes, times and identities, so nothing depends on the kinds of events, of which
/// every system and every editor has others.
public final class FolderWatcher implements AutoCloseable {
    /// A file that is the same for so long is not being written any more.
    private static final long STILL = 150;

    private static final long POLL = 1000;

    /// So often files that are still wait for others.
    private static final int ROUNDS = 6;

    private final Path folder;
    private final Consumer<Set<String>> changed;
    private final @Nullable WatchService service;
    private final Thread thread;
    private @Nullable WatchKey key;
    private Map<String, Stamp> known;

    /// What a file is, as far as it shows without reading it.
    private record Stamp(
            long size, FileTime modified, @Nullable Object identity) {}

    private FolderWatcher(Path folder, Consumer<Set<String>> changed) {
        this.folder = folder;
        this.changed = changed;
        this.service = service();
        register();
        this.known = stamps();
        this.thread = Thread.ofPlatform().daemon().unstarted(this::watch);
    }

    /// Begins to watch a folder.
    ///
    /// @param changed gets the names of files that are others than before, several at once where they were saved
    ///     together; in a thread of its own
    public static FolderWatcher of(Path folder, Consumer<Set<String>> changed) {
        FolderWatcher watcher = new FolderWatcher(folder, changed);
        watcher.thread.start();
        return watcher;
    }

    /// None where the system has no more of them.
    private static @Nullable WatchService service() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /// Asks the system for events, if it is not asked already. A folder that was removed and made again is another.
    private void register() {
        if (service == null || (key != null && key.isValid())) {
            return;
        }
        try {
            key = folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException | UnsupportedOperationException e) {
            key = null;
        }
    }

    private void watch() {
        try {
            while (!Thread.interrupted()) {
                await();
                settle();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            // It is closed.
        }
    }

    private void await() throws InterruptedException {
        register();
        if (service == null) {
            Thread.sleep(POLL);
            return;
        }
        WatchKey signalled = service.poll(POLL, TimeUnit.MILLISECONDS);
        if (signalled != null) {
            signalled.pollEvents();
            signalled.reset();
        }
    }

    /// Tells of the files that have changed, when all of them are still; of those that are, if others never are.
    private void settle() throws InterruptedException {
        Map<String, Stamp> now = stamps();
        for (int round = 1; !now.equals(known); round++) {
            Thread.sleep(STILL);
            Map<String, Stamp> later = stamps();
            Set<String> still = new HashSet<>();
            Set<String> moving = new HashSet<>();
            for (String file : union(known, later)) {
                if (!Objects.equals(now.get(file), later.get(file))) {
                    moving.add(file);
                } else if (!Objects.equals(known.get(file), later.get(file))) {
                    still.add(file);
                }
            }
            if (!still.isEmpty() && (moving.isEmpty() || round >= ROUNDS)) {
                take(still, later);
                changed.accept(still);
            }
            now = later;
        }
    }

    private void take(Set<String> files, Map<String, Stamp> from) {
        Map<String, Stamp> taken = new HashMap<>(known);
        taken.keySet().removeAll(files);
        files.stream().filter(from::containsKey).forEach(file -> taken.put(file, from.get(file)));
        known = taken;
    }

    private static Set<String> union(Map<String, Stamp> one, Map<String, Stamp> other) {
        Set<String> names = new HashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    /// What is there now; nothing of a folder that cannot be read just then.
    private Map<String, Stamp> stamps() {
        Map<String, Stamp> stamps = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                stamp(file, stamps);
            }
        } catch (IOException | UncheckedIOException e) {
            // It is gone, perhaps for a moment.
        }
        return stamps;
    }

    private static void stamp(Path file, Map<String, Stamp> stamps) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                stamps.put(
                        file.getFileName().toString(),
                        new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey()));
            }
        } catch (IOException e) {
            // It was removed since the folder was listed.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                // Nobody waits for it any more.
            }
        }
    }
}
