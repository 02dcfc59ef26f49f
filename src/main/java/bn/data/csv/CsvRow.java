package bn.data.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The row of a CSV file that has just been parsed; the next one overwrites it.
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    /// Characters, and cells, that a row may have: as many as there is memory for, within reason.
    static final int LARGEST = 1 << 28;

    private final boolean emptyCellsCount;
    private int[] ends = new int[32];
    private char[] text = new char[512];
    private int size;

    /// @param delimiter of which many are one if it is a space, so that no cell is empty
    CsvRow(char delimiter) {
        this.emptyCellsCount = delimiter != CsvDelimiter.SPACE;
    }

    @Override
    protected void handleBegin(long startingLine) {
        size = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (length == 0 && !emptyCellsCount) {
            return;
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        int start = start(size);
        if (length > LARGEST - start || size == LARGEST) {
            throw new CsvParseException("too large");
        }
        if (length > text.length - start) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, start + length));
        }
        System.arraycopy(buffer, offset, text, start, length);
        ends[size++] = start + length;
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    /// The line on which it begins, counted from 1.
    long line() {
        return getStartingLineNumber();
    }

    int size() {
        return size;
    }

    String cell(int index) {
        return new String(text, start(index), ends[index] - start(index));
    }

    List<String> cells() {
        return IntStream.range(0, size).mapToObj(this::cell).toList();
    }

    /// Whether there is nothing but white space from this cell on.
    boolean isBlankFrom(int index) {
        for (int i = start(index); i < start(size); i++) {
            if (!Character.isWhitespace(text[i])) {
                return false;
            }
        }
        return true;
    }

    boolean isComment() {
        return cell(0).strip().startsWith("#");
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
