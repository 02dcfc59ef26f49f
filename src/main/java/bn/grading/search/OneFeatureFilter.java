package bn.grading.search;

import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Refutes most hypotheses cheaply, by one feature alone: the one in which the answer is wrong most. Most
/// hypotheses do not come near there, and need not be computed for the others.
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

    /// A look at one feature, if there are several and the answers are such that one can be taken out.
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

    /// Whether a hypothesis is worth computing whole.
    boolean passes(Hypothesis hypothesis, Graph table) {
        return !hypothesis.isByFeature()
                || hypothesis.parameter().isPresent()
                || ReferenceRun.of(exercise, table).isNear(firstWrong, near)
                || ReferenceRun.of(exercise, table, earlier).isNear(firstWrong, near);
    }
}
