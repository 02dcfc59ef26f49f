package bn.cli;

import bn.prose.Language;
import bn.report.Glyphs;
import bn.report.Paint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What every command takes.
final class CommonOptions {
    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            converter = LanguageConverter.class,
            description = "Explain in en or zh. Otherwise as BN_LANG says, else the locale.")
    @Nullable
    Language language;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            converter = ColourConverter.class,
            description = "auto, always or never. NO_COLOR is respected.")
    Colour colour = Colour.AUTO;

    @Option(names = "--debug", description = "Show where in the program an error came from.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    Language language(Surroundings surroundings) {
        return language != null ? language : surroundings.language();
    }

    /// Chinese was asked for where it is spoken, and cannot be said in ASCII.
    Glyphs glyphs(Surroundings surroundings) {
        return language(surroundings) == Language.ZH ? Glyphs.UNICODE : surroundings.glyphs();
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
        return switch (colour) {
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

    /// Reads `auto`, `always` or `never`.
    static final class ColourConverter implements ITypeConverter<Colour> {
        @Override
        public Colour convert(String value) {
            try {
                return Colour.valueOf(value.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + value + "' is none of auto, always, never");
            }
        }
    }

    /// Reads a language's code, or a locale's name.
    static final class LanguageConverter implements ITypeConverter<Language> {
        @Override
        public Language convert(String value) {
            return Language.parse(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is neither en nor zh"));
        }
    }
}
