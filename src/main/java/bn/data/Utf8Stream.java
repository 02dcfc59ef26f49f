package bn.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Lets bytes through that are UTF-8 text, and stops at the first that are not, knowing their line.
///
/// Whoever decodes what comes out needs no second look, whether it is the CSV or the JSON reader.
final class Utf8Stream extends FilterInputStream {
    private final String name;
    private long line = 1;

    /// Continuation bytes that the character begun still needs, and what the next of them may be.
    private int needed;

    private int least = 0x80;
    private int most = 0xbf;

    Utf8Stream(InputStream in, String name) {
        super(in);
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = super.read(bytes, from, count);
        if (read < 0 && needed > 0) {
            throw notUtf8();
        }
        int i = from;
        while (i < from + read) {
            i = needed == 0 ? afterAscii(bytes, i, from + read) : i;
            if (i < from + read) {
                take(bytes[i++] & 0xff);
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Passes over what is ASCII, as most is.
    private int afterAscii(byte[] bytes, int from, int to) {
        int at = from;
        int ends = 0;
        while (at <= to - EightBytes.LENGTH && EightBytes.areAscii(bytes, at)) {
            ends += EightBytes.lineEnds(bytes, at);
            at += EightBytes.LENGTH;
        }
        while (at < to && bytes[at] > 0) {
            if (bytes[at] == '\n') {
                ends++;
            }
            at++;
        }
        line += ends;
        return at;
    }

    /// The well-formed byte sequences of the Unicode Standard, table 3-7.
    private void take(int b) throws IOException {
        if (needed > 0) {
            if (b < least || b > most) {
                throw notUtf8();
            }
            needed--;
            least = 0x80;
            most = 0xbf;
        } else if (b == 0) {
            throw stop(name + ":" + line + ": is binary, or UTF-16 text; bn reads CSV and JSON in UTF-8");
        } else if (b < 0x80) {
            line += b == '\n' ? 1 : 0;
        } else {
            begin(b);
        }
    }

    private void begin(int b) throws IOException {
        if (b < 0xc2 || b > 0xf4) {
            throw notUtf8();
        }
        if (b < 0xe0) {
            needed = 1;
        } else if (b < 0xf0) {
            needed = 2;
            least = b == 0xe0 ? 0xa0 : 0x80;
            most = b == 0xed ? 0x9f : 0xbf;
        } else {
            needed = 3;
            least = b == 0xf0 ? 0x90 : 0x80;
            most = b == 0xf4 ? 0x8f : 0xbf;
        }
    }

    private IOException notUtf8() {
        return stop(name + ":" + line + ": is not UTF-8 text; save the file with the encoding UTF-8");
    }

    private static IOException stop(String sentence) {
        return new IOException(new DataProblem(sentence));
    }
}
