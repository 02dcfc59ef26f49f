package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import org.junit.jupiter.api.Test;

/// The filter that first examines a single feature.
class OneFeatureTest {
    /// A single feature keeps its array, so generated loops apply to it.
    @Test
    void liesWhereItLay() {
        Exercise exercise = Exercises.random(4, 6, 3);
        Value.PerRow x = (Value.PerRow) exercise.input("x");
        Value.PerRow alone = (Value.PerRow) exercise.only(2).input("x");

        assertThat(alone.run().of(0, 1, 4)).containsExactly(x.run().of(2, 1, 4));
        assertThat(alone.run().column(0)).isSameAs(x.run().column(2));
    }
}
