package bn.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.Mode;
import bn.graph.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The findings of a comparison on both sides of each threshold, for numbers small enough that the
/// thresholds are worked out on paper.
class FindingsByHandTest {
    /// Enough batches that nothing is left of the start.
    private static final long MANY = 1000;

    private static final Convention PYTORCH = Convention.ALL.getFirst();
    private static final Symptom SAME = new Symptom.Same();

    /// Mean 4, variance 1.
    private static final double[] FOUR = {3, 5};

    private static Batch batch(double[]... columns) {
        return Batch.numbered(Shape.of(columns[0].length, columns.length), columns);
    }

    private static Value.PerFeature numbers(double... numbers) {
        return new Value.PerFeature(numbers);
    }

    private static double[] shifted(double by, double... numbers) {
        return Arrays.stream(numbers).map(number -> number + by).toArray();
    }

    private static Rules momentum(Convention convention, double momentum) {
        return Rules.of(convention.withMomentum(OptionalDouble.of(momentum)));
    }

    private static List<Symptom> said(Batch batch, RunningStats stats, Rules rules, List<Batch> batches) {
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", Value.PerRow.of(batch));
        inputs.put("gamma", Value.PerFeature.filled(1, stats.features()));
        inputs.put("beta", Value.PerFeature.filled(0, stats.features()));
        inputs.put("eps", new Value.One(1e-5));
        Trace train = Trace.of(Mode.TRAIN.table().graph(), batch.shape(), inputs);
        inputs.put("mu", stats.mean());
        inputs.put("var", stats.var());
        Trace eval = Trace.of(Mode.EVAL.table().graph(), batch.shape(), inputs);
        return Symptom.of(new ModeComparison(train, eval, stats), rules, batches);
    }

    private static List<Symptom> said(double[] column, double mean, double var) {
        return said(batch(column), new RunningStats(numbers(mean), numbers(var), MANY), Rules.NONE, List.of());
    }

    private static List<Symptom> trained(double[] column, double mean, double var, long batches, Rules rules) {
        return said(batch(column), new RunningStats(numbers(mean), numbers(var), batches), rules, List.of());
    }

    /// Five rows of mean 6 and variance 4. With u the unit round-off, δ = (5 + 3)·u·(6 + 2) = 64u, so a
    /// mean may be 128u off, and a variance 2·(δ² + 10u·(4 + δ²) + 2·2u·8) = 144u and a little.
    @Nested
    class OwnStatistics {
        private static final double[] SIX = {9, 3, 7, 5, 6};
        private static final double SINGLE = 0x1p-24;
        private static final double DOUBLE = 0x1p-53;

        @ParameterizedTest
        @ValueSource(doubles = {SINGLE, DOUBLE})
        void aMeanMayBeOffByItsRoundOff(double unit) {
            assertThat(said(SIX, 6 + 128 * unit, 4)).containsExactly(SAME);
            assertThat(said(SIX, 6 - 128 * unit, 4)).containsExactly(SAME);
            assertThat(said(SIX, 6 + 136 * unit, 4)).doesNotContain(SAME);
            assertThat(said(SIX, 6 - 136 * unit, 4)).doesNotContain(SAME);
        }

        @ParameterizedTest
        @ValueSource(doubles = {SINGLE, DOUBLE})
        void aVarianceMayBeOffByItsRoundOff(double unit) {
            assertThat(said(SIX, 6, 4 + 144 * unit)).containsExactly(SAME);
            assertThat(said(SIX, 6, 4 - 144 * unit)).containsExactly(SAME);
            assertThat(said(SIX, 6, 4 + 152 * unit)).doesNotContain(SAME);
            assertThat(said(SIX, 6, 4 - 152 * unit)).doesNotContain(SAME);
        }

