package bn;

import bn.report.block.Columns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Terminal output with colours as SVG: one text per line, and each run of one colour fitted to its columns,
/// so that columns are aligned in any font.
final class TerminalPicture {
    private static final int COLUMNS = 80;
    private static final double WIDTH = 8;
    private static final int HEIGHT = 18;
    private static final int MARGIN = 16;
    private static final Pattern STRETCH = Pattern.compile("(?:\u001b\\[([0-9;]*)m)?([^\u001b]*)");

    private static final Map<String, String> STYLES = Map.of(
            "1", "font-weight:bold;fill:#ffffff",
            "2", "fill:#8b949e",
            "1;36", "font-weight:bold;fill:#56d4dd",
            "36", "fill:#56d4dd",
            "35", "fill:#d2a8ff",
            "33", "fill:#e3b341",
            "32", "fill:#7ee787",
            "31", "fill:#ff7b72",
            "1;31", "font-weight:bold;fill:#ff7b72");

    private TerminalPicture() {}

    /// @throws IllegalArgumentException for a colour that has no style here
    static String of(String title, List<String> lines) {
        int width = (int) (COLUMNS * WIDTH) + 2 * MARGIN;
        int height = lines.size() * HEIGHT + 2 * MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\">\n");
        svg.append("<title>" + escaped(title) + "</title>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n");
        svg.append("<g font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"13\""
                + " fill=\"#e6edf3\">\n");
        for (int row = 0; row < lines.size(); row++) {
            svg.append(line(lines.get(row), MARGIN + row * HEIGHT + 13));
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static String line(String line, int y) {
        StringBuilder texts = new StringBuilder();
        int column = 0;
        for (Matcher stretch = STRETCH.matcher(line); stretch.find(); ) {
            String text = stretch.group(2);
            int columns = Columns.width(text);
            if (!text.isBlank()) {
                int indent = Columns.width(text) - Columns.width(text.stripLeading());
                texts.append(text(text.strip(), style(stretch.group(1)), column + indent, y));
            }
            column += columns;
        }
        return texts.toString();
    }

    private static String text(String text, String style, int column, int y) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.0f\" y=\"%d\" textLength=\"%.0f\" lengthAdjust=\"spacingAndGlyphs\""
                        + " xml:space=\"preserve\"%s>%s</text>%n",
                MARGIN + column * WIDTH,
                y,
                Columns.width(text) * WIDTH,
                style,
                escaped(text));
    }

    private static String style(String codes) {
        if (codes == null || codes.isEmpty() || codes.equals("0")) {
            return "";
        }
        if (!STYLES.containsKey(codes)) {
            throw new IllegalArgumentException("no style for " + codes);
        }
        return " style=\"" + STYLES.get(codes) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
