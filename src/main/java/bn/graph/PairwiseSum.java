package bn.graph;

import java.util.concurrent.RecursiveAction;
import java.util.function.Supplier;

/// Sums over rows, in blocks fixed by row number, combined pairwise in a fixed order.
///
/// The order of the additions depends only on the number of rows, so the sum is bit-identical for any number
/// of threads. Its round-off error grows with log m, where that of a sequential sum grows with m (Higham,
/// 1993, "The accuracy of floating point summation").
final class PairwiseSum {
    /// Rows in a block: few enough for the L1 cache, many enough to amortize the cost of a block.
    static final int BLOCK = 256;

    /// Independent accumulators in a block: row i is added to lane i mod 8.
    static final int LANES = 8;

    /// Blocks per task.
    private static final int BLOCKS_PER_TASK = 128;

    private PairwiseSum() {}

    /// Sums blocks of rows; each thread has its own.
    @FunctionalInterface
    interface Blocks {
        /// Stores the sum of `count` numbers from row `from` at the index of their block, for each result.
        void add(int from, int count, double[][] into, int block);
    }

    /// Several sums over `rows` rows, in one pass.
    static double[] overRows(int rows, int sums, Supplier<Blocks> adders) {
        int blocks = Math.ceilDiv(rows, BLOCK);
        double[][] ofBlocks = new double[sums][blocks];
        new Range(0, blocks, rows, ofBlocks, adders).compute();
        double[] total = new double[sums];
        for (int i = 0; i < sums; i++) {
            total[i] = combined(ofBlocks[i], 0, blocks);
        }
        return total;
    }

    /// The sum of `count` numbers from index `start`.
    static double of(double[] numbers, int start, int count) {
        if (count <= BLOCK) {
            return block(numbers, start, count);
        }
        return overRows(
                count, 1, () -> (from, some, into, block) -> blocks(numbers, start + from, some, into[0], block))[0];
    }

    /// Stores the sums of the blocks among `count` numbers from index `start`.
    static void blocks(double[] numbers, int start, int count, double[] into, int block) {
        for (int at = 0; at < count; at += BLOCK) {
            into[block + at / BLOCK] = block(numbers, start + at, Math.min(BLOCK, count - at));
        }
    }

    /// The sum of one block: row i is added to lane i mod 8, and the lanes are combined pairwise.
    static double block(double[] numbers, int start, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int end = start + count;
        int i = start;
        for (; i <= end - 8; i += 8) {
            a += numbers[i];
            b += numbers[i + 1];
            c += numbers[i + 2];
            d += numbers[i + 3];
            e += numbers[i + 4];
            f += numbers[i + 5];
            g += numbers[i + 6];
            h += numbers[i + 7];
        }
        if (i < end) {
            double[] lanes = {a, b, c, d, e, f, g, h};
            for (int lane = 0; i < end; lane++, i++) {
                lanes[lane] += numbers[i];
            }
            return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /// Combines the sums of blocks pairwise; the left half is the largest power of two that leaves the right
    /// half non-empty.
    private static double combined(double[] blocks, int from, int to) {
        if (to - from == 1) {
            return blocks[from];
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        return combined(blocks, from, middle) + combined(blocks, middle, to);
    }

    /// A range of blocks, split among threads if it is long.
    private static final class Range extends RecursiveAction {
        private static final long serialVersionUID = 1;

        private final int from;
        private final int to;
        private final int rows;
        private final transient double[][] ofBlocks;
        private final transient Supplier<Blocks> adders;

        Range(int from, int to, int rows, double[][] ofBlocks, Supplier<Blocks> adders) {
            this.from = from;
            this.to = to;
            this.rows = rows;
            this.ofBlocks = ofBlocks;
            this.adders = adders;
        }

        @Override
        protected void compute() {
            if (to - from <= BLOCKS_PER_TASK) {
                add();
                return;
            }
            int middle = from + Integer.highestOneBit(to - from - 1);
            Range right = new Range(middle, to, rows, ofBlocks, adders);
            right.fork();
            new Range(from, middle, rows, ofBlocks, adders).compute();
            right.join();
        }

        private void add() {
            Blocks blocks = adders.get();
            int blocksAtOnce = BlockProgram.BLOCK / BLOCK;
            for (int block = from; block < to; block += blocksAtOnce) {
                // The end of the last block may exceed the largest int.
                int start = block * BLOCK;
                long end = Math.min((long) Math.min(block + blocksAtOnce, to) * BLOCK, rows);
                blocks.add(start, (int) (end - start), ofBlocks, block);
            }
        }
    }
}
