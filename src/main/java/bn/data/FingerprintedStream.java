package bn.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// Takes the fingerprint of bytes as they go by, and says how many have.
final class FingerprintedStream extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private final Progress.Watched watched;
    private long length;

    FingerprintedStream(InputStream in, Progress.Watched watched) {
        super(in);
        this.watched = watched;
    }

    /// Of what was read so far.
    Fingerprint fingerprint() {
        return new Fingerprint(length, crc.getValue());
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            crc.update(b);
            length++;
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = super.read(bytes, from, count);
        if (read > 0) {
            crc.update(bytes, from, read);
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
