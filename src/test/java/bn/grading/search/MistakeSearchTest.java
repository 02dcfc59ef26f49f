package bn.grading.search;

import static bn.formula.Expr.ref;
import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.Candidates;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FreeParameter;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mutation;
import bn.grading.catalogue.Mutations;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.Answer;
import bn.grading.judging.Judging;
import bn.grading.search.MistakeSearch.Diagnoses;
import bn.graph.Cell;
import bn.graph.Mode;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.stats.Convention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is behind wrong answers, and how far it is looked for.
class MistakeSearchTest {
    private static final Exercise EXERCISE = Exercises.random(3, 5, 2).with("eps", new Value.One(1e-5));

    private final List<Candidates> tried = new ArrayList<>();

    private Diagnoses of(Exercise exercise, List<Answer> answers, Oddity... oddities) {
        tried.clear();
        return MistakeSearch.of(new Judging(exercise, answers), List.of(oddities), tried::add);
    }

    private Diagnoses of(List<Answer> answers, Oddity... oddities) {
        return of(EXERCISE, answers, oddities);
    }

    private static List<List<String>> ids(Diagnoses found) {
        return found.diagnoses().stream().map(Diagnosis::ids).toList();
    }

    private static Answer right(String step) {
        return Made.right(EXERCISE, step);
    }

    private static Answer by(String mistake, String step) {
        return Made.by(Made.mistake(mistake), EXERCISE, step);
    }

    private static Answer odd(String step) {
        return Made.each(right(step), number -> Math.sin(100 * number));
    }

    /// What some lines make.
    private static List<Answer> by(Map<String, Expr> lines, String... steps) {
        return Made.by(new Hypothesis(List.of(), List.of(), lines, Map.of(), Map.of()), EXERCISE, steps);
    }

    private static Oddity oddity(String step, OddityKind kind) {
        return new Oddity(step, kind, Optional.empty());
    }

    @Test
    void nothingIsBehindRightAnswers() {
        assertThat(of(List.of(right("out"), right("dx")))).isSameAs(Diagnoses.NOTHING);
        assertThat(tried).isEmpty();
    }

    @Test
    void aMistakeOfTheCatalogueIsFoundFirst() {
        Diagnoses found = of(List.of(right("out"), by("dvar-no-half", "dx")));
        assertThat(ids(found)).containsExactly(List.of("dvar-no-half"));
        assertThat(found.unexplained()).isEmpty();
        assertThat(found.isShortOfDigits()).isFalse();
        assertThat(tried).containsExactly(Candidates.NAMED);
        Diagnosis one = found.diagnoses().getFirst();
        assertThat(one.matched()).containsExactly("dx");
        assertThat(one.misses()).isEmpty();
        assertThat(one.relative()).isZero();
    }

    @Test
    void eachWrongAnswerIsExplainedInItsTurn() {
        Diagnoses found = of(List.of(by("mean-not-sum", "dbeta"), right("dgamma"), by("dvar-no-half", "dx")));
        assertThat(ids(found)).containsExactly(List.of("mean-not-sum", "dvar-no-half"));
        assertThat(found.diagnoses().getFirst().matched()).containsExactly("dbeta", "dx");
        assertThat(tried).containsExactly(Candidates.NAMED, Candidates.NAMED);
    }

    /// Five lines, each with a mistake, and answers that show them one by one.
    @Test
    void atMostFourCausesAreFoundAtOnce() {
        Hypothesis all = Stream.of("std-as-var", "beta-missing", "dbeta-with-x", "dgamma-no-xhat", "dvar-no-half")
                .map(Made::mistake)
                .reduce((these, one) -> these.and(one).orElseThrow())
                .orElseThrow();
        Diagnoses found = of(Made.by(all, EXERCISE, "var", "out", "dbeta", "dgamma", "dx"));
        assertThat(ids(found)).containsExactly(List.of("std-as-var", "beta-missing", "dbeta-with-x", "dgamma-no-xhat"));
        assertThat(found.unexplained()).containsExactly("dx");
        assertThat(tried).containsOnly(Candidates.NAMED).hasSize(4);
    }

