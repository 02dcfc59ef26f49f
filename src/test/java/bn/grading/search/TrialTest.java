package bn.grading.search;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.Answer;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.Evidence;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.Judging;
import bn.grading.judging.ReferenceRun;
import bn.graph.Given;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A mistake explains what it makes, and nothing else.
class TrialTest {
    private static final Hypothesis RIGHT = Hypothesis.right(EquivalentForm.PLAIN);
    private static final Exercise EXERCISE = Exercises.random(3, 5, 2).with("eps", new Value.One(1e-5));
    private static final Hypothesis NO_HALF = Made.mistake("dvar-no-half");
    private static final double REQUIRED = Evidence.REQUIRED + Evidence.OF_CHOICE;

    private static List<Answer> all(Stream<Answer> first, Answer... more) {
        return Stream.concat(first, Stream.of(more)).toList();
    }

    private static Answer right(String step) {
        return Made.right(EXERCISE, step);
    }

    private static Answer by(Hypothesis hypothesis, String step) {
        return Made.by(hypothesis, EXERCISE, step);
    }

    private static Answer odd(String step) {
        return Made.each(right(step), number -> Math.sin(100 * number));
    }

    private static Trial trial(Judging judging, int target, Hypothesis hypothesis, String... skipped) {
        Exercise known = hypothesis.on(judging.exercise());
        return new Trial(
                judging,
                target,
                Set.of(skipped),
                new Baseline(judging, RIGHT),
                known,
                hypothesis,
                hypothesis.table(judging.exercise()));
    }

    private static Trial trial(List<Answer> answers, int target, Hypothesis hypothesis, String... skipped) {
        return trial(new Judging(EXERCISE, answers), target, hypothesis, skipped);
    }

    private static Optional<Explanation> explanation(
            List<Answer> answers, int target, Hypothesis hypothesis, String... skipped) {
        return trial(answers, target, hypothesis, skipped).explanation(0);
    }

    private static void assertRefuted(List<Answer> answers, int target, Hypothesis hypothesis, String... skipped) {
        Trial trial = trial(answers, target, hypothesis, skipped);
        assertThat(trial.explanation(0)).isEmpty();
        assertThat(trial.isShortOfEvidence()).isFalse();
    }

    private static void assertShort(List<Answer> answers, int target, Hypothesis hypothesis, double moreBits) {
        Trial trial = trial(answers, target, hypothesis);
        assertThat(trial.explanation(moreBits)).isEmpty();
        assertThat(trial.isShortOfEvidence()).isTrue();
    }

    private static Verdict verdict(List<Answer> answers, int at) {
        return new Judging(EXERCISE, answers).judged().get(at).verdict();
    }

    /// Lines that a learner wrote, of which it matters only what they make.
    private static Hypothesis lines(Map<String, Expr> lines) {
        return new Hypothesis(
                List.of(Mistakes.named("dvar-no-half").orElseThrow()),
                List.copyOf(lines.keySet()),
                lines,
                Map.of(),
                Map.of());
    }

    private static Hypothesis eps(double eps, double bits) {
        return Hypothesis.of(new OtherExercise.Eps(eps, bits), EXERCISE);
    }

    @Test
    void aMistakeExplainsWhatItMakes() {
        List<Answer> answers = List.of(right("out"), right("dgamma"), by(NO_HALF, "dx"));
        Trial trial = trial(answers, 2, NO_HALF);
        Explanation one = trial.explanation(0).orElseThrow();
        assertThat(one.hypothesis()).isSameAs(NO_HALF);
        assertThat(one.matched()).containsExactly("dx");
        assertThat(one.unexplained()).isEmpty();
        assertThat(one.isExact()).isTrue();
        assertThat(one.reach()).isEqualTo(3);
        assertThat(one.contradicted()).isZero();
        assertThat(one.relative()).isZero();
        assertThat(one.missed()).isZero();
        assertThat(trial.isShortOfEvidence()).isFalse();
        assertRefuted(answers, 2, Made.mistake("dmu-sign"));
        assertRefuted(List.of(odd("dx")), 0, NO_HALF);
    }

