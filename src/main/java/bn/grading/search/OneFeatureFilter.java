package bn.grading.search;

import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.Judging;
import bn.grading.judging.ReferenceRun;
import bn.graph.Cell;
import bn.graph.Graph;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// A cheap filter that refutes most hypotheses on a single feature, the one in which the answer is most
/// wrong. Several threads may ask it.
final class OneFeatureFilter {
    private final Exercise exercise;
    private final Graph table;
    private final List<Answer> earlier;
    private final Answer answer;
    private final Cell at;

    /// The answer's step and those behind it.
    private final Set<String> steps;

    private final double bound;
    private final OnNumbers onRight;

    /// By the inputs of hypotheses, which those of one other exercise share.
    private final IdentityHashMap<Map<String, Value>, OnNumbers> onOthers = new IdentityHashMap<>();

    /// A filter on one feature.
    ///
    /// @param target the index of the answer that is to be explained
    OneFeatureFilter(Judging judging, int target) {
        this.exercise = judging.exercise();
        this.table = exercise.table();
        this.earlier = judging.answers().subList(0, target);
        this.answer = judging.answers().get(target);
        this.steps = table.behind(answer.step());
        this.steps.add(answer.step());
        this.at = judging.judged().get(target).at();
        this.bound = judging.largestBounds(target).applyAsDouble(at.feature());
        this.onRight = new OnNumbers(
                judging.isAfterExact(target)
                        ? nearness(judging.rightRun())
                        : nearness(judging.rightRun(), judging.rightFromOwn(target)));
    }

    /// Formulas on the same inputs. Those of two hypotheses may be the same.
    private static final class OnNumbers {
        private final Predicate<Map<String, Expr>> isNear;
        private final Map<Map<String, Expr>, Boolean> known = new ConcurrentHashMap<>();

        OnNumbers(Predicate<Map<String, Expr>> isNear) {
            this.isNear = isNear;
        }

        boolean areNear(Map<String, Expr> lines) {
            return known.computeIfAbsent(lines, isNear::test);
        }
    }

    private Predicate<Map<String, Expr>> nearness(ReferenceRun run) {
        return run.nearness(answer, at, bound);
    }

    /// @param plain the table's formulas on some inputs
    /// @param own the same, run on the answers before this one
    private Predicate<Map<String, Expr>> nearness(ReferenceRun plain, ReferenceRun own) {
        return nearness(plain).or(nearness(own));
    }

    /// Whether a hypothesis may have made the answer, so that it needs a complete trial.
    boolean passes(Hypothesis hypothesis) {
        Map<String, Expr> lines = linesBehind(hypothesis);
        boolean reaches = !lines.isEmpty() || hypothesis.reaches(answer.step(), table);
        return reaches
                && (hypothesis.unknown().isPresent() || numbers(hypothesis).areNear(lines));
    }

    /// Most hypotheses have one line, behind which it makes no difference.
    private Map<String, Expr> linesBehind(Hypothesis hypothesis) {
        Map<String, Expr> lines = hypothesis.lines();
        if (lines.size() != 1) {
            return hypothesis.linesBehind(answer.step(), table);
        }
        return steps.containsAll(lines.keySet()) ? lines : Map.of();
    }

    private OnNumbers numbers(Hypothesis hypothesis) {
        return hypothesis.inputs().isEmpty() ? onRight : onOthers(hypothesis);
    }

    private synchronized OnNumbers onOthers(Hypothesis hypothesis) {
        return onOthers.computeIfAbsent(hypothesis.inputs(), _ -> {
            Exercise other = hypothesis.on(exercise);
            return new OnNumbers(nearness(ReferenceRun.of(other, table), ReferenceRun.of(other, table, earlier)));
        });
    }
}
