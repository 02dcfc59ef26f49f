package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;
import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Expr.Count;
import bn.formula.Expr.Counted;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.Slips.Slipped;
import bn.graph.Mode;
import bn.graph.Step;
import bn.stats.Convention;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Formulas that are a slip away from one, and what they are computed on, by hand.
class SlipsTest {
    private static final Exercise MATRIX = Exercises.random(1, 6, 3);
    private static final Exercise IMAGES = Exercises.random(2, 4, 3, 2, 2);
    private static final Expr features = new Count(Counted.FEATURES);
    private static final Expr examples = new Count(Counted.EXAMPLES);
    private static final Expr fewer = rows().minus(num(1));

    private static Operands above(String step, Exercise exercise) {
        return Operands.above((Step) exercise.table().quantity(step), exercise);
    }

    /// Each slip in a formula of a step.
    private static List<Slipped> of(String step, Exercise exercise, Expr formula) {
        return new Slips(above(step, exercise)).of(formula);
    }

    private static Slipped slipped(Expr formula, Slip slip) {
        return new Slipped(formula, slip);
    }

    @Test
    void inAProduct() {
        assertThat(of("xhat", MATRIX, xmu.times(ivar)))
                .contains(
                        slipped(xmu, Slip.FACTOR_MISSING),
                        slipped(ivar, Slip.FACTOR_MISSING),
                        slipped(xmu.over(ivar), Slip.POWER),
                        slipped(xmu.over(ivar.root()), Slip.POWER),
                        slipped(xmu.plus(ivar), Slip.OPERATION),
                        slipped(xmu.minus(ivar), Slip.OPERATION),
                        slipped(x.times(ivar), Slip.NEIGHBOUR),
                        slipped(xmu.times(sqrtvar), Slip.NEIGHBOUR),
                        slipped(xmu.times(var), Slip.OPERAND),
                        slipped(dout.times(ivar), Slip.OPERAND),
                        slipped(mu.times(ivar), Slip.OTHER_EXTENT),
                        slipped(xmu.times(ivar).negated(), Slip.SIGN),
                        slipped(xmu.times(ivar).plus(eps), Slip.EPSILON),
                        slipped(xmu.times(ivar.plus(eps)), Slip.EPSILON),
                        slipped(xmu.times(ivar).squared(), Slip.POWER),
                        slipped(xmu.times(ivar.squared()), Slip.POWER),
                        slipped(xmu.times(ivar.root()), Slip.POWER),
                        slipped(xmu.times(ivar).root(), Slip.POWER),
                        slipped(num(1).over(xmu.times(ivar)), Slip.POWER),
                        slipped(gamma.times(xmu.times(ivar)), Slip.FACTOR_ADDED),
                        slipped(xmu.times(ivar).over(gamma), Slip.FACTOR_ADDED),
                        slipped(xmu.times(ivar).times(xmu), Slip.FACTOR_ADDED),
                        slipped(num(2).times(xmu.times(ivar)), Slip.FACTOR_ADDED),
                        slipped(xmu.times(ivar).over(num(2)), Slip.FACTOR_ADDED),
                        slipped(xmu.times(ivar).over(fewer), Slip.FACTOR_ADDED),
                        slipped(xmu.times(ivar).times(rows()).over(fewer), Slip.COUNT),
                        slipped(xmu.times(ivar).times(fewer).over(rows()), Slip.COUNT))
                .noneMatch(one -> one.formula().reads().contains("xhat"))
                // What multiplies a whole product multiplies no factor of it once more.
                .doesNotContain(slipped(gamma.times(xmu).times(ivar), Slip.FACTOR_ADDED));
    }

