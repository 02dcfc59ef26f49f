package bn.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.Mode;
import bn.graph.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every finding of a comparison is true of its numbers, which is checked with independent sums.
class SymptomTest {
    /// A batch, statistics of various origins, the stated rules, and the batches they were stated to be
    /// computed from.
    record Case(Batch batch, RunningStats stats, Rules rules, List<Batch> batches) {
        List<Symptom> symptoms() {
            return Symptom.of(comparison(batch, stats), rules, batches);
        }
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 400).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsSaidThatTheNumbersRefute(int seed) {
        Case random = random(new Random(seed));
        List<Symptom> symptoms = random.symptoms();
        assertThat(symptoms).isNotEmpty();
        symptoms.forEach(symptom -> assertTrue(random, symptom));
        for (Symptom symptom : symptoms) {
            if (symptom instanceof Symptom.HardlyTrained(long batches, double _, Rules rules)) {
                assertThat(symptoms).noneMatch(Symptom.Chance.class::isInstance);
                boolean replayed = symptoms.stream()
                        .anyMatch(one -> one instanceof Symptom.Reproduced
                                || one instanceof Symptom.MomentumFlipped
                                || one instanceof Symptom.OtherVariance
                                || one instanceof Symptom.MadeBy);
                if (replayed) {
                    assertThat(batches).isEqualTo(random.batches().size());
                    assertMakes(random, rules.convention(), true);
                }
            }
        }
    }