    /// In the order of the answers, those that follow from it too.
    @Test
    void allThatItMakesIsMatched() {
        Hypothesis std = Made.mistake("std-as-var");
        List<Answer> answers = Made.by(std, EXERCISE, "mu", "var", "ivar", "out", "dbeta", "dgamma");
        assertThat(verdict(answers, 3)).isEqualTo(Verdict.FOLLOWS);
        Explanation one = explanation(answers, 1, std).orElseThrow();
        assertThat(one.matched()).containsExactly("var", "ivar", "out", "dgamma");
        assertThat(one.contradicted()).isZero();
    }

    @Test
    void itReachesToTheFirstWrongAnswerThatItDoesNotMake() {
        Hypothesis mean = Made.mistake("mean-not-sum");
        List<Answer> answers = List.of(odd("mu"), by(mean, "dbeta"), odd("dgamma"), odd("dx"));
        Explanation one = explanation(answers, 1, mean, "mu").orElseThrow();
        assertThat(one.matched()).containsExactly("dbeta");
        assertThat(one.unexplained()).containsExactly("dgamma", "dx");
        assertThat(one.reach()).isEqualTo(2);
        assertThat(one.contradicted()).isZero();
    }

    /// Twice dbeta and twice dgamma, where dgamma is right.
    @Test
    void aRightAnswerContradictsAMistakeThatComesBeforeIt() {
        Hypothesis twice = Made.mistake("gradients-accumulated");
        List<Answer> answers = List.of(by(twice, "dbeta"), right("dgamma"), right("dx"));
        Explanation one = explanation(answers, 0, twice).orElseThrow();
        assertThat(one.contradicted()).isEqualTo(1);
        assertThat(one.reach()).isEqualTo(3);
        assertThat(one.unexplained()).isEmpty();
        assertRefuted(List.of(right("dbeta"), by(twice, "dgamma")), 1, twice);
    }

    @Test
    void noRightAnswerContradictsOtherNumbers() {
        Hypothesis other = eps(0.3, 0);
        assertThat(explanation(List.of(by(other, "ivar"), by(other, "out")), 0, other))
                .isPresent();
        List<Answer> answers = List.of(by(other, "ivar"), right("out"));
        assertThat(verdict(answers, 1)).isEqualTo(Verdict.RIGHT);
        assertRefuted(answers, 0, other);
    }

    /// What makes an answer from earlier ones that nothing explains.
    @Test
    void aMistakeIsLookedForInWhatFollowsFromTheOwnAnswers() {
        Hypothesis noBeta = Made.mistake("beta-missing");
        Answer gammax = odd("gammax");
        List<Answer> answers = List.of(gammax, gammax.as("out"), right("dx"));
        Explanation one = explanation(answers, 1, noBeta, "gammax").orElseThrow();
        assertThat(one.matched()).containsExactly("out");
        assertThat(one.missed()).isZero();
        assertRefuted(answers, 1, noBeta);
        Hypothesis withXhat =
                lines(Map.of("dbeta", ref("dout").times(ref("xhat")).sumRows()));
        Answer xhat = odd("xhat");
        Answer dbeta = Answer.of(
                EXERCISE.run(
                        withXhat.table(EXERCISE),
                        List.of(new Given.OfValue("xhat", xhat.value(Extent.BATCH, EXERCISE.shape())))),
                "dbeta",
                Extent.FEATURE);
        assertThat(explanation(List.of(xhat, dbeta), 1, withXhat, "xhat")).isPresent();
        assertRefuted(List.of(gammax, Made.each(gammax.as("out"), number -> number + 1e-9)), 1, noBeta, "gammax");
    }

