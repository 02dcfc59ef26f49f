package bn.grading.search;

import bn.grading.catalogue.Hypothesis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How well a hypothesis explains the answers.
///
/// @param hypothesis the assumed code
/// @param matched the wrong answers it reproduces
/// @param unexplained the wrong answers it does not, in order
/// @param isExact whether it reproduces the first wrong answer to float64 accuracy
/// @param reach the index of the first wrong answer it does not reproduce
/// @param contradicted the answers that need no explanation, but that it would change
/// @param relative the largest relative difference in the reproduced answers
record Explanation(
        Hypothesis hypothesis,
        List<String> matched,
        List<String> unexplained,
        boolean isExact,
        int reach,
        int contradicted,
        double relative) {
    Explanation {
        matched = List.copyOf(matched);
        unexplained = List.copyOf(unexplained);
    }

    /// Whether none can explain more of so many answers: each to the last digit, and none contradicted.
    boolean isWhole(int answers) {
        return isExact && reach == answers && contradicted == 0;
    }

    /// Ranks explanations: first by reproducing the first wrong answer to the last digit, then by reach, then
    /// by the fewest contradictions, then by having no rewritten steps except the mistakes.
    static final Comparator<Explanation> BEST_FIRST = Comparator.comparing((Explanation one) -> !one.isExact())
            .thenComparingInt(one -> -one.reach())
            .thenComparingInt(Explanation::contradicted)
            .thenComparing(one -> one.hypothesis().isRewritten());

    /// The best explanations, all equally good.
    static List<Explanation> best(List<Explanation> all) {
        Optional<Explanation> first = all.stream().min(BEST_FIRST);
        return first.map(best -> all.stream()
                        .filter(one -> BEST_FIRST.compare(one, best) == 0)
                        .toList())
                .orElse(List.of());
    }
}
