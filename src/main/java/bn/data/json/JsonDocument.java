package bn.data.json;

import bn.data.file.DataProblem;
import bn.prose.DataMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// A file of one JSON value: opens it, knows whether it is JSON at all, and that nothing follows it.
public final class JsonDocument {
    /// Digits that a number may have; a double's exact value has at most 767 significant ones.
    private static final int LONGEST_NUMBER = 1 << 20;

    /// Bare NaN and Infinity are let through by the parser so that they can be named.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final String file;

    /// @param file how it is called in sentences
    public JsonDocument(String file) {
        this.file = file;
    }

    /// Reads with a parser that stands at the first token.
    @FunctionalInterface
    public interface Body<T> {
        /// Reads the value.
        T read(JsonParser json) throws DataProblem;
    }

    /// Reads the one value of a text.
    ///
    /// @throws DataProblem if it is no JSON, is followed by something else, or if the body does
    public <T> T read(BufferedInputStream text, Body<T> body) throws DataProblem {
        return lines(text, json -> {
            T result = body.read(json);
            if (json.nextToken() != null) {
                TokenStreamLocation at = json.currentTokenLocation();
                throw new DataProblem(
                        file + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": ", DataMessage.JSON_FOLLOWED);
            }
            return result;
        });
    }

    /// Reads the values of a text, such as those of JSON Lines.
    ///
    /// @param body reads all of them
    /// @throws DataProblem if it is no JSON, holds no value, or if the body does
    public <T> T lines(BufferedInputStream text, Body<T> body) throws DataProblem {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() == null) {
                throw new DataProblem(file + ": ", DataMessage.JSON_BLANK);
            }
            return body.read(json);
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(new IOException(e));
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    /// An object as a map. Its values are maps, lists, strings, booleans and doubles; null is an empty `Optional`.
    ///
    /// @throws DataProblem if it is no JSON
    /// @throws ClassCastException if it is no object
    public static Map<String, Object> tree(BufferedInputStream text) throws DataProblem {
        return new JsonDocument("JSON").object(text);
    }

    /// The same, with the name of the file in sentences.
    @SuppressWarnings("unchecked")
    public Map<String, Object> object(BufferedInputStream text) throws DataProblem {
        return read(text, json -> (Map<String, Object>) value(json));
    }

    private static Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    object.put(name, value(json));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_STRING -> json.getString();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            default -> Optional.empty();
        };
    }

    private DataProblem broken(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String place = at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
        return new DataProblem(JsonComplaint.of(e).at(file + place + ": "), e);
    }
}
