package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;
import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Expr.Count;
import bn.formula.Expr.Counted;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.graph.Mode;
import bn.graph.Trace;
import bn.stats.Convention;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The formulas that are one slip away from right ones.
class MutationsTest {
    private static final Expr deviation = var.plus(eps).root();

    private static final Convention PYTORCH = Convention.ALL.getFirst();

    /// With an ε that shows wherever it is.
    static Stream<Exercise> exercises() {
        return Stream.of(
                        Exercises.random(1, 6, 3),
                        Exercises.random(2, 4, 3, 2, 2),
                        Exercises.randomTracked(3, Mode.TRAIN, PYTORCH, 6, 3),
                        Exercises.randomTracked(4, Mode.EVAL, PYTORCH, 6, 3))
                .map(exercise -> exercise.with("eps", new Value.One(0.21)));
    }

    /// Written down by hand, from what people do.
    @Test
    void whatPeopleWriteIsAmongThem() {
        Exercise exercise = Exercises.random(2, 4, 3, 2, 2);
        Map<String, List<Expr>> written = Map.of(
                "dvar",
                List.of(
                        num(-0.5).times(divar).times(var.plus(eps).times(deviation)),
                        num(-0.5).times(divar).over(var.plus(eps)),
                        num(0.5).times(dsqrtvar).over(var.root()),
                        num(-0.5)
                                .times(dout.times(xmu).sumRows())
                                .over(var.plus(eps).times(deviation)),
                        num(2).times(dsqrtvar).over(sqrtvar)),
                "divar",
                List.of(
                        dxhat.times(xmu),
                        dxhat.times(xmu).sumOver(Axes.FEATURES),
                        dxhat.times(x).sumRows()),
                "dmu",
                List.of(
                        dx1.negated(),
                        dx1.sumOver(Axes.FEATURES).negated(),
                        dxhat.sumRows().negated()),
                "dsq",
                List.of(
                        dvar.over(new Count(Counted.FEATURES)).broadcast(),
                        dvar.over(new Count(Counted.EXAMPLES)).broadcast(),
                        dvar.over(rows().minus(num(1))).broadcast()),
                "dxmu2",
                List.of(num(2).times(sq).times(dsq)),
                "out",
                List.of(beta.times(xhat).plus(gamma)),
                "dgamma",
                List.of(dout.times(out).sumRows()),
                "xhat",
                List.of(xmu.over(sqrtvar.plus(eps)), xmu.over(sqrtvar).plus(eps)),
                "sqrtvar",
                List.of(var.plus(eps).plus(eps).root(), var.root().plus(eps)),
                "dx",
                List.of(
                        gamma.times(ivar)
                                .over(rows())
                                .times(rows().times(dout).minus(dbeta).minus(x.times(dgamma))),
                        gamma.times(ivar)
                                .over(rows())
                                .times(rows().times(dout).minus(dbeta).minus(dgamma))));
        written.forEach((step, formulas) ->
                assertThat(formulas(exercise, step)).as(step).containsAll(formulas));
    }

    /// Another operation, a mean over the places of an image, an ε that is added later than it should, the
    /// local derivative alone.
    @Test
    void whatElsePeopleWrite() {
        Exercise exercise = Exercises.random(2, 4, 3, 2, 2);
        Expr places = rows().over(new Count(Counted.EXAMPLES));
        Map<String, List<Expr>> written = Map.of(
                "out",
                List.of(gammax.times(beta), gammax.minus(beta), gammax.over(beta)),
                "gammax",
                List.of(gamma.plus(xhat), gamma.over(xhat)),
                "dbeta",
                List.of(dout.sumRows().over(places), dout.sumOver(Axes.INNER).over(places)),
                "ivar",
                List.of(num(1).over(var.root()).plus(eps)),
                "xhat",
                List.of(xmu.over(ivar.root())),
                "dmu",
                List.of(dx1.sumOver(Axes.ALL).negated()),
                "dsqrtvar",
                List.of(num(-1).over(sqrtvar.squared())));
        written.forEach((step, formulas) ->
                assertThat(formulas(exercise, step)).as(step).containsAll(formulas));
    }

    @Test
    void theUpdateOfTheStatisticsHasThemToo() {
        Exercise exercise = Exercises.randomTracked(3, Mode.TRAIN, PYTORCH, 6, 3);
        assertThat(formulas(exercise, "running_mean"))
                .contains(ref("take").times(ref("old_mean")).plus(ref("keep").times(mu)));
        assertThat(formulas(exercise, "running_var"))
                .contains(ref("keep").times(ref("old_var")).plus(ref("take").times(var)))
                .contains(ref("keep").times(ref("old_var")).plus(ref("take").times(var.times(rows()))));
        assertThat(formulas(exercise, "mu"))
                .noneMatch(formula -> formula.reads().contains("momentum"));
    }

