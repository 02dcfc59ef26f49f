package bn.grading.search;

import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A cheap filter that refutes most hypotheses on a single feature, the one in which the answer is most
/// wrong.
final class OneFeatureFilter {
    private final Exercise exercise;
    private final List<Answer> earlier;
    private final Answer firstWrong;
    private final double near;

    private OneFeatureFilter(Exercise exercise, List<Answer> earlier, Answer firstWrong, double near) {
        this.exercise = exercise;
        this.earlier = earlier;
        this.firstWrong = firstWrong;
        this.near = near;
    }

    /// A filter on one feature, if there are several and the answers can be split by feature.
    ///
    /// @param near the bound of the right value
    static Optional<OneFeatureFilter> of(
            Exercise exercise, List<Answer> earlier, Answer firstWrong, int feature, double near) {
        if (exercise.shape().features() < 2) {
            return Optional.empty();
        }
        List<Answer> fewer = new ArrayList<>();
        for (Answer answer : earlier) {
            answer.only(feature, exercise.shape()).ifPresent(fewer::add);
        }
        boolean all = fewer.size() == earlier.size();
        return firstWrong
                .only(feature, exercise.shape())
                .filter(_ -> all)
                .map(one -> new OneFeatureFilter(exercise.only(feature), fewer, one, near));
    }

    /// Whether a hypothesis needs a complete trial.
    boolean passes(Hypothesis hypothesis, Graph table) {
        return !hypothesis.isByFeature()
                || !hypothesis.inputs().isEmpty()
                || hypothesis.parameter().isPresent()
                || ReferenceRun.of(exercise, table).isNear(firstWrong, near)
                || ReferenceRun.of(exercise, table, earlier).isNear(firstWrong, near);
    }
}
