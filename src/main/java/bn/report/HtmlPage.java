package bn.report;

import bn.prose.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// A page that is one file. Its policy lets a browser ask for nothing, and run and apply nothing but the script and
/// the style that stand in it.
///
/// @param title that the browser shows, and that says what the page is
/// @param style of the page
/// @param script run when the page is there; empty for none
public record HtmlPage(Language language, String title, String style, String script) {
    /// The style that all pages have.
    private static final String STYLE = "/bn/html/style.css";

    /// The part of a page that people see.
    @FunctionalInterface
    public interface Body {
        void write(Markup html) throws IOException;
    }

    /// A page without a script, in the style of all.
    public HtmlPage(Language language, String title) {
        this(language, title, resource(STYLE), "");
    }

    /// A text among the program's own files.
    public static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the page around what people see.
    public void write(Writer out, Body body) throws IOException {
        Markup html = new Markup(out);
        html.own("<!DOCTYPE html>\n");
        html.open("html", "lang", language.tag()).line().open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.element("title", title).line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy())
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("style").own(style).close("style").line();
        html.close("head").line().open("body").line();
        body.write(html);
        if (!script.isEmpty()) {
            html.open("script").own(script).close("script").line();
        }
        html.close("body").line().close("html").line();
        out.flush();
    }

    private String policy() {
        String scripts = script.isEmpty() ? "" : "; script-src " + hash(script);
        return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(style) + scripts;
    }

    /// How a policy names a text that may stand in its page.
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            // Every Java has it.
            throw new IllegalStateException(e);
        }
    }
}
