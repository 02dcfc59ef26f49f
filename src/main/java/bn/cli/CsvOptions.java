package bn.cli;

import bn.data.CsvDialect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
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

    private Optional<Boolean> header = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--header", description = "The first CSV row names the columns. Otherwise found out.")
    void header(boolean said) {
        sayHeader(said, true);
    }

    @Option(names = "--no-header", description = "The first CSV row is data. Otherwise found out.")
    void noHeader(boolean said) {
        sayHeader(said, false);
    }

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            converter = Delimiter.class,
            description = "What separates CSV cells: a character, or tab or space. Otherwise found out.")
    @Nullable
    Character delimiter;

    /// picocli calls this with `false` before it reads the command line, to start afresh.
    private void sayHeader(boolean said, boolean named) {
        if (said && header.isPresent() && header.get() != named) {
            throw new ParameterException(
                    spec.commandLine(), "--header and --no-header contradict each other: give one of them");
        }
        if (said) {
            header = Optional.of(named);
        }
    }

    CsvDialect dialect() {
        return new CsvDialect(Optional.ofNullable(delimiter), header, columns, exclude);
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
                    if (value.equals("\"") || value.isBlank()) {
                        throw new TypeConversionException(
                                "a quote (\") or the end of a line cannot separate cells; give a character that can");
                    }
                    yield value.charAt(0);
                }
            };
        }
    }
}
