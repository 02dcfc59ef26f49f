package bn.grading.search;

import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.judging.Answer;
import bn.grading.judging.ReferenceRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Mistakes that produce the same numbers as another on these data, though not on all: what a grade could not tell
/// from each other here.
public final class AlikeMistakes {
    /// Numbers that differ by more than this, relative to the largest, differ by more than rounding, so that most
    /// pairs need no bound of it.
    private static final double CLEARLY = 1e-3;

    private final Exercise exercise;
    private final List<String> steps;
    private final List<Told> all;

    /// A mistake and the answers it leads to.
    private record Told(Hypothesis hypothesis, List<Answer> answers) {}

    /// @param steps that are handed in
    public AlikeMistakes(Exercise exercise, List<String> steps) {
        this.exercise = exercise;
        this.steps = List.copyOf(steps);
        this.all = Hypotheses.usual(exercise).stream().map(this::told).toList();
    }

    private Told told(Hypothesis one) {
        ReferenceRun run = ReferenceRun.of(one.on(exercise), one.table(exercise));
        return new Told(
                one,
                steps.stream()
                        .map(step ->
                                Answer.of(run.trace(), step, exercise.table().extent(step)))
                        .toList());
    }

    /// Mistakes that make the same numbers.
    ///
    /// @param change to the data that would tell one of them from the first
    public record Group(List<Mistake> mistakes, DataChange change) {
        public Group {
            mistakes = List.copyOf(mistakes);
        }
    }

    /// Each mistake with those that it cannot be told from, in the order of the catalogue.
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        List<Told> left = new ArrayList<>(all);
        while (!left.isEmpty()) {
            Told first = left.removeFirst();
            Distinguisher here = new Distinguisher(exercise, first.hypothesis());
            Map<Told, DataChange> alike = new LinkedHashMap<>();
            left.forEach(other -> telling(first, here, other).ifPresent(change -> alike.put(other, change)));
            if (!alike.isEmpty()) {
                left.removeAll(alike.keySet());
                List<Mistake> mistakes = Stream.concat(Stream.of(first), alike.keySet().stream())
                        .flatMap(one -> one.hypothesis().mistakes().stream())
                        .toList();
                groups.add(new Group(mistakes, alike.values().iterator().next()));
            }
        }
        return groups;
    }

    /// The first change that would tell two apart, if they are alike here and not everywhere.
    private Optional<DataChange> telling(Told one, Distinguisher here, Told other) {
        if (differClearly(one, other) || here.differs(other.hypothesis(), steps)) {
            return Optional.empty();
        }
        return Stream.of(DataChange.values())
                .filter(change -> here.after(change).differs(other.hypothesis(), steps))
                .findFirst();
    }

    private static boolean differClearly(Told one, Told other) {
        for (int i = 0; i < one.answers().size(); i++) {
            if (differClearly(one.answers().get(i), other.answers().get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean differClearly(Answer one, Answer other) {
        double[] these = one.numbers();
        double[] those = other.numbers();
        if (these.length != those.length) {
            return true;
        }
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < these.length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(these[i]), Math.abs(those[i])));
            difference = Math.max(difference, Math.abs(these[i] - those[i]));
        }
        return difference > CLEARLY * largest && difference > CLEARLY;
    }
}
