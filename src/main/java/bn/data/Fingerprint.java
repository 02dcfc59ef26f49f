package bn.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// By what a file is known to be the same: its length and the CRC-32 of its bytes. It guards against an
/// edit between two commands, not against malice.
public record Fingerprint(long length, long crc) {
    /// The fingerprint of a file as it is now.
    ///
    /// @throws DataProblem if it cannot be read
    public static Fingerprint of(Path path) throws DataProblem {
        try (FingerprintedStream in = new FingerprintedStream(Files.newInputStream(path), Progress.Watched.NOT)) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.fingerprint();
        } catch (IOException e) {
            throw Source.unreadable(path, path.toString(), e);
        }
    }
}
