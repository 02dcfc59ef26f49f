package bn.grading.catalogue;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A change to the data that can reveal what the present data hide.
public enum DataChange {
    /// γ that is neither 1 nor equal in all features.
    GAMMA {
        @Override
        boolean isMade(Exercise exercise) {
            double[] gamma = numbers(exercise, "gamma");
            return Arrays.stream(gamma).distinct().count() == gamma.length
                    && Arrays.stream(gamma).allMatch(number -> number != 1);
        }

        @Override
        public Exercise applied(Exercise exercise) {
            return exercise.with("gamma", perFeature(exercise, feature -> irregular(feature, 3) + 2));
        }
    },
    /// A dout that does not sum to 0 and varies between rows.
    DOUT {
        @Override
        boolean isMade(Exercise exercise) {
            return exercise.isGiven("dout")
                    && columns(exercise, "dout").allMatch(column -> {
                        double largest =
                                Arrays.stream(column).map(Math::abs).max().orElse(0);
                        return Arrays.stream(column).anyMatch(number -> number != column[0])
                                && Math.abs(Arrays.stream(column).sum()) > NEGLIGIBLE * largest;
                    });
        }

        @Override
        public Exercise applied(Exercise exercise) {
            return exercise.with(exercise.shape(), Map.of("dout", irregularRows(exercise.shape(), 7)));
        }
    },
    /// Columns of x that are not standardized.
    SCALE {
        @Override
        boolean isMade(Exercise exercise) {
            return isTold(columns(exercise, "x").mapToDouble(DataChange::mean), 0)
                    && isTold(columns(exercise, "x").mapToDouble(DataChange::spread), 1);
        }

        @Override
        public Exercise applied(Exercise exercise) {
            Value.PerRow x = (Value.PerRow) exercise.input("x");
            Value.PerRow scaled = new Value.PerRow(x.rows(), (feature, from, to) -> {
                double[] numbers = x.run().of(feature, from, to);
                return IntStream.range(0, numbers.length)
                        .mapToDouble(i -> numbers[i] * (feature + 2) + 3 * feature + 5)
                        .toArray();
            });
            return exercise.with(exercise.shape(), Map.of("x", scaled));
        }
    },
    /// A number of rows other than 2 and the number of features.
    ROWS {
        @Override
        boolean isMade(Exercise exercise) {
            Shape shape = exercise.shape();
            return shape.rows() != 2 && shape.rows() != shape.features() && shape.examples() != shape.features();
        }

        @Override
        public Exercise applied(Exercise exercise) {
            Shape before = exercise.shape();
            Shape shape = before.with(before.exampleAxis(), before.examples() + 3);
            return exercise.with(shape, Map.of("x", irregularRows(shape, 11), "dout", irregularRows(shape, 7)));
        }
    },
    /// β that is not 0.
    BETA {
        @Override
        boolean isMade(Exercise exercise) {
            return Arrays.stream(numbers(exercise, "beta")).allMatch(number -> number != 0);
        }

        @Override
        public Exercise applied(Exercise exercise) {
            return exercise.with("beta", perFeature(exercise, feature -> irregular(feature, 5)));
        }
    },
    /// Other initial statistics, and β that is not 0.
    STATISTICS {
        // Other statistics are always others.
        @Override
        boolean isMade(Exercise exercise) {
            return false;
        }

        @Override
        public Exercise applied(Exercise exercise) {
            return BETA.applied(exercise)
                    .with("old_mean", perFeature(exercise, feature -> irregular(feature, 13)))
                    .with("old_var", perFeature(exercise, feature -> 2 + irregular(feature, 17)));
        }
    };

    private static final double NEGLIGIBLE = 1e-9;

    /// Within such a part of each other, numbers tell little.
    private static final double ALIKE = 1e-3;

    public abstract Exercise applied(Exercise exercise);

    /// Whether the data of an exercise are so already: to advise it then would help nobody.
    abstract boolean isMade(Exercise exercise);

    /// Those that an exercise does not have already.
    public static Stream<DataChange> of(Exercise exercise) {
        return Stream.of(values()).filter(change -> !change.isMade(exercise));
    }

    private static double[] numbers(Exercise exercise, String input) {
        return ((Value.PerFeature) exercise.input(input)).toArray();
    }

    private static Stream<double[]> columns(Exercise exercise, String input) {
        Value.PerRow value = (Value.PerRow) exercise.input(input);
        return IntStream.range(0, exercise.shape().features())
                .mapToObj(feature -> value.run().of(feature, 0, value.rows()));
    }

    private static double mean(double... column) {
        return Arrays.stream(column).average().orElse(0);
    }

    private static double spread(double... column) {
        double mean = mean(column);
        return Math.sqrt(Arrays.stream(column)
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElse(0));
    }

    /// Whether numbers are apart from each other and from one that would hide something.
    private static boolean isTold(DoubleStream all, double hiding) {
        double[] sorted =
                DoubleStream.concat(all, DoubleStream.of(hiding)).sorted().toArray();
        double margin = ALIKE * Math.max(1, Math.abs(sorted[sorted.length - 1]));
        return IntStream.range(1, sorted.length).allMatch(i -> sorted[i] - sorted[i - 1] > margin);
    }

    @FunctionalInterface
    interface ByFeature {
        double of(int feature);
    }

    static Value.PerFeature perFeature(Exercise exercise, ByFeature number) {
        return new Value.PerFeature(IntStream.range(0, exercise.shape().features())
                .mapToDouble(number::of)
                .toArray());
    }

    /// A number between −1 and 1, without a pattern that could hide a mistake.
    static double irregular(int place, int seed) {
        return Math.sin(1 + 12.9898 * place + 78.233 * seed);
    }

    static Value.PerRow irregularRows(Shape shape, int seed) {
        return new Value.PerRow(
                shape.rows(),
                (feature, from, to) -> IntStream.range(from, to)
                        .mapToDouble(row -> 4 * irregular(row * shape.features() + feature, seed) + feature)
                        .toArray());
    }
}
