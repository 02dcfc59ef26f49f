package bn.data;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.data.json.JsonNumbers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A member of an object of JSON whose name is none of a batch's: a part of a table, perhaps.
sealed interface JsonMember {
    /// Its key.
    String name();

    /// Where it stands.
    String place();

    /// Cells in a list: a column.
    record Cells(String name, String place, JsonColumn column) implements JsonMember {}

    /// Cells in an object: a column by the names of the rows, or a row by those of the columns.
    record Keyed(String name, String place, JsonColumn cells, List<String> keys) implements JsonMember {}

    /// Rows in a list.
    record Rows(String name, String place, JsonTable table) implements JsonMember {}

    /// Names of columns.
    record Names(String name, String place, List<String> names) implements JsonMember {}

    /// Anything else.
    record Other(String name, String place) implements JsonMember {}

    /// Reads the member at whose value the parser stands.
    ///
    /// @param name its key
    /// @throws DataProblem if it holds rows, and these do not fit each other
    static JsonMember read(JsonParser json, String file, String name, String place) throws DataProblem {
        String path = JsonNumbers.path(name);
        return switch (json.currentToken()) {
            case START_OBJECT -> keyed(json, file, name, place);
            case START_ARRAY -> {
                json.nextToken();
                yield switch (json.currentToken()) {
                    case START_OBJECT, START_ARRAY -> {
                        JsonTable table = new JsonTable(file);
                        table.rows(json, path);
                        yield new Rows(name, place, table);
                    }
                    default ->
                        name.equals(JsonForm.COLUMNS)
                                ? new Names(name, place, names(json))
                                : cells(json, file, name, place);
                };
            }
            default -> new Other(name, place);
        };
    }

    private static JsonMember cells(JsonParser json, String file, String name, String place) {
        JsonColumn column = new JsonColumn();
        for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
            column.cell(json, file, JsonNumbers.path(name) + "[" + column.size() + "]");
        }
        return new Cells(name, place, column);
    }

    private static JsonMember keyed(JsonParser json, String file, String name, String place) {
        JsonColumn column = JsonColumn.perhapsRow();
        List<String> keys = new ArrayList<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            keys.add(json.currentName());
            json.nextToken();
            column.cell(json, file, JsonNumbers.path(name) + "." + Printable.brief(keys.getLast()));
        }
        return new Keyed(name, place, column, keys);
    }

    private static List<String> names(JsonParser json) {
        List<String> names = new ArrayList<>();
        for (; json.currentToken() != JsonToken.END_ARRAY; json.nextToken()) {
            names.add(json.getString());
            json.skipChildren();
        }
        return names;
    }
}
