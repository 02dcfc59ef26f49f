package bn.check;

import bn.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A first look at a variant: at one feature alone, the one in which the answer is wrong most. Most
/// variants do not come near there, and need not be computed for the others.
final class Screen {
    private final Exercise exercise;
    private final List<Answer> earlier;
    private final Answer slip;
    private final double near;

    private Screen(Exercise exercise, List<Answer> earlier, Answer slip, double near) {
        this.exercise = exercise;
        this.earlier = earlier;
        this.slip = slip;
        this.near = near;
    }

    /// A look at one feature, if there are several and the answers are such that one can be taken out.
    ///
    /// @param near the bound of the right value
    static Optional<Screen> of(Exercise exercise, List<Answer> earlier, Answer slip, int feature, double near) {
        if (exercise.shape().features() < 2) {
            return Optional.empty();
        }
        List<Answer> fewer = new ArrayList<>();
        for (Answer answer : earlier) {
            answer.only(feature, exercise.shape()).ifPresent(fewer::add);
        }
        boolean all = fewer.size() == earlier.size();
        return slip.only(feature, exercise.shape())
                .filter(_ -> all)
                .map(one -> new Screen(exercise.only(feature), fewer, one, near));
    }

    /// Whether a variant is worth computing whole.
    boolean passes(Variant variant, Graph table) {
        return !variant.isByFeature()
                || variant.unknown().isPresent()
                || Sight.of(exercise, table).isNear(slip, near)
                || Sight.of(exercise, table, earlier).isNear(slip, near);
    }
}
