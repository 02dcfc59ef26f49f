package bn.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Shape;
import bn.data.PassInputs;
import bn.formula.Value;
import bn.grading.Grade;
import bn.grading.WrongAnswers;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers of an exercise.
final class NumberSearchIT {
    private static final Optional<Convention> PYTORCH = Optional.of(Convention.ALL.getFirst());

    static Stream<ExerciseRequirements> wanted() {
        return Stream.of(
                ExerciseRequirements.drawn(Mode.TRAIN, Shape.of(5, 3), 1e-5, Optional.empty()),
                ExerciseRequirements.drawn(Mode.TRAIN, Shape.of(4, 3, 2, 2), 1e-5, Optional.empty()),
                ExerciseRequirements.drawn(Mode.TRAIN, Shape.of(6, 2), 1e-3, Convention.named("keras")),
                ExerciseRequirements.drawn(Mode.EVAL, Shape.of(5, 3), 1e-5, PYTORCH));
    }

    /// Each mistake that can be made is found by the grade of its answers, which names no other that
    /// other numbers would have told from it.
    @ParameterizedTest
    @MethodSource("wanted")
    void eachMistakeIsToldFromTheOthers(ExerciseRequirements wanted) {
        NumberSearch found = NumberSearch.of(wanted, 7);
        assertThat(found.left().isEmpty()).as("%s", found.left()).isTrue();
        Exercise exercise = found.numbers().exercise();
        for (Mistake mistake : Mistakes.ALL) {
            Optional<WrongAnswers> made = WrongAnswers.of(mistake, exercise);
            if (made.isPresent() && mistake.parameter().isEmpty()) {
                Grade grade = Grade.of(exercise, made.get().answers());
                assertThat(grade.isRight()).as(mistake.id()).isFalse();
                assertThat(grade.diagnoses().stream().flatMap(one -> one.ids().stream()))
                        .contains(mistake.id());
                assertThat(grade.tellingChanges()).as(mistake.id()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theNumbersAreShortAndNoneTwice(long seed) {
        PassInputs inputs = NumberSearch.of(wanted().findFirst().orElseThrow(), seed)
                .numbers()
                .inputs();
        check(numbers(inputs.x()), 0);
        check(numbers(inputs.dout().orElseThrow()), 0, 1, -1);
        check(inputs.gamma().toArray(), 0, 1, -1);
        check(inputs.beta().toArray(), 0, 1, -1);
        Value.PerFeature var = (Value.PerFeature) inputs.trace().value("var");
        assertThat(Arrays.stream(var.toArray()).boxed()).allMatch(variance -> variance >= 1);
    }

    private static void check(double[] numbers, double... none) {
        assertThat(Arrays.stream(numbers).distinct().count()).isEqualTo(numbers.length);
        assertThat(Arrays.stream(numbers).boxed())
                .doesNotContainAnyElementsOf(Arrays.stream(none).boxed().toList());
        assertThat(DoubleStream.of(numbers).mapToObj(Decimal::shortest))
                .allMatch(text -> text.matches("-?\\d{1,2}(\\.\\d)?"));
    }

    private static double[] numbers(Batch batch) {
        return IntStream.range(0, batch.shape().features())
                .boxed()
                .flatMapToDouble(feature -> Arrays.stream(batch.column(feature)))
                .toArray();
    }

    /// Three rows and three features hide what divides by the one instead of the other, whatever the numbers.
    @Test
    void whatTheShapeHidesIsLeft() {
        NumberSearch found =
                NumberSearch.of(ExerciseRequirements.drawn(Mode.TRAIN, Shape.of(3, 3), 1e-5, Optional.empty()), 7);
        assertThat(found.left().hidden().values().stream().flatMap(List::stream).map(Mistake::id))
                .contains("var-over-D", "backward-over-D");
    }

    @Test
    void theSeedsOfAClassDoNotDependOnWhoElseIsThere() {
        Seeds some = new Seeds(5);
        Seeds more = new Seeds(5);
        more.of("Zoë");
        long ann = some.of("Ann");
        assertThat(more.of("Ann")).isEqualTo(ann);
        assertThat(some.of("Ben")).isNotEqualTo(ann);
        assertThat(new Seeds(6).of("Ann")).isNotEqualTo(ann);
        assertThat(ann).isBetween(0L, 999_999_999L);
    }
}
