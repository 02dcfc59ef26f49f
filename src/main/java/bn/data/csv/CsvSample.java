package bn.data.csv;

import bn.data.number.NumberText;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The first rows of a CSV file, by which is found out how it is to be read.
///
/// @param rows the cells of each, without blank rows and comments; none where not even one is known whole
record CsvSample(List<List<String>> rows) {
    static final CsvSample NONE = new CsvSample(List.of());

    private static final int ROWS = 20;

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d*(?:[eE][+-]?\\d+)?");

    /// `1,234` may be thousands; no separator of thousands stands behind a 0, behind more than three digits, or
    /// before other than three.
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    /// Thousands with points, and then a comma.
    private static final Pattern POINTS_AND_COMMA = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{3})+,\\d+");

    /// The rows of a text, as far as they can be parsed with this delimiter.
    ///
    /// @param lines whole ones
    static CsvSample of(String lines, char delimiter) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRow> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(CsvRow.LARGEST)
                .build(new CsvRow(delimiter), new StringReader(CsvDelimiter.spaced(lines, delimiter)))) {
            for (CsvRow row : csv) {
                boolean said = row.line() == 1 && CsvDelimiter.isSaid(row.cell(0));
                if (!said && !row.isBlankFrom(0) && !row.isComment()) {
                    rows.add(row.cells());
                }
                if (rows.size() == ROWS) {
                    break;
                }
            }
        } catch (CsvParseException _) {
            // What is wrong is said when the file is read.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CsvSample(rows);
    }

    /// The rows under the first.
    List<List<String>> below() {
        return rows.isEmpty() ? rows : rows.subList(1, rows.size());
    }

    /// Whether decimals have commas for certain: a cell can be nothing else, and none has a point.
    boolean hasDecimalCommas() {
        return !hasPoints() && cells().anyMatch(CsvSample::isCertainlyDecimalComma);
    }

    private static boolean isCertainlyDecimalComma(String cell) {
        String text = cell.strip();
        return POINTS_AND_COMMA.matcher(text).matches()
                || (isDecimalComma(text) && !THOUSANDS.matcher(text).matches());
    }

    /// Whether a cell is a number with a point.
    boolean hasPoints() {
        return cells().anyMatch(cell -> cell.indexOf('.') >= 0 && NumberText.isNumeric(cell));
    }

    /// Whether a cell is a number if commas are decimal points.
    boolean mayHaveDecimalCommas() {
        return cells().anyMatch(CsvSample::isDecimalComma);
    }

    private Stream<String> cells() {
        return rows.stream().flatMap(List::stream);
    }

    private static boolean isDecimalComma(String cell) {
        return cell.indexOf(',') >= 0
                && DECIMAL_COMMA.matcher(cell.strip()).matches()
                && NumberText.isNumeric(cell.replace(',', '.'));
    }

    /// Whether a first row that counts the columns names them, as pandas writes columns that have no names: `0,1,2`.
    /// Rows of a batch may count too. There are rows below; they have a number with a point, or there are three
    /// columns and the next row does not go on counting.
    boolean isNumberedHeader() {
        if (below().isEmpty() || !countsColumns()) {
            return false;
        }
        List<String> first = rows.getFirst();
        int counted = (int) first.stream().filter(NumberText::isNumeric).count();
        return counted < first.size() || hasPoints() || (counted > 2 && !goesOn(below().getFirst(), counted));
    }

    /// Whether the first row counts the columns from 0: all of them, or all but some that have names over numbers
    /// or, as the first of pandas' index, none.
    boolean countsColumns() {
        if (rows.isEmpty()) {
            return false;
        }
        List<String> first = rows.getFirst();
        int count = 0;
        for (int column = 0; column < first.size(); column++) {
            if (first.get(column).strip().equals(String.valueOf(count))) {
                count++;
            } else if (!isName(column)) {
                return false;
            }
        }
        return count > 1 || (count == 1 && first.getFirst().isBlank());
    }

    private boolean isName(int column) {
        String name = rows.getFirst().get(column);
        if (name.isBlank()) {
            return column == 0 && !below().isEmpty();
        }
        return !NumberText.isMeantAsNumber(name)
                && !below().isEmpty()
                && below().stream().allMatch(row -> column < row.size() && NumberText.isMeantAsNumber(row.get(column)));
    }

    /// Whether a row repeats the counting of the first, or continues it.
    private static boolean goesOn(List<String> row, int counted) {
        return Stream.of(0, counted)
                .anyMatch(from -> row.stream()
                        .map(String::strip)
                        .toList()
                        .equals(IntStream.range(from, from + counted)
                                .mapToObj(String::valueOf)
                                .toList()));
    }

    /// Whether the rows have one cell more than there are names, the name of the row: R writes tables so. It is a
    /// word, or 1, 2, 3, ...
    boolean hasRowNames(int names) {
        List<List<String>> below = below();
        if (below.isEmpty() || below.stream().anyMatch(row -> row.size() != names + 1)) {
            return false;
        }
        boolean words = below.stream()
                .noneMatch(row -> NumberText.isMeantAsNumber(row.getFirst()) || MissingValues.is(row.getFirst()));
        // A name over `1,5` has a decimal below.
        boolean counted = names > 1
                && below.size() > 1
                && IntStream.range(0, below.size())
                        .allMatch(row -> below.get(row).getFirst().strip().equals(String.valueOf(row + 1)));
        boolean full = below.stream().anyMatch(row -> !row.getLast().isBlank());
        return full && (words || counted);
    }

    /// How many cells at the end are blank in every row.
    int trailingBlanks() {
        return rows.stream().mapToInt(CsvSample::trailingBlanks).min().orElse(0);
    }

    /// Blank cells at the end of a row, but not its only one.
    static int trailingBlanks(List<String> row) {
        int count = 0;
        while (count < row.size() - 1 && row.get(row.size() - 1 - count).isBlank()) {
            count++;
        }
        return count;
    }
}
