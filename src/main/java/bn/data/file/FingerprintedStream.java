package bn.data.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// Takes the fingerprint of bytes as they go by, copies them, and says how many have.
final class FingerprintedStream extends FilterInputStream {
    private final CRC32 crc32 = new CRC32();
    private final CRC32C crc32c = new CRC32C();
    private final Progress.Watched watched;
    private final OutputStream copy;
    private long length;

    FingerprintedStream(InputStream in, Progress.Watched watched, OutputStream copy) {
        super(in);
        this.watched = watched;
        this.copy = copy;
    }

    /// Of what was read so far.
    Fingerprint fingerprint() {
        return new Fingerprint(length, hexadecimal(crc32), hexadecimal(crc32c));
    }

    private static String hexadecimal(Checksum checksum) {
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            crc32.update(b);
            crc32c.update(b);
            copy.write(b);
            length++;
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = super.read(bytes, from, count);
        if (read > 0) {
            crc32.update(bytes, from, read);
            crc32c.update(bytes, from, read);
            copy.write(bytes, from, read);
            length += read;
            watched.bytes(length);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
