package bn.graph;

import java.util.concurrent.RecursiveTask;

/// Sums over rows: in blocks fixed by row number, combined pairwise in a fixed order.
///
/// The order of the additions depends on the number of rows alone, so the sum is the same to the bit for
/// one thread and for many. Its rounding error grows with log m, not with m as it does when row is added
/// after row (Higham, 1993, "The accuracy of floating point summation").
final class PairwiseSum {
    /// Rows in a block: few enough for the first-level cache, many enough to hide the cost of a block.
    static final int BLOCK = 256;

    /// Blocks that one thread adds by itself.
    private static final int BLOCKS_PER_TASK = 64;

    private PairwiseSum() {}

    /// Gives the numbers of rows `from` (inclusive) to `to` (exclusive).
    @FunctionalInterface
    interface Rows {
        double[] of(int from, int to);
    }

    /// The sum of `rows` numbers.
    static double overRows(int rows, Rows numbers) {
        int blocks = Math.ceilDiv(rows, BLOCK);
        return new Range(0, blocks, rows, numbers).sum();
    }

    /// The sum of one block: row i is added to lane i mod 8, and the lanes are combined pairwise.
    private static double block(double[] numbers) {
        double[] lanes = new double[8];
        for (int i = 0; i < numbers.length; i++) {
            lanes[i & 7] += numbers[i];
        }
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }

    /// A run of blocks; the left half is the largest power of two of them that leaves something for the
    /// right.
    private static final class Range extends RecursiveTask<Double> {
        private static final long serialVersionUID = 1;

        private final int from;
        private final int to;
        private final int rows;
        private final transient Rows numbers;

        Range(int from, int to, int rows, Rows numbers) {
            this.from = from;
            this.to = to;
            this.rows = rows;
            this.numbers = numbers;
        }

        @Override
        protected Double compute() {
            return sum();
        }

        double sum() {
            int blocks = to - from;
            if (blocks == 1) {
                // The end of the last block may lie beyond the largest int.
                return block(numbers.of(from * BLOCK, (int) Math.min((long) to * BLOCK, rows)));
            }
            int middle = from + Integer.highestOneBit(blocks - 1);
            Range left = new Range(from, middle, rows, numbers);
            Range right = new Range(middle, to, rows, numbers);
            if (blocks <= BLOCKS_PER_TASK) {
                return left.sum() + right.sum();
            }
            right.fork();
            double leftSum = left.sum();
            return leftSum + right.join();
        }
    }
}
