package bn.cli;

import bn.batch.Printable;
import bn.prose.Language;
import bn.report.Glyphs;
import bn.report.Paint;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/// What every command takes.
final class CommonOptions extends Options {
    final Argument<Language> language = option(
            "--lang",
            "LANGUAGE",
            "Explain in en or zh. Otherwise as BN_LANG says, else the locale.",
            OptionType.of(Language.class, CommonOptions::language)
                    .offering(() ->
                            Stream.of(Language.values()).map(Language::code).toList()));
    final Argument<Colour> colour =
            option("--color", "WHEN", "auto, always or never. NO_COLOR is respected.", OptionType.oneOf(Colour.class));
    final Flag debug = flag("--debug", "Show where in the program an error came from.");
    final Flag help = help("Show this help.");

    Language language(Surroundings surroundings) {
        return language.optional().orElseGet(surroundings::language);
    }

    /// How results look.
    Glyphs glyphs(Surroundings surroundings) {
        return surroundings.glyphs(language(surroundings));
    }

    /// How results are painted.
    Paint paint(Surroundings surroundings) {
        return paint(surroundings.welcomesColour());
    }

    /// How what goes to standard error is painted.
    Paint errorPaint(Surroundings surroundings) {
        return paint(surroundings.welcomesColourInErrors());
    }

    private Paint paint(boolean welcome) {
        return switch (colour.or(Colour.AUTO)) {
            case ALWAYS -> Paint.ANSI;
            case NEVER -> Paint.NONE;
            case AUTO -> welcome ? Paint.ANSI : Paint.NONE;
        };
    }

    /// A language's code, or a locale's name.
    private static Language language(String value) {
        return Language.parse(value)
                .orElseThrow(() -> new TypeConversionException(Printable.quoted(value) + " is neither en nor zh"));
    }

    /// When to colour.
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }
}
