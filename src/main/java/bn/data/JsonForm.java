package bn.data;

import bn.batch.NearestWord;
import bn.batch.Printable;
import bn.data.JsonMember.Cells;
import bn.data.JsonMember.Keyed;
import bn.data.JsonMember.Names;
import bn.data.JsonMember.Rows;
import bn.data.file.DataProblem;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Which table the members of an object are, if they are one: a dict of columns, or what `DataFrame.to_json` writes
/// with orient="columns", "index" or "split".
final class JsonForm {
    /// The members of orient="split" and "table".
    static final String COLUMNS = "columns";

    private static final String DATA = "data";
    private static final String SCHEMA = "schema";

    /// Letters of a name that may be a field's, mistyped; shorter ones are near to any.
    private static final int MISTYPED = 4;

    private final String file;
    private final List<JsonMember> members;

    /// @param members in order, at least one
    JsonForm(String file, List<JsonMember> members) {
        this.file = file;
        this.members = List.copyOf(members);
    }

    /// Whether members are columns beside one that goes by the name of an input.
    static boolean areColumns(List<JsonMember> members, Cells beside) {
        return members.stream()
                .allMatch(member -> member instanceof Cells(String name, String _, JsonColumn column)
                        && column.size() == beside.column().size()
                        && !isMistyped(name));
    }

    /// The table, if it is one.
    ///
    /// @param notes takes what is to be said of how it was read
    /// @throws DataProblem if it is one, and its columns do not fit each other
    Optional<JsonTable> table(List<Sentence> notes) throws DataProblem {
        for (JsonMember member : members) {
            if (member instanceof Rows rows && rows.name().equals(DATA)) {
                return split(rows);
            }
        }
        List<Cells> lists = all(Cells.class);
        if (!lists.isEmpty()) {
            return lists.stream().anyMatch(list -> !BatchFields.isKnown(list.name()) && isMistyped(list.name()))
                    ? Optional.empty()
                    : Optional.of(dict(lists));
        }
        List<Keyed> objects = all(Keyed.class);
        return objects.isEmpty() ? Optional.empty() : Optional.of(nested(objects, notes));
    }

    private <M extends JsonMember> List<M> all(Class<M> kind) {
        return members.stream().allMatch(kind::isInstance)
                ? members.stream().map(kind::cast).toList()
                : List.of();
    }

    private static boolean isMistyped(String name) {
        return name.length() >= MISTYPED
                && NearestWord.to(name, BatchFields.keys().toList()).isPresent();
    }

    private Optional<JsonTable> split(Rows data) throws DataProblem {
        for (JsonMember member : members) {
            if (member.name().equals(SCHEMA)) {
                throw new DataProblem(member.place(), DataMessage.TABLE_WITH_SCHEMA);
            }
            if (member instanceof Names(String _, String place, List<String> names)) {
                if (names.size() != data.table().width()) {
                    throw new DataProblem(
                            place,
                            DataMessage.NAMES_FOR_COLUMNS,
                            names.size(),
                            data.table().width());
                }
                if (new HashSet<>(names).size() < names.size()) {
                    throw new DataProblem(place, DataMessage.COLUMNS_NAMED_ALIKE);
                }
                return Optional.of(data.table().named(names));
            }
        }
        return Optional.empty();
    }

    private JsonTable dict(List<Cells> lists) throws DataProblem {
        SequencedMap<String, JsonColumn> columns = new LinkedHashMap<>();
        int length = lists.getFirst().column().size();
        for (Cells list : lists) {
            if (list.column().size() != length) {
                throw new DataProblem(
                        list.place(),
                        DataMessage.LIST_OF_OTHER_LENGTH,
                        list.column().size(),
                        length);
            }
            put(columns, list.name(), list.place(), list.column());
        }
        return filled(columns, lists.getFirst().place());
    }

    private JsonTable filled(SequencedMap<String, JsonColumn> columns, String place) throws DataProblem {
        if (columns.firstEntry().getValue().size() == 0) {
            throw new DataProblem(place, DataMessage.TABLE_EMPTY);
        }
        return JsonTable.of(file, columns);
    }

    private static void put(SequencedMap<String, JsonColumn> columns, String name, String place, JsonColumn column)
            throws DataProblem {
        if (columns.put(name, column) != null) {
            throw new DataProblem(place, DataMessage.FIELD_TWICE, Printable.brief(name));
        }
    }

    private JsonTable nested(List<Keyed> objects, List<Sentence> notes) throws DataProblem {
        List<String> outer = objects.stream().map(Keyed::name).toList();
        List<String> inner = objects.getFirst().keys();
        SequencedMap<String, JsonColumn> cells = new LinkedHashMap<>();
        for (Keyed object : objects) {
            if (!object.keys().equals(inner)) {
                throw new DataProblem(object.place(), DataMessage.OBJECTS_DIFFER);
            }
            put(cells, object.name(), object.place(), object.cells());
        }
        JsonTable table = filled(cells, objects.getFirst().place());
        boolean byRow = areNumbers(outer) && !areNumbers(inner);
        if (areNumbers(outer) == areNumbers(inner)) {
            notes.add(Sentence.of(DataMessage.READ_BY_COLUMN).at(file + ": "));
        }
        return byRow ? table.transposed(inner) : table;
    }

    /// Whether names are numbers, as those of rows mostly are.
    private static boolean areNumbers(List<String> names) {
        return names.stream().allMatch(name -> name.matches("-?\\d{1,19}"));
    }
}
