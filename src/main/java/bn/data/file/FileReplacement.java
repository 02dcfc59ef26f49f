package bn.data.file;

import bn.batch.Printable;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes files whole: beside the old one, flushed to the disk, and then in its place. Whoever kills the
/// program, and whatever fills the disk, leaves the old file or the new one and never half of one.
public final class FileReplacement {
    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /// What is written beside a file, until it is whole.
    private static final Pattern COPY = Pattern.compile("\\.(.*)-[0-9a-f]+\\.tmp");

    /// Links that are followed; more must be a circle.
    private static final int LINKS = 40;

    private FileReplacement() {}

    /// Writes what is to be in a file.
    @FunctionalInterface
    public interface Body {
        /// Writes it.
        ///
        /// @throws DataProblem if what it is made of cannot be had, and the file is to stay as it is
        void write(OutputStream out) throws IOException, DataProblem;
    }

    /// Writes a file. What is no regular file, such as a pipe, is written through, and so is what stands for an
    /// open file, such as /dev/stdout; where the name is another link, its target is replaced.
    ///
    /// @param name how its owner typed it
    /// @throws DataProblem if it cannot be written
    public static void write(Path target, String name, Body body) throws DataProblem {
        try {
            if (Files.isDirectory(target)) {
                throw new DataProblem(Printable.of(name) + ": ", DataMessage.TARGET_IS_FOLDER);
            }
            if (!isReplaced(target)) {
                try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.APPEND)) {
                    body.write(out);
                }
            } else {
                Path file = linked(target);
                if (Files.exists(file) && isWriteProtected(file)) {
                    throw new DataProblem(Printable.of(name) + ": ", DataMessage.WRITE_PROTECTED);
                }
                replace(file, body);
            }
        } catch (UncheckedIOException e) {
            throw unwritable(name, e.getCause() == null ? new IOException(e) : e.getCause());
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /// Writes a file that only its owner may read.
    ///
    /// @throws DataProblem if it cannot be written
    public static void writePrivate(Path target, Body body) throws DataProblem {
        try {
            replace(target, body, isPosix(target) ? new FileAttribute<?>[] {OWNER_ALONE} : new FileAttribute<?>[0]);
        } catch (IOException e) {
            throw unwritable(target.toString(), e);
        }
    }

    /// Whether a file is replaced whole when it is written, if it can be: not a device, a pipe, or what stands for an
    /// open file.
    ///
    /// @throws IOException if it is a link that leads to no file
    public static boolean isReplaced(Path target) throws IOException {
        return (!Files.exists(target) || Files.isRegularFile(target) || Files.isDirectory(target))
                && !standsForOpen(target);
    }

    /// Whether two names are those of one file.
    public static boolean isSame(Path one, Path other) {
        try {
            return real(one).equals(real(other));
        } catch (IOException e) {
            return false;
        }
    }

    /// The one name of a file that may have several, through links: also where it is not there yet.
    ///
    /// @throws IOException if it is a link that leads to no file
    public static Path real(Path target) throws IOException {
        Path file = linked(target).toAbsolutePath();
        Path folder = file.getParent();
        return folder != null && Files.isDirectory(folder) ? folder.toRealPath().resolve(file.getFileName()) : file;
    }

    /// The file that a name stands for: through links, also where what they lead to is not there yet.
    private static Path linked(Path target) throws IOException {
        return steps(target).getLast();
    }

    /// A file, and where it is a link the file it leads to, and so on.
    private static List<Path> steps(Path target) throws IOException {
        List<Path> steps = new ArrayList<>(List.of(target));
        while (Files.isSymbolicLink(steps.getLast())) {
            if (steps.size() > LINKS) {
                throw new FileSystemLoopException(target.toString());
            }
            Path link = steps.getLast();
            steps.add(link.resolveSibling(Files.readSymbolicLink(link)));
        }
        return steps;
    }

    /// Whether a name leads by way of a process's open files: who opened one wants it written on, and not another
    /// in its place.
    private static boolean standsForOpen(Path target) throws IOException {
        for (Path step : steps(target)) {
            Path folder = step.toAbsolutePath().getParent();
            if (folder != null && folder.endsWith("fd") && Files.isDirectory(folder)) {
                Path real = folder.toRealPath();
                if (real.startsWith("/proc") || real.startsWith("/dev")) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whoever took all permissions to write a file wants it kept, and may still replace it in its folder.
    private static boolean isWriteProtected(Path file) throws IOException {
        return !Files.isWritable(file)
                || (isPosix(file)
                        && Collections.disjoint(
                                Files.getPosixFilePermissions(file),
                                Set.of(
                                        PosixFilePermission.OWNER_WRITE,
                                        PosixFilePermission.GROUP_WRITE,
                                        PosixFilePermission.OTHERS_WRITE)));
    }

    /// The name of the file in whose place another is to be put, while it is written or if that was never finished.
    public static Optional<String> written(Path beside) {
        Matcher copy = COPY.matcher(beside.getFileName().toString());
        return copy.matches() ? Optional.of(copy.group(1)) : Optional.empty();
    }

    /// A new file gets the permissions that new files get here, a replaced one keeps its own.
    private static void replace(Path target, Body body, FileAttribute<?>... attributes)
            throws IOException, DataProblem {
        Path beside = target.resolveSibling("." + target.getFileName() + "-" + unlikeOthers() + ".tmp");
        // Ctrl-C ends the program without coming by here again.
        beside.toFile().deleteOnExit();
        try {
            try (FileChannel channel = FileChannel.open(
                    beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                OutputStream out = Channels.newOutputStream(channel);
                body.write(out);
                out.flush();
                channel.force(true);
            }
            if (attributes.length == 0 && isPosix(target) && Files.exists(target)) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(target));
            }
            move(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /// A word that another writer, here or in another process, has not but in the same nanosecond; the file is
    /// not made then. Java's random ones take 6 ms to begin with, and the number of the process 1.
    private static String unlikeOthers() {
        return Long.toHexString(System.nanoTime());
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isPosix(Path target) {
        return target.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// The sentence for a file that cannot be written.
    public static DataProblem unwritable(String name, IOException e) {
        Sentence why = switch (e) {
            case NoSuchFileException missing when isInFolder(missing) -> Sentence.of(DataMessage.NOT_THERE_TO_WRITE);
            case NoSuchFileException _ -> Sentence.of(DataMessage.NO_FOLDER_TO_WRITE);
            case FileSystemLoopException _ -> Sentence.of(DataMessage.LINK_IN_CIRCLE);
            case AccessDeniedException _ -> Sentence.of(DataMessage.NOT_PERMITTED_TO_WRITE);
            default -> Sentence.of(DataMessage.UNWRITABLE, reason(e));
        };
        return new DataProblem(why.at(Printable.of(name) + ": "), e);
    }

    /// Whether it is the file that is not there, as of /dev/fd/9, and not its folder.
    private static boolean isInFolder(NoSuchFileException missing) {
        Path folder = Path.of(missing.getFile()).toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder);
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException fileSystem && fileSystem.getReason() != null
                ? fileSystem.getReason()
                : String.valueOf(e.getMessage());
    }
}
