package bn.data.state;

import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.file.Source;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Where a pass is kept for later commands: for each working folder one file, and beside it the bytes of what the pass
/// read from standard input. Its owner alone may read them; each is replaced whole.
public final class StateFolder {
    private static final String PASS = ".json";
    private static final String COPY = ".input";

    /// What older versions kept.
    private static final String FORMER = ".cache";

    /// What nothing was written to for so long is written by nobody.
    private static final Duration STALE = Duration.ofHours(1);

    private final Path home;
    private final Path folder;

    /// The state of one working folder.
    ///
    /// @param home the folder in which states are kept
    /// @param folder the working folder
    public StateFolder(Path home, Path folder) {
        this.home = home.toAbsolutePath();
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
            throw new DataProblem("", DataMessage.NO_HOME);
        }
        return userHome.resolve(Path.of(".local", "state", "bn"));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    /// The file of this working folder's pass.
    public Path file() {
        return file(PASS);
    }

    private Path file(String ending) {
        return home.resolve(name() + ending);
    }

    /// How files of this working folder begin: as its name does, for those who look.
    private String name() {
        CRC32 crc = new CRC32();
        crc.update(folder.toString().getBytes(StandardCharsets.UTF_8));
        Path last = folder.getFileName();
        String name = last == null ? "root" : last.toString().replaceAll("[^A-Za-z0-9._-]", "_");
        String start = name.length() > 60 ? name.substring(0, 60) : name;
        return start + "-" + Long.toHexString(crc.getValue());
    }

    /// Where a walk keeps what was typed, for all working folders.
    ///
    /// @throws DataProblem if its folder cannot be made
    public Path history() throws DataProblem {
        createHome();
        return home.resolve("walk-history");
    }

    /// Where it is kept how far a learner has come, for all working folders.
    /// Its folder is made when it is written.
    public ProgressFile progress() {
        return new ProgressFile(home.resolve("learn.json"), this::createHome);
    }

    /// What was read of something that comes only once.
    ///
    /// @param origin its copy, where it could be made
    /// @param problem why it could not
    public record Copied<T>(T numbers, Optional<Origin> origin, Optional<DataProblem> problem) {}

    /// Reads what comes only once, such as standard input, and keeps a copy of its bytes. Who saves no pass that names
    /// the copy removes it.
    ///
    /// @throws DataProblem if it cannot be read
    public <T> Copied<T> copied(Source source, CsvDialect dialect, Origin.Reader<T> reader) throws DataProblem {
        InputCopy<T> copy = new InputCopy<>(source, reader);
        try {
            createHome();
            Path file = file("-" + Long.toHexString(System.nanoTime()) + COPY);
            FileReplacement.writePrivate(file, copy);
            Origin origin = new Origin(file, source.name(), true, copy.fingerprint(), dialect);
            return new Copied<>(copy.read(), Optional.of(origin), Optional.empty());
        } catch (DataProblem problem) {
            return new Copied<>(copy.readDespite(problem), Optional.empty(), Optional.of(problem));
        }
    }

    /// Keeps a pass in place of the one before, whose copies go.
    ///
    /// @throws DataProblem if it cannot be written
    public void save(KeptPass pass) throws DataProblem {
        createHome();
        Set<Path> replaced = replaced();
        FileReplacement.writePrivate(file(), out -> out.write(new KeptPassFile(folder.toString(), pass).text()));
        try {
            remove(file -> isLeft(file, pass) && (replaced.contains(file) || isStale(file)));
        } catch (DataProblem problem) {
            // It does no harm, and the next pass tries again.
        }
    }

    /// What only the pass that is kept now needs. Mostly there are no copies, and it need not be read.
    private Set<Path> replaced() {
        Set<Path> replaced = new HashSet<>(Set.of(file(FORMER)));
        try (Stream<Path> files = Files.list(home)) {
            if (files.anyMatch(file -> isOurs(file) && file.toString().endsWith(COPY))) {
                load().ifPresent(pass -> replaced.addAll(pass.copies()));
            }
        } catch (IOException | DataProblem problem) {
            // Of a pass that cannot be read nobody knows the copies; they go when they are stale.
        }
        return replaced;
    }

    /// What is kept for this working folder, if anything is.
    ///
    /// @throws DataProblem if it cannot be read
    public Optional<KeptPass> load() throws DataProblem {
        if (!Files.exists(file())) {
            if (Files.exists(file(FORMER))) {
                throw KeptPassFile.ofAnotherVersion(file(FORMER));
            }
            return Optional.empty();
        }
        KeptPassFile kept = KeptPassFile.read(file());
        return kept.folder().equals(folder.toString()) ? Optional.of(kept.pass()) : Optional.empty();
    }

    /// Removes what is kept for this working folder, and what a pass that was killed left of it.
    ///
    /// @return whether there was something
    /// @throws DataProblem if it cannot be removed
    public boolean clear() throws DataProblem {
        return remove(this::isOurs);
    }

    /// Removes the copies of a pass that was not saved.
    ///
    /// @throws DataProblem if they cannot be removed
    public void remove(Collection<Path> copies) throws DataProblem {
        remove(copies::contains);
    }

    private boolean remove(Predicate<Path> which) throws DataProblem {
        if (!Files.isDirectory(home)) {
            return false;
        }
        try (Stream<Path> files = Files.list(home)) {
            boolean removed = false;
            for (Path file : files.filter(which).toList()) {
                removed |= Files.deleteIfExists(file);
            }
            return removed;
        } catch (IOException e) {
            throw new DataProblem(
                    Sentence.of(DataMessage.NOT_REMOVED, String.valueOf(e.getMessage()))
                            .at(home + ": "),
                    e);
        }
    }

    /// Whether a file, or what is being written to be it, belongs to this working folder.
    private boolean isOurs(Path file) {
        return Pattern.matches(
                Pattern.quote(name()) + "(\\" + PASS + "|\\" + FORMER + "|-[0-9a-f]+\\" + COPY + ")",
                FileReplacement.written(file).orElse(file.getFileName().toString()));
    }

    /// Whether no pass needs a file, unless somebody is at it: one that was not finished, or a copy of this working
    /// folder's that its pass does not name.
    private boolean isLeft(Path file, KeptPass pass) {
        return FileReplacement.written(file).isPresent()
                || (isOurs(file) && !file.equals(file()) && !pass.copies().contains(file));
    }

    private static boolean isStale(Path file) {
        return file.toFile().lastModified() <= Instant.now().minus(STALE).toEpochMilli();
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
            throw new DataProblem(home + ": ", DataMessage.NO_STATE_FOLDER, String.valueOf(e.getMessage()));
        }
    }

    private static Path existing(Path path) {
        Path at = path.toAbsolutePath();
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
