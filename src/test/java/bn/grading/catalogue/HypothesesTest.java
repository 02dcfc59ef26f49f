package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;
import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.graph.Mode;
import bn.graph.Step;
import bn.stats.Convention;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is tried for an exercise, what fits into its table, and parts of it.
class HypothesesTest {
    private static final Convention PYTORCH = Convention.ALL.getFirst();
    private static final Exercise EXERCISE = Exercises.random(3, 5, 3);
    private static final Exercise TRAINED = Exercises.randomTracked(3, Mode.TRAIN, PYTORCH, 6, 3);
    private static final Exercise EVALUATED = Exercises.randomTracked(3, Mode.EVAL, PYTORCH, 6, 3);

    @Test
    void eachMistakeIsTriedInEachWayToWriteIt() {
        List<Hypothesis> plain = Hypotheses.plain(EXERCISE);
        Mistake mean = Mistakes.named("mean-over-features").orElseThrow();
        assertThat(plain.stream().filter(one -> one.mistakes().contains(mean)))
                .hasSameSizeAs(mean.rewrites(EXERCISE))
                .hasSizeGreaterThan(2);
        List<Hypothesis> usual = Hypotheses.usual(EXERCISE);
        assertThat(usual.stream().filter(one -> one.mistakes().contains(mean)))
                .containsExactly(Hypothesis.of(mean, mean.rewrites(EXERCISE).getFirst()));
        assertThat(usual).allMatch(one -> one.parameter().isEmpty());
        assertThat(plain).anyMatch(one -> one.parameter().isPresent());
    }

    @Test
    void theRestIsWrittenInEachForm() {
        List<Hypothesis> right = Hypotheses.right(EXERCISE);
        assertThat(right.getFirst()).isEqualTo(Hypothesis.right(EquivalentForm.PLAIN));
        assertThat(right).hasSizeGreaterThan(1).allMatch(one -> one.causes().isEmpty());
        List<Hypothesis> forms = Hypotheses.inEachForm(EXERCISE).toList();
        assertThat(forms)
                .containsAll(Hypotheses.plain(EXERCISE).stream()
                        .filter(one -> !one.parameter().equals(Optional.of(FreeParameter.VARIANCE)))
                        .toList());
        assertThat(forms).anyMatch(Hypothesis::isRewritten);
        assertThat(Hypotheses.imprecise(EXERCISE))
                .isNotEmpty()
                .allMatch(one -> one.parameter().orElseThrow() == FreeParameter.VARIANCE);
        // Closed forms of training are none of evaluation.
        assertThat(Hypotheses.right(EVALUATED))
                .hasSizeLessThan(Hypotheses.right(TRAINED).size());
    }

    /// Two mistakes of different lines, each pair once, none that was derived.
    @Test
    void pairsAreOfDifferentLines() {
        List<Hypothesis> pairs = Hypotheses.pairs(EXERCISE).toList();
        assertThat(pairs)
                .hasSizeGreaterThan(1000)
                .allMatch(one -> one.causes().size() == 2)
                .allMatch(one -> one.parameter().isEmpty())
                .noneMatch(one -> one.causes().getFirst().equals(one.causes().getLast()));
        assertThat(pairs.stream()
                        .map(one -> one.mistakes().stream().map(Mistake::id).toList()))
                .contains(List.of("eps-missing", "dmu-sign"));
    }

    @Test
    void courseLinesAreTriedWhereTheyApply() {
        List<Expr> xhat = Hypotheses.usual(EXERCISE, "xhat")
                .map(one -> one.lines().get("xhat"))
                .toList();
        assertThat(xhat).contains(xmu.over(sqrtvar));
        assertThat(Hypotheses.usual(Exercises.random(1, 4), "nothing")).isEmpty();
    }

    private static boolean fits(Exercise exercise, String step, Expr formula) {
        return new Fitting(exercise.table(), (Step) exercise.table().quantity(step)).fits(formula);
    }

