package bn.grading.search;

import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How well a hypothesis explains the answers.
///
/// @param hypothesis the assumed code
/// @param matched the wrong answers it reproduces
/// @param unexplained the wrong answers it does not, in order
/// @param isExact whether it reproduces the answer to be explained to float64 accuracy
/// @param reach the index of the first wrong answer it does not reproduce
/// @param contradicted the answers that need no explanation, but that it would change
/// @param relative the largest relative difference in the reproduced answers
/// @param missed the bits of the answer to be explained that it does not reproduce
record Explanation(
        Hypothesis hypothesis,
        List<String> matched,
        List<String> unexplained,
        boolean isExact,
        int reach,
        int contradicted,
        double relative,
        double missed) {
    Explanation {
        matched = List.copyOf(matched);
        unexplained = List.copyOf(unexplained);
    }

    /// The same with the free parameter as it was fitted, so that it can be extended.
    Explanation withNumberOf(Exercise fitted) {
        return new Explanation(
                hypothesis.withNumberOf(fitted), matched, unexplained, isExact, reach, contradicted, relative, missed);
    }

    /// Whether none can explain more of so many answers: each to the last digit, and none contradicted.
    boolean isWhole(int answers) {
        return isExact && reach == answers && contradicted == 0;
    }

    /// More than a number of four digits uses up.
    private static final double COSTLY = 20;

    /// The bits by which one explanation must reproduce an answer better than another to be preferred for it.
    private static final double FAR_BETTER = 8;

    /// Ranks explanations: first by reproducing the answer to the last digit, then by reach, then by the fewest
    /// contradictions, then by how improbable the causes are, then by having no rewritten steps except the
    /// mistakes.
    static final Comparator<Explanation> BEST_FIRST = Comparator.comparing((Explanation one) -> !one.isExact())
            .thenComparingInt(one -> -one.reach())
            .thenComparingInt(Explanation::contradicted)
            .thenComparingDouble(one -> one.hypothesis().bits())
            .thenComparing(one -> one.hypothesis().isRewritten());

    /// Whether it assumes more than a single slip: many numbers that were solved for.
    boolean isCostly() {
        return hypothesis.bits() > COSTLY;
    }

    /// What it leaves open and what it assumes, in bits: a number that was fitted to the answer reproduces more of it.
    private double cost() {
        return missed + hypothesis.bits();
    }

    /// The best explanations, all equally good.
    static List<Explanation> best(List<Explanation> all) {
        double least = all.stream().mapToDouble(Explanation::cost).min().orElse(0);
        List<Explanation> close =
                all.stream().filter(one -> one.cost() <= least + FAR_BETTER).toList();
        Optional<Explanation> first = close.stream().min(BEST_FIRST);
        return first.map(best -> close.stream()
                        .filter(one -> BEST_FIRST.compare(one, best) == 0)
                        .toList())
                .orElse(List.of());
    }
}
