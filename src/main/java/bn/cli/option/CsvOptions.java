package bn.cli.option;

import bn.batch.Printable;
import bn.data.csv.CsvDialect;
import bn.prose.Message;
import java.util.Optional;

/// How CSV files are to be read.
public final class CsvOptions extends Options {
    final ArgumentList columns = list("--columns", "LIST");
    final ArgumentList exclude = list("--exclude", "LIST");
    final Flag header = flag("--header");
    final Flag noHeader = flag("--no-header");
    final Argument<Character> delimiter =
            option("--delimiter", "CHAR", OptionType.of(Character.class, CsvOptions::delimiter));
    final Flag decimalComma = flag("--decimal-comma");
    final Flag dropMissing = flag("--drop-missing");
    final Flag numeric = flag("--numeric");

    /// What is said of the file; the rest is found out.
    ///
    /// @throws UsageException if it makes no sense together
    public CsvDialect dialect() {
        if (header.isSet() && noHeader.isSet()) {
            throw new UsageException(Message.HEADER_CONTRADICTION);
        }
        Optional<Boolean> named = header.isSet() || noHeader.isSet() ? Optional.of(header.isSet()) : Optional.empty();
        return new CsvDialect(
                delimiter.optional(),
                named,
                columns.all(),
                exclude.all(),
                decimalComma.isSet(),
                dropMissing.isSet(),
                numeric.isSet());
    }

    /// The option by which columns or rows were chosen, if they were.
    Optional<String> chosen() {
        if (!columns.isEmpty()) {
            return Optional.of("--columns");
        }
        if (!exclude.isEmpty()) {
            return Optional.of("--exclude");
        }
        if (dropMissing.isSet()) {
            return Optional.of("--drop-missing");
        }
        return numeric.isSet() ? Optional.of("--numeric") : Optional.empty();
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
                    throw new InvalidValue(Message.NOT_A_DELIMITER, Printable.quoted(value));
                }
                if (value.equals("\"") || value.isBlank()) {
                    throw new InvalidValue(Message.NO_DELIMITER);
                }
                yield value.charAt(0);
            }
        };
    }
}
