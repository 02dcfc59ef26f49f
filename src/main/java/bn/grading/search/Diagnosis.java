package bn.grading.search;

import bn.formula.Expr;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.Mistake;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One or several causes that together reproduce the learner's numbers.
///
/// @param steps of each mistake
/// @param lines the formulas that were probably written
/// @param matched the wrong answers that they reproduce
/// @param relative the largest remaining relative difference
public record Diagnosis(
        List<Cause> causes, List<String> steps, Map<String, Expr> lines, List<String> matched, double relative) {
    public Diagnosis {
        causes = List.copyOf(causes);
        steps = List.copyOf(steps);
        matched = List.copyOf(matched);
    }

    /// Where it begins: the step of the first mistake, or the first answer that another exercise changes.
    public String firstStep() {
        return steps.isEmpty() ? matched.getFirst() : steps.getFirst();
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
