package bn.page;

import bn.prose.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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
                "script_hash", hash(program),
                "data_hash", hash(data),
                "style_hash", hash(style),
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

    /// By whose hash the policy lets the browser run or apply what is written in the page.
    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String filled(String template, Map<String, String> content) {
        return BLANK.matcher(template)
                .replaceAll(blank -> Matcher.quoteReplacement(Objects.requireNonNull(content.get(blank.group(1)))));
    }

    /// A file, indented by two spaces in the place of four: it is sent more quickly.
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return INDENT.matcher(text)
                    .replaceAll(spaces -> " ".repeat(spaces.group().length() / 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
