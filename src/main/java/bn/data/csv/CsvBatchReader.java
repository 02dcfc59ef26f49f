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
import java.util.stream.IntStream;
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

    /// Cells that are no numbers, where an option can leave out their columns and rows; otherwise the first is refused.
    private final Optional<CsvNonNumbers> odd;

    private CsvSample sample = CsvSample.NONE;
    private boolean decimalCommas;
    private char delimiter = ',';
    private @Nullable CsvColumns columns;

    /// A list for each column that is taken, and the place of that column in the file.
    private Doubles[] numbers = {};

    private int[] places = {};

    /// Whether the first column of the file is among them.
    private boolean takesFirst;

    /// Lines that were read before those that are being read.
    private long linesBefore;

    private long lastLine;

    /// Where the first row stands.
    private long firstLine;

    /// The cells of the first row, by which the others are held.
    private int cells;

    /// Cells after the names of the columns that have none, blank in the first row: delimiters that a program left at
    /// the end of each line.
    private int trailing;

    /// Whether the first column has no name.
    private boolean unnamedFirst;

    /// Rows that begin with # and have as many cells as others.
    private long commentedRows;

    /// A comment before the first row, which names the columns if it has as many cells: NumPy's savetxt
    /// writes `# width,tilt,mass`.
    private List<String> comment = List.of();

    /// What whoever reads the results should know of how the first row was read.
    private Optional<Sentence> firstRowNote = Optional.empty();

    /// Reads the numbers of a batch, all finite, of which options choose columns and rows.
    public CsvBatchReader(Source source, CsvDialect dialect) {
        this(source.name(), dialect, NonFinitePolicy.FINITE, Optional.of(new CsvNonNumbers()), source::rows);
    }

    /// Reads other numbers, of which no option leaves anything out.
    public CsvBatchReader(Source source, CsvDialect dialect, NonFinitePolicy allowed) {
        this(source.name(), dialect, allowed, Optional.empty(), source::rows);
    }

    private CsvBatchReader(
            String file,
            CsvDialect dialect,
            NonFinitePolicy allowed,
            Optional<CsvNonNumbers> odd,
            LongConsumer rowsSoFar) {
        this.file = file;
        this.dialect = dialect;
        this.allowed = allowed;
        this.odd = odd;
        this.rowsSoFar = rowsSoFar;
    }

    /// For a block of rows that follow others.
    private CsvBatchReader(CsvBatchReader others) {
        this(others.file, others.dialect, others.allowed, Optional.empty(), _ -> {});
        delimiter = others.delimiter;
        cells = others.cells;
        begin(Objects.requireNonNull(others.columns));
    }

    /// The batch of a text.
    ///
    /// @throws DataProblem if it holds none, with the place
    public BatchFile read(BufferedInputStream text) throws IOException, DataProblem {
        byte[] start = FileStart.of(text, START);
        String lines = new String(start, 0, CsvBlocks.lineEnd(start, start.length), StandardCharsets.UTF_8);
        understand(start.length < START ? new String(start, StandardCharsets.UTF_8) : lines);
        InputStream rest = text;
        if (start.length == START && lines.indexOf('"') < 0) {
            text.skipNBytes(CsvBlocks.lineEnd(start, START));
            records(new StringReader(CsvDelimiter.spaced(lines, delimiter)));
            boolean plain = columns != null && !decimalCommas && delimiter < 0x80;
            rest = plain ? CsvBlocks.read(text, this::block, this::append) : text;
        }
        records(CsvDelimiter.spaced(new InputStreamReader(rest, StandardCharsets.UTF_8), delimiter));
        return finished();
    }

    /// Finds out how the file is to be read.
    private void understand(String lines) {
        delimiter = dialect.delimiter().orElseGet(() -> CsvDelimiter.of(lines, dialect.decimalComma()));
        sample = CsvSample.of(lines, delimiter);
        decimalCommas = dialect.decimalComma() || sample.hasDecimalCommas();
    }

    /// A block of rows that follow these; nothing if it has quotes, behind which a line may not end where it seems
    /// to, or anything but numbers where they are expected: then FastCSV reads it, once all before it are read.
    private Optional<CsvBatchReader> block(byte[] lines) {
        CsvBatchReader block = new CsvBatchReader(this);
        block.lastLine = new CsvPlainRows(delimiter, cells, block.places, block.numbers).read(lines);
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
            return;
        }
        if (columns == null && row.isComment()) {
            comment = uncommented(row.cells());
        } else if (columns == null) {
            first(row, line);
        } else {
            data(row, line);
            rowsSoFar.accept(numbers[0].size());
        }
    }

    private boolean isSeparatorLine(CsvRow row, long line) {
        return columns == null && line == 1 && CsvDelimiter.isSaid(row.cell(0));
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
        boolean numbered = numeric && dialect.header().isEmpty() && sample.isNumberedHeader();
        if (numeric && dialect.header().isEmpty() && sample.countsColumns()) {
            firstRowNote = Optional.of(Sentence.of(numbered ? DataMessage.NUMBERED_HEADER : DataMessage.NUMBERED_ROW)
                    .at(place(line)));
        }
        if (dialect.header().orElse(numbered || !numeric)) {
            header(row, line);
            return;
        }
        int counted = row.size() - Math.min(sample.trailingBlanks(), CsvSample.trailingBlanks(row));
        begin(CsvColumns.numbered(counted, dialect, file));
        data(first, line);
    }

    private void header(List<String> row, long line) throws DataProblem {
        trailing = CsvSample.trailingBlanks(row);
        List<String> names = new ArrayList<>(row.subList(0, row.size() - trailing));
        if (trailing == 0 && sample.hasRowNames(names.size())) {
            names.addFirst("");
        }
        unnamedFirst = names.getFirst().isBlank();
        begin(CsvColumns.of(names, dialect, file, line));
    }

    private void begin(CsvColumns layout) {
        columns = layout;
        cells = layout.names().size();
        places = layout.taken().stream().mapToInt(Integer::intValue).toArray();
        takesFirst = layout.taken().contains(0);
        numbers = layout.taken().stream().map(_ -> new Doubles()).toArray(Doubles[]::new);
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
        boolean ends = row.size() > cells && row.isBlankFrom(cells);
        if (row.size() != cells && !ends) {
            if (row.isComment()) {
                return;
            }
            throw new DataProblem(
                    place(line), DataMessage.ROW_OF_OTHER_LENGTH, counted(row.size()), cells, because(row.cells()));
        }
        // Where the first cell is of no interest it may say what it likes.
        if (takesFirst && row.isComment()) {
            commentedRows++;
            return;
        }
        for (int i = 0; i < places.length; i++) {
            numbers[i].add(number(row, places[i], line));
        }
    }

    /// What a cell says: a number, or, where that is allowed, nan or inf; NaN where it is to be seen
    /// later what is to be done about it.
    private double number(CsvRow row, int place, long line) throws DataProblem {
        String text = row.cell(place);
        return switch (decimalCommas ? NumberText.ofDecimalComma(text) : NumberText.of(text)) {
            case NumberText.Read(double value) -> value;
            case NumberText.Refused refused -> {
                OptionalDouble nonFinite = NumberText.nonFinite(text);
                if (allowed == NonFinitePolicy.ANY && nonFinite.isPresent()) {
                    yield nonFinite.getAsDouble();
                }
                CsvNonNumbers.NonNumber cell = new CsvNonNumbers.NonNumber(place, line, text, refused);
                odd.orElseThrow(() -> CsvRemedies.problem(file, Objects.requireNonNull(columns), cell, List.of()))
                        .add(cell);
                yield Double.NaN;
            }
        };
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
            throw new DataProblem(
                    file + ": ", DataMessage.HEADER_ALONE, Printable.quoted(String.join(", ", layout.names())));
        }
        double[][] read = features(rows);
        Optional<Sentence> numberedRows = rowNumbers(layout, read[0]);
        CsvSelection selection = selected(layout, read);
        double[][] features = selection.features().toArray(double[][]::new);
        Shape shape = Shape.of(features[0].length, features.length);
        List<Integer> taken = selection.columns().taken();
        Batch batch = layout.named() || taken.size() < layout.names().size()
                ? Batch.named(shape, selection.columns().takenNames(), features)
                : Batch.numbered(shape, features);
        return BatchFile.of(batch, notes(numberedRows, selection));
    }

    private CsvSelection selected(CsvColumns layout, double[][] features) throws DataProblem {
        if (odd.isEmpty() || odd.get().areNone()) {
            return new CsvSelection(layout, List.of(features), List.of());
        }
        CsvRemedies remedies = new CsvRemedies(file, layout, firstLine, !decimalCommas && !sample.hasPoints());
        return CsvSelection.of(file, dialect, layout, List.of(features), odd.get(), remedies);
    }

    /// What was read, in one array a feature. Of a large batch these are made side by side.
    private double[][] features(int rows) {
        Stream<Doubles> each =
                rows < LONG ? Stream.of(numbers) : Stream.of(numbers).parallel();
        return each.map(Doubles::toArray).toArray(double[][]::new);
    }

    private List<Sentence> notes(Optional<Sentence> numberedRows, CsvSelection selection) {
        List<Sentence> notes = new ArrayList<>();
        firstRowNote.ifPresent(notes::add);
        numberedRows.ifPresent(notes::add);
        // Of one cell a row, a comment is as likely as a number.
        if (commentedRows > 0 && cells > 1) {
            notes.add(Sentence.of(DataMessage.ROWS_COMMENTED, commentedRows).at(file + ": "));
        }
        notes.addAll(selection.notes());
        return notes;
    }

    /// A table that pandas or R wrote with its row numbers reads as a batch with one more feature.
    private Optional<Sentence> rowNumbers(CsvColumns layout, double[] first) {
        if (!unnamedFirst || layout.taken().getFirst() != 0) {
            return Optional.empty();
        }
        return Stream.of(0, 1)
                .filter(from -> counts(first, from))
                .findFirst()
                .map(from -> Sentence.of(DataMessage.ROW_NUMBERS, layout.names().getFirst(), from, from + 1, from + 2)
                        .at(file + ": "));
    }

    private static boolean counts(double[] column, int from) {
        return IntStream.range(0, column.length).allMatch(row -> column[row] == from + row);
    }

    private String place(long line) {
        return file + ":" + line + ": ";
    }

    private static Sentence counted(int cells) {
        return Sentence.of(DataMessage.CELLS, cells);
    }
}
