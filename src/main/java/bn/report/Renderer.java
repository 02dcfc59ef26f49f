package bn.report;

import java.io.IOException;
import java.io.Writer;

/// Turns a report into one of the formats.
public interface Renderer {
    /// Writes the report.
    ///
    /// @throws IOException if `out` does
    void render(Report report, Writer out) throws IOException;
}
