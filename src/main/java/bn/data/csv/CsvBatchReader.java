package bn.data.csv;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.data.file.FileStart;
import bn.data.file.Source;
import bn.data.number.BatchFile;
import bn.data.number.Doubles;
import bn.data.number.NonFinitePolicy;
import bn.data.number.NumberText;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a batch from CSV: a row of the file is a row of the batch, a column a feature.
///
/// A problem's place is `file:line:cell`, both counted from 1 as an editor and a spreadsheet count.
public final class CsvBatchReader {
    /// Bytes at the start from which the delimiter is detected. Of what is longer, the columns are taken from the
    /// whole lines among these, and the rest is read in blocks.
    private static final int START = 1 << 14;

    /// Rows from which it is worth waking the other cores.
    private static final int LONG = 1 << 16;

    private static final Pattern STARTING_LINE = Pattern.compile("line (\\d+)");

    private final LongConsumer rowsSoFar;
    private final String file;
    private final CsvDialect dialect;
    private final NonFinitePolicy allowed;
    private char delimiter = ',';
    private @Nullable CsvColumns columns;

    /// A list for each column that is taken, and the place of that column in the file.
    private Doubles[] numbers = {};

    private int[] places = {};

    /// Lines that were read before those that are being read.
    private long linesBefore;

    private long lastLine;

    /// Where the first row stands.
    private long firstLine;

    /// The cells of the first row, by which the others are held.
    private int cells;

    /// Cells after those that count, blank in every row: delimiters that a program left at the end of each
    /// line.
    private int trailing;

    /// A comment before the first row, which names the columns if it has as many cells: NumPy's savetxt
    /// writes `# width,tilt,mass`.
    private List<String> comment = List.of();

    /// The line of a blank row, which is no problem unless something follows it.
    private long blank;

    /// Reads numbers to compute with, all finite.
    public CsvBatchReader(Source source, CsvDialect dialect) {
        this(source, dialect, NonFinitePolicy.FINITE);
    }

    /// Reads numbers, some of which may be NaN or infinite.
    public CsvBatchReader(Source source, CsvDialect dialect, NonFinitePolicy allowed) {
        this(source.name(), dialect, allowed, source::rows);
    }

    private CsvBatchReader(String file, CsvDialect dialect, NonFinitePolicy allowed, LongConsumer rowsSoFar) {
        this.file = file;
        this.dialect = dialect;
        this.allowed = allowed;
        this.rowsSoFar = rowsSoFar;
    }

    /// For a block of rows that follow others.
    private CsvBatchReader(CsvBatchReader others) {
        this(others.file, others.dialect, others.allowed, _ -> {});
        delimiter = others.delimiter;
        cells = others.cells;
        trailing = others.trailing;
        begin(Objects.requireNonNull(others.columns));
    }

    /// The batch of a text.
    ///
    /// @throws DataProblem if it holds none, with the place
    public BatchFile read(BufferedInputStream text) throws IOException, DataProblem {
        byte[] start = FileStart.of(text, START);
        delimiter = dialect.delimiter().isPresent() ? dialect.delimiter().get() : CsvDelimiter.of(start);
        String lines = new String(start, 0, CsvBlocks.lineEnd(start, start.length), StandardCharsets.UTF_8);
        InputStream rest = text;
        if (start.length == START && lines.indexOf('"') < 0) {
            text.skipNBytes(CsvBlocks.lineEnd(start, START));
            records(new StringReader(lines));
            boolean plain = columns != null && blank == 0 && delimiter < 0x80;
            rest = !plain ? text : CsvBlocks.read(text, this::block, this::append);
        }
        records(new InputStreamReader(rest, StandardCharsets.UTF_8));
        return finished();
    }

    /// A block of rows that follow these; nothing if it has quotes, behind which a line may not end where it seems
    /// to, or anything but numbers where they are expected: then FastCSV reads it, once all before it are read.
    private Optional<CsvBatchReader> block(byte[] lines) {
        CsvBatchReader block = new CsvBatchReader(this);
        block.lastLine = new CsvPlainRows(delimiter, cells, trailing, block.places, block.numbers).read(lines);
        return block.lastLine < 0 ? Optional.empty() : Optional.of(block);
    }

