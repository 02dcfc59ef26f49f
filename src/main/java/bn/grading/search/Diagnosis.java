package bn.grading.search;

import bn.formula.Expr;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.OtherExercise;
import bn.graph.Cell;
import java.util.List;
import java.util.Map;

/// One or several causes that together reproduce the learner's numbers.
///
/// @param hypothesis what was probably written
/// @param matched the wrong answers that it reproduces
/// @param relative the largest remaining relative difference
/// @param misses the wrong answers that it changes, but not to the learner's numbers
public record Diagnosis(Hypothesis hypothesis, List<String> matched, double relative, List<Miss> misses) {
    /// What a wrong number would have to be.
    ///
    /// @param at the cell of the answer that is farthest from right
    /// @param number what the causes make of it
    /// @param found the learner's
    public record Miss(Cell at, double number, double found) {}

    public Diagnosis {
        matched = List.copyOf(matched);
        misses = List.copyOf(misses);
    }

    public List<Cause> causes() {
        return hypothesis.causes();
    }

    /// The mistakes among the causes.
    public List<Mistake> mistakes() {
        return hypothesis.mistakes();
    }

    /// The names of the causes.
    public List<String> ids() {
        return causes().stream().map(Cause::id).toList();
    }

    /// The step of each mistake.
    public List<String> steps() {
        return hypothesis.steps();
    }

    /// The formulas that were probably written.
    public Map<String, Expr> lines() {
        return hypothesis.mistakenLines();
    }

    /// Where it begins: the step of the first mistake, or the first answer that another exercise changes.
    public String firstStep() {
        return steps().isEmpty() ? matched.getFirst() : steps().getFirst();
    }

    /// Whether nothing is wrong but numbers that were put in.
    public boolean isOfOtherExercise() {
        return causes().stream().allMatch(OtherExercise.class::isInstance);
    }
}
