package bn.data.statistics;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.data.Parameter;
import bn.data.file.DataProblem;
import bn.data.json.JsonDocument;
import bn.data.json.JsonNumbers;
import bn.data.number.Doubles;
import bn.data.numpy.NumPyArray;
import bn.formula.Value;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import bn.stats.Convention;
import bn.stats.Rules;
import bn.stats.RunningStats;
import java.io.BufferedInputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads running statistics, from JSON or from arrays, under PyTorch's state_dict names: a layer's own dict, a whole
/// model's, in which every name begins with its layer's, or a file that [StatisticsFile] wrote.
final class StatisticsReader {
    private static final String MEAN = "running_mean";
    private static final String VAR = "running_var";
    private static final String MOMENTUM = "momentum";

    /// What a momentum is where it is no number: the plain average over all batches.
    private static final String CUMULATIVE = "cumulative";

    private static final Set<String> OURS = Set.of(
            MEAN,
            VAR,
            "num_batches_tracked",
            "weight",
            "bias",
            "eps",
            "convention",
            MOMENTUM,
            "momentum_meaning",
            "running_variance");

    private static final Rules.Momentum AVERAGE = new Rules.Momentum(OptionalDouble.empty());

    private final String file;
    private final StatisticsCheck check;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private OptionalDouble eps = OptionalDouble.empty();
    private final Map<String, String> words = new LinkedHashMap<>();
    private Optional<Rules.Momentum> momentum = Optional.empty();

    /// Whether everything in the file is ours.
    private boolean alone = true;

    StatisticsReader(String file) {
        this.file = file;
        this.check = new StatisticsCheck(file);
    }

    /// The numbers of one layer, by name; those that are no plain list are left out, as the weights of a
    /// convolution.
    private static final class Layer {
        private final Map<String, double[]> numbers = new LinkedHashMap<>();

        boolean hasStatistics() {
            return numbers.containsKey(MEAN) || numbers.containsKey(VAR);
        }
    }

    /// Reads the layer.
    ///
    /// @param wanted its name; empty where the file has only one
    SavedStatistics read(BufferedInputStream text, Optional<String> wanted) throws DataProblem {
        new JsonDocument(file).read(text, json -> {
            object(json);
            return this;
        });
        return chosenOf(wanted);
    }

    /// Reads the layer from arrays by their names, as of an .npz or .pt file, which is never written again.
    SavedStatistics read(Map<String, NumPyArray> arrays, Optional<String> wanted) throws DataProblem {
        alone = false;
        for (Map.Entry<String, NumPyArray> entry : arrays.entrySet()) {
            NumPyArray array = entry.getValue();
            if (!OURS.contains(StatisticsCheck.last(entry.getKey()))) {
                continue;
            }
            check.array(entry.getKey(), array);
            String place = file + ": " + Printable.brief(entry.getKey()) + ": ";
            if (array.axes().isEmpty() && entry.getKey().equals("eps")) {
                eps = OptionalDouble.of(Parameter.eps(array.inOrder()[0], place));
            } else if (array.axes().isEmpty() && entry.getKey().equals(MOMENTUM)) {
                momentum = Optional.of(weight(array.inOrder()[0], place));
            } else if (array.axes().isEmpty()) {
                put(entry.getKey(), array.inOrder());
            } else if (array.axes().size() == 1) {
                put(entry.getKey(), array.finite(place).inOrder());
            }
        }
        return chosenOf(wanted);
    }

    private SavedStatistics chosenOf(Optional<String> wanted) throws DataProblem {
        layers.values().removeIf(layer -> !layer.hasStatistics());
        String name = chosen(wanted);
        return saved(name, layers.get(name));
    }

