package bn.grading.search;

import bn.formula.Expr;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.OtherExercise;
import bn.graph.Cell;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One or several causes that together reproduce the learner's numbers.
///
/// @param steps of each mistake
/// @param lines the formulas that were probably written
/// @param matched the wrong answers that they reproduce
/// @param relative the largest remaining relative difference
/// @param misses the wrong answers that they change, but not to the learner's numbers
public record Diagnosis(
        List<Cause> causes,
        List<String> steps,
        Map<String, Expr> lines,
        List<String> matched,
        double relative,
        List<Miss> misses) {
    /// What a wrong number would have to be.
    ///
    /// @param at the cell of the answer that is farthest from right
    /// @param number what the causes make of it
    /// @param found the learner's
    public record Miss(Cell at, double number, double found) {}

    public Diagnosis {
        causes = List.copyOf(causes);
        steps = List.copyOf(steps);
        matched = List.copyOf(matched);
        misses = List.copyOf(misses);
    }

    /// Where it begins: the step of the first mistake, or the first answer that another exercise changes.
    public String firstStep() {
        return steps.isEmpty() ? matched.getFirst() : steps.getFirst();
    }

    /// Whether nothing is wrong but numbers that were put in.
    public boolean isOfOtherExercise() {
        return causes.stream().allMatch(OtherExercise.class::isInstance);
    }

    /// The mistakes among the causes.
    public List<Mistake> mistakes() {
        return causes.stream()
                .flatMap(cause -> cause instanceof Mistake mistake ? Stream.of(mistake) : Stream.empty())
                .toList();
    }

    /// The names of the causes.
    public List<String> ids() {
        return causes.stream().map(Cause::id).toList();
    }
}
