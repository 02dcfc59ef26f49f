package bn.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What a kept cache is read from. It asks for no more memory than the file can fill.
final class CacheInput extends DataInputStream {
    private final long size;

    /// @param size of the file, in bytes
    CacheInput(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    /// How many of something follow.
    ///
    /// @param bytes that each of them takes at least
    /// @throws IOException if the file is too small to hold so many
    int count(int bytes) throws IOException {
        return checked(readInt(), bytes);
    }

    /// A count that stands elsewhere.
    ///
    /// @throws IOException as above
    int checked(int count, int bytes) throws IOException {
        if (count < 0 || (long) count * bytes > size) {
            throw new IOException("it is shorter than it says");
        }
        return count;
    }

    String text() throws IOException {
        byte[] bytes = new byte[count(1)];
        readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
