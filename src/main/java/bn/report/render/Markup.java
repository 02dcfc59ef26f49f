package bn.report.render;

import bn.batch.Printable;
import bn.report.block.Columns;
import java.io.IOException;
import java.io.Writer;

/// HTML as it is written. All text and every attribute's value passes through here, so that what stands in a file,
/// a name above all, is shown as it stands there and never becomes markup; what would be hidden is shown, too.
public final class Markup {
    private final Writer out;

    public Markup(Writer out) {
        this.out = out;
    }

    /// The beginning of an element.
    ///
    /// @param attributes a name and a value each
    public Markup open(String tag, String... attributes) throws IOException {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    /// The end of an element.
    public Markup close(String tag) throws IOException {
        out.append("</").append(tag).append('>');
        return this;
    }

    /// An element that holds nothing but text.
    public Markup element(String tag, String text, String... attributes) throws IOException {
        return open(tag, attributes).text(text).close(tag);
    }

    /// Text.
    public Markup text(String text) throws IOException {
        out.append(escaped(text));
        return this;
    }

    /// The end of a line, where it means nothing.
    public Markup line() throws IOException {
        out.append('\n');
        return this;
    }

    /// What is markup already, or style or script, of the program's own.
    public Markup own(String markup) throws IOException {
        out.append(markup);
        return this;
    }

    /// Text as it stands in an element, or in the value of an attribute, of HTML and of SVG.
    public static String escaped(String text) {
        String shown = Printable.of(text);
        StringBuilder escaped = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                // A command is copied to a shell, where it would be no space.
                case Columns.NO_BREAK -> escaped.append(' ');
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
