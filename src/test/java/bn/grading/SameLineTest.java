package bn.grading;

import static bn.formula.Expr.num;
import static bn.graph.Quantities.*;
import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.search.Diagnosis;
import bn.graph.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Two things wrong in one line.
class SameLineTest {
    private static final Exercise EXERCISE = Exercises.random(3, 7, 3);

    /// Written down by hand.
    static Stream<Arguments> lines() {
        return Stream.of(
                // The half and ε.
                Arguments.of("dvar", dsqrtvar.over(var.root()), "dvar-no-eps"),
                // The two and the sign.
                Arguments.of("dxmu2", xmu.times(dsq).negated(), "dxmu2-no-two"));
    }

    private static Grade grade(Map<String, Expr> lines) {
        List<String> all = EXERCISE.table().steps().stream().map(Step::name).toList();
        List<Answer> answers =
                Written.FLOAT64.answers(EXERCISE, EXERCISE.table().with(lines), all);
        return Grade.of(EXERCISE, answers);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void bothAreNamed(String step, Expr line, String id) {
        Grade grade = grade(Map.of(step, line));
        assertThat(grade.diagnoses()).hasSize(1);
        Diagnosis only = grade.diagnoses().getFirst();
        assertThat(only.ids()).hasSize(2).contains(id);
        assertThat(only.matched()).contains(step);
        assertThat(only.lines()).containsKey(step);
        assertThat(grade.unexplained()).isEmpty();
    }

    /// None of them makes the right numbers, and the first alone does not make the same.
    @Test
    void eachIsAMistakeOfItsOwn() {
        List<Hypothesis> all = Hypotheses.inOneLine(EXERCISE).toList();
        assertThat(all).hasSizeGreaterThan(100);
        for (Hypothesis one : all) {
            assertThat(one.steps()).hasSize(1);
            assertThat(EXERCISE.table().accepts(one.lines()))
                    .as(one.causes().getLast().id())
                    .isTrue();
        }
    }

    /// A line that three slips are between is none of these.
    @Test
    void threeAreNotNamed() {
        Grade grade = grade(Map.of("dvar", num(-3).times(dsqrtvar).over(sqrtvar.squared())));
        assertThat(grade.diagnoses()).isEmpty();
        assertThat(grade.unexplained()).containsExactly("dvar");
    }
}
