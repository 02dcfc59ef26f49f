package bn.grading.search;

import static org.assertj.core.api.Assertions.assertThat;

import bn.grading.Exercises;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.OtherExercise;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a diagnosis says of its hypothesis.
class DiagnosisTest {
    private static final Exercise EXERCISE = Exercises.random(3, 5, 2);
    private static final Hypothesis MISTAKE = Made.mistake("dvar-no-half");
    private static final Hypothesis EPS = Hypothesis.of(new OtherExercise.Eps(0.3, 0), EXERCISE);

    private static Diagnosis of(Hypothesis hypothesis) {
        return new Diagnosis(hypothesis, List.of("ivar", "dx"), 0, List.of());
    }

    @Test
    void aMistakeHasALine() {
        Diagnosis mistake = of(MISTAKE);
        assertThat(mistake.ids()).containsExactly("dvar-no-half");
        assertThat(mistake.mistakes())
                .containsExactly(Mistakes.named("dvar-no-half").orElseThrow());
        assertThat(mistake.steps()).containsExactly("dvar");
        assertThat(mistake.lines()).isEqualTo(Map.of("dvar", MISTAKE.lines().get("dvar")));
        assertThat(mistake.firstStep()).isEqualTo("dvar");
        assertThat(mistake.isOfOtherExercise()).isFalse();
    }

    @Test
    void anotherExerciseHasNone() {
        Diagnosis eps = of(EPS);
        assertThat(eps.causes()).containsExactly(new OtherExercise.Eps(0.3, 0));
        assertThat(eps.ids()).containsExactly("eps-is-another");
        assertThat(eps.mistakes()).isEmpty();
        assertThat(eps.firstStep()).isEqualTo("ivar");
        assertThat(eps.isOfOtherExercise()).isTrue();
        Diagnosis both = of(EPS.and(MISTAKE).orElseThrow());
        assertThat(both.isOfOtherExercise()).isFalse();
        assertThat(both.firstStep()).isEqualTo("dvar");
    }
}
