package bn.report;

import bn.batch.Decimal;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.IntStream;

/// The one value of a report as CSV in full precision: a header with the names of the features where they
/// have any, then its
/// rows.
public final class CsvRenderer implements Renderer {
    private static final int ROWS_AT_ONCE = 1024;

    /// Writes the one value of the report.
    ///
    /// @throws IllegalArgumentException if it has not just one
    @Override
    public void render(Report report, Writer out) throws IOException {
        List<Block.Numbers> values = report.numbers();
        if (values.size() != 1) {
            throw new IllegalArgumentException("CSV holds one value, not " + values.size());
        }
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        try {
            write(values.getFirst().grid(), csv);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private static void write(Grid grid, CsvWriter csv) {
        if (!isNumbered(grid.columns())) {
            csv.writeRecord(grid.columns());
        }
        for (int from = 0; from < grid.rows(); from += ROWS_AT_ONCE) {
            write(grid, from, Math.min(from + ROWS_AT_ONCE, grid.rows()), csv);
        }
    }

    /// Features without names go by their numbers. As a header these would read back as one row more.
    private static boolean isNumbered(List<String> names) {
        return IntStream.range(0, names.size())
                .allMatch(column -> names.get(column).equals(String.valueOf(column)));
    }

    private static void write(Grid grid, int from, int to, CsvWriter csv) {
        double[][] columns = new double[grid.columns().size()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = grid.cells().of(column, from, to);
        }
        String[] cells = new String[columns.length];
        for (int row = 0; row < to - from; row++) {
            for (int column = 0; column < columns.length; column++) {
                cells[column] = Decimal.literal(columns[column][row]);
            }
            csv.writeRecord(cells);
        }
    }
}
