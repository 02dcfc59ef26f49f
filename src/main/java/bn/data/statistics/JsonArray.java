package bn.data.statistics;

import bn.data.file.DataProblem;
import bn.data.json.JsonNumbers;
import bn.data.number.Doubles;
import bn.data.number.NonFinitePolicy;
import bn.data.statistics.StatisticNames.StatisticRole;
import bn.prose.DataMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a list of numbers, or of lists of them, one entry of a state.
final class JsonArray {
    private static final int UNKNOWN = -1;

    private final JsonParser json;
    private final String file;
    private final String path;
    private final StatisticRole role;
    private final Doubles numbers = new Doubles();

    /// Where the reader stands.
    private final List<Integer> index = new ArrayList<>();

    /// The length of each axis.
    private final List<Integer> axes = new ArrayList<>();

    /// How many lists are around a number.
    private int depth = UNKNOWN;

    private boolean isRegular = true;
    private @Nullable DataProblem problem;

    /// The first number that its name cannot have, and its place.
    private int odd = UNKNOWN;

    private String oddPlace = "";

    private JsonArray(JsonParser json, String file, String path, StatisticRole role) {
        this.json = json;
        this.file = file;
        this.path = path;
        this.role = role;
    }

    /// Reads the list at which the parser stands.
    static Entry read(JsonParser json, String file, String path, StatisticRole role) {
        return new JsonArray(json, file, path, role).entry();
    }

    private Entry entry() {
        String start = JsonNumbers.place(json, file, path);
        list(0);
        String end = JsonNumbers.place(json, file, path);
        if (problem == null && !isRegular) {
            problem = new DataProblem(end, DataMessage.LISTS_IN_STATISTIC);
        }
        if (problem == null && role == StatisticRole.BATCHES && numbers.size() != 1) {
            problem = new DataProblem(end, DataMessage.LIST_OF_COUNTS, numbers.size());
        }
        int found = odd;
        String place = oddPlace;
        IntFunction<String> places = i -> i == Entry.WHOLE ? end : i == found ? place : start;
        boolean isRow = axes.stream().filter(length -> length != 1).count() <= 1;
        double[] all = isRow ? numbers.toArray() : new double[0];
        return new Entry(List.copyOf(axes), () -> all, Optional.empty(), Optional.ofNullable(problem), places);
    }

    private void list(int level) {
        index.add(0);
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            index.set(level, count);
            switch (json.currentToken()) {
                case START_ARRAY -> {
                    isRegular &= depth != level + 1;
                    list(level + 1);
                }
                case START_OBJECT -> {
                    number();
                    json.skipChildren();
                }
                default -> {
                    isRegular &= depth == UNKNOWN || depth == level + 1;
                    depth = level + 1;
                    number();
                }
            }
            count++;
        }
        index.removeLast();
        lengthOf(level, count);
    }

    private void lengthOf(int level, int count) {
        while (axes.size() <= level) {
            axes.add(UNKNOWN);
        }
        isRegular &= axes.get(level) == UNKNOWN || axes.get(level) == count;
        axes.set(level, count);
    }

    private void number() {
        try {
            double number = JsonNumbers.number(json, file, path(), NonFinitePolicy.ANY);
            if (odd == UNKNOWN && OddNumber.is(role, number)) {
                odd = numbers.size();
                oddPlace = JsonNumbers.place(json, file, path());
            }
            numbers.add(number);
        } catch (DataProblem e) {
            problem = problem == null ? e : problem;
        }
    }

    private String path() {
        return path + index.stream().map(i -> "[" + i + "]").collect(Collectors.joining());
    }
}