    /// The own xhat makes out, whatever var was: that says nothing for a wrong var.
    @Test
    void whatFollowsWithoutAMistakeTooIsNotMatched() {
        Hypothesis std = Made.mistake("std-as-var");
        Answer xhat = odd("xhat");
        Answer out = Answer.of(
                ReferenceRun.of(EXERCISE, EXERCISE.table(), List.of(xhat)).trace(),
                "out",
                EXERCISE.table().extent("out"));
        Explanation one =
                explanation(List.of(by(std, "var"), xhat, out), 0, std).orElseThrow();
        assertThat(one.matched()).containsExactly("var");
        assertThat(one.unexplained()).containsExactly("xhat");
        assertThat(one.reach()).isEqualTo(1);
        assertThat(one.contradicted()).isZero();
    }

    /// γx̂ twice and half of it again: out is right, so nobody is taken to have written that.
    @Test
    void aWrongLineOfTheForwardPassShowsThere() {
        Expr twice = num(2).times(ref("gamma")).times(ref("xhat"));
        Expr half = ref("gammax").over(num(2)).plus(ref("beta"));
        Expr dgamma = ref("dgammax").sumRows();
        Hypothesis cancelled = lines(Map.of("gammax", twice, "out", half, "dgamma", dgamma));
        Answer wrong = by(cancelled, "dgamma");
        assertRefuted(List.of(right("out"), wrong), 1, cancelled);
        assertThat(explanation(List.of(wrong), 0, cancelled)).isPresent();
        Hypothesis shown = new Hypothesis(
                cancelled.causes(),
                List.of("gammax", "dgamma"),
                Map.of("gammax", twice, "dgamma", dgamma),
                Map.of("out", half),
                Map.of());
        assertThat(explanation(Made.by(shown, EXERCISE, "gammax", "out", "dgamma"), 0, shown))
                .isPresent();
        assertThat(explanation(List.of(right("out"), wrong), 1, lines(Map.of("dgamma", dgamma))))
                .isPresent();
    }

    /// A variance that lost digits hardly moves out, which is right within float32.
    @Test
    void aLossOfDigitsNeedNotShowThere() {
        Exercise far = Exercises.random(3, 5, 1)
                .with("x", Made.columns(new double[] {2980.25, 3011.125, 3001.5, 2994.75, 3023.375}));
        Hypothesis onePass = Made.mistake("var-one-pass-float32");
        double variance = Made.right(far, "var").numbers()[0] * 1.02;
        Exercise known = far.with("float32(mean(x²) − mu²)", new Value.PerFeature(variance));
        Answer out = new Answer(
                "out",
                List.of(5, 1),
                Made.by(onePass, known, "out").numbers(),
                List.of(new Precision(FloatFormat.DOUBLE, new Writing.Printed(1, 17))));
        Answer dx = Made.stored(FloatFormat.SINGLE, Made.by(onePass, known, "dx"));
        Judging judging = new Judging(far, List.of(out, dx));
        assertThat(judging.judged().stream().map(JudgedAnswer::verdict)).containsExactly(Verdict.RIGHT, Verdict.WRONG);
        Trial trial =
                new Trial(judging, 1, Set.of(), new Baseline(judging, RIGHT), known, onePass, onePass.table(known));
        assertThat(trial.explanation(0)).isPresent();
    }

    private static double evidence(Hypothesis hypothesis, Answer answer) {
        return ReferenceRun.of(hypothesis.on(EXERCISE), hypothesis.table(EXERCISE))
                .mistaken(answer, ReferenceRun.of(EXERCISE, EXERCISE.table()), 0.5)
                .evidence();
    }

    @Test
    void itTakesEnoughEvidence() {
        List<Answer> answers = List.of(by(NO_HALF, "dx"));
        double more = evidence(NO_HALF, answers.getFirst()) - REQUIRED;
        assertThat(more).isPositive();
        assertThat(trial(answers, 0, NO_HALF).explanation(more - 0.01)).isPresent();
        assertShort(answers, 0, NO_HALF, more + 0.01);
    }

