package bn.report.render;

import bn.report.block.Report;
import java.io.IOException;
import java.io.Writer;

/// Writes a report in one of the formats.
public interface Renderer {
    /// Writes the report.
    ///
    /// @throws IOException if writing to `out` fails
    void render(Report report, Writer out) throws IOException;
}