        /// The divisor 4 instead of 5 makes the variance 5, and what it may be off 5/4 as large, 180u.
        @ParameterizedTest
        @ValueSource(doubles = {SINGLE, DOUBLE})
        void theUnbiasedVarianceMayBeOffByMore(double unit) {
            Symptom bessel = new Symptom.Bessel(5);
            assertThat(said(SIX, 6, 5 + 176 * unit)).containsExactly(bessel);
            assertThat(said(SIX, 6, 5 - 176 * unit)).containsExactly(bessel);
            assertThat(said(SIX, 6, 5 + 184 * unit)).doesNotContain(bessel);
            assertThat(said(SIX, 6, 5 - 184 * unit)).doesNotContain(bessel);
        }

        /// What is no float32 was not rounded to one: only float64 round-off is allowed.
        @Test
        void doublesMayBeOffByLess() {
            assertThat(said(SIX, 6 + 1e-9, 4)).doesNotContain(SAME);
            assertThat(said(SIX, 6, 4 + 1e-9)).doesNotContain(SAME);
        }

        /// Mean 2²⁴, in float32: δ = 8·(1 + 2⁻²³), and the variance may be off by 2·(64.0000153 +
        /// 0.0000405 + 4.0000005) = 136.0001125.
        @Test
        void theErrorOfAMeanIsInItsVariance() {
            double[] far = shifted(0x1p24 - 6, SIX);
            assertThat(said(far, 0x1p24, 140 + 7 * 0x1p-16)).containsExactly(SAME);
            assertThat(said(far, 0x1p24, 140 + 8 * 0x1p-16)).doesNotContain(SAME);
        }

        /// Mean 2²¹ − 2, in float32: |mu| + √var is 2²¹, δ is 1, and a variance of 4 may be off by
        /// 2·(1 + 0.5) = 3, one of 5 by 3.75. From 1.25 to 7 it may be either, unless it is equal in
        /// float64, where δ is 2⁻²⁹; from 1 it is the biased one, up to 8.75 the unbiased.
        @ParameterizedTest
        @CsvSource({
            "0.984375, NEITHER",
            "1, SAME",
            "1.234375, SAME",
            "1.265625, NEITHER",
            "4, SAME",
            "4.015625, NEITHER",
            "5, BESSEL",
            "5.015625, NEITHER",
            "6.984375, NEITHER",
            "7.015625, BESSEL",
            "8.734375, BESSEL",
            "8.765625, NEITHER"
        })
        void whatMayBeEitherIsNeither(double var, String expected) {
            List<Symptom> symptoms = said(shifted(0x1p21 - 8, SIX), 0x1p21 - 2, var);
            switch (expected) {
                case "SAME" -> assertThat(symptoms).containsExactly(SAME);
                case "BESSEL" -> assertThat(symptoms).containsExactly(new Symptom.Bessel(5));
                default -> assertThat(symptoms).doesNotContain(SAME, new Symptom.Bessel(5));
            }
        }

        /// A feature that does not vary has the same variance with either divisor; the other feature
        /// decides.
        @ParameterizedTest
        @CsvSource({"4, true", "5, false"})
        void aConstantFeatureDecidesNothing(double var, boolean same) {
            RunningStats stats = new RunningStats(numbers(6, 7), numbers(var, 0), MANY);
            assertThat(said(batch(SIX, new double[] {7, 7, 7, 7, 7}), stats, Rules.NONE, List.of()))
                    .containsExactly(same ? SAME : new Symptom.Bessel(5));
        }

        @Test
        void oneFeatureOfTwoIsNotEnough() {
            RunningStats stats = new RunningStats(numbers(6, 6), numbers(4, 5), MANY);
            assertThat(said(batch(SIX, SIX), stats, Rules.NONE, List.of())).doesNotContain(SAME, new Symptom.Bessel(5));
        }

        @Test
        void oneRowHasNoVarianceOfItsOwn() {
            assertThat(said(new double[] {5}, 5, 0)).containsExactly(new Symptom.OneRow());
        }
    }

    @Nested
    class Drift {
        /// Mean 0, variance 3; with the divisor 3, 4.
        private static final double[] FLAT = {3, -1, -1, -1};

        /// Mean 0, variance 9.
        private static final double[] THREES =
                IntStream.range(0, 64).mapToDouble(row -> row % 2 == 0 ? 3 : -3).toArray();

