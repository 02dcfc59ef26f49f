package bn.data;

import bn.batch.AxisOrder;
import bn.batch.Printable;
import bn.data.BatchFields.Field;
import bn.data.file.DataProblem;
import bn.data.json.JsonDocument;
import bn.data.json.JsonNumbers;
import bn.data.number.BatchFile;
import bn.prose.DataMessage;
import java.io.BufferedInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a batch from JSON: a nested array, or an object of the table's inputs and the names of the
/// features.
///
/// A problem's place is `file:line:column` and the path of the value.
final class JsonBatchReader {
    private final String file;

    JsonBatchReader(String file) {
        this.file = file;
    }

    /// Reads a batch with what else the file says.
    ///
    /// @param order which axis of x and dout is which
    BatchFile batch(BufferedInputStream text, AxisOrder order) throws DataProblem {
        return new JsonDocument(file).read(text, json -> fields(json, "x").batch(order));
    }

    /// Reads the fields of a file; a bare array is the field that was expected.
    BatchFields fields(BufferedInputStream text, String expected) throws DataProblem {
        return new JsonDocument(file).read(text, json -> fields(json, expected));
    }

    /// The file's fields; a bare array is the field that was expected.
    private BatchFields fields(JsonParser json, String expected) throws DataProblem {
        BatchFields fields = new BatchFields(file);
        switch (json.currentToken()) {
            case START_ARRAY -> {
                String place = JsonNumbers.place(json, file, "$");
                fields.put(expected, new Field.Many(JsonNumbers.read(json, file, "$"), place));
            }
            case START_OBJECT -> {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    field(json, fields);
                }
            }
            case null, default -> throw new DataProblem(file + ": ", DataMessage.JSON_OTHER_VALUE);
        }
        return fields;
    }

    private void field(JsonParser json, BatchFields fields) throws DataProblem {
        String key = json.currentName();
        String path = JsonNumbers.path(key);
        String place = JsonNumbers.place(json, file, path);
        String meant = fields.meaning(key, place);
        json.nextToken();
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