    private static Case random(Random random) {
        int features = random.nextInt(1, 4);
        int rows = random.nextInt(1, 40);
        double offset = random.nextInt(3) * 50.0;
        double scale = Math.scalb(1, random.nextInt(-4, 5));
        List<Batch> seen = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            seen.add(batch(random, rows, features, offset, scale));
        }
        Batch batch = random.nextInt(3) == 0 ? seen.getLast() : batch(random, rows, features, offset, scale);
        Convention kept = Convention.ALL.get(random.nextInt(Convention.ALL.size()));
        kept = random.nextBoolean() ? kept.withMomentum(OptionalDouble.of(random.nextInt(5) / 4.0)) : kept;
        kept = rows == 1 ? kept.withVariance(Convention.Variance.BIASED) : kept;
        RunningStats made = Tracking.of(kept, RunningStats.initial(features, kept.initialVar()), seen)
                .end();
        RunningStats stats = switch (random.nextInt(5)) {
            case 0 -> RunningStats.initial(features, kept.initialVar());
            case 1 -> new RunningStats(made.mean(), mapped(made.var(), Math::sqrt), made.batches());
            case 2 -> new RunningStats(mapped(made.mean(), one -> one + random.nextGaussian()), made.var(), 1000);
            case 3 -> new RunningStats(made.mean(), mapped(made.var(), one -> one * random.nextInt(3)), 2);
            default -> made;
        };
        Rules rules = switch (random.nextInt(3)) {
            case 0 -> Rules.NONE;
            case 1 -> Rules.of(Convention.ALL.get(random.nextInt(Convention.ALL.size())));
            default -> Rules.of(kept);
        };
        return new Case(batch, stats, rules, random.nextBoolean() ? seen : List.of());
    }

    private static void assertTrue(Case of, Symptom symptom) {
        int rows = of.batch().shape().rows();
        RunningStats stats = of.stats();
        switch (symptom) {
            case Symptom.NeverUpdated(double var, long _) -> {
                assertThat(stats.mean().toArray()).containsOnly(0);
                assertThat(stats.var().toArray()).containsOnly(var);
            }
            case Symptom.HardlyTrained(long batches, double left, Rules rules) -> {
                double take = take(rules.convention());
                assertThat(left).isCloseTo(Math.pow(1 - take, (double) batches), within(1e-12));
                assertThat(left).isGreaterThan(0.01).isLessThan(1);
                double start = rules.convention().initialVar();
                assertThat(Arrays.stream(stats.var().toArray()).min().orElseThrow())
                        .isGreaterThanOrEqualTo(left * start * (1 - 1e-6));
            }
            case Symptom.BelowTheStart(int feature, double value, long batches, double left, Rules rules) -> {
                assertThat(value).isEqualTo(stats.var().at(feature));
                assertThat(left).isCloseTo(Math.pow(1 - take(rules.convention()), (double) batches), within(1e-12));
                assertThat(value).isLessThan(left * rules.convention().initialVar());
            }
            case Symptom.MovedAllTheSame(Rules rules) -> {
                assertThat(take(rules.convention())).isZero();
                assertThat(Arrays.equals(stats.mean().toArray(), new double[stats.features()])
                                && Arrays.stream(stats.var().toArray())
                                        .allMatch(
                                                one -> one == rules.convention().initialVar()))
                        .isFalse();
            }
            case Symptom.Same _ -> assertOwn(of, 1);
            case Symptom.Bessel(int m) -> {
                assertThat(m).isEqualTo(rows);
                assertOwn(of, m / (m - 1.0));
            }
            case Symptom.Chance(int m) -> {
                assertThat(m).isEqualTo(rows).isGreaterThan(1);
                for (int feature = 0; feature < stats.features(); feature++) {
                    assertThat(errors(of, feature)).isLessThan(4);
                }
            }
            case Symptom.SlightDrift(int m, int feature, double times) -> {
                assertThat(m).isEqualTo(rows);
                assertThat(times)
                        .isCloseTo(var(of.batch(), feature) / stats.var().at(feature), within(1e-9 * times));
                assertThat(times).isBetween(0.5, 2.0);
            }
            case Symptom.OneRow _ -> assertThat(rows).isEqualTo(1);
            case Symptom.MeanDrift(int feature, double errors) ->
                assertThat(errors)
                        .isCloseTo(errors(of, feature), within(1e-6 * errors))
                        .isGreaterThan(3);
            case Symptom.VarianceDrift(int feature, double times) ->
                assertThat(times)
                        .isCloseTo(var(of.batch(), feature) / stats.var().at(feature), within(1e-9 * times));
            case Symptom.NoRunningVariance(int feature, double _, double var) -> {
                assertThat(stats.var().at(feature)).isZero();
                assertThat(var).isCloseTo(var(of.batch(), feature), within(1e-9 * var));
            }
            case Symptom.LooksLikeDeviation _ -> {
                for (int feature = 0; feature < stats.features(); feature++) {
                    double deviation = Math.sqrt(var(of.batch(), feature));
                    assertThat(stats.var().at(feature)).isBetween(0.77 * deviation, 1.29 * deviation);
                }
            }
            case Symptom.Reproduced(Rules rules) -> assertMakes(of, rules.convention(), true);
            case Symptom.MomentumFlipped _ -> {
                Convention said = of.rules().convention();
                assertMakes(of, said.withMeaning(said.meaning().other()), true);
            }
            case Symptom.OtherVariance(Convention.Variance found) ->
                assertMakes(of, of.rules().convention().withVariance(found), true);
            case Symptom.MadeBy(Convention found, Rules rules) -> {
                assertMakes(of, found, true);
                assertMakes(of, rules.convention(), false);
            }
            case Symptom.NotReproduced(Rules rules, Replay.Apart apart, int given, long counted) -> {
                assertThat(given).isEqualTo(of.batches().size());
                assertThat(counted).isEqualTo(stats.batches());
                assertThat(apart.made()).isNotEqualTo(apart.saved());
                assertMakes(of, rules.convention(), false);
                Convention.ALL.forEach(convention -> assertMakes(of, convention, false));
            }
        }
    }

    /// The weight of a batch, from the convention's definition.
    private static double take(Convention convention) {
        double momentum = convention.momentum().orElseThrow();
        return convention.meaning() == Convention.Meaning.OF_BATCH ? momentum : 1 - momentum;
    }

    private static void assertOwn(Case of, double factor) {
        for (int feature = 0; feature < of.stats().features(); feature++) {
            double mean = mean(of.batch(), feature);
            double var = var(of.batch(), feature);
            assertThat(of.stats().mean().at(feature)).isCloseTo(mean, within(1e-12 * (Math.abs(mean) + 1)));
            assertThat(of.stats().var().at(feature)).isCloseTo(factor * var, within(1e-11 * var));
        }
    }

    private static void assertMakes(Case of, Convention convention, boolean expected) {
        double off = 0;
        for (int feature = 0; feature < of.stats().features(); feature++) {
            double mean = 0;
            double var = convention.initialVar();
            for (int k = 1; k <= of.batches().size(); k++) {
                Batch batch = of.batches().get(k - 1);
                double rows = batch.shape().rows();
                double divisor = convention.variance() == Convention.Variance.BIASED ? 1 : rows / (rows - 1);
                double take = convention.momentum().isEmpty() ? 1.0 / k : take(convention);
                mean = (1 - take) * mean + take * mean(batch, feature);
                var = (1 - take) * var + take * divisor * var(batch, feature);
            }
            off = Math.max(off, Math.abs(mean - of.stats().mean().at(feature)) / (1 + Math.abs(mean)));
            off = Math.max(off, Math.abs(var - of.stats().var().at(feature)) / (1 + var));
        }
        if (expected) {
            assertThat(off).as("%s makes %s", convention, of).isLessThan(1e-3);
        } else {
            assertThat(off <= 1e-9).as("%s makes %s", convention, of).isFalse();
        }
    }

    private static double errors(Case of, int feature) {
        double off = Math.abs(mean(of.batch(), feature) - of.stats().mean().at(feature));
        return off == 0
                ? 0
                : off
                        / Math.sqrt(of.stats().var().at(feature)
                                / of.batch().shape().rows());
    }

    private static double mean(Batch batch, int feature) {
        return Arrays.stream(batch.column(feature)).average().orElseThrow();
    }

    private static double var(Batch batch, int feature) {
        double mean = mean(batch, feature);
        return Arrays.stream(batch.column(feature))
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElseThrow();
    }

    private static Value.PerFeature mapped(Value.PerFeature numbers, DoubleUnaryOperator by) {
        return new Value.PerFeature(Arrays.stream(numbers.toArray()).map(by).toArray());
    }

    private static Batch batch(Random random, int rows, int features, double offset, double scale) {
        double[][] columns = new double[features][rows];
        for (double[] column : columns) {
            Arrays.setAll(column, _ -> offset + scale * random.nextGaussian());
        }
        return Batch.numbered(Shape.of(rows, features), columns);
    }

    private static ModeComparison comparison(Batch batch, RunningStats stats) {
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", Value.PerRow.of(batch));
        inputs.put("gamma", Value.PerFeature.filled(1, stats.features()));
        inputs.put("beta", Value.PerFeature.filled(0, stats.features()));
        inputs.put("eps", new Value.One(1e-5));
        Trace train = Trace.of(Mode.TRAIN.table().graph(), batch.shape(), inputs);
        inputs.put("mu", stats.mean());
        inputs.put("var", stats.var());
        return new ModeComparison(train, Trace.of(Mode.EVAL.table().graph(), batch.shape(), inputs), stats);
    }

    /// Batches from the distribution that the statistics describe: chance is reported as drift once in a
    /// hundred batches.
    @Test
    void chanceIsRarelyCalledDrift() {
        Random random = new Random(7);
        int drifted = 0;
        for (int i = 0; i < 2000; i++) {
            Batch batch = batch(random, 2 + i % 30, 3, 10, 2);
            RunningStats stats = new RunningStats(Value.PerFeature.filled(10, 3), Value.PerFeature.filled(4, 3), 1000);
            List<Symptom> symptoms = Symptom.of(comparison(batch, stats), Rules.NONE, List.of());
            drifted += symptoms.getFirst() instanceof Symptom.Chance ? 0 : 1;
        }
        assertThat(drifted).isLessThan(20);
    }

    /// Real drift is reported: ten standard errors, or nine times the variance in fifty rows.
    @Test
    void driftIsFound() {
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            Batch batch = batch(random, 50, 2, 10, 2);
            RunningStats moved = new RunningStats(
                    Value.PerFeature.filled(10 + 10 * 2 / Math.sqrt(50), 2), Value.PerFeature.filled(4, 2), 1000);
            assertThat(Symptom.of(comparison(batch, moved), Rules.NONE, List.of()))
                    .allMatch(Symptom.MeanDrift.class::isInstance);
            RunningStats wide = new RunningStats(Value.PerFeature.filled(10, 2), Value.PerFeature.filled(36, 2), 1000);
            assertThat(Symptom.of(comparison(batch, wide), Rules.NONE, List.of()))
                    .allMatch(Symptom.VarianceDrift.class::isInstance);
        }
    }

    /// It is reported exactly if it is the whole difference: for statistics with momentum 1 and another order
    /// of summation, in double and in float, but not for statistics that differ by a millionth.
    @ParameterizedTest
    @MethodSource("seeds")
    void besselsCorrectionIsToldFromWhatIsNearIt(int seed) {
        Random random = new Random(seed);
        int rows = random.nextInt(2, 500);
        Batch batch = batch(random, rows, 2, random.nextInt(3) * 10.0, 1 + random.nextInt(5));
        Value.PerFeature mean = new Value.PerFeature(mean(batch, 0), mean(batch, 1));
        double bessel = rows / (rows - 1.0);
        Value.PerFeature var = new Value.PerFeature(bessel * var(batch, 0), bessel * var(batch, 1));
        assertThat(said(batch, mean, var)).isEqualTo(List.of(new Symptom.Bessel(rows)));
        assertThat(said(batch, mapped(mean, one -> (float) one), mapped(var, one -> (float) one)))
                .isEqualTo(List.of(new Symptom.Bessel(rows)));
        assertThat(said(batch, mean, mapped(var, one -> one / bessel))).isEqualTo(List.of(new Symptom.Same()));
        assertThat(said(batch, mean, mapped(var, one -> one * (1 + 1e-6))))
                .doesNotHaveAnyElementsOfTypes(Symptom.Bessel.class, Symptom.Same.class);
        assertThat(said(batch, mapped(mean, one -> one + 1e-6), var))
                .doesNotHaveAnyElementsOfTypes(Symptom.Bessel.class, Symptom.Same.class);
    }

    private static List<Symptom> said(Batch batch, Value.PerFeature mean, Value.PerFeature var) {
        return Symptom.of(comparison(batch, new RunningStats(mean, var, 1)), Rules.NONE, List.of());
    }
}