    /// A sum of what has no rows, or a broadcast of what has, is no formula; a sum that is missing is.
    @Test
    void whatFitsIntoTheTable() {
        assertThat(fits(EXERCISE, "mu", x.sumRows())).isTrue();
        assertThat(fits(EXERCISE, "mu", gamma.sumRows())).isFalse();
        assertThat(fits(EXERCISE, "mu", gamma.meanRows())).isFalse();
        assertThat(fits(EXERCISE, "mu", gamma.sumOver(Axes.FEATURES))).isFalse();
        assertThat(fits(EXERCISE, "mu", num(1).plus(rows()).sumRows())).isFalse();
        assertThat(fits(EXERCISE, "mu", x.sumRows().sumRows())).isFalse();
        assertThat(fits(EXERCISE, "mu", x.meanRows().sumRows())).isFalse();
        assertThat(fits(EXERCISE, "mu", x.sumOver(Axes.FEATURES).sumRows())).isTrue();
        assertThat(fits(EXERCISE, "mu", gamma.broadcast().sumRows())).isTrue();
        assertThat(fits(EXERCISE, "mu", x.broadcast().sumRows())).isFalse();
        assertThat(fits(EXERCISE, "mu", gamma.times(x).meanRows())).isTrue();
        assertThat(fits(EXERCISE, "xmu", gamma)).isFalse();
        assertThat(fits(EXERCISE, "divar", dxhat.times(xmu))).isTrue();
        Fitting divar = new Fitting(EXERCISE.table(), (Step) EXERCISE.table().quantity("divar"));
        assertThat(divar.following(dxhat.times(xmu))).isEqualTo(Map.of("dsq", dvar.over(rows())));
        assertThat(divar.following(gamma)).isEmpty();
    }

    /// (N, C, L) = (4, 2, 3).
    @Test
    void partsOfAnExercise() {
        Exercise images = Exercises.random(5, 4, 2, 3);
        Exercise first = images.first(2);
        assertThat(first.shape()).isEqualTo(Shape.of(2, 2, 3));
        assertThat(first.input("x").numbers(1, 0, 6))
                .containsExactly(images.input("x").numbers(1, 0, 6));
        assertThat(((Value.PerRow) first.input("x")).rows()).isEqualTo(6);
        assertThat(first.input("gamma")).isSameAs(images.input("gamma"));
        assertThat(images.first(4)).isSameAs(images);
        assertThat(images.first(9)).isSameAs(images);
        Exercise second = images.only(1);
        assertThat(second.shape()).isEqualTo(Shape.of(4, 1, 3));
        assertThat(second.input("x").numbers(0, 2, 5))
                .containsExactly(images.input("x").numbers(1, 2, 5));
        assertThat(second.input("gamma").numbers(0, 0, 1))
                .containsExactly(images.input("gamma").numbers(1, 0, 1));
        assertThat(second.input("eps")).isEqualTo(images.input("eps"));
        assertThat(Exercises.random(5, 4).only(0).shape()).isEqualTo(Shape.of(4));
    }

    /// Evaluation normalizes by the saved statistics, and leaves them as they are.
    @Test
    void theTableOfEachMode() {
        assertThat(EVALUATED.table().step("mu").orElseThrow().formula()).isEqualTo(ref("old_mean"));
        assertThat(EVALUATED.table().step("var").orElseThrow().formula()).isEqualTo(ref("old_var"));
        assertThat(EVALUATED.table().step("running_mean").orElseThrow().formula())
                .isEqualTo(ref("old_mean"));
        assertThat(EVALUATED.table().step("running_var").orElseThrow().formula())
                .isEqualTo(ref("old_var"));
        assertThat(EVALUATED.table().has("dmu")).isFalse();
        assertThat(EVALUATED.asks("dx")).isTrue();
        assertThat(TRAINED.table().step("mu").orElseThrow().formula()).isEqualTo(x.meanRows());
        assertThat(TRAINED.table().step("running_mean").orElseThrow().formula().reads())
                .contains("old_mean", "mu");
        assertThat(TRAINED.batches()).isEqualTo(3);
        assertThat(TRAINED.convention()).contains(PYTORCH);
        assertThat(EXERCISE.convention()).isEmpty();
        assertThat(EXERCISE.asks("x")).isFalse();
        assertThat(TRAINED.isGiven("old_mean")).isTrue();
        assertThat(EXERCISE.isGiven("old_mean")).isFalse();
        assertThat(TRAINED.input("momentum")).isEqualTo(new Value.One(PYTORCH.momentumOf(4)));
        assertThat(TRAINED.input("weight_of_start")).isEqualTo(new Value.One(PYTORCH.weightOfStart(4)));
        assertThat(TRAINED.takes(Map.of("mu", ref("old_mean")))).isTrue();
        assertThat(EXERCISE.takes(Map.of("mu", ref("old_mean")))).isFalse();
    }

