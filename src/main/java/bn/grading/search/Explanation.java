package bn.grading.search;

import bn.grading.catalogue.Hypothesis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How far a hypothesis explains the answers.
///
/// @param hypothesis what is taken to have been written
/// @param matched the wrong answers that come out of it
/// @param unexplained the wrong answers that do not, in order
/// @param isExact whether it makes the first wrong answer as precisely as float64 computes
/// @param reach the place of the first wrong answer that does not come out
/// @param contradicted answers that need no explanation, and would be other
/// @param relative the largest difference left in those that come out, relative
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

    /// What makes the first wrong answer to the last digit comes first, then what explains farther, then what
    /// is contradicted by less, then what takes nothing for written otherwise than in the table but the
    /// mistakes.
    static final Comparator<Explanation> BEST_FIRST = Comparator.comparing((Explanation one) -> !one.isExact())
            .thenComparingInt(one -> -one.reach())
            .thenComparingInt(Explanation::contradicted)
            .thenComparing(one -> one.hypothesis().isRewritten());

    /// Those that explain best, all alike.
    static List<Explanation> best(List<Explanation> all) {
        Optional<Explanation> first = all.stream().min(BEST_FIRST);
        return first.map(best -> all.stream()
                        .filter(one -> BEST_FIRST.compare(one, best) == 0)
                        .toList())
                .orElse(List.of());
    }
}