    private void append(CsvBatchReader block) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i].add(block.numbers[i]);
        }
        linesBefore += block.lastLine;
        rowsSoFar.accept(numbers[0].size());
    }

    private void records(Reader text) throws IOException, DataProblem {
        try (CsvReader<CsvRow> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(CsvRow.LARGEST)
                .build(new CsvRow(delimiter), text)) {
            for (CsvRow row : csv) {
                row(row, linesBefore + row.line());
            }
        } catch (CsvParseException e) {
            throw unparsed(e);
        }
        linesBefore = lastLine;
    }

    private void row(CsvRow row, long line) throws DataProblem {
        lastLine = line;
        if (row.isBlankFrom(0) || isSeparatorLine(row, line)) {
            blank = blank == 0 ? line : blank;
            return;
        }
        if (blank > 0 && columns != null) {
            throw new DataProblem(place(blank), DataMessage.LINE_BLANK);
        }
        blank = 0;
        if (columns == null && row.isComment()) {
            comment = uncommented(row.cells());
        } else if (columns == null) {
            first(row, line);
        } else {
            data(row, line);
            rowsSoFar.accept(numbers[0].size());
        }
    }

    /// Excel may say in the first line what separates the cells: `sep=;`.
    private boolean isSeparatorLine(CsvRow row, long line) {
        return columns == null && line == 1 && row.cell(0).strip().matches("(?i)sep=.?");
    }

    private void first(CsvRow first, long line) throws DataProblem {
        firstLine = line;
        List<String> row = first.cells();
        boolean numeric = row.stream().anyMatch(NumberText::isMeantAsNumber);
        if (numeric && dialect.header().isEmpty() && comment.size() == row.size()) {
            begin(CsvColumns.of(comment, dialect, file, line));
            data(first, line);
            return;
        }
        trailing = trailingBlanks(row);
        List<String> kept = row.subList(0, row.size() - trailing);
        boolean header = dialect.header().orElse(!numeric);
        begin(header ? CsvColumns.of(kept, dialect, file, line) : CsvColumns.numbered(kept.size(), dialect, file));
        if (!header) {
            data(first, line);
        }
    }

    private void begin(CsvColumns layout) {
        columns = layout;
        cells = layout.names().size();
        places = layout.taken().stream().mapToInt(Integer::intValue).toArray();
        numbers = layout.taken().stream().map(_ -> new Doubles()).toArray(Doubles[]::new);
    }

    /// Blank cells at the end of a row, but not its only one.
    private static int trailingBlanks(List<String> row) {
        int count = 0;
        while (count < row.size() - 1 && row.get(row.size() - 1 - count).isBlank()) {
            count++;
        }
        return count;
    }

    private static List<String> uncommented(List<String> row) {
        String start = row.getFirst().strip();
        if (start.equals("#")) {
            return row.subList(1, row.size());
        }
        List<String> names = new ArrayList<>(row);
        names.set(0, start.substring(1).strip());
        return names;
    }

    private void data(CsvRow row, long line) throws DataProblem {
        boolean ends = row.size() > cells && row.size() <= cells + trailing && row.isBlankFrom(cells);
        if (row.size() != cells && !ends) {
            if (row.isComment()) {
                throw comment(line);
            }
            throw new DataProblem(
                    place(line), DataMessage.ROW_OF_OTHER_LENGTH, counted(row.size()), cells, because(row.cells()));
        }
        for (int i = 0; i < places.length; i++) {
            numbers[i].add(number(row, places[i], line));
        }
    }

    /// What a cell says: a number, or, where that is allowed, nan or inf.
    private double number(CsvRow row, int place, long line) throws DataProblem {
        String cell = row.cell(place);
        return switch (NumberText.of(cell)) {
            case NumberText.Read(double value) -> value;
            case NumberText.Refused refused -> {
                OptionalDouble nonFinite = NumberText.nonFinite(cell);
                if (place == 0 && row.isComment()) {
                    throw comment(line);
                }
                if (allowed == NonFinitePolicy.FINITE || nonFinite.isEmpty()) {
                    throw refused(Objects.requireNonNull(columns), place, line, cell, refused);
                }
                yield nonFinite.getAsDouble();
            }
        };
    }

    private DataProblem comment(long line) {
        return new DataProblem(place(line), DataMessage.COMMENT_AMONG_ROWS);
    }

    /// Why a row may have more or fewer cells than the first, where that can be guessed.
    private Optional<Sentence> because(List<String> row) {
        if (trailing > 0 && row.size() == cells + trailing) {
            return Optional.of(
                    Sentence.of(DataMessage.NAME_THE_COLUMNS, Sentence.of(DataMessage.BLANK_CELLS, trailing)));
        }
        // Cells that are two for each expected one may be numbers with decimal commas.
        boolean digits = row.stream().allMatch(cell -> cell.strip().matches("-?[0-9]+"));
        if (delimiter == ',' && row.size() == 2 * cells && digits) {
            String decimal = row.get(0).strip() + "." + row.get(1).strip();
            return Optional.of(Sentence.of(DataMessage.WRITE_A_POINT, Printable.brief(decimal)));
        }
        return delimiter == ','
                ? Optional.empty()
                : Optional.of(Sentence.of(DataMessage.CELLS_END_AT, CsvDelimiter.named(delimiter)));
    }

    private DataProblem refused(CsvColumns layout, int place, long line, String cell, NumberText.Refused refused) {
        String name = layout.names().get(place);
        return new DataProblem(
                file + ":" + line + ":" + (place + 1) + ": ",
                DataMessage.CELL_REFUSED,
                refused.why(),
                refused.inRows(),
                Printable.quoted(name),
                remedy(layout, place, line, cell, refused));
    }

    /// What to do with such a cell, but to put a number in its place.
    private Optional<Sentence> remedy(
            CsvColumns layout, int place, long line, String cell, NumberText.Refused refused) {
        if (allowed == NonFinitePolicy.ANY) {
            // Of an answer no column is left out, and no row names them.
            return Optional.empty();
        }
        boolean firstRow = !layout.named() && line == firstLine;
        if (!refused.isWord()) {
            return firstRow ? Optional.of(Sentence.of(DataMessage.SAY_HEADER)) : Optional.empty();
        }
        String name = layout.names().get(place);
        Optional<Character> likely = cells == 1 ? CsvDelimiter.likely(name, cell) : Optional.empty();
        if (likely.isPresent()) {
            return Optional.of(Sentence.of(DataMessage.SAY_DELIMITER, CsvDelimiter.named(likely.get())));
        }
        // A name that a shell would take apart goes by its number, and one that nobody would type.
        Object column = name.matches("[\\p{L}\\p{N}_.]{1,40}") ? name : place;
        return Optional.of(
                Sentence.of(firstRow ? DataMessage.EXCLUDE_COLUMN_OR_SAY_HEADER : DataMessage.EXCLUDE_COLUMN, column));
    }

    /// What FastCSV found: a quote in a wrong place, or text that ends or is damaged while it reads.
    ///
    /// @throws IOException if the text could not be read
    private DataProblem unparsed(CsvParseException e) throws IOException {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof Error full) {
                throw full;
            }
            words.append(cause.getMessage()).append('\n');
        }
        String said = words.toString().toLowerCase(Locale.ROOT);
        // Of the first record it names no line.
        Matcher starting = STARTING_LINE.matcher(said);
        long line = linesBefore + (starting.find() ? Long.parseLong(starting.group(1)) : 1);
        return new DataProblem(Sentence.of(fault(said)).at(place(line)), e);
    }

    private static DataMessage fault(String said) {
        if (said.contains("unclosed")) {
            return DataMessage.QUOTE_NOT_CLOSED;
        }
        if (said.contains("after closing quote")) {
            return DataMessage.AFTER_QUOTE;
        }
        return DataMessage.ROW_TOO_LARGE;
    }

    private BatchFile finished() throws DataProblem {
        CsvColumns layout = columns;
        if (layout == null) {
            throw new DataProblem(file + ": ", DataMessage.NO_ROWS);
        }
        int rows = numbers[0].size();
        if (rows == 0) {
            throw new DataProblem(file + ": ", DataMessage.HEADER_ALONE);
        }
        double[][] features = features(rows);
        Shape shape = Shape.of(rows, features.length);
        Batch batch = layout.named()
                ? Batch.named(shape, layout.takenNames(), features)
                : layout.taken().size() == layout.names().size()
                        ? Batch.numbered(shape, features)
                        : Batch.named(shape, layout.takenNames(), features);
        return BatchFile.of(batch, notes(layout, features));
    }

    /// What was read, in one array a feature. Of a large batch these are made side by side.
    private double[][] features(int rows) {
        Stream<Doubles> each =
                rows < LONG ? Stream.of(numbers) : Stream.of(numbers).parallel();
        return each.map(Doubles::toArray).toArray(double[][]::new);
    }

    /// A table that pandas wrote with its row numbers reads as a batch with one more feature.
    private List<Sentence> notes(CsvColumns layout, double[][] features) {
        if (!layout.named()
                || layout.taken().getFirst() != 0
                || !layout.names().getFirst().matches("(unnamed)?0")) {
            return List.of();
        }
        for (int row = 0; row < features[0].length; row++) {
            if (features[0][row] != row) {
                return List.of();
            }
        }
        return List.of(
                Sentence.of(DataMessage.ROW_NUMBERS, layout.names().getFirst()).at(file + ": "));
    }

    private String place(long line) {
        return file + ":" + line + ": ";
    }

    private static Sentence counted(int cells) {
        return Sentence.of(DataMessage.CELLS, cells);
    }
}
