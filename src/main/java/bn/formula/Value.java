package bn.formula;

import bn.batch.Batch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The numbers of an input or a step, of one of the three extents.
public sealed interface Value {
    /// Over what these numbers extend.
    Extent extent();

    /// The numbers of rows `from` (inclusive) to `to` (exclusive) of a feature: where there are no rows,
    /// the same number for each.
    default double[] numbers(int feature, int from, int to) {
        return switch (this) {
            case One(double number) -> repeated(number, to - from);
            case PerFeature numbers -> repeated(numbers.at(feature), to - from);
            case PerRow numbers -> numbers.run().of(feature, from, to);
        };
    }

    private static double[] repeated(double number, int count) {
        double[] numbers = new double[count];
        Arrays.fill(numbers, number);
        return numbers;
    }

    /// One number for all.
    record One(double number) implements Value {
        @Override
        public Extent extent() {
            return Extent.ONE;
        }
    }

    /// A number for each feature.
    final class PerFeature implements Value {
        private final double[] numbers;

        /// Keeps the array, which is not to be written to afterwards.
        public PerFeature(double... numbers) {
            this.numbers = numbers;
        }

        /// The same number for every feature.
        public static PerFeature filled(double number, int features) {
            return new PerFeature(repeated(number, features));
        }

        /// The number of one feature.
        public double at(int feature) {
            return numbers[feature];
        }

        /// The number of features.
        public int features() {
            return numbers.length;
        }

        /// All the numbers, in the order of the features: a copy.
        public double[] toArray() {
            return numbers.clone();
        }

        @Override
        public Extent extent() {
            return Extent.FEATURE;
        }
    }

    /// A number for each row and feature, made when asked for: a batch of ten million rows costs no more
    /// than the rows that somebody looks at.
    record PerRow(int rows, Run run) implements Value {
        /// The numbers of a batch.
        public static PerRow of(Batch batch) {
            return new PerRow(batch.shape().rows(), new InMemory(batch));
        }

        /// One feature's numbers by themselves, as those of a batch of one feature.
        public PerRow only(int feature) {
            return new PerRow(rows, new Only(run, feature));
        }

        /// The number of one cell.
        public double at(int row, int feature) {
            return run.of(feature, row, row + 1)[0];
        }

        @Override
        public Extent extent() {
            return Extent.BATCH;
        }
    }

    /// The columns of a batch.
    record InMemory(Batch batch) implements Run {
        @Override
        public double[] of(int feature, int from, int to) {
            return Arrays.copyOfRange(batch.column(feature), from, to);
        }

        @Override
        public double[] column(int feature) {
            return batch.column(feature);
        }
    }

    /// One feature of several.
    record Only(Run all, int feature) implements Run {
        @Override
        public double[] of(int alone, int from, int to) {
            return all.of(feature, from, to);
        }

        @Override
        public double @Nullable [] column(int alone) {
            return all.column(feature);
        }
    }

    /// Gives a stretch of one feature's rows.
    @FunctionalInterface
    interface Run {
        /// Rows `from` (inclusive) to `to` (exclusive) of a feature, as a new array.
        double[] of(int feature, int from, int to);

        /// All rows of a feature where they lie in memory, not to be written to; null if they have to be made.
        default double @Nullable [] column(int feature) {
            return null;
        }
    }
}
