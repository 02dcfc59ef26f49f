package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.exact.Decimals;
import bn.exact.Example;
import bn.exact.Fixture;
import bn.formula.PlainText;
import bn.formula.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Evaluation mode is the table with μ and σ² given.
final class EvalTableTest {
    /// Reduced here, so that the reduction is what is tested, and not what an earlier one left.
    private final ReducedGraph reduced = ReducedGraph.of(BatchNorm.TABLE, Set.of("mu", "var"));
    private final Graph eval = reduced.graph();

    @Test
    void evaluationModeIsTheTableWithTheStatisticsGiven() {
        assertThat(Mode.EVAL.table().absences()).isEqualTo(reduced.absences());
        assertThat(Mode.EVAL.table().graph().steps()).isEqualTo(eval.steps());
        assertThat(List.of(Mode.EVAL.word(), Mode.TRAIN.word())).containsExactly("eval", "train");
    }

    @Test
    void nothingVanishesInTrainMode() {
        assertThat(Mode.TRAIN.table().graph().steps()).isEqualTo(BatchNorm.TABLE.steps());
        assertThat(Mode.TRAIN.table().absences()).isEmpty();
    }

    /// Derived by hand: with μ and σ² constant, y = γ(x − μ)/√(σ² + ε) + β is linear in x.
    @Test
    void theStepsThatAreLeft() {
        assertThat(eval.steps().stream().map(Step::name))
                .containsExactly(
                        "xmu", "sqrtvar", "ivar", "xhat", "gammax", "out", "dbeta", "dgammax", "dgamma", "dxhat",
                        "dxmu1", "dx1", "dx");
        assertThat(text("dx1")).isEqualTo("dxmu1");
        assertThat(text("dx")).isEqualTo("dx1");
    }

    @Test
    void eachStepThatVanishesSaysWhy() {
        assertThat(reduced.absences())
                .isEqualTo(Map.of(
                        "mu", new NotComputed.IsGiven(),
                        "var", new NotComputed.IsGiven(),
                        "sq", new NotComputed.Unread(),
                        "divar", new NotComputed.OfConstant("ivar"),
                        "dsqrtvar", new NotComputed.OfConstant("sqrtvar"),
                        "dvar", new NotComputed.OfConstant("var"),
                        "dsq", new NotComputed.OfUnread("sq"),
                        "dxmu2", new NotComputed.EdgeGone("xmu", "sq"),
                        "dmu", new NotComputed.OfConstant("mu"),
                        "dx2", new NotComputed.EdgeGone("x", "mu")));
    }

    /// Reverse-mode differentiation of the remaining forward steps gives the same gradients.
    @Test
    void theGradientsLeftAreThoseOfTheChainRule() {
        Example example = Example.TELLING;
        double[] mean = {3, -1, 49};
        double[] var = {4, 2.5, 60};
        Map<String, Decimals> inputs = Map.of(
                "x", Decimals.ofColumns(example.columns()),
                "gamma", Decimals.ofFeatures(example.gamma()),
                "beta", Decimals.ofFeatures(example.beta()),
                "eps", Decimals.constant(example.eps(), 3),
                "mu", Decimals.ofFeatures(mean),
                "var", Decimals.ofFeatures(var));
        ReverseMode reverse = new ReverseMode(eval.steps(Pass.FORWARD), 5, inputs, Decimals.ofColumns(example.dout()));
        Trace trace = trace(example, mean, var);
        for (Step step : eval.steps(Pass.BACKWARD)) {
            Decimals derived = switch (step.role()) {
                case Role.Gradient(String of) -> reverse.total(of);
                case Role.Branch(String of, String by) -> reverse.along(of, by);
                case Role.Forward _ -> throw new AssertionError(step);
            };
            for (int row = 0; row < derived.rows(); row++) {
                for (int feature = 0; feature < 3; feature++) {
                    double exact = derived.at(row, feature).doubleValue();
                    assertThat(number(trace.value(step.name()), row, feature))
                            .as("%s[%d,%d]", step.name(), row, feature)
                            .isCloseTo(exact, within(1e-14 * Math.max(1, Math.abs(exact))));
                }
            }
        }
    }

    static Stream<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void evalIsAsPyTorchHasIt(Fixture fixture) {
        Trace trace =
                trace(fixture.example(), fixture.vector("/running_mean_before"), fixture.vector("/running_var_before"));
        assertRows(trace, "out", fixture.columns("/eval/out"));
        assertRows(trace, "dx", fixture.columns("/eval/dx"));
        assertFeatures(trace, "dgamma", fixture.vector("/eval/dweight"));
        assertFeatures(trace, "dbeta", fixture.vector("/eval/dbias"));
    }

    private Trace trace(Example example, double[] mean, double[] var) {
        Map<String, Value> inputs = new HashMap<>(example.inputs());
        inputs.put("mu", new Value.PerFeature(mean));
        inputs.put("var", new Value.PerFeature(var));
        return Trace.of(eval, example.shape(), inputs);
    }

    private static void assertRows(Trace trace, String step, double[][] torch) {
        double largest = Arrays.stream(torch)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        for (int feature = 0; feature < torch.length; feature++) {
            for (int row = 0; row < torch[feature].length; row++) {
                assertThat(number(trace.value(step), row, feature))
                        .as("%s[%d,%d]", step, row, feature)
                        .isCloseTo(torch[feature][row], within(1e-12 * largest));
            }
        }
    }

    private static void assertFeatures(Trace trace, String step, double[] torch) {
        double largest = Arrays.stream(torch).map(Math::abs).max().orElseThrow();
        for (int feature = 0; feature < torch.length; feature++) {
            assertThat(number(trace.value(step), 0, feature))
                    .as("%s[%d]", step, feature)
                    .isCloseTo(torch[feature], within(1e-12 * largest));
        }
    }

    private static double number(Value value, int row, int feature) {
        return switch (value) {
            case Value.One(double number) -> number;
            case Value.PerFeature numbers -> numbers.at(feature);
            case Value.PerRow rows -> rows.at(row, feature);
        };
    }

    private String text(String step) {
        return PlainText.of(((Step) eval.quantity(step)).formula());
    }
}
