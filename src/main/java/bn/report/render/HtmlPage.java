package bn.report.render;

import bn.prose.Language;
import bn.prose.Resource;
import java.io.IOException;
import java.io.Writer;

/// A page that is one file. Its policy lets a browser ask for nothing, run nothing, and apply nothing but the style
/// that stands in it.
///
/// @param title that the browser shows, and that says what the page is
record HtmlPage(Language language, String title) {
    /// The part of a page that people see.
    @FunctionalInterface
    interface Body {
        void write(Markup html) throws IOException;
    }

    /// Writes the page around what people see.
    void write(Writer out, Body body) throws IOException {
        String style = Resource.text("/bn/html/style.css").orElseThrow();
        Markup html = new Markup(out);
        html.own("<!DOCTYPE html>").line();
        html.open("html", "lang", language.tag()).line().open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.element("title", title).line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(style))
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("style").own(style).close("style").line();
        html.close("head").line().open("body").line();
        body.write(html);
        html.close("body").line().close("html").line();
        out.flush();
    }

    private static String policy(String style) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + ContentPolicy.allowing(style);
    }
}