        private static List<Symptom> two(double[] column, Value.PerFeature mean, Value.PerFeature var) {
            return said(batch(column, column), new RunningStats(mean, var, MANY), Rules.NONE, List.of());
        }

        /// A running variance of 4 in four rows: a standard error is 1. Of one feature √(2·ln 400) =
        /// 3.4616 of them are too many, of two √(2·ln 800) = 3.6564.
        @Test
        void aMeanMayBeSomeStandardErrorsOff() {
            assertThat(said(shifted(3.4609375, FLAT), 0, 4)).containsExactly(new Symptom.Chance(4));
            assertThat(said(shifted(3.46875, FLAT), 0, 4)).containsExactly(new Symptom.MeanDrift(0, 3.46875));
            assertThat(said(shifted(-3.46875, FLAT), 0, 4)).containsExactly(new Symptom.MeanDrift(0, 3.46875));
            Value.PerFeature four = numbers(4, 4);
            assertThat(two(FLAT, numbers(0, 3.65625), four)).containsExactly(new Symptom.Chance(4));
            assertThat(two(FLAT, numbers(0, 3.6640625), four)).containsExactly(new Symptom.MeanDrift(1, 3.6640625));
        }

        /// With t = s²/σ², Chernoff's exponent 1.5·(t − 1 − ln t) passes ln 400 = 5.9915 at t = 6.9302,
        /// var/σ² = 5.1976, and at t = 0.006823, var/σ² = 0.005117: σ² = 0.57718 and 586.3.
        @Test
        void aVarianceMayBeSomeTimesTheOther() {
            assertThat(said(FLAT, 0, 0.5773)).containsExactly(new Symptom.Chance(4));
            assertThat(said(FLAT, 0, 0.5771)).containsExactly(new Symptom.VarianceDrift(0, 3 / 0.5771));
            assertThat(said(FLAT, 0, 584)).containsExactly(new Symptom.Chance(4));
            assertThat(said(FLAT, 0, 588)).containsExactly(new Symptom.VarianceDrift(0, 3 / 588.0));
        }

        /// In 64 rows, 31.5·(t − 1 − ln t) is 5.883 for σ² = 5.25 and 6.462 for 5.125, on the two sides
        /// of ln 400. More than a factor of 2 is drift, σ² under 4.5.
        @Test
        void aSlightDriftIsWithinAFactorOfTwo() {
            assertThat(said(THREES, 0, 5.25)).containsExactly(new Symptom.Chance(64));
            assertThat(said(THREES, 0, 5.125)).containsExactly(new Symptom.SlightDrift(64, 0, 9 / 5.125));
            assertThat(said(THREES, 0, 4.5)).containsExactly(new Symptom.SlightDrift(64, 0, 2));
            assertThat(said(THREES, 0, 4.4)).containsExactly(new Symptom.VarianceDrift(0, 9 / 4.4));
        }

        /// 31.5·(t − 1 − ln t) is 7.09 for σ² = 5 and 9.58 for 4.6; ln 800 is 6.68.
        @Test
        void theLeastLikelyOfSlightDriftsIsReported() {
            Value.PerFeature mean = numbers(0, 0);
            assertThat(two(THREES, mean, numbers(5, 4.6))).containsExactly(new Symptom.SlightDrift(64, 1, 9 / 4.6));
            assertThat(two(THREES, mean, numbers(4.6, 5))).containsExactly(new Symptom.SlightDrift(64, 0, 9 / 4.6));
        }

        @Test
        void noRunningVarianceIsReportedUnlessTheFeatureIsConstant() {
            double[] sevens = {7, 7, 7, 7};
            assertThat(said(FLAT, 0, 0)).containsExactly(new Symptom.NoRunningVariance(0, 0, 3));
            assertThat(said(sevens, 6, 0)).containsExactly(new Symptom.NoRunningVariance(0, 0, 0));
            RunningStats stats = new RunningStats(numbers(0, 7), numbers(3.5, 0), MANY);
            assertThat(said(batch(FLAT, sevens), stats, Rules.NONE, List.of())).containsExactly(new Symptom.Chance(4));
        }

