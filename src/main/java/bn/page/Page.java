package bn.page;

import bn.prose.Resource;
import bn.prose.Words;
import bn.report.render.ContentPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A whole pass as one page of HTML: it needs no other file and asks for none, and its policy forbids it.
///
/// What it computes is written from the table ([FormulaList]); the files beside it say how values are added and what is
/// shown. All that comes from a file of the user is in its data, which is JSON.
public final class Page {
    /// What computes and knows of no page.
    static final List<String> ENGINE =
            List.of("shape.js", "value.js", "decimal.js", "exact.js", "reads.js", "engine.js", "why.js", "state.js");

    /// What is seen of it, and what is done with keys and pointer.
    private static final List<String> VIEWS = List.of(
            "words.js",
            "dom.js",
            "keys.js",
            "lights.js",
            "typed.js",
            "drag.js",
            "header.js",
            "controls.js",
            "graph.js",
            "steps.js",
            "walk.js",
            "inputs.js",
            "news.js",
            "derivation.js",
            "numbers.js",
            "page.js");

    private static final Pattern INDENT = Pattern.compile("(?m)^(?: {4})+");

    private static final Pattern BLANK = Pattern.compile("\\{\\{(\\w+)}}");

    private Page() {}

    /// The page.
    public static String of(PageInputs inputs) {
        FormulaList formulas = new FormulaList(inputs.inputs().shape());
        String data = new PageData(inputs, formulas).json();
        String program = "\"use strict\";\n\n" + formulas.program() + "\n" + joined(ENGINE) + "\n"
                + joined(VIEWS).strip();
        String style = resource("page.css").strip();
        Map<String, String> ofPage = Words.of(inputs.language()).ofPage();
        Map<String, String> content = Map.of(
                "language", inputs.language().code(),
                "title", Objects.requireNonNull(ofPage.get("title")),
                "needs_script", Objects.requireNonNull(ofPage.get("needs-script")),
                "script_source", ContentPolicy.allowing(program),
                "data_source", ContentPolicy.allowing(data),
                "style_source", ContentPolicy.allowing(style),
                "style", style,
                "math", new PageMath(formulas).templates(),
                "data", data,
                "program", program);
        return filled(resource("page.html"), content);
    }

    /// Some files of the program, one after the other.
    static String joined(List<String> files) {
        return files.stream().map(Page::resource).collect(Collectors.joining("\n"));
    }

    private static String filled(String template, Map<String, String> content) {
        return BLANK.matcher(template)
                .replaceAll(blank -> Matcher.quoteReplacement(Objects.requireNonNull(content.get(blank.group(1)))));
    }

    /// A file, indented by one space in the place of four: a page is sent by mail.
    static String resource(String name) {
        String text = Resource.text("/bn/page/" + name).orElseThrow();
        return INDENT.matcher(text)
                .replaceAll(spaces -> " ".repeat(spaces.group().length() / 4));
    }
}
