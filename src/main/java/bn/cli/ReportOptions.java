package bn.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/// In which form results are shown, and where they go.
final class ReportOptions extends Options {
    final Argument<Integer> precision = option(
            "--precision",
            "DIGITS",
            "Significant digits of the numbers shown, 1 to 17; " + Presentation.USUAL_DIGITS + " unless given.",
            Kind.of(Integer.class, ReportOptions::digits));

    final Flag full = flag("--full", "Show every row and column.");
    final Argument<Format> format;
    final Argument<String> output;

    private ReportOptions(Format... formats) {
        String words = Stream.of(formats).map(Format::word).collect(Collectors.joining(", "));
        format = option(
                "--format",
                "FORMAT",
                words.replaceFirst(", (\\w+)$", " or $1") + ". Otherwise by the ending of --output, else text.",
                Kind.oneOf(Format.class, () -> List.of(formats), Format::word));
        output = option("-o, --output", "FILE", "Write here instead of to standard output.");
    }

    /// Of a command whose results may be a table of numbers.
    static ReportOptions ofNumbers() {
        return new ReportOptions(Format.values());
    }

    /// Of a command whose results are none, and cannot be written as CSV.
    static ReportOptions ofWords() {
        return new ReportOptions(Format.TEXT, Format.JSON, Format.MARKDOWN);
    }

    /// How a report is shown.
    Presentation presentation() {
        return new Presentation(format(), digits(), full.isSet(), output.optional());
    }

    /// Significant digits of the numbers.
    int digits() {
        return precision.or(Presentation.USUAL_DIGITS);
    }

    /// The form of the results.
    Format format() {
        return format.optional()
                .or(() -> output.optional().map(Format::ofEnding))
                .orElse(Format.TEXT);
    }

    /// Refuses a file whose ending asks for CSV, of a command whose results are no table of numbers.
    void refuseCsv() {
        if (format() == Format.CSV) {
            throw new Misuse("there is no table here to write as CSV; take text, json or markdown");
        }
    }

    private static Integer digits(String value) {
        if (value.matches("[0-9]{1,2}")) {
            int digits = Integer.parseInt(value);
            if (digits >= 1 && digits <= 17) {
                return digits;
            }
        }
        throw new TypeConversionException("'" + value + "' is not a number of digits from 1 to 17");
    }

    /// The forms a report can take.
    enum Format {
        TEXT,
        JSON,
        CSV,
        MARKDOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

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
    }
}