    @Test
    void namesOfParametersAndCauses() {
        assertThat(FreeParameter.named(FreeParameter.VARIANCE.input())).contains(FreeParameter.VARIANCE);
        assertThat(FreeParameter.named(FreeParameter.DECAY.input())).contains(FreeParameter.DECAY);
        assertThat(FreeParameter.named("x")).isEmpty();
        assertThat(FreeParameter.VARIANCE.extent()).isEqualTo(Extent.FEATURE);
        Value.PerFeature one = Value.PerFeature.filled(1, 3);
        assertThat(List.of(
                                new OtherExercise.Eps(1, 0),
                                new OtherExercise.Momentum(1, 0),
                                new OtherExercise.OfConvention(PYTORCH),
                                new OtherExercise.ConstantDout(1, 0),
                                new OtherExercise.ScaledDout(1, 0),
                                new OtherExercise.Parameters(one, one, 0),
                                new OtherExercise.Statistics(one, one, true, 0),
                                new OtherExercise.RowOrder(List.of(0)))
                        .stream()
                        .map(OtherExercise::id))
                .containsExactly(
                        "eps-is-another",
                        "momentum-is-another",
                        "convention-is-another",
                        "dout-is-constant",
                        "dout-is-scaled",
                        "parameters-are-others",
                        "statistics-are-others",
                        "rows-in-another-order");
        assertThat(new OtherExercise.Momentum(0.5, 0).inputs(TRAINED))
                .isEqualTo(Map.of("momentum", new Value.One(0.5)));
        assertThat(new OtherExercise.Parameters(one, one, 0).inputs(TRAINED))
                .isEqualTo(Map.of("gamma", one, "beta", one));
        assertThat(new OtherExercise.Statistics(one, one, true, 0).inputs(TRAINED))
                .isEqualTo(Map.of("other_mean", one, "other_var", one));
        assertThat(new Mutation("mu", x.sumRows(), List.of(), Map.of(), Slip.MEAN_OR_SUM).id())
                .isEqualTo("mu = sum(x)");
    }

    /// Those with another variance only: the momentum alone is no other convention.
    @Test
    void otherConventionsAreLikelyInTraining() {
        List<String> trained = OtherExercises.likely(TRAINED).stream()
                .flatMap(one -> one.causes().stream())
                .filter(OtherExercise.OfConvention.class::isInstance)
                .map(one -> ((OtherExercise.OfConvention) one).convention().name())
                .toList();
        assertThat(trained).isNotEmpty().doesNotContain(PYTORCH.name());
        assertThat(OtherExercises.likely(EVALUATED).stream().flatMap(one -> one.causes().stream()))
                .noneMatch(OtherExercise.OfConvention.class::isInstance);
        assertThat(OtherExercises.likeliest(TRAINED).stream().flatMap(one -> one.causes().stream()))
                .noneMatch(OtherExercise.OfConvention.class::isInstance);
    }

    /// Of rewrites that change the same asked lines, the one with fewest others.
    @Test
    void whatIsNotAskedForIsNoDifference() {
        Rewrite shorter = Rewrite.rewrite("mu", x.sumRows());
        Rewrite longer = shorter.and("dmu", dx1);
        Mistake mistake = Mistake.of("one", MistakeKind.FACTOR, longer, shorter);
        Exercise forward = Exercise.training(
                EXERCISE.shape(),
                Map.of(
                        "x", EXERCISE.input("x"),
                        "gamma", EXERCISE.input("gamma"),
                        "beta", EXERCISE.input("beta"),
                        "eps", EXERCISE.input("eps")));
        assertThat(mistake.rewrites(EXERCISE)).hasSize(2);
        assertThat(mistake.rewrites(forward)).hasSize(1);
        assertThat(mistake.rewrites(forward).getFirst().lines()).containsOnlyKeys("mu");
        assertThat(mistake.in(Mode.EVAL).rewrites(EXERCISE)).isEmpty();
        assertThat(mistake.in(Mode.TRAIN).rewrites(EXERCISE)).hasSize(2);
        assertThat(mistake.where(_ -> false).rewrites(EXERCISE)).isEmpty();
        assertThat(Mistake.of("none", MistakeKind.FACTOR, Rewrite.rewrite("mu", x.meanRows()))
                        .rewrites(EXERCISE))
                .isEmpty();
        assertThat(Mistake.of("two", MistakeKind.FACTOR, shorter.in(Mode.EVAL)).rewrites(EXERCISE))
                .isEmpty();
    }
}
