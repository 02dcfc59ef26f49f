package bn.cli;

import bn.batch.Printable;
import bn.data.CsvDialect;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/// How CSV files are to be read.
final class CsvOptions extends Options {
    final ArgumentList columns =
            list("--columns", "LIST", "Take these CSV columns, by name, number (from 0) or range: width,3,5-7.");
    final ArgumentList exclude = list("--exclude", "LIST", "Leave these CSV columns out.");
    final Flag header = flag("--header", "The first CSV row names the columns. Otherwise found out.");
    final Flag noHeader = flag("--no-header", "The first CSV row is data. Otherwise found out.");
    final Argument<Character> delimiter = option(
            "--delimiter",
            "CHAR",
            "What separates CSV cells: a character, or tab or space. Otherwise found out.",
            OptionType.of(Character.class, CsvOptions::delimiter));

    CsvDialect dialect() {
        if (header.isSet() && noHeader.isSet()) {
            throw new UsageException("--header and --no-header contradict each other: give one of them");
        }
        Optional<Boolean> named = header.isSet() || noHeader.isSet() ? Optional.of(header.isSet()) : Optional.empty();
        return new CsvDialect(delimiter.optional(), named, columns.all(), exclude.all());
    }

    /// The option by which columns were chosen, if they were.
    Optional<String> chosen() {
        if (!columns.isEmpty()) {
            return Optional.of("--columns");
        }
        return exclude.isEmpty() ? Optional.empty() : Optional.of("--exclude");
    }

    /// One character, or the name of one that is hard to type.
    private static Character delimiter(String value) {
        return switch (value) {
            case "tab", "\\t" -> '\t';
            case "space" -> ' ';
            case "comma" -> ',';
            case "semicolon" -> ';';
            default -> {
                if (value.length() != 1) {
                    throw new TypeConversionException(
                            Printable.quoted(value) + " is not one character, nor tab or space");
                }
                if (value.equals("\"") || value.isBlank()) {
                    throw new TypeConversionException(
                            "a quote (\") or the end of a line cannot separate cells; give a character that can");
                }
                yield value.charAt(0);
            }
        };
    }
}
