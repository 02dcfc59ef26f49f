package bn.data.csv;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is said of a cell that is no number, and what can be done about it and all of its kind at once.
///
/// @param firstLine where the first row stands
/// @param commas whether a decimal may have a comma here, so that an option can say it
record CsvRemedies(String file, CsvColumns columns, long firstLine, boolean commas) {
    /// Longer lists to be pasted go by numbers, and then by the option that needs none.
    private static final int LONGEST_LIST = 120;

    /// Says of the first cell of its kind what is wrong with it.
    ///
    /// @param words all the columns that are not numbers
    /// @param alone whether there are no others
    /// @param gaps how many rows have a cell without a number in the other columns, 0 if that is not to be said
    DataProblem problem(CsvNonNumbers.NonNumber cell, Set<Integer> words, boolean alone, int gaps) {
        List<Sentence> remedies = new ArrayList<>();
        boolean firstRow = !columns.named() && cell.line() == firstLine;
        Optional<Character> likely = columns.names().size() == 1
                ? CsvDelimiter.likely(columns.names().getFirst(), cell.text())
                : Optional.empty();
        if (likely.isPresent()) {
            remedies.add(Sentence.of(DataMessage.SAY_DELIMITER, CsvDelimiter.named(likely.get())));
        } else if (alone) {
            remedies.add(Sentence.of(DataMessage.NO_NUMBERS));
        } else if (words.size() == 1) {
            remedies.add(Sentence.of(
                    firstRow ? DataMessage.EXCLUDE_COLUMN_OR_SAY_HEADER : DataMessage.EXCLUDE_COLUMN,
                    columns.reference(cell.place())));
        } else if (!words.isEmpty()) {
            remedies.add(exclude(words));
        }
        if (gaps > 0) {
            remedies.add(Sentence.of(DataMessage.DROP_ROWS, gaps));
        }
        if (cell.refused().why().text() == DataMessage.DECIMAL_COMMA && commas) {
            remedies.add(Sentence.of(DataMessage.SAY_DECIMAL_COMMA));
        }
        if (firstRow && (alone || words.size() != 1) && gaps == 0) {
            remedies.add(Sentence.of(DataMessage.SAY_HEADER));
        }
        return problem(file, columns, cell, remedies);
    }

    /// Says of a cell what is wrong with it, and of nothing else.
    static DataProblem problem(String file, CsvColumns columns, CsvNonNumbers.NonNumber cell, List<Sentence> remedies) {
        return new DataProblem(
                file + ":" + cell.line() + ":" + (cell.place() + 1) + ": ",
                DataMessage.CELL_REFUSED,
                cell.refused().why(),
                cell.refused().inRows(),
                Printable.quoted(columns.names().get(cell.place())),
                remedies.stream().reduce((one, other) -> Sentence.of(DataMessage.BOTH, one, other)));
    }

    private Sentence exclude(Set<Integer> words) {
        String byName = String.join(",", words.stream().map(columns::reference).toList());
        String list = byName.length() <= LONGEST_LIST ? byName : columns.ranges(words);
        return list.length() <= LONGEST_LIST
                ? Sentence.of(DataMessage.EXCLUDE_COLUMNS, words.size(), list)
                : Sentence.of(DataMessage.SAY_NUMERIC, words.size());
    }
}
