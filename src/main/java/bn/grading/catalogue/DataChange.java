package bn.grading.catalogue;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.Map;
import java.util.stream.IntStream;

/// A change to the data that can reveal what the present data hide.
public enum DataChange {
    /// γ that is neither 1 nor equal in all features.
    GAMMA {
        @Override
        public Exercise applied(Exercise exercise) {
            return exercise.with("gamma", perFeature(exercise, feature -> irregular(feature, 3) + 2));
        }
    },
    /// A dout that does not sum to 0 and varies between rows.
    DOUT {
        @Override
        public Exercise applied(Exercise exercise) {
            return exercise.with(exercise.shape(), Map.of("dout", irregularRows(exercise.shape(), 7)));
        }
    },
    /// Columns of x that are not standardized.
    SCALE {
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
        public Exercise applied(Exercise exercise) {
            Shape before = exercise.shape();
            Shape shape = before.with(before.exampleAxis(), before.examples() + 3);
            return exercise.with(shape, Map.of("x", irregularRows(shape, 11), "dout", irregularRows(shape, 7)));
        }
    },
    /// β that is not 0.
    BETA {
        @Override
        public Exercise applied(Exercise exercise) {
            return exercise.with("beta", perFeature(exercise, feature -> irregular(feature, 5)));
        }
    },
    /// Other initial statistics, and β that is not 0.
    STATISTICS {
        @Override
        public Exercise applied(Exercise exercise) {
            return BETA.applied(exercise)
                    .with("old_mean", perFeature(exercise, feature -> irregular(feature, 13)))
                    .with("old_var", perFeature(exercise, feature -> 2 + irregular(feature, 17)));
        }
    };

    public abstract Exercise applied(Exercise exercise);

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
