package bn.prose;

import bn.graph.Mode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts of one language, by name, read on demand. A step has a Markdown file `steps/NAME.md`, whose
/// first line is a summary. A mistake has `mistakes/ID.md`, a convention `conventions/NAME.md`. The short
/// texts are in `messages.properties`.
public final class Words {
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

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
    /// @throws IllegalStateException if the language has no such text, which a test rules out
    public String say(Message message, Object... blanks) {
        String text = text("messages/" + message.key());
        for (int i = 0; i < blanks.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(blanks[i]));
        }
        return text;
    }

    public String mode(Mode mode) {
        return say(
                switch (mode) {
                    case TRAIN -> Message.TRAIN_MODE;
                    case EVAL -> Message.EVAL_MODE;
                });
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

    private static List<String> blanks(String paragraph) {
        return BLANK.matcher(paragraph).results().map(blank -> blank.group(1)).toList();
    }

    /// Remarks on a convention, in one paragraph.
    ///
    /// @throws IllegalStateException if the language has no such text, which a test rules out
    public String convention(String name) {
        return paragraphs("conventions/" + name + ".md").getFirst();
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
