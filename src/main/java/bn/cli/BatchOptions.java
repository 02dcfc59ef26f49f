package bn.cli;

import bn.data.CsvDialect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Which batch, and how its file is to be read.
final class BatchOptions {
    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            description = "The batch: CSV or JSON, plain or gzipped; - reads standard input.")
    @Nullable
    String input;

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

    @Option(
            names = "--gamma",
            paramLabel = "NUMBERS",
            description =
                    "γ: a number for all features, a list 1.5,-0.7,2, or a file. Otherwise the batch file's, else 1.")
    @Nullable
    String gamma;

    @Option(names = "--beta", paramLabel = "NUMBERS", description = "β, likewise. Otherwise the batch file's, else 0.")
    @Nullable
    String beta;

    @Option(
            names = "--eps",
            paramLabel = "NUMBER",
            description = "ε, greater than 0. Otherwise the batch file's, else 1e-05, as in PyTorch.")
    @Nullable
    String eps;

    CsvDialect dialect() {
        return new CsvDialect(
                Optional.ofNullable(delimiter),
                header == noHeader ? Optional.empty() : Optional.of(header),
                columns,
                exclude);
    }

    /// An option that means nothing without a batch to read, if one was given.
    Optional<String> withoutInput() {
        if (input != null) {
            return Optional.empty();
        }
        if (gamma != null) {
            return Optional.of("--gamma");
        }
        if (beta != null) {
            return Optional.of("--beta");
        }
        if (eps != null) {
            return Optional.of("--eps");
        }
        return columns.isEmpty() && exclude.isEmpty()
                ? Optional.empty()
                : Optional.of(columns.isEmpty() ? "--exclude" : "--columns");
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
