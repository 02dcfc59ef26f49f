package bn.gradcheck;

import static bn.formula.Expr.num;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;
import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.exact.Example;
import bn.exact.RoundingBound;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Expr.Counted;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistakes;
import bn.graph.BatchNorm;
import bn.graph.ChainRule;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The backward pass that the chain rule gives, for right and for mistaken forward formulas.
final class ChainRuleTest {
    private static final Shape SHAPE = Shape.of(3, 4, 3);
    private static final Expr features = new Expr.Count(Counted.FEATURES);

    static Stream<Step> gradients() {
        return BatchNorm.TABLE.steps(Pass.BACKWARD).stream();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void ofTheRightTableItIsTheTablesOwn(Mode mode) {
        Graph table = mode.table().graph();
        Map<String, Expr> derived = ChainRule.backward(table, Map.of());
        // The one line that the table writes more shortly.
        derived.computeIfPresent("dsqrtvar", (_, line) -> {
            assertThat(PlainText.of(line)).isEqualTo("−(divar · ivar / sqrtvar)");
            return divar.negated().over(sqrtvar.squared());
        });
        assertThat(texts(derived))
                .isEqualTo(texts(
                        table.steps(Pass.BACKWARD).stream().collect(Collectors.toMap(Step::name, Step::formula))));
    }

    private static Map<String, String> texts(Map<String, Expr> lines) {
        return lines.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> PlainText.of(e.getValue())));
    }

    /// The bound is that of the table's own formulas. One that is written otherwise has a rounding more or
    /// less: twice the bound covers it.
    @ParameterizedTest
    @MethodSource("gradients")
    void itGivesTheNumbersOfTheTable(Step gradient) {
        Trace right = Example.TELLING.trace();
        Trace derived = run(Example.TELLING.shape(), Example.TELLING.inputs(), Map.of());
        RoundingBound bound = RoundingBound.of(Example.TELLING);
        for (int row = 0; row < right.shape().rows(); row++) {
            for (int feature = 0; feature < right.shape().features(); feature++) {
                double difference =
                        number(derived, gradient.name(), row, feature) - number(right, gradient.name(), row, feature);
                int place = right.value(gradient.name()) instanceof Value.PerRow ? row : 0;
                assertThat(Math.abs(difference))
                        .as("[%d,%d]", row, feature)
                        .isLessThanOrEqualTo(2 * bound.of(gradient.name(), place, feature));
            }
        }
    }

    /// All forward passes of training that the catalogue knows to be wrong, and some that nobody writes.
    /// What reads β before it is added makes dbeta read dgammax, which stands below it in the table.
    static Stream<Map<String, Expr>> mistaken() {
        Exercise exercise = Exercise.training(SHAPE, inputs());
        Stream<Map<String, Expr>> known = Mistakes.FORWARD.stream()
                .filter(mistake -> mistake.parameter().isEmpty())
                .flatMap(mistake -> mistake.rewrites(exercise).stream())
                .map(rewrite -> forward(rewrite.lines()))
                .filter(lines -> !lines.isEmpty() && !lines.containsKey("gammax"))
                .distinct();
        return Stream.concat(
                known,
                Stream.of(
                        Map.of("gammax", xhat),
                        Map.of("gammax", gamma.times(x)),
                        Map.of("var", x.squared().meanRows().minus(mu.squared())),
                        Map.of("out", xhat.negated().times(x)),
                        Map.of("out", gamma.broadcast().times(xhat.plus(beta).negated())),
                        Map.of("mu", x.sumRows().over(x.squared().meanRows().plus(num(1))))));
    }

    private static Map<String, Expr> forward(Map<String, Expr> lines) {
        Map<String, Expr> forward = new LinkedHashMap<>(lines);
        forward.keySet()
                .removeIf(
                        step -> gradients().anyMatch(gradient -> gradient.name().equals(step)));
        return forward;
    }

    /// Of every number of x, γ and β: how the loss, the sum of dout · out, changes with it.
    @ParameterizedTest
    @MethodSource("mistaken")
    void ofAMistakenTableItIsTheSlopeOfItsLoss(Map<String, Expr> forward) {
        Shape shape = SHAPE;
        Map<String, Value> inputs = inputs();
        Trace derived = run(shape, inputs, forward);
        for (String input : List.of("x", "gamma", "beta")) {
            boolean flows = ChainRule.backward(BatchNorm.TABLE, forward).containsKey("d" + input);
            double largest = largest(derived, "d" + input);
            int rows = input.equals("x") ? shape.rows() : 1;
            for (int feature = 0; feature < shape.features(); feature++) {
                for (int row = 0; row < rows; row++) {
                    Slope slope = slope(forward, shape, inputs, input, row, feature);
                    assertThat(slope.error()).isLessThan(1e-8 * (1 + largest));
                    double found = flows ? number(derived, "d" + input, row, feature) : 0;
                    assertThat(Math.abs(found - slope.value()))
                            .as("%s of %s [%d,%d]", input, forward, row, feature)
                            .isLessThanOrEqualTo(10 * slope.error() + 1e-13 * largest);
                }
            }
        }
    }

    /// What is broadcast along the features is summed over them on the way back, as a learner does it.
    @Test
    void theGradientOfAMeanAlongTheFeaturesIsSummedOverThem() {
        Map<String, Expr> lines = ChainRule.backward(
                BatchNorm.TABLE, Map.of("mu", x.sumOver(Axes.FEATURES).over(features)));
        assertThat(texts(lines))
                .containsEntry("dmu", "−sum(dx1, axis=1)")
                .containsEntry("dx2", "dmu / D")
                .containsEntry("dx1", "dxmu1 + dxmu2")
                .containsEntry("dsq", "dvar / m");
    }

    /// Through what nothing reads, nothing flows back.
    @Test
    void ofAnUnreadStepThereIsNoGradient() {
        Map<String, Expr> lines =
                ChainRule.backward(BatchNorm.TABLE, Map.of("out", gamma.times(x).plus(beta)));
        assertThat(texts(lines))
                .isEqualTo(Map.of("dgamma", "sum(dout · x)", "dbeta", "sum(dout)", "dx", "dout · gamma"));
    }

    private static Trace run(Shape shape, Map<String, Value> inputs, Map<String, Expr> forward) {
        Map<String, Expr> lines = new LinkedHashMap<>(forward);
        lines.putAll(ChainRule.backward(BatchNorm.TABLE, forward));
        return Trace.of(BatchNorm.TABLE.with(lines), shape, inputs);
    }

    private static Slope slope(
            Map<String, Expr> forward, Shape shape, Map<String, Value> inputs, String input, int row, int feature) {
        double at = inputs.get(input).numbers(feature, row, row + 1)[0];
        return Slope.of(
                number -> {
                    Map<String, Value> moved = new HashMap<>(inputs);
                    moved.put(input, with(inputs.get(input), shape, row, feature, number));
                    return loss(run(shape, moved, forward));
                },
                at,
                1.0 / 16,
                1e-15);
    }

    private static Value with(Value value, Shape shape, int row, int feature, double number) {
        return switch (value) {
            case Value.One _ -> throw new IllegalArgumentException();
            case Value.PerFeature numbers -> {
                double[] all = numbers.toArray();
                all[feature] = number;
                yield new Value.PerFeature(all);
            }
            case Value.PerRow numbers -> {
                double[][] columns = new double[shape.features()][];
                for (int other = 0; other < columns.length; other++) {
                    columns[other] = numbers.numbers(other, 0, shape.rows()).clone();
                }
                columns[feature][row] = number;
                yield Value.PerRow.of(Batch.numbered(shape, columns));
            }
        };
    }

    private static double loss(Trace trace) {
        double loss = 0;
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            for (int row = 0; row < trace.shape().rows(); row++) {
                loss += number(trace, "dout", row, feature) * number(trace, "out", row, feature);
            }
        }
        return loss;
    }

    private static double largest(Trace trace, String step) {
        double largest = 0;
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            for (int row = 0; row < trace.shape().rows(); row++) {
                largest = Math.max(largest, Math.abs(number(trace, step, row, feature)));
            }
        }
        return largest;
    }

    private static double number(Trace trace, String step, int row, int feature) {
        return trace.value(step).numbers(feature, row, row + 1)[0];
    }

    private static Map<String, Value> inputs() {
        Random random = new Random(7);
        return Map.of(
                "x", columns(random, SHAPE, 2),
                "dout", columns(random, SHAPE, 0),
                "gamma", new Value.PerFeature(1.5, -0.7, 2, 0.9),
                "beta", new Value.PerFeature(0.3, -1.1, 0.2, 0.5),
                "eps", new Value.One(1e-3));
    }

    private static Value columns(Random random, Shape shape, double offset) {
        double[][] columns = new double[shape.features()][];
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature] =
                    random.doubles(shape.rows(), offset - 2, offset + 2).toArray();
        }
        return Value.PerRow.of(Batch.numbered(shape, columns));
    }
}
