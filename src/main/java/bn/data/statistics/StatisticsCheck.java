package bn.data.statistics;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.data.file.DataProblem;
import bn.data.json.JsonNumbers;
import bn.data.numpy.NumPyArray;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Suggestion;
import bn.stats.Convention;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Refuses what a file of running statistics says under one of its names and cannot mean, before it is read.
final class StatisticsCheck {
    private static final String VAR = "running_var";
    private static final String BATCHES = "num_batches_tracked";

    /// Up to here a double counts each.
    private static final long MOST_BATCHES = 1L << 53;

    /// What is said in a word, and by which.
    private static final Map<String, List<String>> WORDS = Map.of(
            "convention", Convention.ALL.stream().map(Convention::name).toList(),
            "momentum_meaning",
                    Stream.of(Convention.Meaning.values())
                            .map(Convention.Meaning::word)
                            .toList(),
            "running_variance",
                    Stream.of(Convention.Variance.values())
                            .map(Convention.Variance::word)
                            .toList());

    private static final Set<String> STATISTICS = Set.of("running_mean", VAR, BATCHES);

    private static final Set<String> LISTS = Set.of("running_mean", VAR, "weight", "bias");

    private final String file;
    private final Set<String> seen = new HashSet<>();

    StatisticsCheck(String file) {
        this.file = file;
    }

    /// The last part of a name, behind that of the layer.
    static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /// Looks at the value at which the parser stands.
    ///
    /// @throws DataProblem if the name was there already, or this is no value for it
    void member(JsonParser json, String key) throws DataProblem {
        String path = JsonNumbers.path(key);
        if (!seen.add(key)) {
            throw new DataProblem(JsonNumbers.place(json, file, path), DataMessage.GIVEN_TWICE);
        }
        boolean isList = json.currentToken() == JsonToken.START_ARRAY;
        if (WORDS.containsKey(key)) {
            word(json, path, WORDS.get(key));
        } else if (key.equals("eps") || (LISTS.contains(last(key)) && !isList)) {
            number(json, key, path);
        } else if (last(key).equals(BATCHES) && !isList) {
            number(json, key, path);
        }
    }

    private void word(JsonParser json, String path, List<String> words) throws DataProblem {
        String place = JsonNumbers.place(json, file, path);
        Sentence expected = Sentence.of(DataMessage.ONE_OF, words.subList(0, words.size() - 1), words.getLast());
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new DataProblem(place, DataMessage.NO_WORD, expected);
        }
        String word = json.getString();
        if (!words.contains(word)) {
            throw new DataProblem(
                    place,
                    DataMessage.OTHER_WORD,
                    Printable.quoted(word),
                    Suggestion.within(word, words, UnaryOperator.identity()),
                    expected);
        }
    }

    /// The number at which the parser stands.
    ///
    /// @throws DataProblem if it is none, or none for this name
    double number(JsonParser json, String key, String path) throws DataProblem {
        double number = JsonNumbers.number(json, file, path);
        if (cannotBe(key, number)) {
            throw new DataProblem(why(key, number).at(JsonNumbers.place(json, file, path)));
        }
        return number;
    }

    /// How many numbers stand under a name.
    ///
    /// @throws DataProblem if these are not as many as it has
    void count(JsonParser json, String key, String path, int count) throws DataProblem {
        if (last(key).equals(BATCHES) && count != 1) {
            throw new DataProblem(JsonNumbers.place(json, file, path), DataMessage.LIST_OF_COUNTS, count);
        }
    }

    /// Lists stand in a list under a name.
    ///
    /// @throws DataProblem if this has a number for each feature, and is no weight of another kind of layer
    void nested(JsonParser json, String key, String path) throws DataProblem {
        if (STATISTICS.contains(last(key))) {
            throw new DataProblem(JsonNumbers.place(json, file, path), DataMessage.LISTS_IN_STATISTIC);
        }
    }

    /// Looks at an array as NumPy has saved it.
    ///
    /// @throws DataProblem if it is none for this name
    void array(String key, NumPyArray array) throws DataProblem {
        String place = file + ": " + Printable.brief(key);
        boolean isNested = array.axes().size() > 1;
        boolean isCount = last(key).equals(BATCHES);
        if (isCount ? array.inOrder().length != 1 : isNested && STATISTICS.contains(last(key))) {
            throw new DataProblem(
                    place + ": ",
                    isCount ? DataMessage.COUNT_OF_OTHER_SHAPE : DataMessage.STATISTIC_OF_OTHER_SHAPE,
                    Shape.written(array.axes()));
        }
        if (isNested) {
            return;
        }
        for (int i = 0; i < array.inOrder().length; i++) {
            double number = array.inOrder()[i];
            if (cannotBe(key, number)) {
                throw new DataProblem(
                        why(key, number).at(place + (array.axes().isEmpty() ? "" : "[" + i + "]") + ": "));
            }
        }
    }

    private static boolean cannotBe(String key, double number) {
        return switch (last(key)) {
            case VAR -> Double.isNaN(number);
            case BATCHES -> !(number >= 0 && number <= MOST_BATCHES && number == Math.rint(number));
            default -> !Double.isFinite(number);
        };
    }

    private static Sentence why(String key, double number) {
        String found = Decimal.shortest(number);
        return switch (last(key)) {
            case BATCHES -> Sentence.of(DataMessage.NOT_A_COUNT, found, MOST_BATCHES);
            default -> Sentence.of(DataMessage.STATISTIC_NOT_FINITE, found);
        };
    }
}
