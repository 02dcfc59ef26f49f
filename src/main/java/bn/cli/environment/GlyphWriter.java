package bn.cli.environment;

import bn.report.render.Glyphs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes UTF-8 with no other characters than the terminal can show: for texts that others compose, such as
/// help.
public final class GlyphWriter extends Writer {
    private final Writer out;
    private final Glyphs glyphs;
    private @Nullable IOException failure;

    /// @param glyphs that the terminal can show
    public GlyphWriter(OutputStream out, Glyphs glyphs) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.glyphs = glyphs;
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        kept(() -> out.write(glyphs.letters(new String(characters, from, length))));
    }

    @Override
    public void flush() throws IOException {
        kept(out::flush);
    }

    /// Why something could not be written, where something could not.
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private interface WriteAction {
        void run() throws IOException;
    }

    private void kept(WriteAction writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
