package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mutations;
import bn.graph.Graph;
import bn.graph.Rewriting;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a rewriting of one feature gives, by which most hypotheses are refuted.
class RewritingTest {
    private static final int FEATURE = 1;
    private static final double[] NONE = {};

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

    /// Of many rows, a few are what they are among all: the sums in them are only added in another order.
    @Test
    void aFewRowsAreThoseOfAll() {
        Exercise exercise = Exercises.random(6, 1500, 2);
        Rewriting rewriting = new Rewriting(exercise.right(), FEATURE);
        List<Hypothesis> hypotheses = Stream.concat(
                        Hypotheses.inEachForm(exercise),
                        Mutations.of(exercise).all().map(Hypothesis::of))
                .filter(hypothesis -> hypothesis.parameter().isEmpty())
                .filter(hypothesis -> hypothesis.fitting(exercise).isPresent())
                .toList();

        assertThat(hypotheses).hasSizeGreaterThan(2000);
        assertThat(hypotheses.stream()
                        .map(hypothesis -> hypothesis.linesBehind("dx", exercise.table()))
                        .filter(lines -> !isPartOfAll(rewriting, lines, 700, 764)))
                .isEmpty();
    }

    private static boolean isPartOfAll(Rewriting rewriting, Map<String, Expr> lines, int from, int to) {
        double[] all = rewriting.numbers(lines, "dx").orElse(NONE);
        double[] few = rewriting.numbers(lines, "dx", from, to).orElse(NONE);
        double[] expected = few.length == to - from ? Arrays.copyOfRange(all, from, to) : all;
        double largest =
                Arrays.stream(all).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        return IntStream.range(0, expected.length)
                .allMatch(i -> expected[i] == few[i]
                        || (Double.isNaN(expected[i]) && Double.isNaN(few[i]))
                        || Math.abs(expected[i] - few[i]) <= 1e-12 * Math.max(1, largest));
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
