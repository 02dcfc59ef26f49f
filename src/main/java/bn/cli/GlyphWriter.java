package bn.cli;

import bn.report.Glyphs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Writes UTF-8 with no other characters than the terminal can show: for texts that others compose, such as
/// help.
final class GlyphWriter extends Writer {
    private final Writer out;
    private final Glyphs glyphs;

    GlyphWriter(OutputStream out, Glyphs glyphs) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.glyphs = glyphs;
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        out.write(glyphs.of(new String(characters, from, length)));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
