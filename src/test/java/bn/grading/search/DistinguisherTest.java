package bn.grading.search;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.Answer;
import bn.grading.judging.Judging;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What tells one mistake from another, or from none.
class DistinguisherTest {
    private static final Hypothesis RIGHT = Hypothesis.right(EquivalentForm.PLAIN);
    private static final Exercise EXERCISE = Exercises.random(3, 5, 2).with("eps", new Value.One(1e-5));

    /// γ = 1 and β = 0.
    private static final Exercise NEW =
            EXERCISE.with(Map.of("gamma", new Value.PerFeature(1, 1), "beta", new Value.PerFeature(0, 0)));

    private static final Hypothesis NO_GAMMA = Made.mistake("gamma-missing");
    private static final Hypothesis NO_HALF = Made.mistake("dvar-no-half");

    private static boolean differ(Exercise exercise, Hypothesis one, Hypothesis other, String... steps) {
        return new Distinguisher(exercise, one).differs(other, List.of(steps));
    }

    @Test
    void whatMakesOtherNumbersDiffers() {
        assertThat(differ(EXERCISE, RIGHT, NO_GAMMA, "mu", "out")).isTrue();
        assertThat(differ(EXERCISE, NO_GAMMA, RIGHT, "mu", "out")).isTrue();
        assertThat(differ(EXERCISE, RIGHT, NO_GAMMA, "mu", "xhat")).isFalse();
        assertThat(differ(EXERCISE, NO_HALF, Made.mistake("dmu-sign"), "dx")).isTrue();
        assertThat(differ(EXERCISE, NO_HALF, NO_HALF, "out", "dx")).isFalse();
    }

    @Test
    void aFactorOfOneTellsNothing() {
        assertThat(differ(NEW, RIGHT, NO_GAMMA, "out", "dx")).isFalse();
        Distinguisher from = new Distinguisher(NEW, RIGHT);
        assertThat(from.after(DataChange.GAMMA).differs(NO_GAMMA, List.of("out")))
                .isTrue();
        assertThat(from.after(DataChange.GAMMA)).isSameAs(from.after(DataChange.GAMMA));
        assertThat(from.after(DataChange.DOUT).differs(NO_GAMMA, List.of("out")))
                .isFalse();
        // In the second feature alone.
        assertThat(differ(NEW.with("gamma", new Value.PerFeature(1, 2)), RIGHT, NO_GAMMA, "out"))
                .isTrue();
    }

    @Test
    void otherNumbersDifferThoughTheirFormulasDoNot() {
        Hypothesis eps = Hypothesis.of(new OtherExercise.Eps(0.3, 0), EXERCISE);
        Hypothesis own = Hypothesis.of(new OtherExercise.Eps(1e-5, 0), EXERCISE);
        assertThat(differ(EXERCISE, RIGHT, eps, "out")).isTrue();
        assertThat(differ(EXERCISE, eps, RIGHT, "out")).isTrue();
        assertThat(differ(EXERCISE, RIGHT, own, "out")).isFalse();
        assertThat(differ(EXERCISE, eps, eps, "out")).isFalse();
        assertThat(differ(EXERCISE, RIGHT, eps, "mu")).isFalse();
        assertThat(differ(EXERCISE, eps, NO_GAMMA, "out")).isTrue();
    }

    private static List<String> ids(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::id).toList();
    }

    private static UndetectedMistakes undetected(Exercise exercise, UnaryOperator<Answer> how, String... steps) {
        Judging judging = new Judging(
                exercise,
                Arrays.stream(steps)
                        .map(step -> how.apply(Made.right(exercise, step)))
                        .toList());
        return new UndetectedMistakes(exercise, judging.judged(), judging.rightRun());
    }

    /// Where γ = 1, who has left it out has right numbers; where β = 0, it does not matter what β is multiplied by.
    @Test
    void rightAnswersDoNotShowWhatTheDataHide() {
        Map<DataChange, List<Mistake>> hidden =
                undetected(NEW, answer -> answer, "out", "dx").byData();
        assertThat(hidden.keySet()).containsExactly(DataChange.GAMMA, DataChange.BETA);
        assertThat(ids(hidden.get(DataChange.GAMMA)))
                .containsExactly("gamma-missing", "dxhat-no-gamma", "divar-with-dout", "closed-form-no-gamma");
        assertThat(ids(hidden.get(DataChange.BETA))).containsExactly("beta-missing", "gamma-before-normalizing");
        assertThat(ids(undetected(NEW, answer -> answer, "out").byData().get(DataChange.GAMMA)))
                .containsExactly("gamma-missing");
        assertThat(undetected(EXERCISE, answer -> answer, "out", "dx").byData()).isEmpty();
    }

    /// An ε of 0.00001 does not show in two decimals, and dx has the half of dvar in the first.
    @Test
    void norDoTheyShowWhatIsInOtherDigits() {
        UndetectedMistakes exact = undetected(EXERCISE, answer -> answer, "out", "dx");
        assertThat(exact.byDigits()).isEmpty();
        UndetectedMistakes printed = undetected(EXERCISE, answer -> Made.printed(2, answer), "out", "dx");
        assertThat(ids(printed.byDigits()))
                .containsExactly(
                        "eps-outside-sqrt",
                        "eps-missing",
                        "eps-twice",
                        "eps-in-quotient",
                        "eps-darknet",
                        "dvar-no-eps");
        UndetectedMistakes one = undetected(
                EXERCISE, answer -> answer.step().equals("dx") ? Made.printed(2, answer) : answer, "out", "dx");
        assertThat(ids(one.byDigits())).containsExactly("dvar-no-eps");
    }

    /// All of them make right numbers there. With other γ and β, no two make the same.
    @Test
    void mistakesThatMakeTheSameNumbersAreAGroup() {
        List<String> steps = List.of("out", "dbeta", "dgamma", "dx");
        List<AlikeMistakes.Group> groups = new AlikeMistakes(NEW, steps).groups();
        assertThat(groups).hasSize(1);
        assertThat(ids(groups.getFirst().mistakes()))
                .containsExactly(
                        "gamma-missing",
                        "beta-missing",
                        "gamma-before-normalizing",
                        "dgamma-with-dxhat",
                        "dout-in-place",
                        "dxhat-no-gamma",
                        "divar-with-dout",
                        "closed-form-no-gamma");
        assertThat(groups.getFirst().change()).isEqualTo(DataChange.GAMMA);
        assertThat(new AlikeMistakes(EXERCISE, steps).groups()).isEmpty();
    }
}
