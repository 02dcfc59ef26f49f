package bn.grading.search;

import bn.formula.Expr;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// A cheap filter that refutes most hypotheses on a single feature, the one in which the answer is most
/// wrong.
final class OneFeatureFilter {
    private final Graph table;
    private final String step;
    private final Predicate<Map<String, Expr>> isNear;
    private final Map<Map<String, Expr>, Boolean> known = new HashMap<>();

    /// A filter on one feature.
    ///
    /// @param right the correct run
    /// @param own the correct formulas, run on the answers before this one
    OneFeatureFilter(ReferenceRun right, ReferenceRun own, Answer firstWrong, int feature) {
        double near = Math.max(right.largestBound(firstWrong), own.largestBound(firstWrong));
        this.table = right.trace().graph();
        this.step = firstWrong.step();
        this.isNear = right.nearness(firstWrong, feature, near).or(own.nearness(firstWrong, feature, near));
    }

    /// Whether a hypothesis may have made the answer, so that it needs a complete trial.
    boolean passes(Hypothesis hypothesis) {
        if (hypothesis.isOnOtherNumbers()) {
            return hypothesis.reaches(step, table);
        }
        Map<String, Expr> lines = hypothesis.linesBehind(step, table);
        return !lines.isEmpty() && known.computeIfAbsent(lines, isNear::test);
    }
}
