package bn.exercise;

import bn.grading.Grade;
import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.judging.Answer;
import bn.grading.search.AlikeMistakes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the numbers of an exercise cannot show, as a grade judges right answers to it.
///
/// @param hidden mistakes that make no difference for these numbers, by the change to them that would reveal each
/// @param alike groups of mistakes that make the same numbers here, though not everywhere
public record Unshown(Map<DataChange, List<Mistake>> hidden, List<List<String>> alike) {
    public Unshown {
        hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
        alike = List.copyOf(alike);
    }

    /// @param steps whose answers are handed in
    static Unshown in(Exercise exercise, List<String> steps) {
        List<Answer> right = steps.stream()
                .map(step -> Answer.of(
                        exercise.right(), step, exercise.table().extent(step)))
                .toList();
        return new Unshown(
                Grade.of(exercise, right).hidden(), new AlikeMistakes(exercise, steps).groups());
    }

    /// Whether nothing is left.
    public boolean isEmpty() {
        return hidden.isEmpty() && alike.isEmpty();
    }

    /// How many mistakes cannot be told from what is right, or from another.
    int count() {
        return hidden.values().stream().mapToInt(List::size).sum()
                + alike.stream().mapToInt(group -> group.size() - 1).sum();
    }
}
