package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistakes;
import bn.grading.judging.Answer;
import bn.graph.Step;
import bn.graph.Trace;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that were computed from other numbers are said to be, by whosever they are, and only these.
class OtherNumbersIT {
    private static final Exercise OWN = Exercises.random(1, 5, 3);
    private static final Exercise ANNS = Exercises.random(2, 5, 3);
    private static final List<String> RESULTS = List.of("out", "dbeta", "dgamma", "dx");

    private static List<String> steps() {
        return OWN.table().steps().stream()
                .map(Step::name)
                .filter(OWN::asks)
                .filter(step -> OWN.table().extent(step) != Extent.ONE)
                .toList();
    }

    private static List<Answer> answers(Trace trace, List<String> steps) {
        return steps.stream()
                .map(step -> Answer.of(trace, step, OWN.table().extent(step)))
                .toList();
    }

    private static Answer single(Answer answer) {
        double[] numbers =
                Arrays.stream(answer.numbers()).map(FloatFormat.SINGLE::round).toArray();
        return new Answer(answer.step(), answer.axes(), numbers, PossiblePrecisions.of(FloatFormat.SINGLE, numbers));
    }

    private static Grade graded(List<Answer> answers, Map<String, Exercise> others) {
        return Grade.of(OWN, answers, others, _ -> {});
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void somebodyElses(boolean isWhole) {
        List<String> steps = isWhole ? steps() : RESULTS;
        Grade grade = graded(answers(ANNS.right(), steps), Map.of("ann", ANNS, "ben", Exercises.random(3, 5, 3)));
        assertThat(grade.isRight()).isFalse();
        assertThat(grade.elsewhere().orElseThrow().whose()).contains("ann");
        assertThat(grade.byItsNumbers().isRight()).isTrue();
        assertThat(grade.diagnoses()).isEmpty();
    }

    /// With a mistake besides: it is found by those numbers.
    @Test
    void somebodyElsesWithAMistake() {
        List<Answer> answers = WrongAnswers.of(Mistakes.named("dvar-no-half").orElseThrow(), ANNS)
                .orElseThrow()
                .answers();
        Grade grade = graded(answers, Map.of("ann", ANNS));
        assertThat(grade.elsewhere().orElseThrow().whose()).contains("ann");
        assertThat(grade.byItsNumbers().diagnoses().getFirst().ids()).containsExactly("dvar-no-half");
    }

    /// The answers themselves tell the batch, γ, β and dout, in float32 too; all of them, or x alone.
    @ParameterizedTest
    @ValueSource(strings = {"double", "single", "x alone"})
    void aBatchThatNobodyHas(String how) {
        Exercise other = how.equals("x alone") ? OWN.with("x", ANNS.input("x")) : ANNS.with("eps", OWN.input("eps"));
        List<Answer> answers = answers(other.right(), steps()).stream()
                .map(one -> how.equals("single") ? single(one) : one)
                .toList();
        Grade grade = graded(answers, Map.of());
        assertThat(grade.elsewhere().orElseThrow().whose()).isEmpty();
        assertThat(grade.byItsNumbers().isRight()).isTrue();
        Value told = grade.byItsNumbers().exercise().input("x");
        IntStream.range(0, 3)
                .forEach(feature -> assertThat(told.numbers(feature, 0, 5))
                        .usingComparatorWithPrecision(how.equals("single") ? 1e-5 : 1e-13)
                        .containsExactly(ANNS.input("x").numbers(feature, 0, 5)));
    }

    /// Numbers of few digits are told as they were typed.
    @Test
    void theSample() throws Exception {
        Exercise sample = Exercises.sample();
        Exercise own = Exercises.random(4, sample.shape().rows(), sample.shape().features())
                .with("eps", sample.input("eps"));
        Grade grade = Grade.of(own, answers(sample.right(), steps()));
        assertThat(grade.byItsNumbers().isRight()).isTrue();
        for (String input : List.of("x", "gamma", "beta", "dout")) {
            IntStream.range(0, sample.shape().features())
                    .forEach(feature -> assertThat(
                                    grade.byItsNumbers().exercise().input(input).numbers(feature, 0, 1))
                            .as(input)
                            .isEqualTo(sample.input(input).numbers(feature, 0, 1)));
        }
    }

    /// What mixes up the numbers of x is a line that is wrong, and no other batch.
    @Test
    void mixedUpNumbersAreAMistake() {
        Exercise images = Exercises.random(1, 4, 3, 2, 2);
        List<Answer> answers = WrongAnswers.of(
                        Mistakes.named("reshape-without-transpose").orElseThrow(), images)
                .orElseThrow()
                .answers();
        Grade grade = Grade.of(images, answers);
        assertThat(grade.elsewhere()).isEmpty();
        assertThat(grade.diagnoses().getFirst().ids()).containsExactly("reshape-without-transpose");
    }

    /// No mistake is taken for other numbers, be it known or not.
    @Test
    void mistakesAreNone() {
        List<String> taken = Mistakes.ALL.stream()
                .flatMap(mistake -> mistake.rewrites(OWN).stream()
                        .map(rewrite -> WrongAnswers.of(mistake, rewrite, OWN).answers())
                        .filter(answers ->
                                graded(answers, Map.of("ann", ANNS)).elsewhere().isPresent())
                        .map(_ -> mistake.id()))
                .distinct()
                .toList();
        assertThat(taken).isEmpty();
        assertThat(graded(answers(OWN.right(), steps()), Map.of("ann", ANNS)).elsewhere())
                .isEmpty();
    }
}
