package bn.check;

import bn.formula.Extent;
import bn.graph.Graph;
import bn.graph.Step;
import java.util.stream.Stream;

/// In which steps two ways of writing make different numbers.
final class Apart {
    private Apart() {}

    /// The names of the steps, in order.
    static Stream<String> of(Exercise exercise, Variant one, Variant other) {
        Graph table = one.table(exercise);
        Sight sight = Sight.of(exercise, table, Precision.DOUBLE);
        Sight otherSight = Sight.of(exercise, other.table(exercise), Precision.DOUBLE);
        return exercise.table().steps().stream()
                .map(Step::name)
                .filter(exercise::asks)
                .filter(step -> {
                    Extent extent = exercise.table().extent(step);
                    Answer answer = Answer.of(otherSight.trace(), step, extent);
                    return !sight.mistaken(answer, Precision.DOUBLE, otherSight, 1)
                            .fits();
                });
    }
}