        /// Of one row, a standard error is √σ² = 1.
        @Test
        void oneRowHasAMean() {
            assertThat(said(new double[] {3.4609375}, 0, 1.0001)).containsExactly(new Symptom.OneRow());
            assertThat(said(new double[] {7}, 0, 4)).containsExactly(new Symptom.MeanDrift(0, 3.5));
        }
    }

    @Nested
    class Training {
        private static final Rules HALF = momentum(PYTORCH, 0.5);

        /// After two batches with momentum 0.5 a quarter of the first variance, 1, is left, less a
        /// millionth of it.
        @Test
        void aVarianceMayNotBeBelowWhatIsLeft() {
            double[] column = {30, 50};
            assertThat(trained(column, 4, 0.2499998, 2, HALF))
                    .containsExactly(new Symptom.HardlyTrained(2, 0.25, HALF));
            assertThat(trained(column, 4, 0.25 * (1 - 1e-6), 2, HALF))
                    .containsExactly(new Symptom.HardlyTrained(2, 0.25, HALF));
            assertThat(trained(column, 4, 0.2499997, 2, HALF))
                    .startsWith(new Symptom.BelowTheStart(0, 0.2499997, 2, 0.25, HALF))
                    .hasSizeGreaterThan(1);
        }

        @Test
        void nothingIsBelowAVarianceThatBeganAtZero() {
            Rules rules = momentum(Convention.named("cs231n").orElseThrow(), 0.5);
            assertThat(trained(new double[] {30, 50}, 4, 1e-9, 2, rules))
                    .containsExactly(new Symptom.HardlyTrained(2, 0.25, rules));
        }

        /// 0.5⁶ = 0.0156 is more than a hundredth, 0.5⁷ = 0.0078 is not.
        @Test
        void aHundredthIsNotMentioned() {
            assertThat(trained(FOUR, 4, 2.5, 6, HALF)).containsExactly(new Symptom.HardlyTrained(6, 0x1p-6, HALF));
            assertThat(trained(FOUR, 4, 2.5, 7, HALF)).containsExactly(new Symptom.Chance(2));
        }

        /// No count says nothing about what is left.
        @Test
        void noBatchesMayMeanThatNobodyCounted() {
            assertThat(trained(FOUR, 4, 2.5, 0, HALF)).containsExactly(new Symptom.Chance(2));
        }

        @Test
        void momentumZeroMovesNothing() {
            Rules rules = momentum(PYTORCH, 0);
            assertThat(trained(FOUR, 4, 2.5, 3, rules))
                    .containsExactly(new Symptom.MovedAllTheSame(rules), new Symptom.Chance(2));
            assertThat(trained(FOUR, 4, 1, 3, rules)).containsExactly(new Symptom.MovedAllTheSame(rules), SAME);
            assertThat(trained(FOUR, 0, 1, 3, rules)).containsExactly(new Symptom.NeverUpdated(1, 3));
        }

        /// Statistics that are the batch's own hold nothing of the start, which is no news; what
        /// contradicts the stated momentum is.
        @Test
        void besideTheBatchsOwn() {
            double[] narrow = {3.75, 4.25};
            assertThat(trained(FOUR, 4, 1, 2, HALF)).containsExactly(SAME);
            assertThat(trained(narrow, 4, 0.0625, 2, HALF))
                    .containsExactly(new Symptom.BelowTheStart(0, 0.0625, 2, 0.25, HALF), SAME);
            assertThat(trained(narrow, 4, 0.0625, 2, Rules.NONE)).containsExactly(SAME);
            assertThat(trained(new double[] {-1, 1}, 0, 1, 2, Rules.NONE))
                    .containsExactly(new Symptom.NeverUpdated(1, 2), SAME);
        }
    }

    /// Two rows 10 ± s: √var is s, and ln(var/√var) is ln s.
    @Nested
    class Deviation {
        private static final Symptom DEVIATION = new Symptom.LooksLikeDeviation();

