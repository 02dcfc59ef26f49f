package bn.data.state;

import bn.data.file.DataProblem;
import bn.data.file.FileReplacement;
import bn.data.file.Fingerprint;
import bn.data.file.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what comes only once, such as standard input, and writes its bytes to a file as they come. That they cannot
/// be written, on a disk that is full, is no reason not to read on.
final class InputCopy<T> implements FileReplacement.Body {
    private final Source source;
    private final Origin.Reader<T> reader;
    private final Copy copy = new Copy();
    private boolean begun;
    private @Nullable T read;

    InputCopy(Source source, Origin.Reader<T> reader) {
        this.source = source.copiedTo(copy);
        this.reader = reader;
    }

    @Override
    public void write(OutputStream out) throws IOException, DataProblem {
        begun = true;
        copy.out = out;
        read = reader.read(source);
        if (copy.failure != null) {
            throw copy.failure;
        }
    }

    /// What was read.
    T read() {
        return Objects.requireNonNull(read);
    }

    /// What was read although its bytes could not be written; it is read now if that was not begun.
    ///
    /// @param problem why not
    /// @throws DataProblem if it could not be read: that is the problem then
    T readDespite(DataProblem problem) throws DataProblem {
        if (begun && read == null) {
            throw problem;
        }
        return read == null ? reader.read(source) : read;
    }

    /// The fingerprint of what was read.
    Fingerprint fingerprint() {
        return source.fingerprint();
    }

    /// Writes, until that fails, to what was opened for it.
    private static final class Copy extends OutputStream {
        private OutputStream out = OutputStream.nullOutputStream();
        private @Nullable IOException failure;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            if (failure != null) {
                return;
            }
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
