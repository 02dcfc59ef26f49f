package bn.data.statistics;

import bn.data.file.DataProblem;
import bn.data.json.JsonNumbers;
import bn.data.number.NonFinitePolicy;
import bn.data.statistics.StatisticNames.StatisticRole;
import bn.prose.DataMessage;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one number, word or null, an entry of a state.
final class JsonScalar {
    private static final double[] NONE = {};

    private JsonScalar() {}

    /// Whether null in its place is PyTorch's None of a layer that has none (`affine=False`).
    static boolean mayBeNull(StatisticRole role) {
        return role == StatisticRole.GAMMA || role == StatisticRole.BETA;
    }

    /// Reads the value at which the parser stands.
    static Entry read(JsonParser json, String file, String path, StatisticRole role) {
        String place = JsonNumbers.place(json, file, path);
        try {
            return switch (role) {
                case CONVENTION, MEANING, VARIANCE -> word(json, role, place);
                case MOMENTUM -> momentum(json, file, path, place);
                case MEAN, VAR -> statistic(json, file, path, place);
                case BATCHES -> batches(JsonNumbers.number(json, file, path), place);
                case GAMMA, BETA, FACTOR, EPS -> number(JsonNumbers.number(json, file, path, policy(json)), place);
            };
        } catch (DataProblem e) {
            return new Entry(List.of(), () -> NONE, Optional.empty(), Optional.of(e), _ -> place);
        }
    }

    /// Who needs the number says of a bare NaN what it means there; a null and a text are none.
    private static NonFinitePolicy policy(JsonParser json) {
        return json.currentToken().isNumeric() ? NonFinitePolicy.ANY : NonFinitePolicy.FINITE;
    }

    private static Entry statistic(JsonParser json, String file, String path, String place) throws DataProblem {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            throw new DataProblem(place, DataMessage.STATISTIC_IS_NONE);
        }
        return number(JsonNumbers.number(json, file, path, policy(json)), place);
    }

    private static Entry batches(double number, String place) throws DataProblem {
        if (OddNumber.is(StatisticRole.BATCHES, number)) {
            throw new DataProblem(OddNumber.why(StatisticRole.BATCHES, number).at(place));
        }
        return number(number, place);
    }

    /// PyTorch's None is the plain average.
    private static Entry momentum(JsonParser json, String file, String path, String place) throws DataProblem {
        return switch (json.currentToken()) {
            case VALUE_NULL -> word(Settings.CUMULATIVE, place);
            case VALUE_STRING -> word(json.getString(), place);
            default -> number(JsonNumbers.number(json, file, path), place);
        };
    }

    private static Entry word(JsonParser json, StatisticRole role, String place) throws DataProblem {
        boolean isWord = json.currentToken() == JsonToken.VALUE_STRING;
        Settings.check(role, isWord ? Optional.of(json.getString()) : Optional.empty(), place);
        return word(json.getString(), place);
    }

    private static Entry word(String word, String place) {
        return new Entry(List.of(), () -> NONE, Optional.of(word), Optional.empty(), _ -> place);
    }

    private static Entry number(double number, String place) {
        return new Entry(List.of(), () -> new double[] {number}, Optional.empty(), Optional.empty(), _ -> place);
    }
}
