package bn.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.catalogue.Mistakes;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Trace;
import bn.stats.Convention;
import bn.stats.RunningStats;
import bn.stats.RunningUpdate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// The layer is the table, to the bit.
final class BatchNormalizationTest {
    private static final Matrix X = Matrix.normal(7, 3, new Generator(1));
    private static final Matrix DOUT = Matrix.normal(7, 3, new Generator(2));
    private static final Convention PYTORCH = Convention.ALL.getFirst();

    private static Trace trace(Mode mode, Map<String, Value> statistics) {
        Map<String, Value> inputs = new HashMap<>(statistics);
        inputs.put("x", rows(X));
        inputs.put("dout", rows(DOUT));
        inputs.put("gamma", new Value.PerFeature(1, 1, 1));
        inputs.put("beta", new Value.PerFeature(0, 0, 0));
        inputs.put("eps", new Value.One(1e-5));
        return Trace.of(mode.table().graph(), Shape.of(7, 3), inputs);
    }

    private static Value rows(Matrix matrix) {
        return Value.PerRow.of(Batch.numbered(Shape.of(matrix.rows(), matrix.width()), matrix.columns()));
    }

    private static BatchNormalization right() {
        return new BatchNormalization(3, PYTORCH, true, BatchNorm.TABLE);
    }

    private static void checkSame(BatchNormalization norm, Phase phase, Trace trace) {
        Matrix y = norm.forward(X, phase);
        Matrix dx = norm.backward(DOUT);
        for (int feature = 0; feature < 3; feature++) {
            assertThat(y.column(feature)).isEqualTo(trace.value("out").numbers(feature, 0, 7));
            assertThat(dx.column(feature)).isEqualTo(trace.value("dx").numbers(feature, 0, 7));
        }
        assertThat(norm.gamma().gradient()).isEqualTo(((Value.PerFeature) trace.value("dgamma")).toArray());
        assertThat(norm.beta().gradient()).isEqualTo(((Value.PerFeature) trace.value("dbeta")).toArray());
    }

    @Test
    void inTraining() {
        checkSame(right(), Phase.TRAINING, trace(Mode.TRAIN, Map.of()));
        checkSame(right(), Phase.OWN_STATISTICS, trace(Mode.TRAIN, Map.of()));
    }

    @Test
    void inEvaluationByItsRunningStatistics() {
        BatchNormalization norm = right();
        norm.forward(X, Phase.TRAINING);
        norm.track();
        Trace training = trace(Mode.TRAIN, Map.of());
        RunningStats after = RunningUpdate.of(
                        PYTORCH,
                        RunningStats.initial(3, 1),
                        Shape.of(7, 3),
                        (Value.PerFeature) training.value("mu"),
                        (Value.PerFeature) training.value("var"))
                .after();
        assertThat(norm.running().mean().toArray()).isEqualTo(after.mean().toArray());
        assertThat(norm.running().var().toArray()).isEqualTo(after.var().toArray());
        assertThat(norm.running().batches()).isEqualTo(1);
        checkSame(norm, Phase.EVALUATION, trace(Mode.EVAL, Map.of("mu", after.mean(), "var", after.var())));
    }

    @Test
    void withAMistakeInItsBackwardPass() {
        Part.BatchNormalization part =
                Part.norm().with(Mistakes.named("mean-path-missing").orElseThrow());
        BatchNormalization norm = new BatchNormalization(3, PYTORCH, true, part.table());
        norm.forward(X, Phase.TRAINING);
        Matrix dx = norm.backward(DOUT);
        Trace trace = trace(Mode.TRAIN, Map.of());
        for (int feature = 0; feature < 3; feature++) {
            assertThat(dx.column(feature)).isEqualTo(trace.value("dx1").numbers(feature, 0, 7));
        }
    }

    @Test
    void aMistakeThatChangesAShapeIsRefused() {
        Part.BatchNormalization part =
                Part.norm().with(Mistakes.named("rows-not-summed").orElseThrow());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchNormalization(3, PYTORCH, true, part.table()))
                .withMessage("dgamma has another shape than what it is the gradient of");
    }

    @Test
    void aLookDoesNotChangeTheRunningStatistics() {
        BatchNormalization norm = right();
        RunningStats before = norm.running();
        norm.forward(X, Phase.OWN_STATISTICS);
        norm.forward(X, Phase.EVALUATION);
        assertThat(norm.running()).isSameAs(before);
    }

    /// The average over two batches of the same size: of their means, and of their unbiased variances.
    @Test
    void renewedStatisticsAreAverages() {
        Plan plan = Plan.of(Part.norm().withMomentum(OptionalDouble.of(0.01)));
        Sequence net = plan.draw(1, new Generator(1));
        net.forward(Matrix.of(new double[] {100, 300}), Phase.TRAINING);
        net.track();
        net.renew(List.of(Matrix.of(new double[] {1, 3}), Matrix.of(new double[] {2, 8})));
        RunningStats renewed = net.all(BatchNormalization.class).getFirst().running();
        assertThat(renewed.mean().at(0)).isCloseTo(3.5, within(1e-15));
        assertThat(renewed.var().at(0)).isCloseTo(10, within(1e-14));
        assertThat(renewed.batches()).isEqualTo(2);
    }

    @Test
    void whatIsFrozenIsNotLearned() {
        assertThat(Plan.of(Part.norm().frozen()).draw(3, new Generator(1)).parameters())
                .isEmpty();
        assertThat(Plan.of(Part.norm()).draw(3, new Generator(1)).parameters())
                .extracting(Parameter::name)
                .containsExactly("gamma", "beta");
    }
}
