package bn.grading.search;

import static org.assertj.core.api.Assertions.assertThat;

import bn.grading.Exercises;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Remark;
import bn.grading.judging.Answer;
import bn.grading.judging.Judging;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is remarked on, and what is not.
class RemarksTest {
    private static final Exercise EXERCISE = Exercises.random(3, 5, 2);

    private static Set<Remark> of(Exercise exercise, Answer... answers) {
        return Remarks.of(exercise, new Judging(exercise, List.of(answers)).judged());
    }

    private static Exercise withDout(Exercise exercise, double last, double... rest) {
        double[] column = {rest[0], rest[1], rest[2], rest[3], last};
        return exercise.with("dout", Made.columns(new double[] {2, 2, 2, 2, 2}, column));
    }

    private static Answer dx(Exercise exercise) {
        return Made.right(exercise, "dx");
    }

    @Test
    void aDoutIsConstantIfItIsInEveryColumn() {
        Exercise constant = withDout(EXERCISE, 3, 3, 3, 3, 3);
        assertThat(of(constant, dx(constant))).contains(Remark.CONSTANT_DOUT);
        Exercise almost = withDout(EXERCISE, 3.5, 3, 3, 3, 3);
        assertThat(of(almost, dx(almost))).doesNotContain(Remark.CONSTANT_DOUT);
        assertThat(of(constant, Made.right(constant, "dgamma"))).isEmpty();
        assertThat(of(constant, Made.each(dx(constant), number -> number + 1))).isEmpty();
    }

    @Test
    void evaluationHasNoRemarks() {
        Convention convention = Convention.ALL.getFirst();
        Exercise exercise = withDout(Exercises.randomTracked(3, Mode.EVAL, convention, 5, 2), 3, 3, 3, 3, 3);
        assertThat(of(exercise, dx(exercise))).isEmpty();
    }

    /// Two rows that are the same have no sign.
    @Test
    void twoRowsAreRemarkedOnIfAllColumnsHaveSigns() {
        Exercise two = Exercises.random(3, 2, 2);
        assertThat(of(two, dx(two))).contains(Remark.TWO_ROWS);
        assertThat(of(two, Made.right(two, "out"))).isEmpty();
        Exercise three = Exercises.random(3, 3, 2);
        assertThat(of(three, dx(three))).doesNotContain(Remark.TWO_ROWS);
        Exercise same = two.with("x", Made.columns(new double[] {1, 5}, new double[] {3, 3}));
        assertThat(of(same, dx(same))).doesNotContain(Remark.TWO_ROWS);
    }

    /// The last bits tell in which form dx was computed.
    @Test
    void aFormIsRemarkedOnIfTheNumbersAreNearerToIt() {
        Hypothesis closed = Hypothesis.right(EquivalentForm.ALL.stream()
                .filter(form -> form.remark().filter(Remark.CLOSED_FORM::equals).isPresent())
                .findFirst()
                .orElseThrow());
        Answer made = Made.by(closed, EXERCISE, "dx");
        assertThat(of(EXERCISE, made)).containsExactly(Remark.CLOSED_FORM);
        assertThat(of(EXERCISE, dx(EXERCISE))).isEmpty();
        double[] plain = dx(EXERCISE).numbers();
        double[] between = new double[10];
        for (int at = 0; at < 10; at++) {
            between[at] = plain[at] + 1e-13 * Math.sin(at);
        }
        assertThat(of(EXERCISE, Made.exact("dx", List.of(5, 2), between))).isEmpty();
    }
}
