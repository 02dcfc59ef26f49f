package bn.data;

import bn.batch.Batch;
import bn.batch.Nearest;
import bn.batch.Printable;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Input;
import java.io.BufferedInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a batch from JSON: a nested array, or an object of the table's inputs and the names of the
/// features.
///
/// A problem's place is `file:line:column` and the path of the value.
final class JsonBatchReader {
    private static final String FEATURES = "features";

    private final String file;

    JsonBatchReader(String file) {
        this.file = file;
    }

    /// What stood in the file: numbers by the name of the input, each with the place where it stood.
    private static final class Fields {
        private final Map<String, Field> inputs = new HashMap<>();
        private final Map<String, String> spelled = new HashMap<>();
        private @Nullable List<String> features;
        private String featuresPlace = "";

        @Nullable
        Field get(String input) {
            return inputs.get(input);
        }
    }

    /// Numbers, nested or single, and where they stood.
    private sealed interface Field {
        record Nested(JsonNumbers.Nested numbers, String place) implements Field {}

        record Single(double number, String place) implements Field {}
    }

    /// Reads a batch with what else the file says.
    BatchFile batch(BufferedInputStream text) throws DataProblem {
        return new JsonDocument(file).read(text, json -> batchOf(fields(json, "x")));
    }

    /// An array, and the names of its features where the file says them.
    record Array(JsonNumbers.Nested numbers, List<String> features) {}

    /// Reads a single array: the file is that, or an object that has it under the name of this input.
    Array array(BufferedInputStream text, String input) throws DataProblem {
        return new JsonDocument(file).read(text, json -> {
            Fields fields = fields(json, input);
            List<String> names = fields.features == null ? List.of() : fields.features;
            return switch (fields.get(input)) {
                case Field.Nested nested -> new Array(nested.numbers(), names);
                case Field.Single single -> throw new DataProblem(single.place() + "found a number, expected a list");
                case null -> throw new DataProblem(file + ": the object has no \"" + input + "\"");
            };
        });
    }

    /// Reads a parameter from an object: a list of numbers, or a single one for all features.
    double[] parameter(BufferedInputStream text, String input) throws DataProblem {
        return new JsonDocument(file).read(text, json -> switch (fields(json, input)
                .get(input)) {
            case Field.Nested nested -> nested.numbers().inOrder();
            case Field.Single single -> new double[] {single.number()};
            case null -> throw new DataProblem(file + ": the object has no \"" + input + "\"");
        });
    }

