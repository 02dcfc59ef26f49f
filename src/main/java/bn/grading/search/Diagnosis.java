package bn.grading.search;

import bn.formula.Expr;
import bn.grading.catalogue.Mistake;
import java.util.List;
import java.util.Map;

/// One or several mistakes that reproduce the learner's numbers.
///
/// @param steps of each mistake
/// @param lines the formulas that were probably written
/// @param matched the wrong answers that they reproduce
/// @param relative the largest remaining relative difference
public record Diagnosis(
        List<Mistake> mistakes, List<String> steps, Map<String, Expr> lines, List<String> matched, double relative) {
    public Diagnosis {
        mistakes = List.copyOf(mistakes);
        steps = List.copyOf(steps);
        matched = List.copyOf(matched);
    }

    public List<String> ids() {
        return mistakes.stream().map(Mistake::id).toList();
    }
}
