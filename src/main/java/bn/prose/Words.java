package bn.prose;

import bn.graph.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts of one language, found by name.
///
/// A step's text is one Markdown file, `steps/NAME.md`; its first line says what the step does, in a line.
/// A mistake's is `mistakes/ID.md`. The short texts are in `messages.properties`. Nothing is read before it
/// is asked for.
public final class Words {
    private final Language language;
    private final Properties messages = new Properties();

    private Words(Language language) {
        this.language = language;
    }

    /// The texts of a language.
    public static Words of(Language language) {
        Words words = new Words(language);
        try (Reader reader = new InputStreamReader(words.open("messages.properties"), StandardCharsets.UTF_8)) {
            words.messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /// Which language these texts are in.
    public Language language() {
        return language;
    }

    /// A short text, with its blanks filled in.
    ///
    /// @throws IllegalStateException if the language has no such text, which a test keeps from happening
    public String say(Message message, Object... blanks) {
        String text = messages.getProperty(message.key());
        if (text == null) {
            throw new IllegalStateException(language + " has no text for " + message.key());
        }
        for (int i = 0; i < blanks.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(blanks[i]));
        }
        return text;
    }

    /// The name of a mode.
    public String mode(Mode mode) {
        return say(
                switch (mode) {
                    case TRAIN -> Message.TRAIN_MODE;
                    case EVAL -> Message.EVAL_MODE;
                });
    }

    /// What a step does in a mode, in a line: its own line for evaluation mode, `steps/NAME.eval.md`, where
    /// what is said of training does not hold there.
    ///
    /// @throws IllegalStateException if the language has no text for it, which a test keeps from happening
    public String step(String name, Mode mode) {
        String ofMode = "steps/" + name + "." + mode.word() + ".md";
        return paragraphs(mode != Mode.TRAIN && has(ofMode) ? ofMode : file(name))
                .getFirst();
    }

    /// What a step teaches, in paragraphs: what follows its line in `steps/NAME.md`.
    public List<String> explanation(String name) {
        List<String> paragraphs = paragraphs(file(name));
        return paragraphs.subList(1, paragraphs.size());
    }

    /// What is said of a mistake, in paragraphs; the first is what was probably done, in a sentence.
    ///
    /// @throws IllegalStateException if the language has no text for it, which a test keeps from happening
    public List<String> mistake(String id) {
        return paragraphs("mistakes/" + id + ".md");
    }

    private static String file(String step) {
        return "steps/" + step + ".md";
    }

    /// The paragraphs of a file, each in one line.
    private List<String> paragraphs(String file) {
        return Stream.of(text(file).split("\n\\s*\n"))
                .map(paragraph -> paragraph.lines().collect(Collectors.joining(language.betweenLines())))
                .toList();
    }

    private String text(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean has(String file) {
        return Words.class.getResource(language.code() + "/" + file) != null;
    }

    private InputStream open(String file) {
        String path = language.code() + "/" + file;
        InputStream in = Words.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("there is no text " + path);
        }
        return in;
    }
}