    /// The file's fields; a bare array is the field that was expected.
    private Fields fields(JsonParser json, String expected) throws DataProblem {
        Fields fields = new Fields();
        switch (json.currentToken()) {
            case START_ARRAY -> {
                String place = JsonNumbers.place(json, file, "$");
                fields.inputs.put(expected, new Field.Nested(JsonNumbers.read(json, file, "$"), place));
            }
            case START_OBJECT -> {
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    field(json, fields);
                }
            }
            case null, default ->
                throw new DataProblem(file + ": is neither a list of numbers nor an object; a batch is [[1, 2], [3, 4]]"
                        + " or {\"x\": [[1, 2], [3, 4]]}");
        }
        return fields;
    }

    private void field(JsonParser json, Fields fields) throws DataProblem {
        String key = json.currentName();
        String path = "$." + Printable.of(key);
        String place = JsonNumbers.place(json, file, path);
        Optional<String> name = key.equals(FEATURES) ? Optional.of(FEATURES) : input(key);
        if (name.isEmpty()) {
            throw unknown(key, place);
        }
        String meant = name.get();
        String before = fields.spelled.put(meant, key);
        if (before != null) {
            throw new DataProblem(place + "\"" + Printable.of(key) + "\" was given already"
                    + (before.equals(key) ? "" : ", as \"" + before + "\""));
        }
        json.nextToken();
        if (meant.equals(FEATURES)) {
            fields.features = names(json, path);
            fields.featuresPlace = place;
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            fields.inputs.put(meant, new Field.Nested(JsonNumbers.read(json, file, path), place));
        } else {
            fields.inputs.put(meant, new Field.Single(JsonNumbers.number(json, file, path), place));
        }
    }

    private static Optional<String> input(String key) {
        return BatchNorm.INPUTS.stream()
                .filter(input -> input.name().equals(key) || input.aliases().contains(key))
                .map(Input::name)
                .findFirst();
    }

    private static Stream<String> keys() {
        return Stream.concat(
                BatchNorm.INPUTS.stream()
                        .flatMap(input -> Stream.concat(Stream.of(input.name()), input.aliases().stream())),
                Stream.of(FEATURES));
    }

    private static DataProblem unknown(String key, String place) {
        String near = Nearest.to(key, keys().toList())
                .map(word -> " (did you mean \"" + word + "\"?)")
                .orElse("");
        List<String> names = Stream.concat(BatchNorm.INPUTS.stream().map(Input::name), Stream.of(FEATURES))
                .toList();
        return new DataProblem(place + "there is no field " + Printable.quoted(key) + near + "; the fields are "
                + String.join(", ", names));
    }

    private List<String> names(JsonParser json, String path) throws DataProblem {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new DataProblem(JsonNumbers.place(json, file, path) + "expected a list of names");
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String at = path + "[" + names.size() + "]";
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new DataProblem(JsonNumbers.place(json, file, at) + "expected a name in quotes");
            }
            String name = Printable.of(json.getString());
            if (!seen.add(name)) {
                throw new DataProblem(JsonNumbers.place(json, file, at) + "the name '" + name + "' was given already");
            }
            names.add(name);
        }
        return names;
    }

    private BatchFile batchOf(Fields fields) throws DataProblem {
        JsonNumbers.Nested x = switch (fields.get("x")) {
            case Field.Nested nested -> nested.numbers();
            case Field.Single single ->
                throw new DataProblem(single.place() + "found a number, expected a list of numbers");
            case null -> throw new DataProblem(file + ": the object has no \"x\", which holds the batch");
        };
        int features = x.shape().features();
        List<String> names = fields.features;
        if (names != null && names.size() != features) {
            throw new DataProblem(fields.featuresPlace + "there "
                    + (names.size() == 1 ? "is 1 name" : "are " + names.size() + " names") + " for " + features
                    + " features, x being " + x.shape());
        }
        Batch batch = batch(x, names);
        return new BatchFile(
                batch,
                perFeature(fields.get("gamma"), features),
                perFeature(fields.get("beta"), features),
                eps(fields.get("eps")),
                dout(fields.get("dout"), batch),
                List.of());
    }

    private static Batch batch(JsonNumbers.Nested numbers, @Nullable List<String> names) {
        return names == null
                ? Batch.numbered(numbers.shape(), numbers.columns())
                : Batch.named(numbers.shape(), names, numbers.columns());
    }

    private static Optional<Value.PerFeature> perFeature(@Nullable Field field, int features) throws DataProblem {
        return switch (field) {
            case null -> Optional.empty();
            case Field.Single(double number, String _) -> Optional.of(Parameter.filled(number, features));
            case Field.Nested(JsonNumbers.Nested numbers, String place) -> {
                if (numbers.shape().rank() != 1 || numbers.inOrder().length != features) {
                    throw new DataProblem(place + "the shape is " + numbers.shape() + ", expected " + features
                            + " numbers, one a feature, or a single one");
                }
                yield Optional.of(new Value.PerFeature(numbers.inOrder()));
            }
        };
    }

    private static OptionalDouble eps(@Nullable Field field) throws DataProblem {
        return switch (field) {
            case null -> OptionalDouble.empty();
            case Field.Single(double number, String place) -> OptionalDouble.of(Parameter.positive(number, place));
            case Field.Nested nested -> throw new DataProblem(nested.place() + "found a list, expected a number");
        };
    }

    private static Optional<Batch> dout(@Nullable Field field, Batch x) throws DataProblem {
        return switch (field) {
            case null -> Optional.empty();
            case Field.Single single -> throw new DataProblem(single.place() + "found a number, expected x's shape");
            case Field.Nested(JsonNumbers.Nested numbers, String place) -> {
                if (!numbers.shape().equals(x.shape())) {
                    throw new DataProblem(
                            place + "the shape is " + numbers.shape() + ", expected x's shape, " + x.shape());
                }
                yield Optional.of(Batch.numbered(numbers.shape(), numbers.columns()));
            }
        };
    }
}