    /// A slip that learners make often comes before one that nobody makes.
    @Test
    void theCommonOnesComeFirst() {
        List<Expr> order = Mutations.of(Exercises.random(1, 6, 3)).of("dxmu2").stream()
                .map(Mutation::formula)
                .toList();
        assertThat(order.subList(0, 2)).contains(xmu.times(dsq));
        assertThat(order.indexOf(xmu.times(dsq)))
                .isLessThan(order.indexOf(num(2).times(sq).times(dsq)));
    }

    /// Checked on other data, by another evaluator: none is right, and those said to be alike are.
    @ParameterizedTest
    @MethodSource("exercises")
    void noneIsRight(Exercise exercise) {
        Trace right = exercise.right();
        for (Mutation mutation : Mutations.of(exercise).all().toList()) {
            double[] numbers = numbers(right, mutation.formula());
            assertThat(areAlike(numbers, numbers(right, ref(mutation.step()))))
                    .as(mutation.step() + " = " + PlainText.of(mutation.formula()))
                    .isFalse();
            for (Expr other : mutation.alike()) {
                assertThat(areAlike(numbers, numbers(right, other)))
                        .as(PlainText.of(mutation.formula()) + " | " + PlainText.of(other))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void eachFitsIntoTheTable(Exercise exercise) {
        assertThat(Mutations.of(exercise).all())
                .allMatch(one -> exercise.table().accepts(one.lines()));
    }

    /// What is computed for each row remains so: nothing is broadcast that has rows.
    @Test
    void aSumThatIsMissingGoesOn() {
        Exercise exercise = Exercises.random(1, 6, 3);
        Mutation unsummed = Mutations.of(exercise).of("divar").stream()
                .filter(one -> one.formula().equals(dxhat.times(xmu)))
                .findFirst()
                .orElseThrow();
        assertThat(unsummed.slip()).isEqualTo(Slip.SUM_MISSING);
        assertThat(unsummed.following()).isEqualTo(Map.of("dsq", dvar.over(rows())));
        double[] dx = numbers(exercise.run(exercise.table().with(unsummed.lines()), List.of()), ref("dx"));
        assertThat(dx).doesNotContain(Double.NaN).isNotEqualTo(numbers(exercise.right(), ref("dx")));
    }

    /// Of a step, no formula is there twice.
    @ParameterizedTest
    @MethodSource("exercises")
    void noneIsThereTwice(Exercise exercise) {
        for (String step : List.of("mu", "out", "dxhat", "dx")) {
            List<Expr> all = Mutations.of(exercise).of(step).stream()
                    .flatMap(one -> Stream.concat(Stream.of(one.formula()), one.alike().stream()))
                    .toList();
            assertThat(all).as(step).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    /// They are the same for exercises whose numbers differ, and others where another axis or input is.
    @Test
    void theyDependOnTheTableAndTheAxes() {
        Mutations one = Mutations.of(Exercises.random(1, 6, 3));
        assertThat(Mutations.of(Exercises.random(2, 9, 5))).isSameAs(one);
        assertThat(Mutations.of(Exercises.random(1, 6, 1)).of("dbeta")).noneMatch(by(Axes.FEATURES));
        assertThat(one.of("dbeta")).anyMatch(by(Axes.FEATURES)).noneMatch(by(Axes.INNER));
        assertThat(Mutations.of(Exercises.random(2, 4, 3, 2, 2)).of("dbeta")).anyMatch(by(Axes.INNER));
    }

    private static Predicate<Mutation> by(Axes axes) {
        return mutation -> mutation.formula() instanceof Expr.SumOver(Axes over, Expr _) && over == axes;
    }

    /// Every way to write a step that is varied is right.
    @Test
    void theUsualFormsAreRight() {
        Exercise exercise = Exercises.randomTracked(3, Mode.TRAIN, Convention.ALL.get(1), 6, 3);
        Exercise unbiased = Exercises.randomTracked(3, Mode.TRAIN, PYTORCH, 6, 3);
        UsualForms.TRAINING.forEach((step, forms) -> {
            for (Expr form : forms) {
                assertThat(Stream.of(exercise, unbiased).map(Exercise::right))
                        .as(step + " = " + PlainText.of(form))
                        .anyMatch(right -> areAlike(numbers(right, form), numbers(right, ref(step))));
            }
        });
    }

    private static Set<Expr> formulas(Exercise exercise, String step) {
        return Mutations.of(exercise).of(step).stream()
                .flatMap(one -> Stream.concat(Stream.of(one.formula()), one.alike().stream()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static double[] numbers(Trace run, Expr formula) {
        int rows = run.shape().rows();
        Value value = run.value(formula);
        double[] numbers = IntStream.range(0, run.shape().features())
                .mapToObj(feature -> value.numbers(feature, 0, rows))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        assertThat(numbers).hasSize(rows * run.shape().features());
        return numbers;
    }

    private static boolean areAlike(double[] these, double[] those) {
        double size = Stream.of(these, those)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        return IntStream.range(0, these.length)
                .allMatch(i -> these[i] == those[i]
                        || Double.isNaN(these[i]) && Double.isNaN(those[i])
                        || Math.abs(these[i] - those[i]) <= 1e-9 * size);
    }
}
