package bn.data.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Says how many bytes have been written.
public final class WatchedOutput extends FilterOutputStream {
    private final Progress.Watched watched;
    private long length;

    /// @param out where the bytes go
    public WatchedOutput(OutputStream out, Progress.Watched watched) {
        super(out);
        this.watched = watched;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        watched.bytes(++length);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        length += count;
        watched.bytes(length);
    }
}
