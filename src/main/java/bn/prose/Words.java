package bn.prose;

import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Quantity;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts of one language, found by name.
///
/// A step's text is one Markdown file, `steps/NAME.md`; its first line says what the step does, in a line.
/// A mistake's is `mistakes/ID.md`, a convention's `conventions/NAME.md`. The short texts are in `messages.properties`,
/// the help in `help.properties`. Nothing is read before it is asked for.
public final class Words {
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
    private static final Pattern EXPRESSION = Pattern.compile("\\{([^}]+)}");

    private final Language language;

    private Words(Language language) {
        this.language = language;
    }

    public static Words of(Language language) {
        return new Words(language);
    }

    public Language language() {
        return language;
    }

    /// A short text with its arguments filled in.
    ///
    /// @throws IllegalStateException if the language has no such text, which a test keeps from happening
    public String say(ShortText text, Object... blanks) {
        return filled(text("messages/" + text.key()), blanks);
    }

    /// What fills a blank is not looked at again: it may hold `{1}` itself. `{0|row|rows}` is the word that goes with
    /// the count in blank 0: the first for 1, the second otherwise.
    private String filled(String text, Object... blanks) {
        StringBuilder filled = new StringBuilder();
        int done = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int blank = open + 2 < text.length() ? text.charAt(open + 1) - '0' : -1;
            if (blank < 0 || blank >= blanks.length) {
                continue;
            }
            int close = text.indexOf('}', open);
            switch (text.charAt(open + 2)) {
                case '}' -> filled.append(text, done, open).append(shown(blanks[blank]));
                case '|' -> {
                    int or = text.indexOf('|', open + 3);
                    boolean one = String.valueOf(blanks[blank]).equals("1");
                    filled.append(text, done, open).append(text, one ? open + 3 : or + 1, one ? or : close);
                }
                default -> {
                    continue;
                }
            }
            done = close + 1;
        }
        return filled.append(text, done, text.length()).toString();
    }

    private String shown(Object blank) {
        return switch (blank) {
            case Sentence sentence -> sentence.in(this);
            case List<?> list -> list.stream().map(this::shown).collect(Collectors.joining(say(Message.LIST_COMMA)));
            case Optional<?> there -> there.map(this::shown).orElse("");
            default -> String.valueOf(blank);
        };
    }

    /// Several formulas in a sentence: they have commas of their own.
    public String formulas(Stream<String> formulas) {
        return formulas.collect(Collectors.joining(say(Message.LIST_SEMICOLON)));
    }

    /// A symbol as it is written in this language, where a branch is named in words: `∂ℓ/∂x via μ`.
    public String symbol(Quantity quantity) {
        String[] parts = quantity.symbol().split(Graph.VIA, 2);
        return parts.length == 1 ? parts[0] : say(Message.SYMBOL_VIA, parts[0], parts[1]);
    }

    public String mode(Mode mode) {
        return say(name(mode));
    }

    /// The text that names a mode.
    public static Message name(Mode mode) {
        return switch (mode) {
            case TRAIN -> Message.TRAIN_MODE;
            case EVAL -> Message.EVAL_MODE;
        };
    }

    /// What a step does in a mode, in one line. Evaluation mode has its own line, `steps/NAME.eval.md`, where
    /// the one for training does not hold.
    ///
    /// @throws IllegalStateException if the language has no such text, which a test rules out
    public String step(String name, Mode mode) {
        String ofMode = "steps/" + name + "." + mode.word() + ".md";
        return paragraphs(mode != Mode.TRAIN && has(ofMode) ? ofMode : file(name))
                .getFirst();
    }

    /// The lesson on a step: the paragraphs after the first line of `steps/NAME.md`.
    public List<String> explanation(String name) {
        List<String> paragraphs = paragraphs(file(name));
        return paragraphs.subList(1, paragraphs.size());
    }

    /// What a mistake does, in one sentence.
    ///
    /// @throws IllegalStateException if the language has no such text, which a test rules out
    public String mistake(String id) {
        return paragraphs("mistakes/" + id + ".md").getFirst();
    }

    /// Why a mistake is wrong, in paragraphs, with numbers of an exercise in their placeholders: `{eps}`. A
    /// paragraph is omitted if one of its numbers is missing.
    ///
    /// @param numbers by placeholder
    public List<String> reasons(String id, Map<String, String> numbers) {
        return paragraphs("mistakes/" + id + ".md").stream()
                .skip(1)
                .filter(paragraph -> numbers.keySet().containsAll(blanks(paragraph)))
                .map(paragraph -> BLANK.matcher(paragraph).replaceAll(blank -> numbers.get(blank.group(1))))
                .toList();
    }

    /// What a topic of `explain` is about, in paragraphs with the numbers of a run in their placeholders, each of which
    /// is an expression: `{std(xhat)}`. A paragraph is omitted if one of its numbers is missing.
    ///
    /// @param numbers by placeholder
    /// @throws IllegalStateException if the language has no such text, which a test rules out
    public List<String> topic(String word, Function<String, Optional<String>> numbers) {
        return paragraphs("topics/" + word + ".md").stream()
                .filter(paragraph -> EXPRESSION
                        .matcher(paragraph)
                        .results()
                        .allMatch(blank -> numbers.apply(blank.group(1)).isPresent()))
                .map(paragraph -> EXPRESSION
                        .matcher(paragraph)
                        .replaceAll(blank -> Matcher.quoteReplacement(
                                numbers.apply(blank.group(1)).orElseThrow())))
                .toList();
    }

    /// A page that is written to a file, in Markdown as it stands there. A paragraph is omitted if what
    /// fills one of its placeholders is missing.
    ///
    /// @param content by placeholder
    /// @throws IllegalStateException if the language has no such text, which a test rules out
    public String page(String name, Map<String, String> content) {
        return Stream.of(text("pages/" + name + ".md").strip().split("\n\n", -1))
                .filter(paragraph -> content.keySet().containsAll(blanks(paragraph)))
                .map(paragraph -> BLANK.matcher(paragraph)
                        .replaceAll(blank -> Matcher.quoteReplacement(content.get(blank.group(1))))
                        .stripTrailing())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static List<String> blanks(String paragraph) {
        return BLANK.matcher(paragraph).results().map(blank -> blank.group(1)).toList();
    }

    /// The framework and layer that a convention is of.
    ///
    /// @throws IllegalStateException if the language has no such text, which a test rules out
    public String conventionTitle(String name) {
        return paragraphs("conventions/" + name + ".md").getFirst();
    }

    /// Remarks on a convention, in one paragraph.
    ///
    /// @throws IllegalStateException if the language has no such text, which a test rules out
    public String convention(String name) {
        return paragraphs("conventions/" + name + ".md").getLast();
    }

    /// The texts of the help, by the keys under which picocli asks for them.
    public ResourceBundle help() {
        try {
            return new PropertyResourceBundle(new StringReader(text("help.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The texts of the page that `bn page` writes, by their keys, with blanks as in short texts.
    public SortedMap<String, String> ofPage() {
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(text("page.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> byKey = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> byKey.put(key, texts.getProperty(key)));
        return byKey;
    }

    private static String file(String step) {
        return "steps/" + step + ".md";
    }

    /// The paragraphs of a file, each on one line.
    private List<String> paragraphs(String file) {
        return Stream.of(text(file).strip().split("\n\\s*\n"))
                .map(paragraph -> paragraph.lines().collect(Collectors.joining(language.betweenLines())))
                .toList();
    }

    private boolean has(String name) {
        return Texts.of(language.code() + "/" + name) != null;
    }

    private String text(String name) {
        String text = Texts.of(language.code() + "/" + name);
        if (text == null) {
            throw new IllegalStateException("there is no text " + language.code() + "/" + name);
        }
        return text;
    }
}
