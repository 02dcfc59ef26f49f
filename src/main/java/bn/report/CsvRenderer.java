package bn.report;

import bn.batch.Decimal;
import bn.batch.Printable;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/// The single value of a report as CSV in full precision: a header with the features' names, if any, and its
/// rows.
public final class CsvRenderer implements Renderer {
    private static final int ROWS_AT_ONCE = 1024;

    /// Writes the single value of the report.
    ///
    /// @throws IllegalArgumentException if it does not have exactly one
    @Override
    public void render(Report report, Writer out) throws IOException {
        List<Block.Numbers> values = report.numbers();
        if (values.size() != 1) {
            throw new IllegalArgumentException("CSV holds one value, not " + values.size());
        }
        Grid grid = values.getFirst().grid();
        if (!isNumbered(grid.columns())) {
            header(grid.columns(), out);
        }
        rows(grid, out);
        out.flush();
    }

    private static void header(List<String> names, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        try {
            csv.writeRecord(names.stream().map(Printable::of).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Chunks of rows are formatted on all cores, several at a time, and written in order.
    private static void rows(Grid grid, Writer out) throws IOException {
        int chunks = Math.ceilDiv(grid.rows(), ROWS_AT_ONCE);
        int chunksAtOnce = 4 * (ForkJoinPool.getCommonPoolParallelism() + 1);
        for (int first = 0; first < chunks; first += chunksAtOnce) {
            List<String> texts = IntStream.range(first, Math.min(first + chunksAtOnce, chunks))
                    .parallel()
                    .mapToObj(chunk -> text(grid, chunk))
                    .toList();
            for (String text : texts) {
                out.write(text);
            }
        }
    }

    /// Numbers need no quotes.
    private static String text(Grid grid, int chunk) {
        int from = chunk * ROWS_AT_ONCE;
        int to = (int) Math.min((long) from + ROWS_AT_ONCE, grid.rows());
        double[][] columns = new double[grid.columns().size()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = grid.cells().of(column, from, to);
        }
        StringBuilder text = new StringBuilder(20 * columns.length * (to - from));
        for (int row = 0; row < to - from; row++) {
            for (int column = 0; column < columns.length; column++) {
                text.append(column == 0 ? "" : ",").append(Decimal.literal(columns[column][row]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /// Unnamed features have indices, which as a header would be read back as a row of numbers.
    private static boolean isNumbered(List<String> names) {
        return IntStream.range(0, names.size())
                .allMatch(column -> names.get(column).equals(String.valueOf(column)));
    }
}
