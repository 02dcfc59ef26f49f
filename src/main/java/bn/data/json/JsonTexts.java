package bn.data.json;

import bn.data.file.DataProblem;
import bn.data.file.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonToken;

/// The members of a JSON object that are strings.
public final class JsonTexts {
    private JsonTexts() {}

    /// Reads them, by their names; all else in the file is passed over.
    ///
    /// @throws DataProblem if it cannot be read or is no JSON
    public static Map<String, String> of(Source source) throws DataProblem {
        return source.read(text -> new JsonDocument(source.name()).read(text, json -> {
            Map<String, String> texts = new LinkedHashMap<>();
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return texts;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, json.getString());
                } else {
                    json.skipChildren();
                }
            }
            return texts;
        }));
    }
}
