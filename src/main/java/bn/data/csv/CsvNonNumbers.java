package bn.data.csv;

import bn.data.number.NumberText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The cells of a file in which a number is expected and none stands, by columns. A few missing ones leave a column
/// one of numbers; words do not.
final class CsvNonNumbers {
    /// A cell.
    ///
    /// @param place of its column
    /// @param refused why it is no number
    record NonNumber(int place, long line, String text, NumberText.Refused refused) {
        private boolean isMissing() {
            return MissingValues.is(text);
        }

        private boolean isWord() {
            return refused.isWord() && !isMissing();
        }
    }

    /// What is in a column: the first of each kind, and how many are missing.
    private static final class Column {
        private Optional<NonNumber> word = Optional.empty();
        private Optional<NonNumber> missing = Optional.empty();
        private Optional<NonNumber> misspelt = Optional.empty();
        private int missingCount;

        void add(NonNumber cell) {
            if (cell.isMissing()) {
                missing = missing.or(() -> Optional.of(cell));
                missingCount++;
            } else if (cell.isWord()) {
                word = word.or(() -> Optional.of(cell));
            } else {
                misspelt = misspelt.or(() -> Optional.of(cell));
            }
        }

        Stream<NonNumber> firsts() {
            return Stream.of(word, missing, misspelt).flatMap(Optional::stream);
        }
    }

    private static final Comparator<NonNumber> READING_ORDER =
            Comparator.comparingLong(NonNumber::line).thenComparingInt(NonNumber::place);

    private final Map<Integer, Column> columns = new HashMap<>();

    void add(NonNumber cell) {
        columns.computeIfAbsent(cell.place, _ -> new Column()).add(cell);
    }

    boolean areNone() {
        return columns.isEmpty();
    }

    /// The columns that are not of numbers: one cell is a word, or all are missing.
    ///
    /// @param rows how many there are in the file
    /// @param taken the columns in their order
    Set<Integer> words(int rows, Iterable<Integer> taken) {
        Set<Integer> words = new LinkedHashSet<>();
        for (int place : taken) {
            Column column = columns.get(place);
            if (column != null && (column.word.isPresent() || column.missingCount == rows)) {
                words.add(place);
            }
        }
        return words;
    }

    /// The first cell of these columns that is no number.
    Optional<NonNumber> first(Set<Integer> places) {
        return places.stream()
                .map(columns::get)
                .filter(column -> column != null)
                .flatMap(Column::firsts)
                .min(READING_ORDER);
    }

    /// The first number that is written so that it cannot be read.
    Optional<NonNumber> misspelt(Set<Integer> places) {
        return places.stream()
                .map(columns::get)
                .filter(column -> column != null)
                .flatMap(column -> column.misspelt.stream())
                .min(READING_ORDER);
    }

    /// The column of these in which most cells are missing.
    int mostMissing(Set<Integer> places) {
        return places.stream()
                .max(Comparator.comparingInt(place -> {
                    Column column = columns.get(place);
                    return column == null ? 0 : column.missingCount;
                }))
                .orElseThrow();
    }
}