    @Test
    void inASumOrADifference() {
        assertThat(of("out", MATRIX, gammax.plus(beta)))
                .contains(
                        slipped(gammax, Slip.TERM_MISSING),
                        slipped(beta, Slip.TERM_MISSING),
                        slipped(gammax.minus(beta), Slip.SIGN),
                        slipped(beta.minus(gammax), Slip.SIGN),
                        slipped(gammax.times(beta), Slip.OPERATION),
                        slipped(gammax.over(beta), Slip.OPERATION),
                        slipped(gammax.plus(beta).plus(beta), Slip.TERM_TWICE),
                        slipped(gammax.plus(gammax).plus(beta), Slip.TERM_TWICE),
                        slipped(gammax.plus(gamma), Slip.OPERAND),
                        slipped(gammax.plus(gamma.times(beta)), Slip.FACTOR_ADDED));
        assertThat(of("xmu", MATRIX, x.minus(mu)))
                .contains(
                        slipped(x, Slip.TERM_MISSING),
                        slipped(mu.negated(), Slip.TERM_MISSING),
                        slipped(mu, Slip.TERM_MISSING),
                        slipped(x.plus(mu), Slip.SIGN),
                        slipped(mu.minus(x), Slip.SIGN),
                        slipped(x.times(mu), Slip.OPERATION),
                        slipped(x.over(mu), Slip.OPERATION),
                        slipped(x.minus(mu).minus(mu), Slip.TERM_TWICE),
                        slipped(x.plus(x).minus(mu), Slip.TERM_TWICE),
                        slipped(mu.minus(mu), Slip.OTHER_EXTENT));
    }

    @Test
    void inAQuotient() {
        Expr line = divar.negated().over(sqrtvar.squared());
        assertThat(of("dsqrtvar", MATRIX, line))
                .contains(
                        slipped(divar.negated(), Slip.FACTOR_MISSING),
                        slipped(num(1).over(sqrtvar.squared()), Slip.FACTOR_MISSING),
                        slipped(num(-1).over(sqrtvar.squared()), Slip.FACTOR_MISSING),
                        slipped(divar.negated().over(sqrtvar.squared().plus(eps)), Slip.EPSILON),
                        slipped(divar.negated().times(sqrtvar.squared()), Slip.POWER),
                        slipped(divar.negated().minus(sqrtvar.squared()), Slip.OPERATION),
                        slipped(divar.negated().plus(sqrtvar.squared()), Slip.OPERATION),
                        slipped(sqrtvar.squared().over(divar.negated()), Slip.POWER),
                        slipped(divar.negated().over(sqrtvar.squared().squared()), Slip.POWER),
                        slipped(divar.negated().over(sqrtvar.squared().root()), Slip.POWER),
                        slipped(divar.over(sqrtvar.squared()), Slip.SIGN),
                        slipped(divar.negated().over(sqrtvar), Slip.POWER_MISSING));
        assertThat(of("dvar", MATRIX, num(0.5).times(dsqrtvar).over(sqrtvar)))
                .contains(
                        slipped(dsqrtvar.over(sqrtvar), Slip.NUMBER_MISSING),
                        slipped(num(0.5), Slip.FACTOR_MISSING),
                        slipped(num(-0.5).times(dsqrtvar).over(sqrtvar), Slip.SIGN),
                        slipped(num(2).times(dsqrtvar).over(sqrtvar), Slip.NUMBER),
                        slipped(num(1).times(dsqrtvar).over(sqrtvar), Slip.NUMBER),
                        slipped(num(0.25).times(dsqrtvar).over(sqrtvar), Slip.NUMBER),
                        slipped(num(1.5).times(dsqrtvar).over(sqrtvar), Slip.NUMBER),
                        slipped(num(0).times(dsqrtvar).over(sqrtvar), Slip.NUMBER));
    }

    @Test
    void inARootWithEpsilon() {
        assertThat(of("sqrtvar", MATRIX, var.plus(eps).root()))
                .contains(
                        slipped(var.plus(eps), Slip.POWER_MISSING),
                        slipped(var.plus(eps).plus(eps).root(), Slip.EPSILON),
                        slipped(var.root().plus(eps), Slip.EPSILON),
                        slipped(var.root().plus(eps.root()), Slip.EPSILON),
                        slipped(var.root(), Slip.EPSILON),
                        slipped(eps.root(), Slip.TERM_MISSING))
                .doesNotContain(slipped(gamma.times(eps), Slip.FACTOR_ADDED));
        assertThat(of("ivar", MATRIX, num(1).over(var.plus(eps).root())))
                .contains(
                        slipped(num(1).over(var.root()).plus(eps), Slip.EPSILON),
                        slipped(num(1).over(var.root().plus(eps)), Slip.EPSILON));
    }

