package bn.data.csv;

import java.util.List;
import java.util.Optional;

/// How a CSV file is to be read, where that is not to be detected.
///
/// @param delimiter what separates cells
/// @param header whether the first row names the columns
/// @param columns the columns to take, by name, number (from 0) or range; all where empty
/// @param exclude the columns to leave out, likewise
/// @param decimalComma whether decimals have commas, which is found out only where it is certain
/// @param dropMissing whether rows are left out in which a number is missing
/// @param numeric whether columns are left out that are not numbers
public record CsvDialect(
        Optional<Character> delimiter,
        Optional<Boolean> header,
        List<String> columns,
        List<String> exclude,
        boolean decimalComma,
        boolean dropMissing,
        boolean numeric) {
    /// Everything detected, every column taken.
    public static final CsvDialect DETECT = new CsvDialect(Optional.empty(), Optional.empty(), List.of(), List.of());

    /// All rows that are there, and all columns that are taken.
    public CsvDialect(
            Optional<Character> delimiter, Optional<Boolean> header, List<String> columns, List<String> exclude) {
        this(delimiter, header, columns, exclude, false, false, false);
    }

    /// How another file of the same origin is written, of which nothing is left out.
    public CsvDialect asWritten() {
        return new CsvDialect(delimiter, Optional.empty(), List.of(), List.of(), decimalComma, false, false);
    }

    /// What was said of the file that not every file of arrays can follow, as the options call it.
    public Optional<String> demand() {
        return choice().or(this::demandOfCsv);
    }

    /// What was said of its columns, that any table can follow.
    public Optional<String> choice() {
        if (!columns.isEmpty()) {
            return Optional.of("--columns");
        }
        return exclude.isEmpty() ? Optional.empty() : Optional.of("--exclude");
    }

    /// What was said of it that only CSV can follow.
    public Optional<String> demandOfCsv() {
        if (dropMissing) {
            return Optional.of("--drop-missing");
        }
        if (numeric) {
            return Optional.of("--numeric");
        }
        if (decimalComma) {
            return Optional.of("--decimal-comma");
        }
        return delimiter.map(_ -> "--delimiter").or(() -> header.map(said -> said ? "--header" : "--no-header"));
    }

    /// Keeps the lists.
    public CsvDialect {
        columns = List.copyOf(columns);
        exclude = List.copyOf(exclude);
    }
}