    /// The answers that are wrong by themselves have to pay for a number that was solved for.
    @Test
    void aNumberUsesUpEvidence() {
        Answer out = by(eps(0.3, 0), "out");
        Answer dx = by(eps(0.3, 0), "dx");
        double one = evidence(eps(0.3, 0), out);
        double both = one + evidence(eps(0.3, 0), dx);
        assertThat(explanation(List.of(out), 0, eps(0.3, one - REQUIRED - 0.01)))
                .isPresent();
        assertShort(List.of(out), 0, eps(0.3, one - REQUIRED + 0.01), 0);
        List<Answer> two = List.of(out, dx);
        assertThat(verdict(two, 1)).isEqualTo(Verdict.WRONG);
        assertThat(explanation(two, 0, eps(0.3, both - REQUIRED - 0.01))).isPresent();
        assertShort(two, 0, eps(0.3, both - REQUIRED + 0.01), 0);
        Answer ivar = by(eps(0.3, 0), "ivar");
        double first = evidence(eps(0.3, 0), ivar);
        assertThat(verdict(List.of(ivar, out), 1)).isEqualTo(Verdict.FOLLOWS);
        assertShort(List.of(ivar, out), 0, eps(0.3, first - REQUIRED + 0.01), 0);
    }

    /// λ uses up the best of the features: of three that moved by 2⁵, 2¹⁸ and 2¹⁵ times the bound, 20 bits are
    /// left.
    @Test
    void aDecayUsesUpAFeature() {
        Exercise three = Exercises.random(3, 5, 3).with("gamma", new Value.PerFeature(1, 0x1p13, 0x1p10));
        Hypothesis decay = Made.mistake("weight-decay-inside");
        double bound =
                2 * ReferenceRun.of(three, three.table()).largestBound(Made.right(three, "dgamma"), Precision.DOUBLE);
        Exercise known = three.with("λ", new Value.One(bound * 0x1p5));
        List<Answer> answers = List.of(Made.by(decay, known, "dgamma"));
        Judging judging = new Judging(three, answers);
        for (double more : new double[] {-0.1, 0.1}) {
            Trial trial =
                    new Trial(judging, 0, Set.of(), new Baseline(judging, RIGHT), known, decay, decay.table(known));
            assertThat(trial.explanation(20 - REQUIRED + more).isPresent()).isEqualTo(more < 0);
            assertThat(trial.isShortOfEvidence()).isEqualTo(more > 0);
        }
    }

    /// Sums that cancel leave rounding, of which no digit agrees: 3e−17 for −2e−17.
    private static final Map<String, Expr> CANCELLED =
            Map.of("dx", ref("dx1").plus(ref("dx2")).minus(ref("dx1")).minus(ref("dx2")));

    private static Answer noise() {
        return Made.each(right("dx"), number -> 1e-17 * Math.sin(100 * number));
    }

    @Test
    void roundingAloneIsNoExplanationButIsWhatAMistakeMakes() {
        assertRefuted(List.of(noise()), 0, lines(CANCELLED));
        Hypothesis both =
                lines(Map.of("dx", CANCELLED.get("dx"), "dgamma", ref("dgammax").sumRows()));
        Explanation one =
                explanation(List.of(by(both, "dgamma"), noise()), 0, both).orElseThrow();
        assertThat(one.matched()).containsExactly("dgamma", "dx");
        assertThat(one.relative()).isGreaterThan(0.5);
    }

    /// A digit that is written may be off by half of one: 0.04 is written 0.0, which is all of it.
    @Test
    void nearZeroNothingIsMatchedThatHasNoDigits() {
        Hypothesis both = lines(Map.of(
                "dbeta", num(2).times(ref("dout").sumRows()),
                "dgamma", ref("dgamma0")));
        assertThat(both.fitting(EXERCISE)).isEmpty();
        Hypothesis small = lines(Map.of(
                "dbeta", num(2).times(ref("dout").sumRows()),
                "dgamma", num(0.01).times(ref("var"))));
        Answer dgamma = Made.printed(0, Made.exact("dgamma", List.of(2), 0, 0));
        Explanation one =
                explanation(List.of(by(small, "dbeta"), dgamma), 0, small).orElseThrow();
        assertThat(one.matched()).containsExactly("dbeta");
    }