    @Test
    void inASumOverRows() {
        assertThat(of("dbeta", MATRIX, dout.sumRows()))
                .contains(
                        slipped(dout.meanRows(), Slip.MEAN_OR_SUM),
                        slipped(dout, Slip.SUM_MISSING),
                        slipped(dout.sumOver(Axes.FEATURES), Slip.AXIS),
                        slipped(dout.sumOver(Axes.FEATURES).over(features), Slip.AXIS),
                        slipped(dout.sumOver(Axes.ALL).over(rows().times(features)), Slip.AXIS),
                        slipped(dout.times(xhat).sumRows(), Slip.FACTOR_ADDED),
                        slipped(gamma.times(dout).sumRows(), Slip.FACTOR_ADDED))
                .doesNotContain(slipped(dout.sumOver(Axes.INNER), Slip.AXIS));
        assertThat(of("mu", IMAGES, x.meanRows()))
                .contains(
                        slipped(x.sumRows(), Slip.MEAN_OR_SUM),
                        slipped(x.sumRows().over(fewer), Slip.COUNT),
                        slipped(x.sumRows().over(features), Slip.COUNT),
                        slipped(x.sumRows().over(examples), Slip.COUNT),
                        slipped(x, Slip.SUM_MISSING),
                        slipped(x.sumOver(Axes.EXAMPLES).over(examples), Slip.AXIS),
                        slipped(x.sumOver(Axes.EXAMPLES).over(rows()), Slip.AXIS),
                        slipped(x.sumOver(Axes.INNER).over(rows().over(examples)), Slip.AXIS),
                        slipped(
                                x.sumOver(Axes.ALL_BUT_LAST)
                                        .over(rows().times(features).over(new Count(Counted.LAST))),
                                Slip.AXIS));
    }

    @Test
    void inCountsAndNames() {
        assertThat(of("dx2", MATRIX, dmu.over(rows()).broadcast()))
                .contains(
                        slipped(dmu.over(fewer).broadcast(), Slip.COUNT),
                        slipped(dmu.over(features).broadcast(), Slip.COUNT),
                        slipped(dmu.broadcast(), Slip.NUMBER_MISSING))
                .doesNotContain(slipped(dmu.over(examples).broadcast(), Slip.COUNT));
        assertThat(of("out", MATRIX, gamma.times(xhat).plus(beta)))
                .contains(slipped(beta.times(xhat).plus(gamma), Slip.EXCHANGED));
    }

    /// A batch of one feature has no axis to mistake, channels last none behind the features.
    @Test
    void whatAFormulaMayRead() {
        Operands images = above("dbeta", IMAGES);
        assertThat(images.counts()).containsExactly(Counted.ROWS, Counted.FEATURES, Counted.EXAMPLES);
        assertThat(images.axes())
                .containsExactly(Axes.FEATURES, Axes.ALL, Axes.EXAMPLES, Axes.INNER, Axes.ALL_BUT_LAST);
        assertThat(images.scales()).contains(gamma, rows().over(examples), examples);
        assertThat(above("dbeta", MATRIX).axes()).containsExactly(Axes.FEATURES, Axes.ALL);
        assertThat(above("dbeta", MATRIX).scales()).containsExactly(gamma, ivar, sqrtvar, var, rows(), features);
        assertThat(above("dbeta", MATRIX).values()).containsExactly(xhat, xmu, x);
        assertThat(above("mu", MATRIX).scales()).containsExactly(gamma, rows(), features);
        assertThat(above("mu", MATRIX).values()).containsExactly(x);
        assertThat(above("mu", MATRIX).names()).containsExactly("x", "gamma", "beta", "eps", "dout");
        assertThat(above("dbeta", Exercises.random(1, 6, 1)).axes()).isEmpty();
        Exercise last = IMAGES.with(new Shape(List.of(4, 2, 2, 3), 3), Map.of());
        assertThat(above("dbeta", last).axes())
                .doesNotContain(Axes.ALL_BUT_LAST)
                .contains(Axes.INNER);
        Exercise tracked = Exercises.randomTracked(3, Mode.TRAIN, Convention.ALL.getFirst(), 6, 3);
        assertThat(above("running_mean", tracked).names()).contains("old_mean", "momentum", "keep");
        assertThat(above("out", tracked).names()).contains("old_mean").doesNotContain("momentum", "keep");
        assertThat(images.terms(Axes.RESHAPED)).isEqualTo(num(1));
    }

