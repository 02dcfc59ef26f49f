package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.exact.RoundingBound;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sums over rows: every row once, bit-identical everywhere, and more accurate than a sequential sum.
final class PairwiseSumTest {
    private static final double U = 0x1p-53;

    /// Around one block, two blocks, a power of two of blocks, and the blocks of one task (128).
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 255, 256, 257, 511, 512, 513, 767, 769, 1023, 1025, 16384, 16385, 16641, 33000})
    void addsEveryRowOnce(int rows) {
        // Whole numbers below 2⁵³ add up without rounding, in any order.
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, i -> i + 1.0);
        assertThat(sum(numbers)).isEqualTo(0.5 * rows * (rows + 1.0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 511, 513, 5000})
    void staysWithinItsBound(int rows) {
        double[] numbers = wild(rows);

        assertThat(error(sum(numbers), numbers))
                .isLessThanOrEqualTo(RoundingBound.additions(rows) * U * 1.000001 * magnitudes(numbers));
    }

    /// Added to 1 sequentially, 255 quarters of its ulp would all be lost; in lanes, only those in the lane
    /// of the 1 are.
    @Test
    void addsUpWhatIsSmallBesideTheFirstRow() {
        double[] numbers = new double[256];
        Arrays.fill(numbers, 0.5 * U);
        numbers[0] = 1;

        double bound = RoundingBound.additions(numbers.length) * U * magnitudes(numbers);
        assertThat(error(rowAfterRow(numbers), numbers)).isGreaterThan(bound);
        assertThat(error(sum(numbers), numbers)).isLessThan(bound);
    }

    /// The order of the additions is guaranteed, so that printed numbers are reproducible.
    @ParameterizedTest
    @ValueSource(ints = {100_003, 262_144, 300_001})
    void hasTheSameBitsForAnyNumberOfThreads(int rows) {
        double[] numbers = wild(rows);
        double alone = sum(numbers);

        for (int threads : new int[] {1, 2, 8}) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                assertThat(bits(pool.submit(() -> sum(numbers)).join())).isEqualTo(bits(alone));
            }
        }
    }

    /// The order does affect the rounding; otherwise the test above would prove nothing.
    @Test
    void theOrderIsSeenInTheBits() {
        double[] numbers = wild(100_003);

        assertThat(bits(sum(numbers))).isNotEqualTo(bits(rowAfterRow(numbers)));
    }

    /// 0.1 is not a binary fraction, so every one of 300 000 additions rounds, in the same direction for long
    /// runs.
    @Test
    void isNearerThanRowAfterRow() {
        double[] numbers = new double[300_000];
        Arrays.fill(numbers, 0.1);

        double bound = RoundingBound.additions(numbers.length) * U * magnitudes(numbers);
        assertThat(error(rowAfterRow(numbers), numbers)).isGreaterThan(10 * bound);
        assertThat(error(sum(numbers), numbers)).isLessThan(bound);
    }

    /// The last block of the longest possible batch ends just below 2³¹.
    @Test
    void reachesTheEndOfTheLongestBatch() {
        double[] sums = PairwiseSum.overRows(Integer.MAX_VALUE, 1, () -> (from, count, into, block) -> {
            if (from < 0 || count < 1) {
                throw new AssertionError(count + " rows from " + from);
            }
            into[0][block] = from + count == Integer.MAX_VALUE ? count : 0;
        });
        assertThat(sums).containsExactly(1023);
    }

    private static double sum(double[] numbers) {
        return PairwiseSum.overRows(
                numbers.length,
                1,
                () -> (from, count, into, block) -> into[0][block] = PairwiseSum.block(numbers, from, count))[0];
    }

    private static double rowAfterRow(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }

    /// Numbers of both signs and of very different size.
    private static double[] wild(int rows) {
        Random random = new Random(rows);
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, _ -> Math.scalb(random.nextGaussian(), random.nextInt(-20, 21)));
        return numbers;
    }

    private static double magnitudes(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).sum();
    }

    private static double error(double sum, double[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(new BigDecimal(sum))
                .abs()
                .doubleValue();
    }

    private static long bits(double number) {
        return Double.doubleToRawLongBits(number);
    }
}
