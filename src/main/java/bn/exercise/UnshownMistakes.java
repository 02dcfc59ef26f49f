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
import java.util.Set;

/// What the numbers of an exercise cannot show, as a grade judges right answers to it.
///
/// @param hidden mistakes that make no difference for these numbers, by the change to them that would reveal each
/// @param alike groups of mistakes that make the same numbers here, though not everywhere
public record UnshownMistakes(Map<DataChange, List<Mistake>> hidden, List<AlikeMistakes.Group> alike) {
    public UnshownMistakes {
        hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
        alike = List.copyOf(alike);
    }

    /// @param steps whose answers are handed in
    static UnshownMistakes in(Exercise exercise, List<String> steps) {
        List<Answer> right = steps.stream()
                .map(step -> Answer.of(exercise.right(), step, exercise.table().extent(step)))
                .toList();
        Map<DataChange, List<Mistake>> hidden = Grade.of(exercise, right).hidden();
        List<Mistake> unseen = hidden.values().stream().flatMap(List::stream).toList();
        // What makes no difference at all is told from nothing.
        List<AlikeMistakes.Group> alike = new AlikeMistakes(exercise, steps)
                .groups().stream()
                        .filter(group -> !unseen.containsAll(group.mistakes()))
                        .toList();
        return new UnshownMistakes(hidden, alike);
    }

    /// Whether nothing is left.
    public boolean isEmpty() {
        return hidden.isEmpty() && alike.isEmpty();
    }

    /// Whether only these changes would show what is left.
    boolean needsOnly(Set<DataChange> changes) {
        return changes.containsAll(hidden.keySet())
                && alike.stream().allMatch(group -> changes.contains(group.change()));
    }

    /// How many mistakes cannot be told from what is right, or from another.
    int count() {
        return hidden.values().stream().mapToInt(List::size).sum()
                + alike.stream().mapToInt(group -> group.mistakes().size() - 1).sum();
    }
}
