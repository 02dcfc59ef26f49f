package bn.walk;

import bn.batch.Batch;
import bn.batch.Shape;
import java.util.SplittableRandom;

/// A default gradient when none was given: irregular, so that nothing cancels by accident, short to read, and
/// reproducible.
public final class MadeDout {
    /// The seed of the numbers.
    public static final int SEED = 7;

    /// The numbers are tenths from −2 to 2, none of them 0.
    private static final int LARGEST = 20;

    private MadeDout() {}

    public static Batch of(Shape shape) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] columns = new double[shape.features()][shape.rows()];
        for (double[] column : columns) {
            for (int row = 0; row < column.length; row++) {
                int tenths = random.nextInt(1, LARGEST + 1);
                column[row] = (random.nextBoolean() ? tenths : -tenths) / 10.0;
            }
        }
        return Batch.numbered(shape, columns);
    }
}
