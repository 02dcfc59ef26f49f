package bn.grading.search;

import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.Judging;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A cheap filter that refutes most hypotheses on a single feature, the one in which the answer is most
/// wrong.
final class OneFeatureFilter {
    private final Exercise exercise;
    private final Graph table;
    private final List<Answer> earlier;
    private final Answer answer;
    private final int feature;
    private final double near;
    private final OnNumbers onRight;

    /// By the inputs of hypotheses, which those of one other exercise share.
    private final IdentityHashMap<Map<String, Value>, OnNumbers> onOthers = new IdentityHashMap<>();

    /// A filter on one feature.
    ///
    /// @param target the index of the answer that is to be explained
    OneFeatureFilter(Judging judging, int target) {
        ReferenceRun right = judging.rightRun();
        ReferenceRun own = judging.rightFromOwn(target);
        this.exercise = judging.exercise();
        this.table = exercise.table();
        this.earlier = judging.answers().subList(0, target);
        this.answer = judging.answers().get(target);
        this.feature = judging.judged().get(target).at().feature();
        this.near = Math.max(right.largestBound(answer), own.largestBound(answer));
        this.onRight = new OnNumbers(right, own);
    }

    /// Formulas on the same inputs. Those of two hypotheses may be the same.
    private final class OnNumbers {
        private final Predicate<Map<String, Expr>> isNear;
        private final Map<Map<String, Expr>, Boolean> known = new HashMap<>();

        /// @param plain the table's formulas on these inputs
        /// @param own the same, run on the answers before this one
        OnNumbers(ReferenceRun plain, ReferenceRun own) {
            this.isNear = plain.nearness(answer, feature, near).or(own.nearness(answer, feature, near));
        }

        boolean areNear(Map<String, Expr> lines) {
            return known.computeIfAbsent(lines, isNear::test);
        }
    }

    /// Whether a hypothesis may have made the answer, so that it needs a complete trial.
    boolean passes(Hypothesis hypothesis) {
        Map<String, Expr> lines = hypothesis.linesBehind(answer.step(), table);
        boolean reaches = !lines.isEmpty() || hypothesis.reaches(answer.step(), table);
        return reaches
                && (hypothesis.parameter().isPresent() || numbers(hypothesis).areNear(lines));
    }

    private OnNumbers numbers(Hypothesis hypothesis) {
        if (hypothesis.inputs().isEmpty()) {
            return onRight;
        }
        return onOthers.computeIfAbsent(hypothesis.inputs(), _ -> {
            Exercise other = hypothesis.on(exercise);
            return new OnNumbers(ReferenceRun.of(other, table), ReferenceRun.of(other, table, earlier));
        });
    }
}
