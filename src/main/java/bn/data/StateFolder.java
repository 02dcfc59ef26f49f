package bn.data;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.graph.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Where the forward pass leaves its cache for the backward pass: one file for each working folder,
/// readable by its owner alone, replaced whole.
public final class StateFolder {
    /// A batch of more numbers than this, read from a file, is not kept again: its path and fingerprint
    /// are.
    private static final long LARGE = 1_000_000;

    /// A copy of which nothing was written for so long is written by nobody.
    private static final Duration STALE = Duration.ofHours(1);

    private final Path home;
    private final Path folder;

    /// The state of one working folder.
    ///
    /// @param home the folder in which states are kept
    /// @param folder the working folder
    public StateFolder(Path home, Path folder) {
        this.home = home;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /// Where states are kept: BN_STATE_HOME, else XDG_STATE_HOME/bn, else ~/.local/state/bn; on Windows
    /// %LOCALAPPDATA%\bn.
    ///
    /// @throws DataProblem if none of these is said, and the user has no home: what is relative is none
    public static Path home(Map<String, String> environment, boolean windows, Path userHome) throws DataProblem {
        String own = environment.get("BN_STATE_HOME");
        if (isSet(own)) {
            return Path.of(own);
        }
        String local = environment.get("LOCALAPPDATA");
        if (windows && isSet(local)) {
            return Path.of(local, "bn");
        }
        String xdg = environment.get("XDG_STATE_HOME");
        if (isSet(xdg)) {
            return Path.of(xdg, "bn");
        }
        if (!userHome.isAbsolute()) {
            throw new DataProblem("there is no home folder to keep it in; name a folder with BN_STATE_HOME");
        }
        return userHome.resolve(Path.of(".local", "state", "bn"));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    /// The file of this working folder's state. Its name begins as the folder's does, for those who look.
    public Path file() {
        CRC32 crc = new CRC32();
        crc.update(folder.toString().getBytes(StandardCharsets.UTF_8));
        Path last = folder.getFileName();
        String name = last == null ? "root" : last.toString().replaceAll("[^A-Za-z0-9._-]", "_");
        String start = name.length() > 60 ? name.substring(0, 60) : name;
        return home.resolve(start + "-" + Long.toHexString(crc.getValue()) + ".cache");
    }

    /// Where a walk keeps what was typed, for all working folders.
    ///
    /// @throws DataProblem if its folder cannot be made
    public Path history() throws DataProblem {
        createHome();
        return home.resolve("walk-history");
    }

    /// Keeps a cache in place of the one before.
    ///
    /// @throws DataProblem if it cannot be written
    public void save(Cache cache, Optional<Origin> origin) throws DataProblem {
        createHome();
        removeCopies(name -> name.endsWith(".cache"), STALE);
        long numbers = (long) cache.shape().rows() * cache.shape().features();
        boolean withValues = origin.isEmpty() || numbers <= LARGE;
        FileReplacement.writePrivate(file(), out -> CacheFile.write(out, folder.toString(), cache, origin, withValues));
    }

    /// What is kept for this working folder, if anything is.
    ///
    /// @throws DataProblem if it cannot be read
    public Optional<Saved> load() throws DataProblem {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        try {
            CacheFile.Kept kept = CacheFile.read(file());
            return kept.folder().equals(folder.toString()) ? Optional.of(new Saved(kept)) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new DataProblem(file() + ": what bn kept here cannot be read ("
                    + (e instanceof IOException && e.getMessage() != null
                            ? e.getMessage()
                            : e.getClass().getSimpleName())
                    + "); run bn forward again, or bn state --clear");
        }
    }

    /// Removes what is kept for this working folder, and what a pass that was killed left of it.
    ///
    /// @return whether there was something
    /// @throws DataProblem if it cannot be removed
    public boolean clear() throws DataProblem {
        try {
            boolean copies =
                    Files.isDirectory(home) && removeCopies(file().getFileName().toString()::equals, Duration.ZERO);
            return Files.deleteIfExists(file()) || copies;
        } catch (IOException e) {
            throw new DataProblem(file() + ": cannot be removed (" + e.getMessage() + ")");
        }
    }

    /// Removes copies that nobody has written to for a while.
    ///
    /// @return whether there was one
    private boolean removeCopies(Predicate<String> of, Duration old) throws DataProblem {
        try {
            FileTime then = FileTime.from(Instant.now().minus(old));
            boolean removed = false;
            for (Path copy : FileReplacement.copies(home, of)) {
                removed |= Files.getLastModifiedTime(copy).compareTo(then) <= 0 && Files.deleteIfExists(copy);
            }
            return removed;
        } catch (NoSuchFileException e) {
            // Another command was at it too.
            return true;
        } catch (IOException e) {
            throw new DataProblem(home + ": cannot be tidied up (" + e.getMessage() + ")", e);
        }
    }

    private void createHome() throws DataProblem {
        if (Files.isDirectory(home)) {
            return;
        }
        try {
            if (Files.getFileStore(existing(home)).supportsFileAttributeView("posix")) {
                Files.createDirectories(
                        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(home);
            }
        } catch (IOException e) {
            throw new DataProblem(home + ": the state folder cannot be made (" + e.getMessage() + ")");
        }
    }

    private static Path existing(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /// What a forward pass left.
    public static final class Saved {
        private final CacheFile.Kept kept;

        private Saved(CacheFile.Kept kept) {
            this.kept = kept;
        }

        /// The file the batch was read from, unless it came from standard input.
        public Optional<Origin> origin() {
            return kept.origin();
        }

        /// How the place the batch came from is called.
        public String source() {
            return kept.origin().map(origin -> Printable.of(origin.name())).orElse("what was piped in");
        }

        /// The mode of the forward pass.
        public Mode mode() {
            return kept.parameters().statistics().isPresent() ? Mode.EVAL : Mode.TRAIN;
        }

        /// Whether a dout was kept too.
        public boolean hasDout() {
            return kept.parameters().dout().isPresent();
        }

        /// The cache, its batch read again from its file where its numbers were not kept.
        ///
        /// @throws DataProblem if the file is not as the forward pass read it
        public Cache cache() throws DataProblem {
            if (kept.origin().isPresent()) {
                checkUnchanged(kept.origin().get());
            }
            if (kept.values().isPresent()) {
                return kept.values().get();
            }
            return CacheFile.cache(reread(kept.origin().orElseThrow()), kept.parameters());
        }

        private void checkUnchanged(Origin origin) throws DataProblem {
            if (!Files.exists(origin.path())) {
                if (kept.values().isPresent()) {
                    return;
                }
                throw new DataProblem(
                        Printable.of(origin.name()) + ": no longer there, and too large to have been kept by bn"
                                + " forward; run bn forward again on the file where it is now");
            }
            if (!Fingerprint.of(origin.path()).equals(origin.fingerprint())) {
                throw new DataProblem(
                        Printable.of(origin.name()) + ": has changed since bn forward read it; run bn forward again");
            }
        }

        private static Batch reread(Origin origin) throws DataProblem {
            return BatchReader.read(Source.file(origin.path(), origin.name()), origin.dialect())
                    .x();
        }
    }
}
