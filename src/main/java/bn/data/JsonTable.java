package bn.data;

import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.JsonColumn.Refused;
import bn.data.csv.CsvColumns;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.json.JsonNumbers;
import bn.data.number.NdArray;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A table of JSON, as pandas and others write them: its columns by name, in the order of the first row.
final class JsonTable {
    private final String file;
    private final SequencedMap<String, JsonColumn> columns = new LinkedHashMap<>();
    private int rows;

    /// @param file how it is called in sentences
    JsonTable(String file) {
        this.file = file;
    }

    /// The table of some columns, equally long.
    static JsonTable of(String file, SequencedMap<String, JsonColumn> columns) {
        JsonTable table = new JsonTable(file);
        table.columns.putAll(columns);
        table.rows = columns.firstEntry().getValue().size();
        return table;
    }

    /// How many columns it has.
    int width() {
        return columns.size();
    }

    /// Reads the row at which the parser stands: an object of cells by name, or a list of them.
    ///
    /// @param path how it is called in sentences: `$[0]`
    /// @throws DataProblem if it is neither, or has other columns than the rows before it
    void row(JsonParser json, String path) throws DataProblem {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    cell(json, json.currentName(), path + "." + Printable.brief(json.currentName()));
                }
            }
            case START_ARRAY -> {
                for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                    cell(json, String.valueOf(i), path + "[" + i + "]");
                }
            }
            default -> throw new DataProblem(JsonNumbers.place(json, file, path), DataMessage.ROW_EXPECTED);
        }
        rows++;
        for (var column : columns.entrySet()) {
            if (column.getValue().size() < rows) {
                throw new DataProblem(
                        JsonNumbers.place(json, file, path),
                        DataMessage.ROW_LACKS_COLUMN,
                        Printable.quoted(column.getKey()));
            }
        }
    }

    /// Reads the rows of a list at whose first the parser stands.
    void rows(JsonParser json, String path) throws DataProblem {
        for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
            row(json, path + "[" + rows + "]");
        }
    }

    private void cell(JsonParser json, String name, String path) throws DataProblem {
        JsonColumn column = rows == 0 ? columns.computeIfAbsent(name, _ -> new JsonColumn()) : columns.get(name);
        if (column == null) {
            throw new DataProblem(
                    JsonNumbers.place(json, file, path), DataMessage.ROW_HAS_OTHER_COLUMN, Printable.quoted(name));
        }
        if (column.size() > rows) {
            throw new DataProblem(JsonNumbers.place(json, file, path), DataMessage.FIELD_TWICE, Printable.brief(name));
        }
        if (json.currentToken() == JsonToken.PROPERTY_NAME) {
            json.nextToken();
        }
        column.cell(json, file, path);
    }

    /// The same cells, where each column was a row.
    ///
    /// @param names of the columns then
    JsonTable transposed(List<String> names) {
        JsonTable turned = new JsonTable(file);
        List<JsonColumn> cells = JsonColumn.transposed(List.copyOf(columns.sequencedValues()));
        for (int i = 0; i < names.size(); i++) {
            turned.columns.put(names.get(i), cells.get(i));
        }
        turned.rows = columns.size();
        return turned;
    }

    /// The same columns under other names.
    JsonTable named(List<String> names) {
        SequencedMap<String, JsonColumn> renamed = new LinkedHashMap<>();
        int at = 0;
        for (JsonColumn column : columns.values()) {
            renamed.put(names.get(at++), column);
        }
        return of(file, renamed);
    }

    /// Puts the numbers of the columns that are taken under the name of an input, and their names as those of the
    /// features.
    ///
    /// @param place of the table
    /// @throws DataProblem if there are none, one of them holds something else, or the dialect asks for what is not
    ///     there
    void putInto(BatchFields fields, String input, CsvDialect dialect, String place) throws DataProblem {
        if (columns.isEmpty()) {
            throw new DataProblem(place, DataMessage.TABLE_EMPTY);
        }
        CsvColumns layout = CsvColumns.of(List.copyOf(columns.sequencedKeySet()), dialect, file, 1);
        List<JsonColumn> all = List.copyOf(columns.sequencedValues());
        List<JsonColumn> taken = layout.taken().stream().map(all::get).toList();
        check(layout, all);
        double[] inOrder = new double[Math.multiplyExact(rows, taken.size())];
        for (int column = 0; column < taken.size(); column++) {
            double[] numbers = taken.get(column).toArray();
            for (int row = 0; row < rows; row++) {
                inOrder[row * taken.size() + column] = numbers[row];
            }
        }
        NdArray numbers = new NdArray(Shape.of(rows, taken.size()), inOrder);
        fields.put(input, new BatchFields.Field.Many(numbers, place));
        if (!isNumbered(layout.takenNames())) {
            fields.putColumns(layout.takenNames(), place);
        }
    }

    private static boolean isNumbered(List<String> names) {
        return IntStream.range(0, names.size())
                .allMatch(place -> names.get(place).equals(String.valueOf(place)));
    }

    /// Refuses a table with a cell that is no number, and names all columns that can only be left out.
    private static void check(CsvColumns layout, List<JsonColumn> all) throws DataProblem {
        List<Integer> words = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int place : layout.taken()) {
            all.get(place).refused().ifPresent(refused -> (refused.isWord() ? words : others).add(place));
        }
        if (words.isEmpty() && others.isEmpty()) {
            return;
        }
        int first = words.isEmpty() ? others.getFirst() : words.getFirst();
        Refused refused = all.get(first).refused().orElseThrow();
        String name = layout.names().get(first);
        throw new DataProblem(
                refused.why().place(),
                DataMessage.CELL_REFUSED,
                refused.why().at(""),
                refused.inRows(),
                Printable.quoted(name),
                remedy(layout, words));
    }

    private static Optional<Sentence> remedy(CsvColumns layout, List<Integer> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<String> typed = words.stream().map(layout::reference).toList();
        return Optional.of(
                typed.size() == 1
                        ? Sentence.of(DataMessage.EXCLUDE_COLUMN, typed.getFirst())
                        : Sentence.of(DataMessage.EXCLUDE_SUCH_COLUMNS, typed.size(), String.join(",", typed)));
    }
}
