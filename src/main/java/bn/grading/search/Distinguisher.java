package bn.grading.search;

import bn.formula.Expr;
import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import bn.rounding.Precision;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Finds the steps in which other hypotheses differ from a given one.
public final class Distinguisher {
    private final Exercise exercise;
    private final Hypothesis from;
    private final ReferenceRun run;

    /// At which values would be handed in.
    private final Precision precision;

    private final Map<DataChange, Distinguisher> changed = new HashMap<>();

    /// Whether formulas may make the same numbers of a step.
    private final Map<String, Predicate<Map<String, Expr>>> nearness = new HashMap<>();

    public Distinguisher(Exercise exercise, Hypothesis from) {
        this(exercise, from, Precision.DOUBLE);
    }

    /// @param precision at which values would be handed in: what it does not show tells nothing
    public Distinguisher(Exercise exercise, Hypothesis from, Precision precision) {
        this.precision = precision;
        this.exercise = exercise;
        this.from = from;
        this.run = ReferenceRun.of(from.on(exercise), from.table(exercise));
    }

    /// Whether the values of any of these steps differ.
    public boolean differs(Hypothesis other, Collection<String> steps) {
        ReferenceRun theirs = ReferenceRun.of(other.on(exercise), other.table(exercise));
        return steps.stream()
                .filter(step -> other.reaches(step, exercise.table()) || from.reaches(step, exercise.table()))
                .anyMatch(step -> isFar(other, step) || differs(theirs, step));
    }

    /// Whether one feature tells already, for which nothing has to be run.
    private boolean isFar(Hypothesis other, String step) {
        boolean isOnOtherNumbers = other.isOnOtherNumbers() || !from.lines().isEmpty() || from.isOnOtherNumbers();
        Graph table = exercise.table();
        return !isOnOtherNumbers
                && precision.equals(Precision.DOUBLE)
                && !nearness.computeIfAbsent(step, name -> run.nearness(name, table.extent(name)))
                        .test(other.linesBehind(step, table));
    }

    private boolean differs(ReferenceRun theirs, String step) {
        Answer answer = Answer.of(theirs.trace(), step, exercise.table().extent(step));
        return !run.mistaken(answer.at(precision), run, 1).fits();
    }

    /// The same after a change to the data.
    public Distinguisher after(DataChange change) {
        return changed.computeIfAbsent(change, one -> new Distinguisher(one.applied(exercise), from, precision));
    }
}
