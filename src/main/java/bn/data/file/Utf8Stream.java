package bn.data.file;

import bn.prose.DataMessage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Lets bytes through that are UTF-8 text, and stops at the first that are not, knowing their line.
///
/// Whoever decodes what comes out needs no second look, whether it is the CSV or the JSON reader.
final class Utf8Stream extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer characters = CharBuffer.allocate(BUFFER);

    /// What was read and not yet decoded: the beginning of a character, whose end comes with the next bytes.
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);

    private long line = 1;

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
    public int read(byte[] target, int from, int count) throws IOException {
        int read = super.read(target, from, Math.min(count, bytes.remaining()));
        int end = from + Math.max(read, 0);
        int at = bytes.position() > 0 ? from : afterAscii(target, from, end);
        if (at < end || read < 0) {
            decode(target, at, end - at, read < 0);
        }
        return read;
    }

    /// Passes over what is ASCII, as most is: a loop so simple that it is quick before it has been compiled for long.
    private int afterAscii(byte[] text, int from, int to) {
        int at = from;
        int ends = 0;
        while (at < to && text[at] > 0) {
            if (text[at] == '\n') {
                ends++;
            }
            at++;
        }
        line += ends;
        return at;
    }

    private void decode(byte[] text, int from, int count, boolean last) throws IOException {
        bytes.put(text, from, count).flip();
        CoderResult result = decoder.decode(bytes, characters.clear(), last);
        String decoded = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        int zero = decoded.indexOf('\0');
        countLines(decoded, zero < 0 ? decoded.length() : zero);
        if (zero >= 0) {
            throw stop(DataMessage.BINARY);
        }
        if (result.isError()) {
            throw stop(DataMessage.NOT_UTF8);
        }
        bytes.compact();
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void countLines(String decoded, int end) {
        for (int at = decoded.indexOf('\n', 0, end); at >= 0; at = decoded.indexOf('\n', at + 1, end)) {
            line++;
        }
    }

    /// What a file is called counts more than its bytes: nobody meant text by `answers.npz`.
    private IOException stop(DataMessage why) {
        String ending = FileEnding.of(name);
        return new IOException(
                FileEnding.OF_ARRAYS.contains(ending)
                        ? new DataProblem(
                                name + ": ",
                                DataMessage.NO_SUCH_ARRAYS,
                                name.substring(name.length() - ending.length() - 1))
                        : new DataProblem(name + ":" + line + ": ", why));
    }
}
