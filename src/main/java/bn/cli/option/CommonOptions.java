package bn.cli.option;

import bn.cli.environment.Surroundings;
import bn.prose.Language;
import bn.report.render.Glyphs;
import bn.report.render.Paint;
import java.util.Optional;

/// What every command takes.
public final class CommonOptions extends Options {
    private final LanguageOptions languages = with(new LanguageOptions());
    final Argument<Colour> colour = option("--color", "WHEN", OptionType.oneOf(Colour.class));
    final Flag debug = flag("--debug");
    final Flag help = help();

    /// The language that the command line names, if it does.
    public Optional<Language> chosenLanguage() {
        return languages.language.optional();
    }

    /// The language of the texts: the one that the command line names, else that of the surroundings.
    public Language language(Surroundings surroundings) {
        return languages.language.optional().orElseGet(surroundings::language);
    }

    /// How results look.
    public Glyphs glyphs(Surroundings surroundings) {
        return surroundings.glyphs(language(surroundings));
    }

    /// How results are painted.
    public Paint paint(Surroundings surroundings) {
        return paint(surroundings.welcomesColour());
    }

    /// How what goes to standard error is painted.
    public Paint errorPaint(Surroundings surroundings) {
        return paint(surroundings.welcomesColourInErrors());
    }

    private Paint paint(boolean welcome) {
        return switch (colour.or(Colour.AUTO)) {
            case ALWAYS -> Paint.ANSI;
            case NEVER -> Paint.NONE;
            case AUTO -> welcome ? Paint.ANSI : Paint.NONE;
        };
    }

    /// When to colour.
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }
}