        /// Of s = 4, ln 4 = 1.3863: ln(5/4) = 0.223 is under a fifth of ln(16/5) = 1.163, ln(5.1/4) =
        /// 0.243 is over that of 1.143. Of s = 100 it must be under 0.25: ln 1.28 = 0.247, ln 1.29 =
        /// 0.255, ln 0.78 = −0.248, ln 0.77 = −0.261. ln 1.65 = 0.501, ln 1.64 = 0.495: nearer than 0.5
        /// the two look alike.
        @ParameterizedTest
        @CsvSource({
            "4, 4, true",
            "4, 5, true",
            "4, 5.1, false",
            "100, 128, true",
            "100, 129, false",
            "100, 78, true",
            "100, 77, false",
            "1.65, 1.65, true",
            "1.64, 1.64, false"
        })
        void isRecognized(double s, double running, boolean expected) {
            assertThat(said(new double[] {10 - s, 10 + s}, 10, running).contains(DEVIATION))
                    .isEqualTo(expected);
        }

        /// It is the whole explanation, and must be that of every feature.
        @Test
        void explainsEveryFeature() {
            Batch batch = batch(new double[] {-90, 110}, new double[] {-90, 110});
            RunningStats both = new RunningStats(numbers(10, 10), numbers(100, 100), MANY);
            RunningStats one = new RunningStats(numbers(10, 10), numbers(100, 9000), MANY);
            assertThat(said(batch, both, Rules.NONE, List.of())).containsExactly(DEVIATION);
            assertThat(said(batch, one, Rules.NONE, List.of())).doesNotContain(DEVIATION);
        }
    }

    /// With momentum 1 the statistics are those of the last batch.
    @Nested
    class Replay {
        private static final Rules BIASED = momentum(PYTORCH.withVariance(Convention.Variance.BIASED), 1);
        private static final Symptom REPRODUCED = new Symptom.Reproduced(BIASED);
        private static final Symptom UNBIASED = new Symptom.OtherVariance(Convention.Variance.UNBIASED);

        private static Symptom replayed(double mean, double var, double[]... batches) {
            List<Batch> given =
                    Stream.of(batches).map(FindingsByHandTest::batch).toList();
            RunningStats stats = new RunningStats(numbers(mean), numbers(var), MANY);
            return said(given.getLast(), stats, BIASED, given).getFirst();
        }

        /// A mean may be 1e-5·(4 + 1) off, a variance 1e-5·1 + 1e-6·(4·1 + 1): 5e-5 and 1.5e-5.
        @Test
        void savedStatisticsMayBeOffByTheirRounding() {
            assertThat(replayed(4 + 4.9e-5, 1, FOUR)).isEqualTo(REPRODUCED);
            assertThat(replayed(4 - 4.9e-5, 1, FOUR)).isEqualTo(REPRODUCED);
            assertThat(replayed(4, 1 + 1.4e-5, FOUR)).isEqualTo(REPRODUCED);
            assertApart(replayed(4 + 5.1e-5, 1, FOUR), "running_mean", 4, 4 + 5.1e-5, 1.02);
            assertApart(replayed(4 - 5.1e-5, 1, FOUR), "running_mean", 4, 4 - 5.1e-5, 1.02);
            assertApart(replayed(4, 1 + 1.6e-5, FOUR), "running_var", 1, 1 + 1.6e-5, 16 / 15.0);
        }

        private static void assertApart(Symptom symptom, String statistic, double made, double saved, double off) {
            assertThat(symptom)
                    .asInstanceOf(InstanceOfAssertFactories.type(Symptom.NotReproduced.class))
                    .satisfies(found -> {
                        assertThat(found.rules()).isEqualTo(BIASED);
                        assertThat(found.given()).isOne();
                        assertThat(found.counted()).isEqualTo(MANY);
                        assertThat(found.apart().statistic()).isEqualTo(statistic);
                        assertThat(found.apart().feature()).isZero();
                        assertThat(found.apart().made()).isEqualTo(made);
                        assertThat(found.apart().saved()).isEqualTo(saved);
                        assertThat(found.apart().off()).isCloseTo(off, within(1e-4));
                    });
        }

