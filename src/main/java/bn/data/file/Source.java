package bn.data.file;

import bn.batch.Printable;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Where data comes from: a file or a stream, plain or gzipped, read once; text as UTF-8, or as UTF-16 with its mark.
///
/// Whether it is text at all is checked here, so that the readers of CSV and JSON need know nothing of
/// it.
public final class Source {
    private static final int BUFFER = 1 << 16;

    /// Bytes of code that are looked at.
    private static final int CODE = 1 << 20;

    private final String name;
    private final @Nullable Path path;
    private final @Nullable InputStream stream;
    private final Progress progress;
    private final OutputStream copy;
    private final Function<String, Sentence> ofCode;
    private Progress.Watched watched = Progress.Watched.NOT;
    private @Nullable Fingerprint fingerprint;

    private Source(
            String name,
            @Nullable Path path,
            @Nullable InputStream stream,
            Progress progress,
            OutputStream copy,
            Function<String, Sentence> ofCode) {
        this.name = Printable.of(name);
        this.progress = progress;
        this.copy = copy;
        this.ofCode = ofCode;
        this.path = path;
        this.stream = stream;
    }

    /// A file.
    ///
    /// @param name how its owner typed it
    public static Source file(Path path, String name) {
        return new Source(
                name, path, null, Progress.UNWATCHED, OutputStream.nullOutputStream(), _ -> ForeignFile.BY_PROGRAM);
    }

    /// A stream, such as standard input.
    public static Source stream(InputStream stream, String name) {
        return new Source(
                name, null, stream, Progress.UNWATCHED, OutputStream.nullOutputStream(), _ -> ForeignFile.BY_PROGRAM);
    }

    /// The same, and somebody is told how far its reading has come.
    public Source watchedBy(Progress other) {
        return new Source(name, path, stream, other, copy, ofCode);
    }

    /// The same, and its bytes are written to another place as they are read.
    public Source copiedTo(OutputStream other) {
        return new Source(name, path, stream, progress, other, ofCode);
    }

    /// The same, and what one does with Python's code in its place is said by another.
    ///
    /// @param other gets the text of the code, and says it as a sentence ends
    public Source ofCode(Function<String, Sentence> other) {
        return new Source(name, path, stream, progress, copy, other);
    }

    /// Says how many rows have been read.
    public void rows(long soFar) {
        watched.rows(soFar);
    }

    /// How it is called in sentences, safe to print.
    public String name() {
        return name;
    }

