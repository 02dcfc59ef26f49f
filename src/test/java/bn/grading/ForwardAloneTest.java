package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.judging.Answer;
import bn.graph.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Without dout an exercise asks for the forward pass alone. A mistake that rewrites backward steps too is
/// found there all the same, by what it makes of `out`.
class ForwardAloneTest {
    static Stream<Mistake> mistakes() {
        return Mistakes.FORWARD.stream()
                .filter(mistake -> mistake.parameter().isEmpty())
                .filter(mistake -> mistake.mode().isEmpty() || mistake.mode().get() == Mode.TRAIN);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isFoundByOut(Mistake mistake) {
        Exercise exercise = Exercises.randomForward(4, 5, 3, 2, 2);
        WrongAnswers wrong = WrongAnswers.of(mistake, exercise).orElseThrow();
        List<Answer> out = wrong.answers().stream()
                .filter(answer -> answer.step().equals("out"))
                .toList();
        assertThat(Grade.of(exercise, out).diagnoses())
                .anySatisfy(found -> assertThat(found.ids()).containsExactly(mistake.id()))
                .allSatisfy(found -> assertThat(found.mistakes()).hasSize(1));
    }

    /// The ways to write it that differ in the backward pass alone are one there.
    @ParameterizedTest
    @MethodSource("mistakes")
    void eachWayIsThereOnce(Mistake mistake) {
        Exercise exercise = Exercises.randomForward(4, 5, 3, 2, 2);
        List<Map<String, Expr>> asked = mistake.rewrites(exercise).stream()
                .map(rewrite -> asked(rewrite.lines(), exercise))
                .toList();
        assertThat(asked)
                .doesNotHaveDuplicates()
                .allSatisfy(lines -> assertThat(lines).isNotEmpty());
    }

    private static Map<String, Expr> asked(Map<String, Expr> lines, Exercise exercise) {
        Map<String, Expr> asked = new HashMap<>(lines);
        asked.keySet().removeIf(step -> !exercise.asks(step));
        return asked;
    }
}
