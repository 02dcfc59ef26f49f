package bn.formula;

import bn.batch.Batch;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The numbers of an input or a step, with one of the three extents.
public sealed interface Value {
    Extent extent();

    /// The numbers of rows `from` (inclusive) to `to` (exclusive) of a feature; without rows, the same number
    /// for each.
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

    /// A scalar.
    record One(double number) implements Value {
        @Override
        public Extent extent() {
            return Extent.ONE;
        }
    }

    /// One number per feature.
    final class PerFeature implements Value {
        private final double[] numbers;

        /// Keeps the array by reference; it must not be written to afterwards.
        public PerFeature(double... numbers) {
            this.numbers = numbers;
        }

        public static PerFeature filled(double number, int features) {
            return new PerFeature(repeated(number, features));
        }

        public double at(int feature) {
            return numbers[feature];
        }

        public int features() {
            return numbers.length;
        }

        /// All the numbers in the order of the features, as a copy.
        public double[] toArray() {
            return numbers.clone();
        }

        @Override
        public Extent extent() {
            return Extent.FEATURE;
        }
    }

    /// One number per row and feature, computed on demand: a batch of ten million rows costs no more than the
    /// rows that are read.
    record PerRow(int rows, RowRange run) implements Value {
        public static PerRow of(Batch batch) {
            return new PerRow(batch.shape().rows(), new InMemory(batch));
        }

        /// One feature by itself, as a batch of one feature.
        public PerRow only(int feature) {
            return new PerRow(rows, new Only(run, feature));
        }

        /// A function of each number.
        public PerRow each(DoubleUnaryOperator function) {
            return new PerRow(rows, (feature, from, to) -> {
                double[] numbers = run.of(feature, from, to);
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = function.applyAsDouble(numbers[i]);
                }
                return numbers;
            });
        }

        public double at(int row, int feature) {
            return run.of(feature, row, row + 1)[0];
        }

        @Override
        public Extent extent() {
            return Extent.BATCH;
        }
    }

    /// The columns of a batch.
    record InMemory(Batch batch) implements RowRange {
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
    record Only(RowRange all, int feature) implements RowRange {
        @Override
        public double[] of(int alone, int from, int to) {
            return all.of(feature, from, to);
        }

        @Override
        public double @Nullable [] column(int alone) {
            return all.column(feature);
        }
    }

    /// Provides ranges of one feature's rows.
    @FunctionalInterface
    interface RowRange {
        /// Rows `from` (inclusive) to `to` (exclusive) of a feature, as a new array.
        double[] of(int feature, int from, int to);

        /// All rows of a feature as an array in memory, which must not be written to; null if they have to be
        /// computed.
        default double @Nullable [] column(int feature) {
            return null;
        }
    }
}