        /// The largest mean of a batch counts, −8: 1e-5·(8 + 1); and the largest variance, 9: 1e-5·(4 +
        /// 3).
        @Test
        void theLargestBatchSaysHowFarTheyMayBeOff() {
            double[] below = {-9, -7};
            assertThat(replayed(4 + 8.9e-5, 1, below, FOUR)).isEqualTo(REPRODUCED);
            assertThat(replayed(4 + 9.1e-5, 1, below, FOUR)).isInstanceOf(Symptom.NotReproduced.class);
            double[] wide = {-3, 3};
            assertThat(replayed(4 + 6.9e-5, 1, wide, FOUR)).isEqualTo(REPRODUCED);
            assertThat(replayed(4 + 7.1e-5, 1, wide, FOUR)).isInstanceOf(Symptom.NotReproduced.class);
        }

        /// Mean 10⁶, variance 1 or, unbiased, 2: a saved one may be 1.00001 off. Of 1.909 they are 0.909
        /// and 0.091 off; ten times nearer is 1.90909.
        @Test
        void otherRulesMustBeTenTimesNearer() {
            double[] far = {1e6 - 1, 1e6 + 1};
            assertThat(replayed(1e6, 1.9085, far)).isEqualTo(REPRODUCED);
            assertThat(replayed(1e6, 1.9095, far)).isEqualTo(UNBIASED);
            assertThat(replayed(1e6, 2, far)).isEqualTo(UNBIASED);
        }

        /// Mean 10¹³: 1 of 10⁷ is under a millionth of what is allowed. Of 10⁵, it is a
        /// hundred-thousandth.
        @Test
        void aMillionthOfWhatIsAllowedIsNoDifference() {
            assertThat(replayed(1e13, 2, new double[] {1e13 - 1, 1e13 + 1})).isEqualTo(REPRODUCED);
            assertThat(replayed(1e11, 2, new double[] {1e11 - 1, 1e11 + 1})).isEqualTo(UNBIASED);
        }

        /// By PyTorch's rules one batch makes 0.1·4 = 0.4 and 0.9·1 + 0.1·2 = 1.1; with momentum on the other side
        /// 0.9·4 = 3.6 and 0.1·1 + 0.9·2 = 1.9.
        @Test
        void whatWasAssumedIsSaidAsAssumed() {
            Convention flipped = PYTORCH.withMeaning(Convention.Meaning.OF_OLD);
            Rules stated = Rules.of(PYTORCH);
            assertThat(made(0.4, 1.1, Rules.NONE))
                    .containsExactly(new Symptom.Reproduced(Rules.NONE), new Symptom.HardlyTrained(1, 0.9, Rules.NONE));
            assertThat(made(3.6, 1.9, Rules.NONE)).startsWith(new Symptom.MadeBy(flipped, Rules.NONE));
            assertThat(made(3.6, 1.9, stated)).startsWith(new Symptom.MomentumFlipped());
        }

        /// The one batch given says nothing about how many there were: by their count nothing is left of the start.
        @Test
        void whatIsNotReproducedWasNotMadeByAsFewBatches() {
            assertThat(made(5, 2.5, Rules.NONE))
                    .hasAtLeastOneElementOfType(Symptom.NotReproduced.class)
                    .doesNotHaveAnyElementsOfTypes(Symptom.HardlyTrained.class);
        }

        private static List<Symptom> made(double mean, double var, Rules rules) {
            Batch four = batch(FOUR);
            return said(four, new RunningStats(numbers(mean), numbers(var), MANY), rules, List.of(four));
        }

        /// One row has no unbiased variance.
        @Test
        void oneRow() {
            Rules rules = momentum(PYTORCH, 1);
            Batch five = batch(new double[] {5});
            RunningStats stats = new RunningStats(numbers(5), numbers(0), 1);
            assertThat(said(five, stats, rules, List.of(five)))
                    .startsWith(new Symptom.OtherVariance(Convention.Variance.BIASED));
            RunningStats other = new RunningStats(numbers(6), numbers(0), 1);
            assertThat(said(five, other, rules, List.of(five)).getFirst()).isInstanceOf(Symptom.NotReproduced.class);
        }
    }
}
