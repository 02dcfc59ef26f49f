package bn.data.csv;

import java.util.List;
import java.util.Optional;

/// How a CSV file is to be read, where that is not to be detected.
///
/// @param delimiter what separates cells
/// @param header whether the first row names the columns
/// @param columns the columns to take, by name, number (from 0) or range; all where empty
/// @param exclude the columns to leave out, likewise
public record CsvDialect(
        Optional<Character> delimiter, Optional<Boolean> header, List<String> columns, List<String> exclude) {
    /// Everything detected, every column taken.
    public static final CsvDialect DETECT = new CsvDialect(Optional.empty(), Optional.empty(), List.of(), List.of());

    /// What was said of the file that only CSV can follow, as the options call it; nothing where all is to
    /// be detected.
    public Optional<String> demand() {
        if (!columns.isEmpty()) {
            return Optional.of("--columns");
        }
        if (!exclude.isEmpty()) {
            return Optional.of("--exclude");
        }
        return delimiter.map(_ -> "--delimiter").or(() -> header.map(said -> said ? "--header" : "--no-header"));
    }

    /// Keeps the lists.
    public CsvDialect {
        columns = List.copyOf(columns);
        exclude = List.copyOf(exclude);
    }
}
