package bn.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// In which steps another way of writing makes other numbers than this one.
final class Apart {
    private final Exercise exercise;
    private final Variant from;
    private final Sight sight;
    private final Map<DataChange, Apart> changed = new HashMap<>();

    /// What others are to be told from.
    Apart(Exercise exercise, Variant from) {
        this.exercise = exercise;
        this.from = from;
        this.sight = Sight.of(exercise, from.table(exercise));
    }

    /// Whether the numbers of one of some steps are other.
    boolean differs(Variant other, Collection<String> steps) {
        Sight theirs = Sight.of(exercise, other.table(exercise));
        return steps.stream()
                .filter(step -> other.reaches(step, exercise.table()) || from.reaches(step, exercise.table()))
                .anyMatch(step -> {
                    Answer answer =
                            Answer.of(theirs.trace(), step, exercise.table().extent(step));
                    return !sight.mistaken(answer, sight, 1).fits();
                });
    }

    /// The same after a change of the data.
    Apart after(DataChange change) {
        return changed.computeIfAbsent(change, one -> new Apart(one.applied(exercise), from));
    }
}
