package bn.data;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.json.JsonDocument;
import bn.data.json.JsonNumbers;
import bn.data.number.NdArray;
import bn.data.numpy.NumPyArray;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One array of a file that holds many under their names, such as the weight of a convolution in a model's
/// state_dict.
public final class NamedArray {
    private NamedArray() {}

    /// Reads it.
    ///
    /// @param name of the array, or an ending of it, from a dot on, that only one array has
    /// @throws DataProblem if the file has no such array, or several, or cannot be read
    public static Batch read(Source source, String name) throws DataProblem {
        return source.read(text -> ofJson(source, text, name), bytes -> ofArrays(source, bytes, name));
    }

    private static Batch ofArrays(Source source, BufferedInputStream bytes, String name)
            throws IOException, DataProblem {
        Map<String, NumPyArray> all = new SavedArrays(source.name(), bytes).read();
        String found = chosen(source, name, List.copyOf(all.keySet()));
        NumPyArray array = Objects.requireNonNull(all.get(found));
        return batch(array.finite(source.name() + ": " + Printable.brief(found) + ": "));
    }

    private static Batch ofJson(Source source, BufferedInputStream text, String name) throws DataProblem {
        SequencedMap<String, NdArray> ending = new LinkedHashMap<>();
        List<String> all = new ArrayList<>();
        new JsonDocument(source.name()).read(text, json -> {
            gather(json, source.name(), "", name, all, ending);
            return all;
        });
        return batch(Objects.requireNonNull(ending.get(chosen(source, name, all))));
    }

    /// Reads the arrays of an object and of those in it whose names end so, and passes over all else.
    private static void gather(
            JsonParser json, String file, String prefix, String name, List<String> all, Map<String, NdArray> ending)
            throws DataProblem {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String full = prefix + json.currentName();
            json.nextToken();
            switch (json.currentToken()) {
                case START_OBJECT -> gather(json, file, full + ".", name, all, ending);
                case START_ARRAY -> {
                    all.add(full);
                    if (endsSo(full, name)) {
                        ending.put(full, JsonNumbers.read(json, file, full));
                    } else {
                        json.skipChildren();
                    }
                }
                default -> json.skipChildren();
            }
        }
    }

    private static boolean endsSo(String full, String name) {
        return full.equals(name) || full.endsWith("." + name);
    }

    private static String chosen(Source source, String name, List<String> all) throws DataProblem {
        if (all.contains(name)) {
            return name;
        }
        List<String> ending = all.stream().filter(full -> endsSo(full, name)).toList();
        if (ending.size() == 1) {
            return ending.getFirst();
        }
        String asked = Printable.quoted(name);
        throw ending.isEmpty()
                ? new DataProblem(
                        source.name() + ": ",
                        DataMessage.NO_SUCH_ARRAY,
                        asked,
                        Suggestion.within(name, all, Printable::brief),
                        Sentence.list(all))
                : new DataProblem(
                        source.name() + ": ", DataMessage.SEVERAL_ARRAYS_END_SO, asked, Sentence.list(ending));
    }

    private static Batch batch(NdArray array) {
        return Batch.numbered(array.shape(), array.columns());
    }
}
