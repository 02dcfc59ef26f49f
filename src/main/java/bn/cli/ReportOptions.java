package bn.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// In which form results are shown, and where they go.
final class ReportOptions {
    private static final int USUAL_PRECISION = 6;

    @Option(
            names = "--precision",
            paramLabel = "DIGITS",
            defaultValue = "" + USUAL_PRECISION,
            converter = Digits.class,
            description = "Significant digits of the numbers shown, 1 to 17; ${DEFAULT-VALUE} unless given.")
    int precision;

    @Option(names = "--full", description = "Show every row and column.")
    boolean full;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Format.Converter.class,
            description = "text, json, csv or markdown. Otherwise by the ending of --output, else text.")
    @Nullable
    Format format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write here instead of to standard output.")
    @Nullable
    String output;

    /// The options as they are when none is given, in this form.
    static ReportOptions usual(Format format) {
        ReportOptions options = new ReportOptions();
        options.format = format;
        options.precision = USUAL_PRECISION;
        return options;
    }

    /// The options for text with so many digits.
    static ReportOptions text(int digits) {
        ReportOptions options = usual(Format.TEXT);
        options.precision = digits;
        return options;
    }

    /// The options as they are when none is given, in this form, to a file where one is named.
    static ReportOptions of(Format format, @Nullable String output) {
        ReportOptions options = usual(format);
        options.output = output;
        return options;
    }

    /// The form of the results.
    Format format() {
        if (format != null) {
            return format;
        }
        return output == null ? Format.TEXT : Format.ofEnding(output);
    }

    /// Refuses CSV, of a command whose results are no table of numbers.
    void refuseCsv(CommandLine command) {
        if (format() == Format.CSV) {
            throw new CommandLine.ParameterException(
                    command, command.getCommandName() + " has no table to write as CSV; take text, json or markdown");
        }
    }

    /// A number of significant digits.
    static final class Digits implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.matches("[0-9]{1,2}")) {
                int digits = Integer.parseInt(value);
                if (digits >= 1 && digits <= 17) {
                    return digits;
                }
            }
            throw new TypeConversionException("'" + value + "' is not a number of digits from 1 to 17");
        }
    }

    /// The forms a report can take.
    enum Format {
        TEXT,
        JSON,
        CSV,
        MARKDOWN;

        /// The form that a file's ending asks for.
        static Format ofEnding(String file) {
            String name = file.toLowerCase(Locale.ROOT);
            if (name.endsWith(".json")) {
                return JSON;
            }
            if (name.endsWith(".csv")) {
                return CSV;
            }
            return name.endsWith(".md") || name.endsWith(".markdown") ? MARKDOWN : TEXT;
        }

        /// Reads a form's name, in any case.
        static final class Converter implements ITypeConverter<Format> {
            @Override
            public Format convert(String value) {
                try {
                    return Format.valueOf(value.toUpperCase(Locale.ROOT));
                } catch (IllegalArgumentException e) {
                    throw new TypeConversionException("'" + value + "' is none of text, json, csv, markdown");
                }
            }
        }
    }
}
