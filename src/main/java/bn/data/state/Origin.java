package bn.data.state;

import bn.batch.Printable;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Fingerprint;
import bn.data.file.Progress;
import bn.data.file.Source;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file that numbers were read from, and how, so that they can be read again and known to be the same.
///
/// @param path absolute
/// @param name as it was typed
/// @param copied whether the file is a copy of what came only once, as from a pipe
/// @param fingerprint of the bytes of the file
/// @param dialect how CSV was to be read
public record Origin(Path path, String name, boolean copied, Fingerprint fingerprint, CsvDialect dialect) {
    /// Reads numbers from a file.
    ///
    /// @param <T> what they are
    @FunctionalInterface
    public interface Reader<T> {
        /// Reads them.
        T read(Source source) throws DataProblem;
    }

    /// How it is called in sentences, safe to print.
    public Sentence called() {
        return copied ? Sentence.of(DataMessage.PIPED_IN) : Sentence.asItIs(Printable.of(name));
    }

    /// Reads it again.
    ///
    /// @param remedy what to do where that cannot be done
    /// @throws DataProblem if the file is gone, or is not as it was
    <T> T again(Progress progress, Reader<T> reader, DataMessage remedy) throws DataProblem {
        if (!Files.exists(path)) {
            throw new DataProblem("", DataMessage.KEPT_FILE_GONE, called(), Sentence.of(remedy));
        }
        Source source = Source.file(path, name).watchedBy(progress);
        T read = unchanged(source, reader, remedy);
        if (!source.fingerprint().equals(fingerprint)) {
            throw changed(remedy);
        }
        return read;
    }

    /// What is wrong with a file that has changed is that it has.
    private <T> T unchanged(Source source, Reader<T> reader, DataMessage remedy) throws DataProblem {
        if (path.toFile().length() != fingerprint.length()) {
            throw changed(remedy);
        }
        try {
            return reader.read(source);
        } catch (DataProblem problem) {
            throw Fingerprint.of(path).equals(fingerprint) ? problem : changed(remedy);
        }
    }

    private DataProblem changed(DataMessage remedy) {
        return new DataProblem("", DataMessage.KEPT_FILE_CHANGED, called(), Sentence.of(remedy));
    }
}