    /// What is all zero, or was told by itself, no line is looked for; but saved statistics of 0 are those of
    /// the start.
    @Test
    void oddAnswersAreNotLookedInto() {
        Answer zero = Made.each(right("xhat"), _ -> 0);
        Diagnoses found = of(List.of(zero, by("dvar-no-half", "dx")), oddity("xhat", OddityKind.ZERO));
        assertThat(ids(found)).containsExactly(List.of("dvar-no-half"));
        assertThat(found.unexplained()).containsExactly("xhat");
        assertThat(tried).containsExactly(Candidates.NAMED);
        Diagnoses none = of(List.of(odd("dgamma")), oddity("dgamma", OddityKind.OTHER_AXES));
        assertThat(none).isEqualTo(new Diagnoses(List.of(), List.of("dgamma"), false));
        assertThat(tried).containsExactly(Candidates.NAMED, Candidates.IMPRECISE);
        Exercise start = Exercises.randomUntracked(3, Mode.TRAIN, Convention.ALL.getFirst(), 5, 2);
        List<Answer> answers = List.of(Made.by(Made.mistake("never-updated"), start, "running_mean"));
        assertThat(ids(of(start, answers, oddity("running_mean", OddityKind.ZERO))))
                .contains(List.of("never-updated"));
    }

    /// mean-not-sum makes dgamma a mean, too, which it is not.
    @Test
    void whatAWrongAnswerWouldBeIsSaid() {
        Diagnoses found =
                of(List.of(by("mean-not-sum", "dbeta"), odd("dgamma")), oddity("dgamma", OddityKind.OTHER_AXES));
        Diagnosis one = found.diagnoses().getFirst();
        assertThat(one.ids()).containsExactly("mean-not-sum");
        assertThat(found.unexplained()).containsExactly("dgamma");
        Cell at = new Judging(EXERCISE, List.of(odd("dgamma")))
                .judged()
                .getFirst()
                .at();
        double mean = right("dgamma").numbers()[at.feature()] / 5;
        assertThat(one.misses()).hasSize(1);
        assertThat(one.misses().getFirst().at()).isEqualTo(at);
        assertThat(one.misses().getFirst().number()).isEqualTo(mean);
        assertThat(one.misses().getFirst().found()).isEqualTo(odd("dgamma").numbers()[at.feature()]);
    }

    @Test
    void aLineThatIsASlipAwayIsFoundNext() {
        Expr line = ref("dgammax").times(ref("xhat")).times(ref("ivar")).sumRows();
        Answer dgamma = by(Map.of("dgamma", line), "dgamma").getFirst();
        List<String> id = List.of("dgamma = ivar · sum(dgammax · xhat)");
        assertThat(ids(of(List.of(right("out"), dgamma, right("dx"))))).containsExactly(id);
        assertThat(tried).containsExactly(Candidates.NAMED, Candidates.IMPRECISE, Candidates.SLIPS);
        assertThat(ids(of(List.of(right("out"), dgamma)))).containsExactly(id, List.of("dgammax = ivar · dout"));
    }

    /// dxhat without γ and dvar without the half, in dx alone.
    @Test
    void twoMistakesInOneAnswerAreFoundLater() {
        Hypothesis both =
                Made.mistake("dxhat-no-gamma").and(Made.mistake("dvar-no-half")).orElseThrow();
        Diagnoses found = of(List.of(right("out"), Made.by(both, EXERCISE, "dx")));
        assertThat(ids(found)).contains(List.of("dxhat-no-gamma", "dvar-no-half"));
        assertThat(tried).containsExactly(Candidates.NAMED, Candidates.IMPRECISE, Candidates.SLIPS, Candidates.PAIRS);
    }