    private static Answer singleAsDouble(Answer answer) {
        return new Answer(
                answer.step(),
                answer.axes(),
                Made.each(answer, number -> number * (1 + 1e-8)).numbers(),
                List.of(Precision.DOUBLE, Precision.PROMOTED));
    }

    private static Answer doubles(Answer answer) {
        return new Answer(
                answer.step(), answer.axes(), answer.numbers(), List.of(Precision.DOUBLE, Precision.PROMOTED));
    }

    /// Who has float64 in one answer has no float32 in the next.
    @Test
    void float32IsAssumedOnlyWhereNothingIsFloat64() {
        Hypothesis both = Made.mistake("gradients-accumulated");
        Answer dbeta = by(both, "dbeta");
        Answer dgamma = by(both, "dgamma");
        Explanation single = explanation(List.of(singleAsDouble(dbeta), singleAsDouble(dgamma)), 0, both)
                .orElseThrow();
        assertThat(single.isExact()).isFalse();
        assertThat(single.matched()).containsExactly("dbeta", "dgamma");
        assertThat(single.relative()).isCloseTo(1e-8, within(1e-12));
        Explanation first = explanation(List.of(doubles(dbeta), singleAsDouble(dgamma)), 0, both)
                .orElseThrow();
        assertThat(first.isExact()).isTrue();
        assertThat(first.unexplained()).containsExactly("dgamma");
        Explanation second = explanation(List.of(singleAsDouble(dbeta), doubles(dgamma)), 0, both)
                .orElseThrow();
        assertThat(second.isExact()).isFalse();
        assertThat(second.matched()).containsExactly("dbeta", "dgamma");
        assertRefuted(List.of(right("mu"), singleAsDouble(dbeta)), 1, both);
    }

    /// A multiple of dout that one answer shows is a multiple of that answer.
    @Test
    void aScaledDoutNeedsTwoAnswers() {
        Hypothesis scaled = Hypothesis.of(new OtherExercise.ScaledDout(3, 0), EXERCISE);
        assertRefuted(List.of(by(scaled, "dx")), 0, scaled);
        assertThat(explanation(Made.by(scaled, EXERCISE, "dbeta", "dx"), 0, scaled))
                .isPresent();
    }

    /// Half of the bound for what was written, twice of it for a number with all its digits.
    @Test
    void anExplanationIsNearerThanARightAnswerHasToBe() {
        Answer made = by(eps(0.3, 0), "ivar");
        AnswerComparison whole = ReferenceRun.of(eps(0.3, 0).on(EXERCISE), EXERCISE.table())
                .mistaken(made, ReferenceRun.of(EXERCISE, EXERCISE.table()), 1);
        double[] numbers = made.numbers();
        for (double part : new double[] {0.4, 0.6, 1.6, 2.4}) {
            Answer off = Made.exact("ivar", List.of(2), numbers[0] + part * whole.bound(), numbers[1]);
            assertThat(explanation(List.of(off), 0, eps(0.3, 0)).isPresent())
                    .as("%s", part)
                    .isEqualTo(part < 0.5);
            assertThat(explanation(List.of(off), 0, eps(0.3, 41)).isPresent())
                    .as("%s", part)
                    .isEqualTo(part < 2);
        }
    }

    /// Off by 2³ units of the last place of the largest number, in each feature.
    private static Answer off(FloatFormat format, Precision precision, Answer answer) {
        double[] numbers = answer.numbers().clone();
        double unit = format.unitRoundoff() * answer.largest();
        for (int feature = 0; feature < 2; feature++) {
            int row = Math.abs(numbers[feature]) == answer.largest() ? 1 : 0;
            numbers[2 * row + feature] += 8 * unit;
        }
        return new Answer(answer.step(), answer.axes(), numbers, List.of(precision));
    }

