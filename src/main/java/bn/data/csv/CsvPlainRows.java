package bn.data.csv;

import bn.data.number.Doubles;
import bn.data.number.NumberText;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a block in which every line is a row of plain numbers, as in most long files: a cell ends at the
/// delimiter, and its bytes go to the number parser. Of anything else it reads nothing and says nothing;
/// [CsvBatchReader] reads such a block again with FastCSV, which knows what it means or what is wrong with it.
final class CsvPlainRows {
    private final byte delimiter;

    /// For each cell of a row the list of its column; none where the column is not taken.
    private final @Nullable Doubles[] columns;

    /// @param delimiter one of ASCII
    /// @param cells that a row has
    CsvPlainRows(char delimiter, int cells, int[] places, Doubles[] numbers) {
        this.delimiter = (byte) delimiter;
        this.columns = new Doubles[cells];
        for (int i = 0; i < places.length; i++) {
            columns[places[i]] = numbers[i];
        }
    }

    /// Reads whole lines.
    ///
    /// @return how many they are; -1 if one is no row of plain numbers
    int read(byte[] lines) {
        int rows = 0;
        for (int at = 0; at < lines.length; rows++) {
            at = row(lines, at);
            if (at < 0) {
                return -1;
            }
        }
        return rows;
    }

    /// Reads a row, and says where the next one begins; -1 if it is not plain.
    private int row(byte[] lines, int from) {
        int start = from;
        int cell = 0;
        while (true) {
            int end = cellEnd(lines, start);
            if ((end > start || delimiter != CsvDelimiter.SPACE) && !isRead(cell++, lines, start, end - start)) {
                return -1;
            }
            start = end + 1;
            if (lines[end] != delimiter) {
                int next = lines[end] == '\r' ? start + 1 : start;
                return cell >= columns.length && lines[next - 1] == '\n' ? next : -1;
            }
        }
    }

    /// Where there is a delimiter, the end of a line, or a quote.
    private int cellEnd(byte[] lines, int from) {
        int at = from;
        while (lines[at] != delimiter
                && (lines[at] > '"' || (lines[at] != '\n' && lines[at] != '\r' && lines[at] != '"'))) {
            at++;
        }
        return at;
    }

    private boolean isRead(int cell, byte[] lines, int from, int length) {
        if (cell >= columns.length) {
            return length == 0;
        }
        Doubles column = columns[cell];
        if (column == null) {
            return true;
        }
        double number = NumberText.decimal(lines, from, length);
        column.add(number);
        return Double.isFinite(number);
    }
}
