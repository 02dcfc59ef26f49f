package bn.data;

import bn.batch.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes files whole: beside the old one, flushed to the disk, and then in its place. Whoever kills the
/// program, and whatever fills the disk, leaves the old file or the new one and never half of one.
public final class FileReplacement {
    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /// Links that are followed; more must be a circle.
    private static final int LINKS = 40;

    private FileReplacement() {}

    /// Writes what is to be in a file.
    @FunctionalInterface
    public interface Body {
        /// Writes it.
        void write(OutputStream out) throws IOException;
    }

    /// Writes a file. What is no regular file, such as /dev/stdout or a pipe, is written through; where the
    /// name is a link, its target is replaced.
    ///
    /// @param name how its owner typed it
    /// @throws DataProblem if it cannot be written
    public static void write(Path target, String name, Body body) throws DataProblem {
        try {
            if (Files.isDirectory(target)) {
                throw new DataProblem(Printable.of(name) + ": is a folder; give the name of a file");
            }
            if (isWrittenThrough(target)) {
                try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.APPEND)) {
                    body.write(out);
                }
            } else {
                replace(linked(target), body);
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
    static void writePrivate(Path target, Body body) throws DataProblem {
        try {
            replace(target, body, isPosix(target) ? new FileAttribute<?>[] {OWNER_ALONE} : new FileAttribute<?>[0]);
        } catch (IOException e) {
            throw unwritable(target.toString(), e);
        }
    }

    /// A device or a pipe cannot be replaced, nor what stands for an open file.
    private static boolean isWrittenThrough(Path target) {
        return target.startsWith("/dev") || (Files.exists(target) && !Files.isRegularFile(target));
    }

    /// The file that a name stands for: through links, also where what they lead to is not there yet.
    private static Path linked(Path target) throws IOException {
        Path file = target;
        for (int i = 0; i < LINKS && Files.isSymbolicLink(file); i++) {
            file = file.resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
    }

    /// A new file gets the permissions that new files get here, a replaced one keeps its own.
    private static void replace(Path target, Body body, FileAttribute<?>... attributes) throws IOException {
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
    static DataProblem unwritable(String name, IOException e) {
        String shown = Printable.of(name);
        return switch (e) {
            case NoSuchFileException _ -> new DataProblem(shown + ": cannot be written, its folder is not there", e);
            case AccessDeniedException _ -> new DataProblem(shown + ": may not be written (permission denied)", e);
            default -> new DataProblem(shown + ": cannot be written (" + reason(e) + ")", e);
        };
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.FileSystemException fileSystem && fileSystem.getReason() != null
                ? fileSystem.getReason()
                : String.valueOf(e.getMessage());
    }
}
