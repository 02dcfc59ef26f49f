package bn.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// A file of one JSON value: opens it, knows whether it is JSON at all, and that nothing follows it.
final class JsonDocument {
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

    JsonDocument(String file) {
        this.file = file;
    }

    /// Reads with a parser that stands at the first token.
    @FunctionalInterface
    interface Body<T> {
        /// Reads the value.
        T read(JsonParser json) throws DataProblem;
    }

    <T> T read(BufferedInputStream text, Body<T> body) throws DataProblem {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() == null) {
                throw new DataProblem(file + ": holds nothing but blanks; a list or an object of JSON was expected");
            }
            T result = body.read(json);
            if (json.nextToken() != null) {
                TokenStreamLocation at = json.currentTokenLocation();
                throw new DataProblem(file + ":" + at.getLineNr() + ":" + at.getColumnNr()
                        + ": something follows the end of the JSON value; a file holds one");
            }
            return result;
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(new IOException(e));
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private DataProblem broken(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String place = at == null || at.getLineNr() < 1 ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
        return new DataProblem(file + place + ": " + JsonComplaint.of(e), e);
    }
}
