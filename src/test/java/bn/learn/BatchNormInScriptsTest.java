package bn.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Step;
import bn.graph.Trace;
import bn.learn.script.Globals;
import bn.learn.script.Script;
import bn.learn.script.ScriptProblem;
import bn.net.Matrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A script sees the table of steps, and γ and β that go down their gradients.
final class BatchNormInScriptsTest {
    private static final double[][] X = {{2, 4, 9}, {-1, 0.5, 7}};
    private static final double[][] DOUT = {{1, 0, -3}, {0.25, 2, 1}};
    private static final String GIVEN = """
            x = matrix([[2, 4, 9], [-1, 0.5, 7]])
            dout = matrix([[1, 0, -3], [0.25, 2, 1]])
            """;

    private static Globals script(String more) {
        LessonData none = new LessonData(
                () -> {
                    throw new AssertionError("no batch is asked for");
                },
                false,
                () -> {
                    throw new AssertionError("no irises are asked for");
                });
        return new Globals(Script.parse("test.py", GIVEN + more), Library.of(0, none));
    }

    private static double number(String expression) {
        return (double) script("asked = " + expression + "\n").value("asked");
    }

    private static Value rows(double[]... columns) {
        return Value.PerRow.of(Batch.numbered(Shape.of(3, 2), columns));
    }

    private static Map<String, Value> inputs() {
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", rows(X));
        inputs.put("dout", rows(DOUT));
        inputs.put("gamma", new Value.PerFeature(1.5, -2));
        inputs.put("beta", new Value.PerFeature(0.5, 3));
        inputs.put("eps", new Value.One(1e-3));
        return inputs;
    }

    /// Each step is the table's, to the bit.
    private static void checkSame(String steps, Graph graph, Trace trace) {
        String asked = graph.steps().stream()
                .map(Step::name)
                .map(name -> "asked_" + name + " = steps." + name + "\n")
                .collect(Collectors.joining());
        Globals globals = script("steps = " + steps + "\n" + asked);
        for (Step step : graph.steps()) {
            Object found = globals.value("asked_" + step.name());
            for (int feature = 0; feature < 2; feature++) {
                if (found instanceof Matrix matrix) {
                    assertThat(matrix.column(feature))
                            .as(step.name())
                            .isEqualTo(trace.value(step.name()).numbers(feature, 0, 3));
                } else {
                    assertThat(((List<?>) found).get(feature))
                            .as(step.name())
                            .isEqualTo(((Value.PerFeature) trace.value(step.name())).toArray()[feature]);
                }
            }
        }
    }

    @Test
    void theStepsInTrainingMode() {
        Graph graph = Mode.TRAIN.table().graph();
        checkSame(
                "batch_norm(x, [1.5, -2], [0.5, 3], eps=1e-3, dout=dout)",
                graph,
                Trace.of(graph, Shape.of(3, 2), inputs()));
    }

    @Test
    void theStepsInEvaluationMode() {
        Graph graph = Mode.EVAL.table().graph();
        Map<String, Value> inputs = inputs();
        inputs.put("mu", new Value.PerFeature(4, 1));
        inputs.put("var", new Value.PerFeature(2, 0.5));
        checkSame(
                "batch_norm(x, [1.5, -2], [0.5, 3], eps=1e-3, dout=dout, mu=[4, 1], var=[2, 0.5])",
                graph,
                Trace.of(graph, Shape.of(3, 2), inputs));
    }

    /// 2, 4, 9: the squares of the distances from the mean add up to 26.
    @Test
    void oneWithAMistake() {
        assertThat(number("batch_norm(x).var[0]")).isEqualTo(26.0 / 3);
        assertThat(number("batch_norm(x, mistake=\"var-unbiased\").var[0]")).isEqualTo(13);
    }

    @Test
    void withoutDoutNothingGoesBack() {
        assertThatThrownBy(() -> number("batch_norm(x).dgamma[0]")).isInstanceOf(ScriptProblem.class);
    }

    /// From mean 0 and std 1 towards mean 5 and std 3: dγ = 2(γ−3) and dβ = 2(β−5), but for ε.
    @Test
    void gammaAndBetaGoDownTheGradient() {
        String way = "descent([-1, 1], [2, 8], sgd(0.1), 2)";
        assertThat(List.of(number(way + ".gamma[0]"), number(way + ".beta[0]"), number(way + ".loss[0]")))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-4 ? 0 : 1, Double.class)
                .containsExactly(1.0, 0.0, 29.0);
        assertThat(number(way + ".dgamma[0]")).isEqualTo(-4, within(1e-4));
        assertThat(number(way + ".dbeta[0]")).isEqualTo(-10, within(1e-4));
        assertThat(number(way + ".gamma[2]")).isEqualTo(1.72, within(1e-4));
        assertThat(number(way + ".beta[2]")).isEqualTo(1.8, within(1e-4));
        assertThat(number(way + ".loss[2]")).isEqualTo(1.28 * 1.28 + 3.2 * 3.2, within(1e-3));
        assertThat(number("len(" + way + ".beta)")).isEqualTo(3);
    }

    @Test
    void adamTakesItsRateAtFirst() {
        assertThat(number("descent([-1, 1], [2, 8], adam(0.1), 1).gamma[1]")).isEqualTo(1.1, within(1e-6));
    }
}
