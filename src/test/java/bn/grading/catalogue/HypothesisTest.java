package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.graph.Quantities.*;
import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What somebody may have computed: which lines and numbers differ, and what of it reaches a step.
class HypothesisTest {
    private static final Exercise EXERCISE = Exercises.random(3, 5, 3);
    private static final Mistake NO_EPS = Mistakes.named("eps-missing").orElseThrow();
    private static final Mistake DMU_SIGN = Mistakes.named("dmu-sign").orElseThrow();
    private static final OtherExercise EPS = new OtherExercise.Eps(0.5, 3);

    private static Hypothesis of(Mistake mistake) {
        return Hypothesis.of(mistake, mistake.rewrites().getFirst());
    }

    private static Hypothesis lines(Map<String, Expr> mistaken, Map<String, Expr> restated) {
        return new Hypothesis(List.of(), List.of(), mistaken, restated, Map.of());
    }

    @Test
    void twoTogetherAreBoth() {
        Hypothesis both = of(NO_EPS).and(of(DMU_SIGN)).orElseThrow();
        assertThat(both.mistakes()).containsExactly(NO_EPS, DMU_SIGN);
        assertThat(both.steps()).containsExactly("sqrtvar", "dmu");
        assertThat(both.lines()).containsKeys("sqrtvar", "dmu");
        assertThat(both.table(EXERCISE).quantity("mu"))
                .isEqualTo(EXERCISE.table().quantity("mu"));
        assertThat(of(NO_EPS).and(of(NO_EPS))).isEmpty();
        assertThat(lines(Map.of("mu", x), Map.of()).and(lines(Map.of(), Map.of("mu", dout))))
                .isEmpty();
        Hypothesis other = Hypothesis.of(EPS, EXERCISE);
        assertThat(other.and(Hypothesis.of(Map.of("eps", new Value.One(1))))).isEmpty();
        assertThat(other.and(Hypothesis.of(Map.of("gamma", new Value.PerFeature(1, 1, 1))))
                        .orElseThrow()
                        .inputs())
                .containsOnlyKeys("eps", "gamma");
        assertThat(lines(Map.of("mu", x), Map.of("var", x))
                        .and(lines(Map.of("sq", x), Map.of("ivar", x)))
                        .orElseThrow()
                        .lines())
                .containsOnlyKeys("mu", "var", "sq", "ivar");
    }