    private void object(JsonParser json) throws DataProblem {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new DataProblem(file + ": ", DataMessage.NOT_STATISTICS, MEAN, VAR);
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            alone &= OURS.contains(key);
            check.member(json, key);
            if (OURS.contains(StatisticsCheck.last(key))) {
                member(json, key);
            } else {
                json.skipChildren();
            }
        }
    }

    private void member(JsonParser json, String key) throws DataProblem {
        String path = JsonNumbers.path(key);
        switch (json.currentToken()) {
            case START_ARRAY -> list(json, key, path);
            case START_OBJECT -> json.skipChildren();
            case VALUE_STRING -> word(json, key, path);
            // PyTorch's None.
            case VALUE_NULL -> {
                if (key.equals(MOMENTUM)) {
                    momentum = Optional.of(AVERAGE);
                }
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double number = JsonNumbers.number(json, file, path);
                switch (key) {
                    case "eps" -> eps = OptionalDouble.of(Parameter.eps(number, JsonNumbers.place(json, file, path)));
                    case MOMENTUM -> momentum = Optional.of(weight(number, JsonNumbers.place(json, file, path)));
                    default -> put(key, new double[] {number});
                }
            }
            default -> {}
        }
    }

    private void word(JsonParser json, String key, String path) throws DataProblem {
        String word = json.getString();
        if (!key.equals(MOMENTUM)) {
            words.put(key, word);
        } else if (word.equals(CUMULATIVE)) {
            momentum = Optional.of(AVERAGE);
        } else {
            throw new DataProblem(
                    JsonNumbers.place(json, file, path),
                    DataMessage.NOT_A_MOMENTUM,
                    Printable.quoted(word),
                    CUMULATIVE);
        }
    }

    /// A momentum, which is a weight.
    private static Rules.Momentum weight(double number, String place) throws DataProblem {
        if (!(number >= 0 && number <= 1)) {
            throw new DataProblem(place, DataMessage.MOMENTUM_OUTSIDE, Decimal.shortest(number));
        }
        return new Rules.Momentum(OptionalDouble.of(number));
    }

    private void list(JsonParser json, String key, String path) throws DataProblem {
        Doubles numbers = new Doubles();
        boolean flat = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                flat = false;
                json.skipChildren();
            } else if (flat) {
                numbers.add(check.number(json, key, path + "[" + numbers.size() + "]"));
            }
        }
        if (flat) {
            check.count(json, key, path, numbers.size());
            put(key, numbers.toArray());
        } else {
            check.nested(json, key, path);
        }
    }

    private void put(String key, double[] numbers) {
        int dot = key.lastIndexOf('.');
        String layer = dot < 0 ? "" : key.substring(0, dot);
        layers.computeIfAbsent(layer, _ -> new Layer()).numbers.put(key.substring(dot + 1), numbers);
    }

    private String chosen(Optional<String> wanted) throws DataProblem {
        List<String> names = List.copyOf(layers.keySet());
        if (names.isEmpty()) {
            throw new DataProblem(file + ": ", DataMessage.NO_STATISTICS, MEAN);
        }
        if (wanted.isEmpty() && names.size() == 1) {
            return names.getFirst();
        }
        // A name that is empty would not be seen.
        List<String> shown =
                names.stream().map(name -> name.isEmpty() ? "''" : name).toList();
        if (wanted.isEmpty()) {
            throw new DataProblem(file + ": ", DataMessage.SEVERAL_LAYERS, names.size(), Sentence.list(shown));
        }
        return names.contains(wanted.get()) ? wanted.get() : endingIn(wanted.get(), names, shown);
    }

    /// The layer whose name ends in a part of it that is wanted: DataParallel calls bn1 module.bn1.
    private String endingIn(String wanted, List<String> names, List<String> shown) throws DataProblem {
        List<String> ending =
                names.stream().filter(name -> name.endsWith("." + wanted)).toList();
        if (ending.size() == 1) {
            return ending.getFirst();
        }
        String asked = Printable.quoted(wanted);
        if (ending.size() > 1) {
            throw new DataProblem(file + ": ", DataMessage.SEVERAL_LAYERS_END_SO, asked, Sentence.list(ending));
        }
        Optional<Sentence> near = Suggestion.within(wanted, names, Printable::brief);
        throw names.equals(List.of(""))
                ? new DataProblem(file + ": ", DataMessage.LAYER_HAS_NO_NAME, asked, near)
                : new DataProblem(file + ": ", DataMessage.NO_SUCH_LAYER, asked, near, Sentence.list(shown));
    }

    private SavedStatistics saved(String name, @Nullable Layer layer) throws DataProblem {
        String prefix = name.isEmpty() ? "" : name + ".";
        Map<String, double[]> numbers = layer == null ? Map.of() : layer.numbers;
        double[] mean = required(numbers, MEAN, prefix);
        double[] var = required(numbers, VAR, prefix);
        if (mean.length != var.length) {
            throw lengthsDiffer(prefix + MEAN, mean.length, prefix + VAR, var.length);
        }
        double[] batches = numbers.getOrDefault("num_batches_tracked", new double[1]);
        return new SavedStatistics(
                new RunningStats(new Value.PerFeature(mean), new Value.PerFeature(var), (long) batches[0]),
                parameter(numbers, "weight", prefix, mean.length),
                parameter(numbers, "bias", prefix, mean.length),
                eps,
                rules(),
                alone);
    }

    private double[] required(Map<String, double[]> numbers, String key, String prefix) throws DataProblem {
        double[] found = numbers.get(key);
        if (found == null) {
            throw new DataProblem(file + ": ", DataMessage.STATISTIC_MISSING, prefix + key);
        }
        return found;
    }

    private Optional<Value.PerFeature> parameter(Map<String, double[]> numbers, String key, String prefix, int features)
            throws DataProblem {
        double[] found = numbers.get(key);
        if (found != null && found.length != features) {
            throw lengthsDiffer(prefix + key, found.length, prefix + MEAN, features);
        }
        return Optional.ofNullable(found).map(array -> new Value.PerFeature(Arrays.copyOf(array, array.length)));
    }

    private DataProblem lengthsDiffer(String one, int length, String other, int lengthOfOther) {
        return new DataProblem(file + ": ", DataMessage.LENGTHS_DIFFER, one, length, other, lengthOfOther);
    }

    private Rules rules() {
        return new Rules(
                Optional.ofNullable(words.get("convention")).flatMap(Convention::named),
                momentum,
                Convention.Meaning.named(words.get("momentum_meaning")),
                Convention.Variance.named(words.get("running_variance")));
    }
}
