package bn.data;

import bn.data.file.DataProblem;
import bn.data.json.JsonNumbers;
import bn.data.number.Doubles;
import bn.data.number.NumberText;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Cells of JSON that belong together: their numbers, NaN in the place of what is none, and the first of these.
final class JsonColumn {
    private final Doubles numbers = new Doubles();
    private final List<Refused> all = new ArrayList<>();
    private final boolean keepsAll;
    private @Nullable Refused refused;

    private JsonColumn(boolean keepsAll) {
        this.keepsAll = keepsAll;
    }

    /// Cells of which the first that is no number is told.
    JsonColumn() {
        this(false);
    }

    /// Cells that may turn out to be a row, of which each that is no number is told.
    static JsonColumn perhapsRow() {
        return new JsonColumn(true);
    }

    /// Cells that are all numbers.
    static JsonColumn of(double[] numbers) {
        JsonColumn column = new JsonColumn();
        for (double number : numbers) {
            column.numbers.add(number);
        }
        return column;
    }

    /// A cell that is no number.
    ///
    /// @param row its place among the cells
    /// @param why `found null, expected a number`, with its place
    /// @param inRows what to do where it is a cell among rows; nothing where `why` says it
    /// @param isWord whether a column of such cells can only be left out
    record Refused(int row, Sentence why, Optional<Sentence> inRows, boolean isWord) {}

    /// Takes the cell at which the parser stands.
    ///
    /// @param path how it is called in sentences: `$[0].a`
    void cell(JsonParser json, String file, String path) {
        boolean isOther =
                !keepsAll && refused != null && (refused.isWord || json.currentToken() == JsonToken.VALUE_NULL);
        if (isOther) {
            numbers.add(Double.NaN);
        } else {
            try {
                numbers.add(JsonNumbers.number(json, file, path, 2));
            } catch (DataProblem problem) {
                refuse(refused(json, problem.sentence()));
            }
        }
        json.skipChildren();
    }

    private Refused refused(JsonParser json, Sentence why) {
        Optional<Sentence> inRows = json.currentToken() == JsonToken.VALUE_NULL
                ? Optional.of(Sentence.of(DataMessage.LEAVE_ROW_OUT))
                : Optional.empty();
        return new Refused(numbers.size(), why, inRows, isWord(json));
    }

    /// Takes a cell that is no number.
    private void refuse(Refused cell) {
        numbers.add(Double.NaN);
        if (refused == null || (cell.isWord && !refused.isWord)) {
            refused = cell;
        }
        if (keepsAll) {
            all.add(cell);
        }
    }

    /// Columns from rows, which were kept with all that is no number.
    ///
    /// @param rows equally long; nothing stays in them
    static List<JsonColumn> transposed(List<JsonColumn> rows) {
        List<JsonColumn> columns = new ArrayList<>();
        for (int i = rows.getFirst().size(); i > 0; i--) {
            columns.add(new JsonColumn());
        }
        for (JsonColumn row : rows) {
            Iterator<Refused> refusals = row.all.iterator();
            double[] numbers = row.numbers.toArray();
            for (int i = 0; i < numbers.length; i++) {
                if (Double.isNaN(numbers[i])) {
                    columns.get(i).refuse(refusals.next());
                } else {
                    columns.get(i).numbers.add(numbers[i]);
                }
            }
        }
        return columns;
    }

    private static boolean isWord(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_STRING -> !NumberText.isNumeric(json.getString());
            case VALUE_TRUE, VALUE_FALSE, START_ARRAY, START_OBJECT -> true;
            default -> false;
        };
    }

    /// How many cells there are.
    int size() {
        return numbers.size();
    }

    /// The first that is no number, and of those one that is nothing like it.
    Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /// The numbers of all cells; nothing stays here.
    double[] toArray() {
        return numbers.toArray();
    }
}
