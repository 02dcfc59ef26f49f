package bn.data;

import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.json.JsonDocument;
import bn.graph.Mode;
import bn.prose.DataMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a file says of the exercise in its folder. It is for programs: a fact that it does not state, or not in
/// the right way, is not known.
///
/// @param level how much is left to the learner
/// @param blank the lines that the learner writes, by the names that the program has for them
/// @param stats the file of running statistics
/// @param another the options that make an exercise like it; none with anything that a shell would obey
public record ExerciseFacts(
        Optional<Mode> mode, OptionalInt level, List<String> blank, Optional<String> stats, List<String> another) {
    /// The name of the file.
    public static final String FILE = "exercise.json";

    /// Of a folder without one.
    public static final ExerciseFacts NONE =
            new ExerciseFacts(Optional.empty(), OptionalInt.empty(), List.of(), Optional.empty(), List.of());

    public ExerciseFacts {
        blank = List.copyOf(blank);
        another = List.copyOf(another);
    }

    /// Reads the file.
    ///
    /// @throws DataProblem if it cannot be read, or is no object of JSON
    public static ExerciseFacts of(Source source) throws DataProblem {
        try {
            return of(source.read(new JsonDocument(source.name())::object));
        } catch (ClassCastException e) {
            throw new DataProblem(source.name() + ": ", DataMessage.EXERCISE_NO_OBJECT);
        }
    }

    private static ExerciseFacts of(Map<String, Object> facts) {
        Optional<Mode> mode = text(facts.get("mode"))
                .flatMap(word -> Stream.of(Mode.values())
                        .filter(one -> one.word().equals(word.toLowerCase(Locale.ROOT)))
                        .findFirst());
        OptionalInt level =
                facts.get("level") instanceof Double number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
        List<String> another = texts(facts.get("another"));
        boolean isPlain = another.stream().allMatch(word -> word.matches("[-.,_A-Za-z0-9]+"));
        return new ExerciseFacts(
                mode, level, texts(facts.get("blank")), text(facts.get("stats")), isPlain ? another : List.of());
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().flatMap(one -> text(one).stream()).toList()
                : List.of();
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
