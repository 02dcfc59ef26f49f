package bn.grading.search;

import bn.formula.Expr;
import bn.grading.catalogue.Mistake;
import java.util.List;
import java.util.Map;

/// A mistake, or several at once, that make the learner's very numbers.
///
/// @param mistakes what was done
/// @param steps where each of them sits
/// @param lines the formulas that were probably written
/// @param matched the answers that are wrong and come out so
/// @param relative the largest difference left in those, relative
public record Diagnosis(
        List<Mistake> mistakes, List<String> steps, Map<String, Expr> lines, List<String> matched, double relative) {
    public Diagnosis {
        mistakes = List.copyOf(mistakes);
        steps = List.copyOf(steps);
        matched = List.copyOf(matched);
    }

    /// The ids.
    public List<String> ids() {
        return mistakes.stream().map(Mistake::id).toList();
    }
}
