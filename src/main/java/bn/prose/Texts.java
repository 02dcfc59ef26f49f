package bn.prose;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The texts of all languages by resource name: `en/steps/mu.md` is a file, and `en/messages/comma` a line of
/// `en/messages.properties`.
///
/// Opening the jar and reading these files takes longer than the rest of a short command. The distributed jar
/// therefore has a generated class in place of this one, with the same texts as constants
/// (`src/build/PackedTexts`).
final class Texts {
    private static final String MESSAGES = "/messages/";

    private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

    private Texts() {}

    /// A text, or null if there is none with this name.
    static @Nullable String of(String name) {
        int line = name.indexOf(MESSAGES);
        return line < 0
                ? Resource.text("/bn/prose/" + name).orElse(null)
                : READ.computeIfAbsent(name.substring(0, line), Texts::messages)
                        .getProperty(name.substring(line + MESSAGES.length()));
    }

    private static Properties messages(String language) {
        Properties messages = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(language + "/messages.properties");
                Reader reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
