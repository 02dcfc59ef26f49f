package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.graph.Graph;
import bn.graph.Rewriting;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a rewriting of one feature gives, by which most hypotheses are refuted.
class RewritingTest {
    private static final int FEATURE = 1;

    static Stream<Exercise> exercises() {
        return Stream.of(Exercises.random(3, 5, 3), Exercises.random(4, 300, 2), Exercises.random(5, 2, 3, 2, 4));
    }

    /// Each mistake in each form: every number of every step has the bits that a run of the rewritten table gives it.
    @ParameterizedTest
    @MethodSource("exercises")
    void hasTheBitsOfARunOfItsTable(Exercise exercise) {
        Rewriting rewriting = new Rewriting(exercise.right(), FEATURE);
        List<Hypothesis> hypotheses = Hypotheses.inEachForm(exercise)
                .filter(hypothesis -> hypothesis.parameter().isEmpty())
                .toList();
        long compared = hypotheses.stream()
                .mapToLong(hypothesis -> compared(exercise, rewriting, hypothesis))
                .sum();

        // All but a few: those with sums over what they change themselves.
        assertThat(compared).isGreaterThan(hypotheses.size() * 20L);
    }

    private static long compared(Exercise exercise, Rewriting rewriting, Hypothesis hypothesis) {
        Optional<Graph> table = hypothesis.fitting(exercise);
        if (table.isEmpty()) {
            return 0;
        }
        Trace run = exercise.run(table.get(), List.of());
        return exercise.table().steps().stream()
                .map(Step::name)
                .filter(run::has)
                .filter(step -> rewriting
                        .numbers(hypothesis.linesBehind(step, exercise.table()), step)
                        .map(numbers -> {
                            // Quicker than the assertion, which boxes each number.
                            if (!Arrays.equals(numbers, expected(run, step, numbers.length))) {
                                assertThat(numbers)
                                        .as("%s of %s", step, hypothesis.lines())
                                        .containsExactly(expected(run, step, numbers.length));
                            }
                            return numbers;
                        })
                        .isPresent())
                .count();
    }

    private static double[] expected(Trace run, String step, int length) {
        Value value = run.value(step);
        assertThat(length).isEqualTo(value instanceof Value.PerRow cells ? cells.rows() : 1);
        return value.numbers(FEATURE, 0, length);
    }
}