    /// The ε of Keras, and a mistake.
    @Test
    void aMistakeOnOtherNumbersIsFoundLater() {
        Hypothesis both = Hypothesis.of(new OtherExercise.Eps(1e-3, 0), EXERCISE)
                .and(Made.mistake("dvar-no-half"))
                .orElseThrow();
        assertThat(ids(of(List.of(right("dbeta"), Made.by(both, EXERCISE, "dx")))))
                .containsExactly(List.of("eps-is-another", "dvar-no-half"));
    }

    @Test
    void whatNothingMakesIsLeft() {
        Diagnoses found = of(List.of(odd("dx")));
        assertThat(found).isEqualTo(new Diagnoses(List.of(), List.of("dx"), false));
        assertThat(tried).containsExactly(Candidates.NAMED, Candidates.IMPRECISE, Candidates.SLIPS, Candidates.PAIRS);
    }

    /// Statistics that nobody computed.
    private static Hypothesis otherStatistics() {
        return Hypothesis.of(
                new OtherExercise.Statistics(
                        new Value.PerFeature(3.1234567, -2.7654321),
                        new Value.PerFeature(5.1234567, 2.345678),
                        false,
                        0),
                EXERCISE);
    }

    /// They show in out and in dgamma.
    @Test
    void otherStatisticsAreFoundLast() {
        Hypothesis other = otherStatistics();
        assertThat(ids(of(Made.by(other, EXERCISE, "out", "dgamma"))))
                .containsExactly(List.of("statistics-are-others"));
        assertThat(of(List.of(Made.by(other, EXERCISE, "out"), odd("dgamma")), oddity("dgamma", OddityKind.COPY))
                        .diagnoses())
                .isEmpty();
    }

    @Test
    void whatFewDigitsDoNotProveIsNotSaid() {
        Diagnoses found =
                of(List.of(Made.printed(1, by("mean-not-sum", "dbeta"))), oddity("dbeta", OddityKind.OTHER_AXES));
        assertThat(found).isEqualTo(new Diagnoses(List.of(), List.of("dbeta"), true));
    }

    /// A number with all its digits may be a slip.
    @Test
    void aNumberWithAllItsDigitsIsComparedWithSlips() {
        Hypothesis other = Hypothesis.of(new OtherExercise.Eps(0.123456789, 0), EXERCISE);
        Diagnoses found = of(Made.by(other, EXERCISE, "ivar", "out", "dx"));
        assertThat(ids(found)).containsExactly(List.of("eps-is-another"));
        assertThat(tried).containsExactly(Candidates.NAMED, Candidates.SLIPS);
    }

    /// With β = 0, γ = 1 and β = 0 make what γ left out makes, which has a name.
    @Test
    void aMistakeIsNoOtherExercise() {
        Exercise exercise = EXERCISE.with("beta", new Value.PerFeature(0, 0));
        List<Answer> answers = List.of(Made.by(Made.mistake("gamma-missing"), exercise, "out"));
        assertThat(ids(of(exercise, answers))).containsExactly(List.of("gamma-missing"));
        Hypothesis layer = Hypothesis.of(
                new OtherExercise.Parameters(new Value.PerFeature(1, 1), new Value.PerFeature(0, 0), 0), EXERCISE);
        assertThat(ids(of(Made.by(layer, EXERCISE, "out", "dx")))).containsExactly(List.of("parameters-are-others"));
    }

    @Test
    void float32IsEnough() {
        List<Answer> answers = Stream.of("out", "dbeta", "dgamma", "dx")
                .map(step -> Made.stored(FloatFormat.SINGLE, by("dvar-no-half", step)))
                .toList();
        assertThat(ids(of(answers))).containsExactly(List.of("dvar-no-half"));
        assertThat(tried).containsExactly(Candidates.NAMED);
    }

    private static Answer by(String step, Expr line, String answer) {
        return by(Map.of(step, line), answer).getFirst();
    }