    /// By another evaluator of the same formulas.
    @ParameterizedTest
    @EnumSource(Axes.class)
    void numbersWithoutAPatternAreThoseOfARun(Axes axes) {
        Exercise small = IrregularRun.small(IMAGES);
        assertThat(small.shape()).isEqualTo(Shape.of(7, 5, 2, 3));
        IrregularRun run = IrregularRun.of(small);
        for (Expr formula : List.of(
                x.sumOver(axes).times(gamma).minus(mu.broadcast()),
                xhat.squared().sumRows().over(rows()).negated(),
                var.plus(eps).root(),
                dx,
                num(3).over(dx1.meanRows()).plus(x))) {
            Value value = small.right().value(formula);
            double[] expected = IntStream.range(0, 5)
                    .mapToObj(feature -> value.numbers(feature, 0, small.shape().rows()))
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            for (IrregularRun one : List.of(run, run.keeping(List.of(formula)))) {
                double[] found = one.inEachRow(formula);
                assertThat(found).hasSize(expected.length);
                assertThat(AlikeFormulas.areAlike(found, expected)).isTrue();
            }
        }
    }

    @Test
    void axesOfOneStaySo() {
        assertThat(IrregularRun.small(Exercises.random(1, 6, 1)).shape()).isEqualTo(Shape.of(7, 1));
        assertThat(IrregularRun.small(Exercises.random(1, 6, 3)).isGiven("old_mean"))
                .isFalse();
    }

    /// PyTorch's ε is 1e-5, that of Keras 1e-3. Six rows of three features: 1, 1/6, 1/18.
    @Test
    void numbersThatAreLikelyInPlaceOfOthers() {
        Exercise exercise = MATRIX.with("eps", new Value.One(1e-5));
        List<Cause> likely = OtherExercises.likely(exercise).stream()
                .flatMap(one -> one.causes().stream())
                .toList();
        assertThat(likely)
                .contains(
                        new OtherExercise.Eps(1e-3, 0),
                        new OtherExercise.Eps(1e-8, 0),
                        new OtherExercise.ConstantDout(1, 0),
                        new OtherExercise.ConstantDout(1 / 6.0, 0),
                        new OtherExercise.ConstantDout(1 / 18.0, 0),
                        new OtherExercise.ScaledDout(2, 0),
                        new OtherExercise.ScaledDout(1 / 18.0, 0),
                        new OtherExercise.ScaledDout(1 / 3.0, 0))
                .doesNotContain(new OtherExercise.Eps(1e-5, 0), new OtherExercise.ScaledDout(1 / 6.0, 0))
                .doesNotHaveDuplicates();
        List<Cause> likeliest = OtherExercises.likeliest(exercise).stream()
                .flatMap(one -> one.causes().stream())
                .toList();
        assertThat(likeliest)
                .contains(new OtherExercise.Eps(1e-3, 0), new OtherExercise.ConstantDout(1, 0))
                .hasSize(4)
                .hasAtLeastOneElementOfType(OtherExercise.Parameters.class);
        Exercise fresh =
                exercise.with(Map.of("gamma", Value.PerFeature.filled(1, 3), "beta", Value.PerFeature.filled(0, 3)));
        assertThat(OtherExercises.isNewLayer(fresh)).isTrue();
        assertThat(OtherExercises.likeliest(fresh)).hasSize(3);
        assertThat(OtherExercises.isNewLayer(fresh.with("beta", new Value.PerFeature(0, 0, 1))))
                .isFalse();
        assertThat(OtherExercises.isNewLayer(fresh.with("gamma", new Value.PerFeature(1, 2, 1))))
                .isFalse();
    }
}
