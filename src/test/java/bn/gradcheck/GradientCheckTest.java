package bn.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Shape;
import bn.exact.Example;
import bn.formula.Value;
import bn.gradcheck.GradientCheck.Agreement;
import bn.graph.BatchNorm;
import bn.graph.Given;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The check accepts correct gradients and finds wrong ones.
class GradientCheckTest {
    static Stream<Example> examples() {
        return Stream.concat(Stream.of(Example.TELLING), LongStream.range(0, 60).mapToObj(Example::random));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void whatIsRightIsNotCalledWrong(Example example) {
        GradientCheck check = new GradientCheck(example.trace());
        for (Step gradient : BatchNorm.TABLE.steps(Pass.BACKWARD)) {
            assertThat(check.of(gradient))
                    .as(gradient.name())
                    .noneMatch(compared -> compared.agreement() == Agreement.WRONG);
        }
    }

    @Test
    void onAnOrdinaryBatchItCanTell() {
        Example example = Example.TELLING;
        GradientCheck check = new GradientCheck(example.trace());
        for (Step gradient : BatchNorm.TABLE.steps(Pass.BACKWARD)) {
            assertThat(check.of(gradient))
                    .as(gradient.name())
                    .allMatch(compared -> compared.agreement() == Agreement.RIGHT)
                    .allMatch(compared -> compared.relativeError() < 1e-8);
        }
    }

    /// With a gradient scaled by 1.001, that one is reported, and no earlier one.
    @ParameterizedTest
    @MethodSource("gradients")
    void whatIsWrongIsFound(Step wrong) {
        Example example = Example.TELLING;
        Value right = example.trace().value(wrong.name());
        Given given = new Given.OfValue(wrong.name(), times(right, 1.001));
        GradientCheck check = new GradientCheck(example.trace(List.of(given)));
        List<Step> gradients = BatchNorm.TABLE.steps(Pass.BACKWARD);
        assertThat(check.of(wrong)).allMatch(compared -> compared.agreement() == Agreement.WRONG);
        for (Step before : gradients.subList(0, gradients.indexOf(wrong))) {
            assertThat(check.of(before)).as(before.name()).allMatch(one -> one.agreement() == Agreement.RIGHT);
        }
    }

    static List<Step> gradients() {
        return BatchNorm.TABLE.steps(Pass.BACKWARD);
    }

    private static Value times(Value value, double factor) {
        return switch (value) {
            case Value.One(double number) -> new Value.One(number * factor);
            case Value.PerFeature numbers -> {
                double[] more = numbers.toArray();
                for (int i = 0; i < more.length; i++) {
                    more[i] *= factor;
                }
                yield new Value.PerFeature(more);
            }
            case Value.PerRow numbers ->
                new Value.PerRow(numbers.rows(), (feature, from, to) -> {
                    double[] more = numbers.run().of(feature, from, to).clone();
                    for (int i = 0; i < more.length; i++) {
                        more[i] *= factor;
                    }
                    return more;
                });
        };
    }

    /// Four times the features take four times the rows, not sixteen times.
    @Test
    void theWorkGrowsAsTheFeaturesDo() {
        assertThat(rowsRun(16)).isEqualTo(4 * rowsRun(4));
    }

    /// The number of rows read in all checks of a batch whose features are equal.
    private static long rowsRun(int features) {
        LongAdder rows = new LongAdder();
        Map<String, Value> inputs = new HashMap<>(Example.TELLING.inputs());
        for (String name : List.of("x", "dout")) {
            Value.PerRow column = (Value.PerRow) Example.TELLING.inputs().get(name);
            inputs.put(name, new Value.PerRow(column.rows(), (_, from, to) -> {
                rows.add(to - from);
                return column.run().of(0, from, to);
            }));
        }
        inputs.put("gamma", Value.PerFeature.filled(1.5, features));
        inputs.put("beta", Value.PerFeature.filled(0.3, features));
        Trace trace = Trace.of(BatchNorm.TABLE, Shape.of(5, features), inputs);
        GradientCheck check = new GradientCheck(trace);
        gradients().forEach(check::of);
        return rows.sum();
    }

    /// Progress is reported for every number, and their total is known in advance: for a long batch, some
    /// rows.
    @Test
    void reportsProgressForEveryNumber() {
        Trace trace = Example.random(3).trace();
        LongAdder told = new LongAdder();
        GradientCheck check = new GradientCheck(trace, told::increment);
        for (Step gradient : gradients()) {
            told.reset();
            assertThat(check.of(gradient)).hasSize((int) GradientCheck.numbers(gradient, trace));
            assertThat(told.sum()).isEqualTo(GradientCheck.numbers(gradient, trace));
        }
    }

    /// The derivative of e^x at 1 is e, and of a square at 3 it is 6, exactly.
    @Test
    void aSlopeKnowsHowFarItIsOff() {
        Slope slope = Slope.of(Math::exp, 1, 0.1, Math.ulp(Math.E));
        assertThat(slope.value()).isCloseTo(Math.E, within(1e-12));
        assertThat(Math.abs(slope.value() - Math.E)).isLessThanOrEqualTo(10 * slope.error());
        assertThat(Slope.of(x -> x * x, 3, 0.125, 0).value()).isEqualTo(6);
    }

    /// The closed form equals dx up to round-off: (5 + 4 operations) · 2⁻⁵³ of the terms that cancel in it.
    @Test
    void theClosedFormIsTheBranchesMultipliedOut() {
        for (Example example : examples().toList()) {
            Trace trace = example.trace();
            Value.PerRow difference =
                    (Value.PerRow) trace.value(BatchNorm.closedForm(Mode.TRAIN).minus(bn.formula.Expr.ref("dx")));
            Value.PerRow first = (Value.PerRow) trace.value("dxmu1");
            for (int feature = 0; feature < example.shape().features(); feature++) {
                double largest = 0;
                for (int row = 0; row < example.shape().rows(); row++) {
                    largest = Math.max(largest, Math.abs(first.at(row, feature)));
                }
                // If x is far from 0, mu has an error of one rounding of x, and so has xhat.
                double offset = Math.abs(example.columns()[feature][0])
                        / ((Value.PerFeature) trace.value("sqrtvar")).at(feature);
                for (int row = 0; row < example.shape().rows(); row++) {
                    assertThat(Math.abs(difference.at(row, feature)))
                            .as("%s", example)
                            .isLessThanOrEqualTo(Math.scalb(64 * (1 + offset) * largest, -52));
                }
            }
        }
    }
}
