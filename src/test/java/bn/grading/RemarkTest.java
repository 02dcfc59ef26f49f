package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Value;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Remark;
import bn.grading.judging.Answer;
import bn.rounding.Precision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is often mistaken for an error is accepted, with a remark.
class RemarkTest {
    /// The grade of an answer in this form.
    private static Grade graded(Exercise exercise, String step, EquivalentForm form) {
        Answer answer = Answer.of(
                exercise.run(exercise.table().with(form.rewrite().lines()), List.of()),
                step,
                exercise.table().extent(step));
        return Grade.of(exercise, List.of(answer));
    }

    private static EquivalentForm saying(Remark remark) {
        return EquivalentForm.ALL.stream()
                .filter(form -> form.remark().filter(remark::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /// A column far from 0, whose rounded deviations do not quite sum to 0: x = 10⁸ + 0.1·row.
    private static Exercise farFromZero() {
        Exercise exercise = Exercises.random(1, 7, 1);
        return exercise.with("x", new Value.PerRow(7, (_, from, to) -> {
            double[] numbers = new double[to - from];
            Arrays.setAll(numbers, i -> 1e8 + 0.1 * (from + i));
            return numbers;
        }));
    }

    @Test
    void theTermThroughVarIsAcceptedAndSaidToDoNothing() {
        Grade with = graded(farFromZero(), "dmu", saying(Remark.DMU_THROUGH_VAR));
        assertThat(with.isRight()).isTrue();
        assertThat(with.remarks()).containsExactly(Remark.DMU_THROUGH_VAR);
        Grade without = graded(farFromZero(), "dmu", EquivalentForm.PLAIN);
        assertThat(without.isRight()).isTrue();
        assertThat(without.remarks()).isEmpty();
    }

    /// Deviations that sum to 0, or to so little that the term vanishes: whether it is there cannot be told.
    @Test
    void aTermThatVanishesIsNotRemarkedOn() {
        Exercise exercise = Exercises.random(5, 5, 3).with("x", new Value.PerRow(5, (_, from, to) -> {
            double[] numbers = new double[to - from];
            Arrays.setAll(numbers, i -> (from + i) * (from + i));
            return numbers;
        }));
        for (EquivalentForm form : List.of(EquivalentForm.PLAIN, saying(Remark.DMU_THROUGH_VAR))) {
            assertThat(graded(exercise, "dmu", form).remarks()).doesNotContain(Remark.DMU_THROUGH_VAR);
        }
    }

    @Test
    void theClosedFormIsAccepted() throws Exception {
        Grade closed = graded(Exercises.sample(), "dx", saying(Remark.CLOSED_FORM));
        assertThat(closed.isRight()).isTrue();
        assertThat(closed.remarks()).containsExactly(Remark.CLOSED_FORM);
        assertThat(graded(Exercises.sample(), "dx", EquivalentForm.PLAIN).remarks())
                .isEmpty();
    }

    @Test
    void aGradientOfNothingIsAccepted() {
        Exercise constant = Exercises.random(2, 5, 2).with("dout", new Value.PerRow(5, (feature, from, to) -> {
            double[] numbers = new double[to - from];
            Arrays.fill(numbers, 1.5 + feature);
            return numbers;
        }));
        Grade grade =
                Grade.of(constant, List.of(new Answer("dx", List.of(5, 2), new double[10], List.of(Precision.DOUBLE))));
        assertThat(grade.isRight()).isTrue();
        assertThat(grade.remarks()).contains(Remark.CONSTANT_DOUT);
    }

    @Test
    void twoRowsAreRemarkedOn() {
        Exercise two = Exercises.random(3, 2, 2);
        assertThat(graded(two, "dx", EquivalentForm.PLAIN).remarks()).contains(Remark.TWO_ROWS);
    }
}
