package bn.data.file;

import bn.prose.DataMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text in UTF-16 as the bytes of the same text in UTF-8: Excel writes "Unicode text" so.
final class Utf16Stream extends InputStream {
    private final String name;
    private final Reader text;
    private final char[] characters = new char[1 << 12];
    private byte[] bytes = {};
    private int at;

    /// @param marked begins with the mark that tells the order of bytes
    Utf16Stream(InputStream marked, String name) {
        this.name = name;
        this.text = new InputStreamReader(marked, StandardCharsets.UTF_16.newDecoder());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (at == bytes.length && !fill()) {
            return -1;
        }
        int read = Math.min(count, bytes.length - at);
        System.arraycopy(bytes, at, target, from, read);
        at += read;
        return read;
    }

    /// Whether there is more.
    private boolean fill() throws IOException {
        try {
            // A place is left for the second half of a character whose first is the last that was read.
            int read = text.read(characters, 0, characters.length - 1);
            if (read < 0) {
                return false;
            }
            if (Character.isHighSurrogate(characters[read - 1])) {
                characters[read++] = (char) text.read();
            }
            bytes = new String(characters, 0, read).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        } catch (CharacterCodingException e) {
            throw new IOException(new DataProblem(name + ": ", DataMessage.UTF16));
        }
    }
}
