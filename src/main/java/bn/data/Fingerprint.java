package bn.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// By what bytes are known to be the same: their number and two checksums of 32 bits that fail on different bytes. It
/// guards against an edit between two commands, not against malice; any edit within 8 bytes is found, and another goes
/// unnoticed once in 2⁶⁴ times.
///
/// @param crc32 8 hexadecimal digits
/// @param crc32c likewise
public record Fingerprint(long length, String crc32, String crc32c) {
    /// The fingerprint of a file as it is now.
    ///
    /// @throws DataProblem if it cannot be read
    public static Fingerprint of(Path path) throws DataProblem {
        try {
            return of(Files.newInputStream(path));
        } catch (IOException e) {
            throw Source.unreadable(path, path.toString(), e);
        }
    }

    /// The fingerprint of bytes.
    public static Fingerprint of(byte[] bytes) throws IOException {
        return of(new ByteArrayInputStream(bytes));
    }

    private static Fingerprint of(InputStream bytes) throws IOException {
        try (FingerprintedStream in =
                new FingerprintedStream(bytes, Progress.Watched.NOT, OutputStream.nullOutputStream())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.fingerprint();
        }
    }
}
