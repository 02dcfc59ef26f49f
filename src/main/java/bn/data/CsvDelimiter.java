package bn.data;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Finds out what separates the cells of a CSV file.
final class CsvDelimiter {
    /// Space stands for runs of spaces, as NumPy's savetxt and most programs of the sciences write.
    static final char SPACE = ' ';

    private static final int LINES = 20;

    private CsvDelimiter() {}

    /// The one of semicolon, tab and comma that is there most often outside quotes, the first where they tie;
    /// a space
    /// where there is none of them but a space between two cells; else a comma.
    ///
    /// A semicolon wins over commas that could all be decimal commas, since then every line has one fewer.
    static char of(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        List<String> lines =
                text.lines().limit(LINES).map(CsvDelimiter::withoutQuoted).toList();
        for (char candidate : new char[] {';', '\t', ','}) {
            if (lines.stream().findFirst().orElse("").indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        boolean spaced = lines.stream().anyMatch(line -> line.strip().matches("\\S+ +\\S.*"));
        return spaced && lines.stream().noneMatch(line -> line.indexOf(',') >= 0) ? SPACE : ',';
    }

    private static String withoutQuoted(String line) {
        return line.replaceAll("\"[^\"]*\"", "q");
    }
}