    /// Three bits in each of two features.
    @Test
    void whatIsMissedIsHowFarItIsFromTheLastPlace() {
        Answer single = off(FloatFormat.SINGLE, Precision.SINGLE, by(NO_HALF, "dx"));
        Explanation one = explanation(List.of(single), 0, NO_HALF).orElseThrow();
        assertThat(one.missed()).isCloseTo(6, within(1e-4));
        assertThat(one.isExact()).isFalse();
        Answer half = off(FloatFormat.HALF, Precision.HALF, by(NO_HALF, "dx"));
        assertShort(List.of(half), 0, NO_HALF, 0);
        Answer brain =
                off(FloatFormat.BRAIN, new Precision(FloatFormat.BRAIN, Precision.SINGLE.writing()), by(NO_HALF, "dx"));
        assertThat(explanation(List.of(brain), 0, NO_HALF)).isEmpty();
    }

    /// Of few digits, two mistakes at once have to be near; in float64 they are anyway.
    @Test
    void whatIsUncommonHasToBeNearer() {
        Hypothesis two = NO_HALF.and(Made.mistake("dmu-sign")).orElseThrow();
        Answer single = off(FloatFormat.SINGLE, Precision.SINGLE, by(two, "dx"));
        assertShort(List.of(single), 0, two, 0);
        Hypothesis few = eps(0.3, 1);
        assertShort(List.of(off(FloatFormat.SINGLE, Precision.SINGLE, by(few, "dx"))), 0, few, 0);
        Hypothesis none = eps(0.3, 0);
        assertThat(explanation(List.of(off(FloatFormat.SINGLE, Precision.SINGLE, by(none, "dx"))), 0, none))
                .isPresent();
        assertThat(explanation(List.of(Made.stored(FloatFormat.SINGLE, by(two, "dx"))), 0, two))
                .isPresent();
        Answer near = by(two, "dx");
        near.numbers()[0] += 3 * FloatFormat.SINGLE.unitRoundoff() * near.largest();
        Answer one = new Answer("dx", near.axes(), near.numbers(), List.of(Precision.SINGLE));
        assertThat(explanation(List.of(one), 0, two).orElseThrow().missed()).isCloseTo(Evidence.log2(3), within(0.01));
        Answer exact = off(FloatFormat.DOUBLE, Precision.DOUBLE, by(two, "dx"));
        assertThat(explanation(List.of(exact), 0, two)).isPresent();
    }

    /// dmu as −sum(dxmu1 + dxmu2) does not show that dx1 is wrong; but who has it right has dx1 right.
    @Test
    void aRightAnswerIsNotShieldedByItsForm() {
        EquivalentForm form = EquivalentForm.ALL.get(5);
        assertThat(form.rewrite().step()).isEqualTo("dmu");
        Hypothesis wrong = lines(Map.of("dx1", ref("dxmu2")));
        Hypothesis shielded = wrong.in(form).orElseThrow();
        Answer dx = by(shielded, "dx");
        assertThat(explanation(List.of(dx), 0, shielded)).isPresent();
        assertRefuted(List.of(right("dmu"), dx), 1, shielded);
        Hypothesis after = lines(Map.of("dx", ref("dx1"))).in(form).orElseThrow();
        assertThat(explanation(List.of(right("dmu"), by(after, "dx")), 1, after))
                .isPresent();
        Hypothesis before =
                lines(Map.of("dvar", num(2).times(ref("dsqrtvar")))).in(form).orElseThrow();
        assertThat(explanation(List.of(right("dmu"), by(before, "dx")), 1, before))
                .isPresent();
    }

