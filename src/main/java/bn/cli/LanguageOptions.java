package bn.cli;

import bn.batch.Printable;
import bn.prose.Language;
import bn.prose.Message;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which language the texts are in.
final class LanguageOptions extends Options {
    private static final String NAME = "--lang";

    final Argument<Language> language = option(
            NAME,
            "LANGUAGE",
            OptionType.of(Language.class, LanguageOptions::parsed)
                    .offering(() ->
                            Stream.of(Language.values()).map(Language::code).toList()));

    /// The language that a command line asks for, also one that nobody could read: what is said of it is said in that
    /// language too.
    static Optional<Language> in(String... args) {
        String words = Stream.of(args).collect(Collectors.joining("\n", "\n", "\n"));
        String asked = "\n" + NAME + "\n";
        int at = words.replace("\n" + NAME + "=", asked).indexOf(asked);
        return at < 0
                ? Optional.empty()
                : Language.parse(
                        words.substring(at + asked.length()).lines().findFirst().orElse(""));
    }

    /// A language's code, or a locale's name.
    private static Language parsed(String value) {
        return Language.parse(value)
                .orElseThrow(() -> new InvalidValue(Message.NEITHER_NOR, Printable.quoted(value), "en", "zh"));
    }
}