    /// All its lines.
    ///
    /// @throws DataProblem if it cannot be read, or is no text
    public List<String> lines() throws DataProblem {
        return read(text ->
                new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }

    /// What it was when it was read.
    ///
    /// @throws IllegalStateException if it was not
    public Fingerprint fingerprint() {
        if (fingerprint == null) {
            throw new IllegalStateException(name + " was not read");
        }
        return fingerprint;
    }

    /// Reads text.
    @FunctionalInterface
    public interface Reading<T> {
        /// Reads it from UTF-8 bytes that are known to be well formed, with no byte order mark.
        T read(BufferedInputStream text) throws IOException, DataProblem;
    }

    /// Reads it to its end.
    ///
    /// @throws DataProblem if it cannot be opened or read, is empty, or is neither UTF-8 text nor UTF-16 with its
    ///     mark, or if `reading` does
    public <T> T read(Reading<T> reading) throws DataProblem {
        return read(reading, _ -> {
            throw new DataProblem(name + ": ", DataMessage.NOT_TEXT);
        });
    }

    /// Reads it to its end, as text or as a file of arrays.
    ///
    /// @param arrays reads the bytes of a file of arrays
    /// @throws DataProblem as above
    public <T> T read(Reading<T> reading, Reading<T> arrays) throws DataProblem {
        return read(reading, arrays, _ -> {
            throw new DataProblem(name + ": ", DataMessage.PYTHON_PRINTED);
        });
    }

    /// Reads it to its end, as text, as a file of arrays, or as text that Python shows of arrays.
    ///
    /// @param printed reads text that begins so
    /// @throws DataProblem as above
    public <T> T read(Reading<T> reading, Reading<T> arrays, Reading<T> printed) throws DataProblem {
        watched = progress.reading(name, size());
        try (Progress.Watched watching = watched;
                FingerprintedStream raw = new FingerprintedStream(open(), watching, copy);
                BufferedInputStream bytes = new BufferedInputStream(raw, BUFFER)) {
            BufferedInputStream plain = unzipped(bytes);
            byte[] start = FileStart.of(plain);
            T result;
            if (FileStart.isArrays(start)) {
                result = arrays.read(new OpenStream(plain));
            } else {
                refuse(ForeignFile.of(name, start), plain);
                BufferedInputStream text = text(plain);
                result = (ForeignFile.isPrinted(FileStart.of(text)) ? printed : reading).read(text);
            }
            bytes.transferTo(OutputStream.nullOutputStream());
            fingerprint = raw.fingerprint();
            return result;
        } catch (IOException e) {
            throw problem(e);
        } catch (UncheckedIOException e) {
            throw problem(new IOException(e.getMessage(), e));
        }
    }

    private OptionalLong size() {
        try {
            return path != null && Files.isRegularFile(path) ? OptionalLong.of(Files.size(path)) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private InputStream open() throws IOException, DataProblem {
        if (stream != null) {
            return stream;
        }
        Path file = Objects.requireNonNull(path);
        if (Files.isDirectory(file)) {
            throw new DataProblem(name + ": ", DataMessage.FILE_IS_FOLDER);
        }
        return Files.newInputStream(file);
    }

    private static BufferedInputStream unzipped(BufferedInputStream raw) throws IOException {
        return FileStart.isGzip(FileStart.of(raw, 2))
                ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER)
                : raw;
    }

    private BufferedInputStream text(BufferedInputStream bytes) throws IOException, DataProblem {
        InputStream utf8 = FileStart.isUtf16(FileStart.of(bytes, 2)) ? new Utf16Stream(bytes, name) : bytes;
        BufferedInputStream text = new OpenStream(new Utf8Stream(utf8, name));
        if (FileStart.isMarkedUtf8(FileStart.of(text, 3))) {
            text.skipNBytes(3);
        }
        byte[] start = FileStart.of(text);
        if (start.length == 0) {
            throw new DataProblem(name + ": ", DataMessage.FILE_EMPTY);
        }
        refuse(ForeignFile.ofText(start), text);
        return text;
    }

    private void refuse(Optional<ForeignFile> foreign, BufferedInputStream bytes) throws IOException, DataProblem {
        if (foreign.isPresent()) {
            ForeignFile kind = foreign.get();
            throw kind.isCode()
                    ? kind.problem(name, ofCode.apply(new String(bytes.readNBytes(CODE), StandardCharsets.UTF_8)))
                    : kind.problem(name);
        }
    }

    private DataProblem problem(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataProblem problem) {
                return problem;
            }
            if (cause instanceof ZipException || cause instanceof EOFException) {
                return unreadable(path, name, (IOException) cause);
            }
        }
        return unreadable(path, name, e);
    }

    /// The problem of a file that cannot be opened or read.
    public static DataProblem unreadable(@Nullable Path path, String name, IOException e) {
        Sentence why = switch (e) {
            case NoSuchFileException _
            when path != null && Files.isSymbolicLink(path) -> Sentence.of(DataMessage.BROKEN_LINK);
            case NoSuchFileException _ -> Sentence.of(DataMessage.NO_SUCH_FILE, near(path));
            case AccessDeniedException _ -> Sentence.of(DataMessage.NOT_PERMITTED_TO_READ);
            case ZipException _ -> Sentence.of(DataMessage.GZIP_DAMAGED);
            case EOFException _ -> Sentence.of(DataMessage.GZIP_TOO_SHORT);
            // Its message names the file once more.
            case FileSystemException failed
            when failed.getReason() != null -> Sentence.of(DataMessage.UNREADABLE, failed.getReason());
            default -> Sentence.of(DataMessage.UNREADABLE, String.valueOf(e.getMessage()));
        };
        return new DataProblem(why.at(Printable.of(name) + ": "), e);
    }

    private static Optional<Sentence> near(@Nullable Path path) {
        if (path == null || path.getFileName() == null || path.toAbsolutePath().getParent() == null) {
            return Optional.empty();
        }
        try (var files = Files.list(path.toAbsolutePath().getParent())) {
            return Suggestion.atEnd(
                    path.getFileName().toString(),
                    files.map(file -> file.getFileName().toString()).toList(),
                    Printable::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// A stream that a reader of CSV or JSON cannot close: what is left after it belongs to the
    /// fingerprint.
    private static final class OpenStream extends BufferedInputStream {
        OpenStream(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public void close() {}
    }
}
