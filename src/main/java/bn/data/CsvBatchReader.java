package bn.data;

import bn.batch.Batch;
import bn.batch.Shape;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a batch from CSV: a row of the file is a row of the batch, a column a feature.
///
/// A problem's place is `file:line:cell`, both counted from 1 as an editor and a spreadsheet count.
final class CsvBatchReader {
    private static final int DETECTED = 1 << 14;
    private static final Pattern STARTING_LINE = Pattern.compile("line (\\d+)");

    private final String file;
    private final CsvDialect dialect;
    private char delimiter = ',';
    private @Nullable CsvColumns columns;
    private final List<Doubles> numbers = new ArrayList<>();

    /// Where the first row stands.
    private long firstLine;

    /// The cells of the first row, by which the others are held.
    private int cells;

    /// Whether every row ends in a delimiter, as some programs write.
    private boolean trailing;

    /// The line of a blank row, which is no problem unless something follows it.
    private long blank;

    CsvBatchReader(String file, CsvDialect dialect) {
        this.file = file;
        this.dialect = dialect;
    }

    BatchFile read(BufferedInputStream text) throws IOException, DataProblem {
        delimiter = dialect.delimiter().isPresent()
                ? dialect.delimiter().get()
                : CsvDelimiter.of(Source.peek(text, DETECTED));
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            for (Iterator<CsvRecord> records = csv.iterator(); records.hasNext(); ) {
                row(records.next());
            }
        } catch (CsvParseException e) {
            throw unparsed(e);
        }
        return finished();
    }

    private void row(CsvRecord record) throws DataProblem {
        long line = record.getStartingLineNumber();
        List<String> row = cells(record);
        boolean nothing = row.stream().allMatch(String::isBlank);
        if (nothing && (row.size() <= 1 || columns == null)) {
            blank = blank == 0 ? line : blank;
            return;
        }
        if (blank > 0 && columns != null) {
            throw new DataProblem(file + ":" + blank + ": the line is blank, and rows follow it; delete it");
        }
        blank = 0;
        if (columns == null) {
            first(row, line);
        } else {
            data(columns, row, line);
        }
    }

    private List<String> cells(CsvRecord record) {
        if (delimiter == CsvDelimiter.SPACE) {
            return record.getFields().stream().filter(cell -> !cell.isEmpty()).toList();
        }
        return record.getFields();
    }

    private void first(List<String> first, long line) throws DataProblem {
        firstLine = line;
        List<String> row = withoutComment(first);
        trailing = row.size() > 1 && row.getLast().isBlank();
        List<String> kept = trailing ? row.subList(0, row.size() - 1) : row;
        cells = kept.size();
        boolean header = dialect.header().orElseGet(() -> kept.stream().noneMatch(NumberText::isNumeric));
        CsvColumns found =
                header ? CsvColumns.of(kept, dialect, file, line) : CsvColumns.numbered(cells, dialect, file);
        found.taken().forEach(_ -> numbers.add(new Doubles()));
        columns = found;
        if (!header) {
            data(found, row, line);
        }
    }

    /// NumPy's savetxt writes its header as a comment: `# width,tilt,mass`.
    private static List<String> withoutComment(List<String> row) {
        String start = row.getFirst().strip();
        if (!start.startsWith("#")) {
            return row;
        }
        if (start.equals("#") && row.size() > 1) {
            return row.subList(1, row.size());
        }
        List<String> names = new ArrayList<>(row);
        names.set(0, start.substring(1).strip());
        return names;
    }

    private void data(CsvColumns layout, List<String> row, long line) throws DataProblem {
        boolean ends = trailing && row.size() == cells + 1 && row.getLast().isBlank();
        if (row.size() != cells && !ends) {
            throw new DataProblem(file + ":" + line + ": the row has " + counted(row.size(), "cell")
                    + ", the first row has " + cells);
        }
        for (int i = 0; i < layout.taken().size(); i++) {
            int place = layout.taken().get(i);
            switch (NumberText.of(row.get(place))) {
                case NumberText.Read(double value) -> numbers.get(i).add(value);
                case NumberText.Refused refused -> throw refused(layout, place, line, refused);
            }
        }
    }

    private DataProblem refused(CsvColumns layout, int place, long line, NumberText.Refused refused) {
        String name = layout.names().get(place);
        String sentence = file + ":" + line + ":" + (place + 1) + ": " + refused.why() + " (column '" + name + "')";
        if (!refused.isWord()) {
            return new DataProblem(sentence);
        }
        String option = name.indexOf(' ') >= 0 ? "--exclude '" + name + "'" : "--exclude " + name;
        boolean firstRow = !layout.named() && line == firstLine;
        return new DataProblem(sentence + "; leave the column out with " + option
                + (firstRow ? ", or say --header if this row names the columns" : ""));
    }

    /// What FastCSV found: a quote in a wrong place, or text that ends or is damaged while it reads.
    private DataProblem unparsed(CsvParseException e) throws IOException {
        boolean unclosed = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                throw io;
            }
            unclosed |=
                    String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("unclosed");
        }
        Matcher line = STARTING_LINE.matcher(String.valueOf(e.getMessage()));
        return new DataProblem(
                file
                        + (line.find() ? ":" + line.group(1) : "")
                        + (unclosed
                                ? ": a quote (\") is opened here and never closed"
                                : ": something stands after a closing quote (\") before the next delimiter"),
                e);
    }

    private BatchFile finished() throws DataProblem {
        CsvColumns layout = columns;
        if (layout == null) {
            throw new DataProblem(file + ": is empty but for blank lines");
        }
        int rows = numbers.getFirst().size();
        if (rows == 0) {
            throw new DataProblem(file + ": has a header and no rows; if the first row is data, say --no-header");
        }
        double[][] features = numbers.stream().map(Doubles::toArray).toArray(double[][]::new);
        Shape shape = Shape.of(rows, features.length);
        Batch batch = layout.named()
                ? Batch.named(shape, layout.takenNames(), features)
                : layout.taken().size() == layout.names().size()
                        ? Batch.numbered(shape, features)
                        : Batch.named(shape, layout.takenNames(), features);
        return BatchFile.of(batch, notes(layout, features));
    }

    /// A table that pandas wrote with its row numbers reads as a batch with one more feature.
    private List<String> notes(CsvColumns layout, double[][] features) {
        if (!layout.named()
                || layout.taken().getFirst() != 0
                || !layout.names().getFirst().equals("0")) {
            return List.of();
        }
        for (int row = 0; row < features[0].length; row++) {
            if (features[0][row] != row) {
                return List.of();
            }
        }
        return List.of(file + ": the first column has no name and counts 0, 1, 2, ...; if these are row numbers,"
                + " leave them out with --exclude 0");
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
