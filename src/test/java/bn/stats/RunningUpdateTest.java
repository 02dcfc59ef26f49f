package bn.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Shape;
import bn.exact.Fixture;
import bn.formula.Value;
import bn.graph.Mode;
import bn.graph.Trace;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The update of the running statistics, by each convention.
class RunningUpdateTest {
    /// Two batches of one feature, worked by hand: (1, 2, 6) has mean 3, variance 14/3 with N and 7 with N
    /// − 1; (0, 4) has mean 2, variance 4 with N and 8 with N − 1.
    ///
    /// PyTorch: 0.1·3 = 0.3, then 0.9·0.3 + 0.1·2 = 0.47; 0.9·1 + 0.1·7 = 1.6, then 0.9·1.6 + 0.1·8 = 2.24.
    /// Keras: 0.01·3 = 0.03, then 0.99·0.03 + 0.01·2 = 0.0497; 0.99 + 0.01·14/3, then 0.99·that + 0.01·4.
    /// TensorFlow's fused layer: as Keras, with 7 and 8. ONNX: 0.9 and 0.1, with 14/3 and 4. cuDNN as
    /// PyTorch. The paper: the means of (3, 2) and of (7, 8). cs231n: as ONNX, but from 0: 0.1·14/3, then
    /// 0.9·that + 0.1·4. d2l: as ONNX.
    @ParameterizedTest
    @CsvSource({
        "pytorch,    0.3,  1.6,                0.47,   2.24",
        "cudnn,      0.3,  1.6,                0.47,   2.24",
        "keras,      0.03, 1.0366666666666666, 0.0497, 1.0663",
        "flax,       0.03, 1.0366666666666666, 0.0497, 1.0663",
        "tensorflow, 0.03, 1.06,               0.0497, 1.1294",
        "onnx,       0.3,  1.3666666666666667, 0.47,   1.63",
        "paper,      3,    7,                  2.5,    7.5",
        "cs231n,     0.3,  0.4666666666666667, 0.47,   0.82",
        "d2l,        0.3,  1.3666666666666667, 0.47,   1.63"
    })
    void byHand(String name, double mean1, double var1, double mean2, double var2) {
        Convention convention = Convention.named(name).orElseThrow();
        RunningStats start = RunningStats.initial(1, convention.initialVar());
        RunningStats first = update(convention, start, 3, 3, 14.0 / 3);
        RunningStats second = update(convention, first, 2, 2, 4);
        assertThat(first.batches()).isEqualTo(1);
        assertThat(first.mean().at(0)).isCloseTo(mean1, within(1e-15));
        assertThat(first.var().at(0)).isCloseTo(var1, within(2e-15));
        assertThat(second.batches()).isEqualTo(2);
        assertThat(second.mean().at(0)).isCloseTo(mean2, within(1e-15));
        assertThat(second.var().at(0)).isCloseTo(var2, within(2e-15));
    }

    /// The cumulative average does not depend on which side momentum weights: the first batch has the weight
    /// 1, the second a half.
    @ParameterizedTest
    @EnumSource(Convention.Meaning.class)
    void thePlainAverageIsOneByEitherMeaning(Convention.Meaning meaning) {
        Convention average = Convention.named("paper").orElseThrow().withMeaning(meaning);
        RunningStats first = update(average, RunningStats.initial(1, 1), 3, 3, 14.0 / 3);
        RunningStats second = update(average, first, 2, 2, 4);
        assertThat(first.mean().at(0)).isEqualTo(3);
        assertThat(first.var().at(0)).isCloseTo(7, within(1e-15));
        assertThat(second.mean().at(0)).isEqualTo(2.5);
        assertThat(second.var().at(0)).isCloseTo(7.5, within(1e-15));
    }

    static Stream<Fixture> fixtures() {
        return Fixture.all();
    }

    /// PyTorch's numbers, after three earlier batches; momentum null is the cumulative average.
    @ParameterizedTest
    @MethodSource("fixtures")
    void asPyTorch(Fixture fixture) {
        OptionalDouble momentum = fixture.numbers().containsKey("/momentum")
                ? OptionalDouble.of(fixture.vector("/momentum")[0])
                : OptionalDouble.empty();
        Convention convention = Convention.named("pytorch").orElseThrow().withMomentum(momentum);
        RunningStats before = new RunningStats(
                new Value.PerFeature(fixture.vector("/running_mean_before")),
                new Value.PerFeature(fixture.vector("/running_var_before")),
                (long) fixture.vector("/num_batches_tracked_before")[0]);
        Trace trace = Trace.of(
                Mode.TRAIN.table().graph(), fixture.shape(), fixture.example().inputs());
        RunningStats after = RunningUpdate.of(
                        convention, before, fixture.shape(), (Value.PerFeature) trace.value("mu"), (Value.PerFeature)
                                trace.value("var"))
                .after();
        assertClose(after.mean(), fixture.vector("/train/running_mean_after"));
        assertClose(after.var(), fixture.vector("/train/running_var_after"));
    }

    private static void assertClose(Value.PerFeature ours, double[] torch) {
        for (int feature = 0; feature < torch.length; feature++) {
            assertThat(ours.at(feature)).isCloseTo(torch[feature], within(1e-12 * Math.abs(torch[feature])));
        }
    }

    private static RunningStats update(Convention convention, RunningStats old, int rows, double mu, double var) {
        return RunningUpdate.of(convention, old, Shape.of(rows, 1), new Value.PerFeature(mu), new Value.PerFeature(var))
                .after();
    }
}
