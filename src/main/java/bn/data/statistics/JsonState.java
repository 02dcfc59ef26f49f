package bn.data.statistics;

import bn.data.file.DataProblem;
import bn.data.json.JsonDocument;
import bn.data.json.JsonNumbers;
import bn.data.statistics.StatisticNames.Parts;
import bn.data.statistics.StatisticNames.StatisticRole;
import bn.prose.DataMessage;
import java.io.BufferedInputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a state from JSON: objects in objects, whose names come to `state_dict.bn1.weight`. What nobody needs is
/// passed over.
final class JsonState {
    private final String file;
    private final State state;

    private JsonState(String file) {
        this.file = file;
        this.state = new State(file);
    }

    /// Reads it.
    ///
    /// @param file how it is called in sentences
    static State read(String file, BufferedInputStream text) throws DataProblem {
        return new JsonDocument(file).read(text, json -> {
            JsonState reader = new JsonState(file);
            switch (json.currentToken()) {
                case START_OBJECT -> reader.object(json, "");
                case START_ARRAY -> reader.list(json);
                default -> throw reader.noState();
            }
            return reader.state;
        });
    }

    private DataProblem noState() {
        return new DataProblem(
                file + ": ", DataMessage.NOT_STATISTICS, StatisticNames.PYTORCH.mean(), StatisticNames.PYTORCH.var());
    }

    /// Arrays, or objects, in a list and nothing else.
    private void list(JsonParser json) throws DataProblem {
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            switch (json.currentToken()) {
                case START_OBJECT -> object(json, count + ".");
                case START_ARRAY ->
                    state.addInOrder(JsonArray.read(json, file, "$[" + count + "]", StatisticNames.inOrder(count)));
                default -> throw noState();
            }
            count++;
        }
    }

    /// An object of arrays may say beside them how they are kept; what an object of objects says, as of an
    /// optimizer's momentum, is of something else.
    private void object(JsonParser json, String before) throws DataProblem {
        Set<String> seen = new HashSet<>();
        Map<String, Entry> settings = new LinkedHashMap<>();
        boolean hasArrays = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = before + json.currentName();
            json.nextToken();
            if (!seen.add(name)) {
                throw new DataProblem(JsonNumbers.place(json, file, JsonNumbers.path(name)), DataMessage.GIVEN_TWICE);
            }
            Parts parts = StatisticNames.parts(name);
            Optional<StatisticRole> role = parts.role();
            switch (json.currentToken()) {
                case START_OBJECT -> {
                    state.addOtherForm();
                    object(json, name + ".");
                }
                case START_ARRAY -> hasArrays |= array(json, name, parts);
                default -> {
                    if (role.isEmpty()) {
                        state.addOther();
                    } else if (role.get().isSetting()) {
                        settings.put(name, JsonScalar.read(json, file, JsonNumbers.path(name), role.get()));
                    } else if (json.currentToken() != JsonToken.VALUE_NULL || !JsonScalar.mayBeNull(role.get())) {
                        hasArrays = true;
                        state.add(name, parts, JsonScalar.read(json, file, JsonNumbers.path(name), role.get()));
                    }
                }
            }
        }
        for (Map.Entry<String, Entry> setting : settings.entrySet()) {
            Parts parts = StatisticNames.parts(setting.getKey());
            if (hasArrays) {
                state.set(setting.getKey(), parts, setting.getValue());
            } else {
                state.note(setting.getKey(), parts, setting.getValue());
            }
        }
    }

    /// @return whether it is one of numbers
    private boolean array(JsonParser json, String name, Parts parts) throws DataProblem {
        Optional<StatisticRole> role = parts.role().filter(one -> !one.isSetting());
        if (role.isPresent()) {
            state.add(name, parts, JsonArray.read(json, file, JsonNumbers.path(name), role.get()));
            return true;
        }
        state.addOther();
        boolean hasNumbers = foreign(json, name);
        if (hasNumbers) {
            state.addForeign();
        }
        return hasNumbers;
    }

    /// A list of something else, which may hold objects.
    private boolean foreign(JsonParser json, String name) throws DataProblem {
        boolean hasNumbers = false;
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String path = name + "." + count;
            switch (json.currentToken()) {
                case START_OBJECT -> object(json, path + ".");
                case START_ARRAY -> hasNumbers |= foreign(json, path);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> hasNumbers = true;
                default -> {}
            }
            count++;
        }
        return hasNumbers;
    }
}
