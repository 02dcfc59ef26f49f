package bn.grading.search;

import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.ReferenceRun;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Finds the steps in which other hypotheses differ from a given one.
public final class Distinguisher {
    private final Exercise exercise;
    private final Hypothesis from;
    private final ReferenceRun run;
    private final Map<DataChange, Distinguisher> changed = new HashMap<>();

    public Distinguisher(Exercise exercise, Hypothesis from) {
        this.exercise = exercise;
        this.from = from;
        this.run = ReferenceRun.of(from.on(exercise), from.table(exercise));
    }

    /// Whether the values of any of these steps differ.
    public boolean differs(Hypothesis other, Collection<String> steps) {
        ReferenceRun theirs = ReferenceRun.of(other.on(exercise), other.table(exercise));
        return steps.stream()
                .filter(step -> other.reaches(step, exercise.table()) || from.reaches(step, exercise.table()))
                .anyMatch(step -> {
                    Answer answer =
                            Answer.of(theirs.trace(), step, exercise.table().extent(step));
                    return !run.mistaken(answer, run, 1).fits();
                });
    }

    /// The same after a change to the data.
    public Distinguisher after(DataChange change) {
        return changed.computeIfAbsent(change, one -> new Distinguisher(one.applied(exercise), from));
    }
}
