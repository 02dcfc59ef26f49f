package bn.data.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// By what bytes are known to be the same: how many they are, and two checksums by different polynomials, as good as
/// one of 64 bits. It guards against an edit between two commands, not against malice.
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