    /// dx2 twice is a neighbour twice, a term twice, or a factor of 2: in this order, however long they are.
    @Test
    void ofSlipsThatMakeTheSameTheCommonestComesFirst() {
        List<List<String>> found = ids(of(List.of(
                right("out"),
                right("dgamma"),
                by("dx", ref("dx1").plus(ref("dx2")).plus(ref("dx2")), "dx"))));
        assertThat(found)
                .startsWith(List.of("dmu = −sum(dxmu1 + dx1)"), List.of("dx = dx1 + dx2 + dx2"))
                .contains(List.of("dx2 = 2 · (dmu / m)"));
    }

    /// Six letters more or eight more; of two with six, that of the later step.
    @Test
    void ofOneSlipTheShortestComesFirst() {
        Answer dx = by("dx", ref("dx1").plus(ref("var").times(ref("dx2"))), "dx");
        assertThat(ids(of(List.of(right("out"), right("dgamma"), dx))))
                .containsExactly(
                        List.of("dx = dx1 + var · dx2"),
                        List.of("dmu = var · −sum(dx1)"),
                        List.of("dx2 = var · (dmu / m)"));
    }

    @Test
    void aSlipIsFoundAfterAMistakeToo() {
        Expr line = ref("dgammax").times(ref("xhat")).times(ref("ivar")).sumRows();
        List<Answer> answers =
                List.of(right("out"), by("dbeta-with-x", "dbeta"), by("dgamma", line, "dgamma"), right("dx"));
        assertThat(ids(of(answers))).containsExactly(List.of("dbeta-with-x", "dgamma = ivar · sum(dgammax · xhat)"));
        assertThat(tried).containsExactly(Candidates.NAMED, Candidates.NAMED, Candidates.SLIPS);
        of(answers, oddity("dgamma", OddityKind.OTHER_AXES));
        assertThat(tried).containsExactly(Candidates.NAMED, Candidates.NAMED);
    }

    @Test
    void aMistakeIsFoundWhereTheLineIsKnownToo() {
        assertThat(ids(of(List.of(by("dbeta-with-x", "dbeta")), oddity("dbeta", OddityKind.OTHER_AXES))))
                .containsExactly(List.of("dbeta-with-x"));
    }

    /// Off by three bits in each of two features, where one may be missed: a slip may be nearer.
    @Test
    void ofFewDigitsSlipsAreComparedToo() {
        Answer dx = by("dvar-no-half", "dx");
        double[] numbers = dx.numbers().clone();
        for (int at = 0; at < 10; at++) {
            numbers[at] +=
                    Math.abs(numbers[at]) == dx.largest() ? 0 : 8 * FloatFormat.SINGLE.unitRoundoff() * dx.largest();
        }
        Answer single = new Answer("dx", dx.axes(), numbers, List.of(Precision.SINGLE));
        assertThat(ids(of(List.of(right("out"), single)))).contains(List.of("dvar-no-half"));
        assertThat(tried).containsExactly(Candidates.NAMED, Candidates.SLIPS);
    }

    /// λ is solved for.
    @Test
    void aDecayIsFound() {
        Exercise known = EXERCISE.with("λ", new Value.One(0.01));
        Answer dgamma = Made.by(Made.mistake("weight-decay-inside"), known, "dgamma");
        assertThat(ids(of(List.of(right("dbeta"), dgamma)))).containsExactly(List.of("weight-decay-inside"));
    }

    /// The closed form of dx reads dbeta, which was not handed in.
    @Test
    void aMistakeIsFoundInAnotherForm() {
        Hypothesis closed =
                Made.mistake("dbeta-with-x").in(EquivalentForm.ALL.get(1)).orElseThrow();
        assertThat(ids(of(List.of(right("out"), Made.by(closed, EXERCISE, "dx")))))
                .containsExactly(List.of("dbeta-with-x"));
        assertThat(tried).containsExactly(Candidates.NAMED);
    }

