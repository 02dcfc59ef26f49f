package bn.grading.search;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.Answer;
import bn.grading.judging.Judging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which hypotheses are tried at all, and variances in float32.
class OneFeatureFilterTest {
    private static final Exercise EXERCISE = Exercises.random(3, 5, 2).with("eps", new Value.One(1e-5));
    private static final Hypothesis NO_HALF = Made.mistake("dvar-no-half");

    private static OneFeatureFilter filter(Answer... answers) {
        return new OneFeatureFilter(new Judging(EXERCISE, List.of(answers)), answers.length - 1);
    }

    private static Answer by(Hypothesis hypothesis, String step) {
        return Made.by(hypothesis, EXERCISE, step);
    }

    private static Hypothesis eps(double eps) {
        return Hypothesis.of(new OtherExercise.Eps(eps, 0), EXERCISE);
    }

    @Test
    void whatMayHaveMadeTheAnswerPasses() {
        OneFeatureFilter filter = filter(Made.right(EXERCISE, "out"), by(NO_HALF, "dx"));
        assertThat(filter.passes(NO_HALF)).isTrue();
        assertThat(filter.passes(NO_HALF.in(EquivalentForm.ALL.get(5)).orElseThrow()))
                .isTrue();
        assertThat(filter.passes(Made.mistake("dmu-sign"))).isFalse();
        assertThat(filter.passes(Made.mistake("gamma-missing"))).isFalse();
        assertThat(filter.passes(eps(0.3))).isFalse();
    }

    @Test
    void whatTheAnswerDoesNotDependOnDoesNot() {
        OneFeatureFilter filter = filter(Made.each(Made.right(EXERCISE, "dbeta"), number -> number + 1));
        assertThat(filter.passes(NO_HALF)).isFalse();
        assertThat(filter.passes(eps(0.3))).isFalse();
        OneFeatureFilter own = filter(by(Made.mistake("dbeta-with-x"), "dbeta"));
        assertThat(own.passes(Made.mistake("dbeta-with-x"))).isTrue();
        assertThat(own.passes(NO_HALF.and(Made.mistake("dbeta-with-x")).orElseThrow()))
                .isTrue();
        assertThat(own.passes(NO_HALF.and(Made.mistake("dmu-sign")).orElseThrow()))
                .isFalse();
    }

    @Test
    void otherNumbersPassByThemselves() {
        OneFeatureFilter filter = filter(by(eps(0.3), "ivar"));
        assertThat(filter.passes(eps(0.5))).isFalse();
        assertThat(filter.passes(eps(0.3))).isTrue();
        assertThat(filter.passes(eps(0.3))).isTrue();
        assertThat(filter.passes(Hypothesis.right(EquivalentForm.PLAIN))).isFalse();
    }

    /// A number that has to be solved for first cannot be told yet.
    @Test
    void aFreeNumberPassesWhereItReaches() {
        Answer dgamma = Made.each(Made.right(EXERCISE, "dgamma"), number -> number + 1);
        assertThat(filter(dgamma).passes(Made.mistake("weight-decay-inside"))).isTrue();
        Answer dbeta = Made.each(Made.right(EXERCISE, "dbeta"), number -> number + 1);
        assertThat(filter(dbeta).passes(Made.mistake("weight-decay-inside"))).isFalse();
    }

    /// Twice gammax as it was handed in, which is not what the table makes.
    @Test
    void whatFollowsFromTheOwnAnswersPasses() {
        Answer gammax = Made.each(Made.right(EXERCISE, "gammax"), number -> Math.sin(100 * number));
        Hypothesis noBeta = Made.mistake("beta-missing");
        assertThat(filter(gammax, gammax.as("out")).passes(noBeta)).isTrue();
        assertThat(filter(gammax.as("out")).passes(noBeta)).isFalse();
        Exercise other = EXERCISE.with("beta", new Value.PerFeature(70, 80));
        Answer shifted = new Answer(
                "out",
                gammax.axes(),
                Made.each(gammax, number -> number).numbers().clone(),
                gammax.possible());
        for (int at = 0; at < 10; at++) {
            shifted.numbers()[at] += at % 2 == 0 ? 70 : 80;
        }
        Hypothesis otherBeta = Hypothesis.of(Map.of("beta", other.input("beta")));
        assertThat(filter(gammax, shifted).passes(otherBeta)).isTrue();
        assertThat(filter(shifted).passes(otherBeta)).isFalse();
    }

    /// Of a line that does not come before it, only others that do.
    @Test
    void oneOfTwoLinesMayReach() {
        Hypothesis two = new Hypothesis(
                List.of(),
                List.of(),
                Map.of("dbeta", num(2).times(ref("dout").sumRows()), "dx", ref("dout")),
                Map.of(),
                Map.of());
        assertThat(filter(by(two, "dbeta")).passes(two)).isTrue();
    }

    private static final double[] COLUMN = {2980.25, 3011.125, 3001.5, 2994.75, 3023.375};

    /// In both orders by loops: with each sum rounded to float32, and in float64 with the sums rounded.
    @Test
    void variancesInFloat32ComeOutInTwoOrders() {
        float sum = 0;
        float squares = 0;
        double whole = 0;
        double wholeSquares = 0;
        for (double number : COLUMN) {
            sum += (float) number;
            squares += (float) number * (float) number;
            whole += number;
            wholeSquares += (float) (number * number);
        }
        float rounded = (float) whole / 5;
        double first = squares / 5 - sum / 5 * (sum / 5);
        double second = (float) wholeSquares / 5 - rounded * rounded;
        Exercise far = Exercises.random(3, 5, 2).with("x", Made.columns(COLUMN, new double[] {1, -1, 1, -1, 0}));
        OnePass onePass = new OnePass(far);
        double small = 4 / 5f;
        assertThat(onePass.variances()).hasSize(2);
        assertThat(onePass.variances().getFirst()).containsExactly(first, small);
        assertThat(onePass.variances().getLast()).containsExactly(second, small);
        assertThat(onePass.variances()).isSameAs(onePass.variances());
        assertThat(onePass.has(first, small)).isTrue();
        assertThat(onePass.has(second, small)).isTrue();
        assertThat(onePass.has(first, 7)).isFalse();
    }

    /// Nor is it looked for again in another form of the same mistake.
    @Test
    void aVarianceThatWasNotFoundIsNotLookedForAgain() {
        OnePass onePass = new OnePass(EXERCISE);
        List<String> asked = new ArrayList<>();
        double[] found = {1, 2};
        for (String step : List.of("out", "out", "dx", "dx")) {
            onePass.unlessMisfit(step, Map.of(), () -> {
                asked.add(step);
                return step.equals("dx") ? Optional.of(found) : Optional.empty();
            });
        }
        assertThat(asked).containsExactly("out", "dx", "dx");
        assertThat(onePass.unlessMisfit("dx", Map.of(), () -> Optional.of(found)))
                .containsSame(found);
        assertThat(onePass.unlessMisfit("out", Map.of("var", ref("x")), () -> Optional.of(found)))
                .containsSame(found);
    }
}