    /// Answers that are right within float32, but are those of another ε to the last digit.
    @Test
    void whatIsRightForFewDigitsAloneIsExplainedByTheDifference() {
        Exercise exercise = EXERCISE.with("eps", new Value.One(1e-6));
        Hypothesis other = eps(1e-7, 0);
        Answer rounded = Made.each(by(other, "xhat"), number -> number * (1 + 2e-14));
        Judging judging = new Judging(exercise, List.of(doubles(rounded)));
        Precision precision = judging.outdone(0).orElseThrow();
        ReferenceRun right = judging.rightRun();
        double[] least = right.leastErrors(judging.answers().getFirst(), precision);
        double rounding = ReferenceRun.of(other.on(exercise), exercise.table())
                .bitsMissed(judging.answers().getFirst(), least);
        assertThat(rounding).isPositive();
        double bits = right.bitsMissed(judging.answers().getFirst(), least) - rounding;
        assertThat(trial(judging, 0, other).explanation(bits - REQUIRED - 0.01)).isPresent();
        Trial more = trial(judging, 0, other);
        assertThat(more.explanation(bits - REQUIRED + 0.01)).isEmpty();
        assertThat(more.isShortOfEvidence()).isTrue();
    }

    /// Formulas that are the same say nothing of other numbers: what one trial found is not what the next finds.
    @Test
    void trialsOnOtherNumbersShareNothing() {
        List<Answer> answers = List.of(by(eps(0.3, 0), "ivar"));
        Judging judging = new Judging(EXERCISE, answers);
        assertThat(trial(judging, 0, eps(0.5, 0)).explanation(0)).isEmpty();
        assertThat(trial(judging, 0, eps(0.3, 0)).explanation(0)).isPresent();
        assertThat(trial(judging, 0, eps(0.5, 0)).explanation(0)).isEmpty();
    }

    /// dx1 with a factor that is 1 for the own ε, and 2 for another, which shows in dmu, were it not for its form.
    @Test
    void norDoWhatFormsHideThere() {
        Map<String, Expr> lines = Map.of(
                "dx1", ref("dxmu1").times(ref("eps").times(num(1e5))).plus(ref("dxmu2")),
                "dx2", num(2).times(ref("dout")));
        Answer dx2 = by(lines(Map.of("dx2", num(2).times(ref("dout")))), "dx2");
        Judging judging = new Judging(EXERCISE, List.of(Made.printed(3, right("dmu")), dx2));
        for (double eps : new double[] {2e-5, 1e-5, 2e-5}) {
            Hypothesis hypothesis = new Hypothesis(
                    lines(lines).causes(),
                    List.of("dx1", "dx2"),
                    lines,
                    EquivalentForm.ALL.get(5).rewrite().lines(),
                    Map.of("eps", new Value.One(eps)));
            assertThat(trial(judging, 1, hypothesis).explanation(0).isPresent())
                    .as("%s", eps)
                    .isEqualTo(eps == 1e-5);
        }
    }

    /// What is known before: by itself, and from the own answers.
    @Test
    void aBaselineIsWhatWasFoundBefore() {
        Judging judging = new Judging(EXERCISE, List.of(odd("ivar"), odd("dx")));
        Baseline right = new Baseline(judging, RIGHT);
        assertThat(right.run()).isSameAs(judging.rightRun());
        assertThat(right.fromOwn(1)).isSameAs(judging.rightFromOwn(1));
        Baseline known = new Baseline(judging, NO_HALF);
        assertThat(numbers(known.run())).containsExactly(by(NO_HALF, "dx").numbers());
        ReferenceRun own = ReferenceRun.of(
                EXERCISE, NO_HALF.table(EXERCISE), judging.answers().subList(0, 1));
        assertThat(numbers(known.fromOwn(1))).containsExactly(numbers(own)).isNotEqualTo(numbers(known.run()));
    }

    private static double[] numbers(ReferenceRun run) {
        return Answer.of(run.trace(), "dx", Extent.BATCH).numbers();
    }
}
