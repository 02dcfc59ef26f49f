package bn.prose;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The languages of the program's explanations.
public enum Language {
    /// English.
    EN,
    /// Simplified Chinese.
    ZH;

    /// The environment variable that asks for one.
    public static final String VARIABLE = "BN_LANG";

    /// What joins two lines of one paragraph: Chinese puts no space between words.
    public String betweenLines() {
        return switch (this) {
            case EN -> " ";
            case ZH -> "";
        };
    }

    /// Whether ASCII is enough to write it.
    public boolean isWrittenInAscii() {
        return switch (this) {
            case EN -> true;
            case ZH -> false;
        };
    }

    /// The language code, also the name of its folder of texts: `en`, `zh`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a page says that it is written in: `en`, `zh-Hans`.
    public String tag() {
        return switch (this) {
            case EN -> "en";
            case ZH -> "zh-Hans";
        };
    }

    /// The language of the environment: BN_LANG, or the locale of messages (LC_ALL, LC_MESSAGES, LANG, with
    /// the precedence of POSIX), or English. Every Chinese locale gets Simplified Chinese.
    public static Language of(Map<String, String> environment) {
        return parse(environment.get(VARIABLE))
                .or(() -> Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .flatMap(Language::parse))
                .orElse(EN);
    }

    /// The language of a locale such as `zh`, `zh_CN.UTF-8`, `zh-Hans` or `en_GB`, if it is supported.
    public static Optional<Language> parse(@Nullable String locale) {
        if (locale == null) {
            return Optional.empty();
        }
        String language = locale.toLowerCase(Locale.ROOT).split("[-_.@]", 2)[0];
        return Stream.of(values()).filter(one -> one.code().equals(language)).findFirst();
    }
}
