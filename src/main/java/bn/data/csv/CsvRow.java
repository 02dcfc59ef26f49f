package bn.data.csv;

import bn.data.number.NumberText;
import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The row of a CSV file that has just been parsed; the next one overwrites it. The numbers in it are read at once,
/// while the parser has their characters.
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
    /// Characters, and cells, that a row may have: as many as there is memory for, within reason.
    static final int LARGEST = 1 << 28;

    private final boolean emptyCellsCount;
    private final boolean keepsText;
    private boolean[] numeric = {};
    private double[] decimals = new double[32];
    private int[] ends = new int[32];
    private char[] text = new char[512];
    private int size;

    /// @param delimiter of which many are one if it is a space, so that no cell is empty
    /// @param keepsText whether the text of cells can be asked for; otherwise each seems empty
    CsvRow(char delimiter, boolean keepsText) {
        this.emptyCellsCount = delimiter != CsvDelimiter.SPACE;
        this.keepsText = keepsText;
    }

    /// From the next row on, the numbers in these cells are read.
    void readNumbers(int... places) {
        numeric = new boolean[1 + Arrays.stream(places).max().orElse(-1)];
        for (int place : places) {
            numeric[place] = true;
        }
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
            decimals = Arrays.copyOf(decimals, 2 * size);
        }
        boolean number = size < numeric.length && numeric[size];
        decimals[size] = number ? NumberText.decimal(buffer, offset, length) : Double.NaN;
        ends[size] = start(size) + (keepsText ? keep(buffer, offset, length) : length);
        size++;
    }

    private int keep(char[] buffer, int offset, int length) {
        int start = start(size);
        if (length > LARGEST - start || size == LARGEST) {
            throw new CsvParseException("too large");
        }
        if (length > text.length - start) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, start + length));
        }
        System.arraycopy(buffer, offset, text, start, length);
        return length;
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

    /// The text of a cell; none where it is not kept.
    String cell(int index) {
        return !keepsText ? "" : new String(text, start(index), ends[index] - start(index));
    }

    List<String> cells() {
        return IntStream.range(0, size).mapToObj(this::cell).toList();
    }

    /// The number in a cell, as [NumberText#decimal] has it; NaN if it is not read.
    double decimal(int index) {
        return decimals[index];
    }

    /// Whether there is no number and nothing but white space from this cell on.
    boolean isBlankFrom(int index) {
        for (int i = index; i < size; i++) {
            if (!Double.isNaN(decimals[i])) {
                return false;
            }
        }
        for (int i = start(index); i < start(size); i++) {
            if (!keepsText || !Character.isWhitespace(text[i])) {
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