    @Test
    void otherNumbersAreSaidToBe() {
        Hypothesis other = Hypothesis.of(EPS, EXERCISE);
        assertThat(other.isOnOtherNumbers()).isTrue();
        assertThat(other.isOfOtherExercise()).isTrue();
        assertThat(other.isFitted()).isFalse();
        assertThat(other.bits()).isEqualTo(3);
        assertThat(other.answers()).isEqualTo(1);
        assertThat(other.on(EXERCISE).input("eps")).isEqualTo(new Value.One(0.5));
        assertThat(other.mistakes()).isEmpty();
        assertThat(Hypothesis.of(new OtherExercise.Eps(0.123456789, 50), EXERCISE)
                        .isFitted())
                .isTrue();
        assertThat(Hypothesis.of(new OtherExercise.Eps(0.123456789, 40), EXERCISE)
                        .isFitted())
                .isFalse();
        assertThat(Hypothesis.of(new OtherExercise.ScaledDout(2, 1), EXERCISE).answers())
                .isEqualTo(2);
        assertThat(of(NO_EPS).isOnOtherNumbers()).isFalse();
        assertThat(of(NO_EPS).isOfOtherExercise()).isFalse();
        assertThat(of(NO_EPS).isFitted()).isFalse();
        assertThat(of(NO_EPS).bits()).isZero();
        assertThat(of(NO_EPS).answers()).isEqualTo(1);
        assertThat(of(NO_EPS).parameter()).isEmpty();
        Mistake fitted = Mistakes.ALL.stream()
                .filter(mistake -> mistake.parameter().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(of(fitted).parameter()).isEqualTo(fitted.parameter());
        assertThat(of(fitted).isFitted()).isTrue();
        assertThat(of(fitted).isOnOtherNumbers()).isTrue();
    }

    /// A slip of thousands says less than a mistake of the catalogue: six bits.
    @Test
    void aSlipIsLessLikelyThanAMistake() {
        Mutation slip = new Mutation("mu", x.sumRows(), List.of(), Map.of(), Slip.MEAN_OR_SUM);
        assertThat(Hypothesis.of(slip).bits()).isEqualTo(6);
        assertThat(Hypothesis.of(slip)
                        .and(Hypothesis.of(EPS, EXERCISE))
                        .orElseThrow()
                        .bits())
                .isEqualTo(9);
        assertThat(Hypothesis.of(slip).lines()).isEqualTo(Map.of("mu", x.sumRows()));
    }

    /// ε is read by sqrtvar and all behind it; a rewritten line may read other steps than the table's.
    @Test
    void whatReachesAStep() {
        Hypothesis sign = of(DMU_SIGN);
        assertThat(sign.reaches("dx", EXERCISE.table())).isTrue();
        assertThat(sign.reaches("dmu", EXERCISE.table())).isTrue();
        assertThat(sign.reaches("dx1", EXERCISE.table())).isFalse();
        Hypothesis other = Hypothesis.of(EPS, EXERCISE);
        assertThat(other.reaches("out", EXERCISE.table())).isTrue();
        assertThat(other.reaches("var", EXERCISE.table())).isFalse();
        Hypothesis past = lines(Map.of("xhat", xmu.over(var)), Map.of("ivar", num(2).over(sqrtvar)));
        assertThat(past.linesBehind("xhat", EXERCISE.table())).containsOnlyKeys("xhat");
        assertThat(past.linesBehind("dxmu1", EXERCISE.table())).containsOnlyKeys("ivar");
        assertThat(past.linesBehind("mu", EXERCISE.table())).isEmpty();
        assertThat(past.only("ivar").lines()).containsOnlyKeys("ivar");
    }

    @Test
    void theRestMayBeWrittenOtherwise() {
        EquivalentForm form = EquivalentForm.ALL.stream()
                .filter(one -> one.rewrite().lines().keySet().equals(Set.of("dx")))
                .findFirst()
                .orElseThrow();
        Hypothesis in = of(NO_EPS).in(form).orElseThrow();
        assertThat(in.isRewritten()).isTrue();
        assertThat(in.lines()).containsKeys("sqrtvar", "dx");
        assertThat(in.plain()).isEqualTo(of(NO_EPS));
        assertThat(in.plain().isRewritten()).isFalse();
        assertThat(lines(Map.of("dx", dx1), Map.of()).in(form)).isEmpty();
        assertThat(Hypothesis.right(form).mistakes()).isEmpty();
        assertThat(Hypothesis.right(form).isRewritten()).isTrue();
    }

    @Test
    void whatDoesNotFitIntoTheTableIsNone() {
        assertThat(lines(Map.of("mu", x), Map.of()).fitting(EXERCISE)).isPresent();
        assertThat(lines(Map.of("mu", dx), Map.of()).fitting(EXERCISE)).isEmpty();
    }

    /// Who leaves ε out and differentiates that has a backward pass of their own, unless dout is not given.
    @Test
    void aForwardMistakeHasItsOwnGradient() {
        Hypothesis own = lines(Map.of("xhat", xmu.over(var)), Map.of())
                .withOwnGradient(EXERCISE)
                .orElseThrow();
        assertThat(own.lines()).containsKeys("xhat", "dvar").hasSizeGreaterThan(2);
        assertThat(of(DMU_SIGN).withOwnGradient(EXERCISE)).isEmpty();
    }

    @Test
    void otherNumbersOfAnExercise() {
        assertThat(new OtherExercise.ConstantDout(0.25, 1)
                        .inputs(EXERCISE)
                        .get("dout")
                        .numbers(1, 2, 4))
                .containsExactly(0.25, 0.25);
        double[] dout = EXERCISE.input("dout").numbers(1, 0, 5);
        assertThat(new OtherExercise.ScaledDout(4, 1)
                        .inputs(EXERCISE)
                        .get("dout")
                        .numbers(1, 2, 3))
                .containsExactly(4 * dout[2]);
        Map<String, Value> moved = new OtherExercise.RowOrder(List.of(4, 3, 2, 1, 0)).inputs(EXERCISE);
        assertThat(moved).containsOnlyKeys("x", "dout");
        assertThat(moved.get("dout").numbers(1, 0, 2)).containsExactly(dout[4], dout[3]);
        OtherExercise.Parameters fresh = OtherExercise.Parameters.ofNewLayer(EXERCISE);
        assertThat(fresh.gamma().toArray()).containsExactly(1, 1, 1);
        assertThat(fresh.beta().toArray()).containsExactly(0, 0, 0);
        assertThat(fresh.written()).containsExactly("gamma = [1, 1, 1]", "beta = [0, 0, 0]");
        assertThat(EPS.written()).containsExactly("eps = 0.5");
        assertThat(new OtherExercise.Momentum(0.25, 1).written()).containsExactly("momentum = 0.25");
        assertThat(new OtherExercise.ConstantDout(0.25, 1).written()).containsExactly("dout = 0.25");
        assertThat(new OtherExercise.ScaledDout(0.25, 1).written()).containsExactly("dout = 0.25 · dout");
        assertThat(new OtherExercise.RowOrder(List.of(1, 0)).written()).containsExactly("rows = [1, 0]");
        Value.PerFeature two = new Value.PerFeature(2, 3, 4);
        OtherExercise.Statistics constant = new OtherExercise.Statistics(two, two, true, 1);
        assertThat(constant.lines(EXERCISE)).containsKeys("mu", "var").hasSizeGreaterThan(2);
        assertThat(new OtherExercise.Statistics(two, two, false, 1).lines(EXERCISE))
                .containsOnlyKeys("mu", "var");
        assertThat(constant.written()).containsExactly("other_mean = [2, 3, 4]", "other_var = [2, 3, 4]");
        assertThat(constant.answers()).isEqualTo(2);
        assertThat(EPS.kind()).isEqualTo(MistakeKind.INPUT);
    }

    /// PyTorch's momentum is the weight of the new batch, Keras's that of the old statistics.
    @Test
    void anotherConventionHasOtherLines() {
        Convention pytorch = Convention.ALL.getFirst();
        Convention other = Convention.ALL.stream()
                .filter(one -> !one.equals(pytorch))
                .findFirst()
                .orElseThrow();
        Exercise tracked = Exercises.randomTracked(3, Mode.TRAIN, pytorch, 6, 3);
        assertThat(new OtherExercise.OfConvention(pytorch).lines(tracked)).isEmpty();
        OtherExercise changed = new OtherExercise.OfConvention(other);
        assertThat(changed.lines(tracked))
                .isNotEmpty()
                .allSatisfy((step, line) -> assertThat(
                                Exercise.table(Mode.TRAIN, other).quantity(step).name())
                        .isEqualTo(step));
        assertThat(changed.inputs(tracked))
                .isEqualTo(Map.of("momentum", new Value.One(other.momentumOf(tracked.batches() + 1))));
        assertThat(changed.written()).containsExactly("convention = " + other.name());
        assertThat(changed.bits()).isZero();
    }

    @Test
    void formulasAreAlikeButForRoundOff() {
        assertThat(AlikeFormulas.areAlike(new double[] {1, 1000}, new double[] {1, 1000 + 5e-7}))
                .isTrue();
        assertThat(AlikeFormulas.areAlike(new double[] {1, 1000}, new double[] {1, 1000 + 2e-6}))
                .isFalse();
        assertThat(AlikeFormulas.areAlike(new double[] {1, Double.NaN}, new double[] {1, Double.NaN}))
                .isFalse();
        AlikeFormulas alike = new AlikeFormulas(new double[] {1, 2});
        alike.add(new Slips.Slipped(x, Slip.SIGN), new double[] {1, 2});
        alike.add(new Slips.Slipped(xmu, Slip.SIGN), new double[] {Double.NaN, 3});
        alike.add(new Slips.Slipped(sq, Slip.SIGN), new double[] {1, 3});
        alike.add(new Slips.Slipped(out, Slip.SIGN), new double[] {1, 4});
        alike.add(new Slips.Slipped(xhat, Slip.SIGN), new double[] {1 + 1e-10, 3});
        List<Mutation> found = alike.mutations(
                "xmu",
                new Fitting(EXERCISE.table(), EXERCISE.table().step("xmu").orElseThrow()));
        assertThat(found).extracting(Mutation::formula).containsExactly(sq, out);
        assertThat(found.getFirst().alike()).containsExactly(xhat);
        assertThat(found.getLast().alike()).isEmpty();
    }
}
