package bn.cli.option;

import bn.prose.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which language the texts are in.
public final class LanguageOptions extends Options {
    private static final String NAME = "--lang";

    final Argument<Language> language = option(
            NAME,
            "LANGUAGE",
            OptionType.of(Language.class, LanguageOptions::parsed).offering(LanguageOptions::codes));

    /// The language that a command line asks for, also one that nobody could read: what is said of it is said in that
    /// language too.
    public static Optional<Language> in(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(NAME + "=")) {
                return Language.parse(args[i].substring(NAME.length() + 1));
            }
            if (args[i].equals(NAME) && i + 1 < args.length) {
                return Language.parse(args[i + 1]);
            }
        }
        return Optional.empty();
    }

    /// A language's code, or a locale's name.
    private static Language parsed(String value) {
        return Language.parse(value).orElseThrow(() -> OptionType.noneOf(value, codes()));
    }

    private static List<String> codes() {
        return Stream.of(Language.values()).map(Language::code).toList();
    }
}
