package bn.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Chance is the same as in `net.py`, which made the numbers.
final class GeneratorTest {
    private static final Made MADE = Made.by("chance.txt");

    /// Logarithms, sines and cosines may differ in the last bit, and what is made of them in the last few.
    private static final double FEW_BITS = 8 * 0x1p-53;

    @Test
    void bitsAreThoseOfPythonAndOfTheStandardLibrary() {
        Generator generator = new Generator(-3);
        long[] bits = LongStream.generate(generator::bits).limit(5).toArray();
        SplittableRandom library = new SplittableRandom(-3);
        assertThat(bits)
                .containsExactly(MADE.words("bits").mapToLong(Long::parseLong).toArray())
                .containsExactly(LongStream.generate(library::nextLong).limit(5).toArray());
    }

    @Test
    void numbersAreThoseOfPython() {
        Generator generator = new Generator(7);
        assertThat(DoubleStream.generate(generator::uniform).limit(5)).containsExactly(boxed("uniform"));
        assertThat(DoubleStream.generate(() -> generator.uniform(-2, 3)).limit(5))
                .containsExactly(boxed("between"));
        checkNear(DoubleStream.generate(generator::normal).limit(50).toArray(), MADE.numbers("normal"));
        assertThat(IntStream.generate(() -> generator.below(10)).limit(20).toArray())
                .containsExactly(MADE.integers("below"));
        assertThat(generator.choice(96, 8)).containsExactly(MADE.integers("choice"));
        assertThat(generator.permutation(6)).containsExactly(MADE.integers("permutation"));
    }

    private static Double[] boxed(String name) {
        return Arrays.stream(MADE.numbers(name)).boxed().toArray(Double[]::new);
    }

    private static void checkNear(double[] numbers, double[] expected) {
        assertThat(numbers).hasSameSizeAs(expected);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i]).isCloseTo(expected[i], within(FEW_BITS * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static void checkNear(Matrix matrix, String name) {
        checkNear(matrix.numbers(), MADE.matrix(name, matrix.width()).numbers());
    }

    @Test
    void whatIsDrawnFromItToo() {
        Labelled spirals = Labelled.spirals(3, 4, 0.15, new Generator(8));
        checkNear(spirals.x(), "spirals");
        assertThat(spirals.labels()).containsExactly(MADE.integers("labels"));
        Matrix dropped = new Dropout(0.3, new Generator(9)).forward(ones(3, 4), Phase.TRAINING);
        checkNear(dropped, "dropout");
        checkNear(new Noise(0.5, 0.25, new Generator(10)).forward(ones(2, 3), Phase.TRAINING), "noise");
        Linear linear = Linear.drawn(3, 2, 1.5, true, new Generator(11));
        checkNear(new Matrix(3, 2, linear.weight().numbers()), "weights");
    }

    private static Matrix ones(int rows, int width) {
        return new Matrix(rows, width).map(_ -> 1);
    }

    /// The mean of 100,000 is off by less than four of its standard deviations, and so is that of the
    /// squares.
    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        Generator generator = new Generator(1);
        double[] numbers =
                DoubleStream.generate(generator::normal).limit(100_000).toArray();
        assertThat(Arrays.stream(numbers).average().orElseThrow()).isCloseTo(0, within(4 / Math.sqrt(100_000)));
        assertThat(Arrays.stream(numbers).map(z -> z * z).average().orElseThrow())
                .isCloseTo(1, within(4 * Math.sqrt(2.0 / 100_000)));
    }

    @Test
    void noMoreAreChosenThanThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Generator(1).choice(3, 4))
                .withMessage("4 of 3");
    }
}
