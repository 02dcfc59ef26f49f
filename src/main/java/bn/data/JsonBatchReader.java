package bn.data;

import bn.batch.AxisOrder;
import bn.batch.Printable;
import bn.data.BatchFields.Field;
import bn.data.JsonMember.Cells;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.FileStart;
import bn.data.json.JsonDocument;
import bn.data.json.JsonNumbers;
import bn.data.number.BatchFile;
import bn.data.number.NonFinitePolicy;
import bn.prose.DataMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a batch from JSON: a nested array, an object of the table's inputs and the names of the features, or a
/// table of cells, as pandas writes it; JSON Lines too.
///
/// A problem's place is `file:line:column` and the path of the value.
final class JsonBatchReader {
    /// A line that is a whole object or list of cells, and the beginning of another such line.
    private static final Pattern LINES =
            Pattern.compile("\\s*(?:\\{[^\\n{}\\[\\]]*}|\\[[^\\n{}\\[\\]]*])[ \\t\\r]*\\n\\s*[{\\[].*", Pattern.DOTALL);

    /// Bytes in which its second line begins, or JSON Lines are known by the name alone.
    private static final int START = 1 << 14;

    private final String file;
    private final CsvDialect dialect;

    /// @param file how it is called in sentences
    /// @param dialect which columns of a table are taken
    JsonBatchReader(String file, CsvDialect dialect) {
        this.file = file;
        this.dialect = dialect;
    }

    /// Reads a batch with what else the file says.
    ///
    /// @param order which axis of x and dout is which
    BatchFile batch(BufferedInputStream text, AxisOrder order) throws IOException, DataProblem {
        return fields(text, "x").batch(order);
    }

    /// Reads the fields of a file; a bare array or a table is the field that was expected.
    BatchFields fields(BufferedInputStream text, String expected) throws IOException, DataProblem {
        return areLines(text)
                ? new JsonDocument(file).lines(text, json -> lines(json, expected))
                : new JsonDocument(file).read(text, json -> fields(json, expected));
    }

    private boolean areLines(BufferedInputStream text) throws IOException {
        return file.matches("(?i).*\\.(jsonl|ndjson)(\\.gz)?")
                || LINES.matcher(new String(FileStart.of(text, START), StandardCharsets.UTF_8))
                        .matches();
    }

    private BatchFields lines(JsonParser json, String expected) throws DataProblem {
        BatchFields fields = new BatchFields(file);
        JsonTable table = new JsonTable(file);
        for (int row = 0; json.currentToken() != null; row++) {
            table.row(json, "$[" + row + "]");
            json.nextToken();
        }
        table.putInto(fields, expected, dialect, file + ": ");
        return fields;
    }

    /// The file's fields; a bare array or a table is the field that was expected.
    private BatchFields fields(JsonParser json, String expected) throws DataProblem {
        BatchFields fields = new BatchFields(file);
        switch (json.currentToken()) {
            case START_ARRAY -> array(json, fields, expected);
            case START_OBJECT -> object(json, fields, expected);
            case null, default -> throw new DataProblem(file + ": ", DataMessage.JSON_OTHER_VALUE);
        }
        return fields;
    }

    private void array(JsonParser json, BatchFields fields, String expected) throws DataProblem {
        String place = JsonNumbers.place(json, file, "$");
        if (json.nextToken() == JsonToken.START_OBJECT) {
            JsonTable table = new JsonTable(file);
            table.rows(json, "$");
            table.putInto(fields, expected, dialect, place);
        } else {
            refuseChoice();
            fields.put(expected, new Field.Many(JsonNumbers.rest(json, file, "$", NonFinitePolicy.FINITE), place));
        }
    }

    /// Columns are chosen of a table alone.
    private void refuseChoice() throws DataProblem {
        Optional<String> choice = dialect.choice();
        if (choice.isPresent()) {
            throw new DataProblem(file + ": ", DataMessage.OPTION_OF_TABLE, choice.get());
        }
    }

    private void object(JsonParser json, BatchFields fields, String expected) throws DataProblem {
        List<JsonMember> others = new ArrayList<>();
        Optional<Cells> x = Optional.empty();
        int beforeX = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            String place = JsonNumbers.place(json, file, JsonNumbers.path(key));
            json.nextToken();
            if (BatchFields.isKnown(key) && json.currentToken() != JsonToken.START_OBJECT) {
                field(json, fields, key, place);
                x = fields.columnX().map(column -> new Cells(key, place, JsonColumn.of(column)));
                beforeX = x.isPresent() ? others.size() : beforeX;
            } else {
                others.add(JsonMember.read(json, file, key, place));
            }
        }
        if (others.isEmpty()) {
            refuseChoice();
            return;
        }
        JsonMember first = others.getFirst();
        if (x.isPresent() && JsonForm.areColumns(others, x.get())) {
            others.add(beforeX, x.get());
        } else if (!fields.isEmpty()) {
            throw BatchFields.unknown(first.name(), first.place());
        }
        JsonTable table = new JsonForm(file, others)
                .table(fields.notes())
                .orElseThrow(() -> BatchFields.unknown(first.name(), first.place()));
        table.putInto(fields, expected, dialect, first.place());
    }

    private void field(JsonParser json, BatchFields fields, String key, String place) throws DataProblem {
        String path = JsonNumbers.path(key);
        String meant = fields.meaning(key, place);
        if (meant.equals(BatchFields.FEATURES)) {
            fields.putFeatures(names(json, path), place);
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            fields.put(meant, new Field.Many(JsonNumbers.read(json, file, path), place));
        } else {
            fields.put(meant, new Field.Single(JsonNumbers.number(json, file, path), place));
        }
    }

    private List<String> names(JsonParser json, String path) throws DataProblem {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new DataProblem(JsonNumbers.place(json, file, path), DataMessage.NAMES_EXPECTED);
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String at = path + "[" + names.size() + "]";
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new DataProblem(JsonNumbers.place(json, file, at), DataMessage.NAME_EXPECTED);
            }
            String name = Printable.of(json.getString());
            if (!seen.add(name)) {
                throw new DataProblem(
                        JsonNumbers.place(json, file, at), DataMessage.NAME_TWICE, Printable.quoted(name));
            }
            names.add(name);
        }
        return names;
    }
}