    /// The square of γ, and the gradient that follows from it.
    @Test
    void aSlipIsFoundWithItsOwnGradient() {
        Mutation mutation = Mutations.of(EXERCISE)
                .all()
                .filter(one -> one.id().equals("gammax = gamma² · xhat"))
                .findFirst()
                .orElseThrow();
        Hypothesis own = Hypothesis.of(mutation).withOwnGradient(EXERCISE).orElseThrow();
        Diagnoses found = of(Made.by(own, EXERCISE, "out", "dgamma", "dx"));
        assertThat(ids(found)).contains(List.of(mutation.id()));
        assertThat(found.diagnoses().getFirst().matched()).containsExactly("out", "dgamma", "dx");
        assertThat(found.unexplained()).isEmpty();
    }

    /// Of out and dgamma they are right, of dx not: then they are no explanation of all.
    @Test
    void otherStatisticsExplainAllOrNothing() {
        Hypothesis other = otherStatistics();
        List<Answer> answers = List.of(Made.by(other, EXERCISE, "out"), Made.by(other, EXERCISE, "dgamma"), odd("dx"));
        Diagnoses found = of(answers, oddity("dgamma", OddityKind.OTHER_AXES), oddity("dx", OddityKind.OTHER_AXES));
        assertThat(found).isEqualTo(new Diagnoses(List.of(), List.of("out", "dgamma", "dx"), false));
    }

    /// Its λ is known where the next wrong answer is looked at, and is solved for where others were found before.
    @Test
    void aDecayIsFoundBesidesOthers() {
        Exercise known = EXERCISE.with("λ", new Value.One(0.01));
        Answer dgamma = Made.by(Made.mistake("weight-decay-inside"), known, "dgamma");
        Answer dx = by("dvar-no-half", "dx");
        assertThat(ids(of(List.of(right("out"), dgamma, dx))))
                .containsExactly(List.of("weight-decay-inside", "dvar-no-half"));
        assertThat(ids(of(List.of(right("out"), by("dbeta-with-x", "dbeta"), dgamma, dx))))
                .containsExactly(List.of("dbeta-with-x", "weight-decay-inside", "dvar-no-half"));
    }

    /// A variance that lost its digits, and a mistake or something odd after it.
    @Test
    void aLossOfDigitsIsFoundBesidesOthers() {
        Exercise far = Exercises.random(3, 5, 1)
                .with("x", Made.columns(new double[] {2980.25, 3011.125, 3001.5, 2994.75, 3023.375}));
        Hypothesis onePass = Made.mistake("var-one-pass-float32");
        Exercise known = far.with(
                FreeParameter.VARIANCE.input(),
                new Value.PerFeature(new OnePass(far).variances().getFirst()));
        Hypothesis both = onePass.and(Made.mistake("dvar-no-half")).orElseThrow();
        assertThat(ids(of(far, Made.by(both, known, "out", "dx"))))
                .containsExactly(List.of("var-one-pass-float32", "dvar-no-half"));
        Answer odd = Made.each(Made.right(far, "dx"), number -> Math.sin(100 * number));
        Diagnoses found = of(far, List.of(Made.by(onePass, known, "out"), odd), oddity("dx", OddityKind.OTHER_AXES));
        assertThat(ids(found)).containsExactly(List.of("var-one-pass-float32"));
        assertThat(found.unexplained()).containsExactly("dx");
        Hypothesis decay = onePass.and(Made.mistake("weight-decay-inside")).orElseThrow();
        Exercise twice = known.with(FreeParameter.DECAY.input(), new Value.One(0.01));
        Diagnoses one = of(far, Made.by(decay, twice, "out", "dgamma"), oddity("dgamma", OddityKind.OTHER_AXES));
        assertThat(ids(one)).containsExactly(List.of("var-one-pass-float32"));
        assertThat(one.unexplained()).containsExactly("dgamma");
    }
}
