package bn.cli;

import bn.data.CsvDialect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How CSV files are to be read.
final class CsvOptions {
    @Option(
            names = "--columns",
            paramLabel = "LIST",
            split = ",",
            hideParamSyntax = true,
            description = "Take these CSV columns, by name, number (from 0) or range: width,3,5-7.")
    List<String> columns = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "LIST",
            split = ",",
            hideParamSyntax = true,
            description = "Leave these CSV columns out.")
    List<String> exclude = List.of();

    @Option(names = "--header", description = "The first CSV row names the columns. Otherwise found out.")
    boolean header;

    @Option(names = "--no-header", description = "The first CSV row is data. Otherwise found out.")
    boolean noHeader;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            converter = Delimiter.class,
            description = "What separates CSV cells: a character, or tab or space. Otherwise found out.")
    @Nullable
    Character delimiter;

    CsvDialect dialect() {
        return new CsvDialect(
                Optional.ofNullable(delimiter),
                header == noHeader ? Optional.empty() : Optional.of(header),
                columns,
                exclude);
    }

    /// The option by which columns were chosen, if they were.
    Optional<String> chosen() {
        if (!columns.isEmpty()) {
            return Optional.of("--columns");
        }
        return exclude.isEmpty() ? Optional.empty() : Optional.of("--exclude");
    }

    /// One character, or the name of one that is hard to type.
    static final class Delimiter implements ITypeConverter<Character> {
        @Override
        public Character convert(String value) {
            return switch (value) {
                case "tab", "\\t" -> '\t';
                case "space" -> ' ';
                case "comma" -> ',';
                case "semicolon" -> ';';
                default -> {
                    if (value.length() != 1) {
                        throw new TypeConversionException("'" + value + "' is not one character, nor tab or space");
                    }
                    yield value.charAt(0);
                }
            };
        }
    }
}
