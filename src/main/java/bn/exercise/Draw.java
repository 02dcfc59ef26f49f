package bn.exercise;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.data.PassInputs;
import bn.formula.Value;
import bn.graph.Mode;
import bn.net.Generator;
import bn.stats.RunningStats;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Draws the numbers of an exercise: short to read, no value twice in x, in dout, in γ or in β, none of
/// dout, γ and β 0, 1 or −1, by which mistakes would not show.
final class Draw {
    private static final int TENTHS = 10;
    private static final int HUNDREDTHS = 100;

    /// As many numbers as fit, without one twice, into tenths of one digit before the point.
    private static final int FEW = 40;

    /// γ and β are tenths up to this, unless there are many features.
    private static final int LARGEST_PARAMETER = 25;

    private final ExerciseRequirements wanted;
    private final Generator chance;

    Draw(ExerciseRequirements wanted, Generator chance) {
        this.wanted = wanted;
        this.chance = chance;
    }

    ExerciseNumbers numbers() {
        Batch x = wanted.x().orElseGet(this::batch);
        Value.PerFeature gamma = wanted.gamma().orElseGet(this::parameter);
        Value.PerFeature beta = wanted.beta().orElseGet(this::parameter);
        Batch dout = wanted.dout().orElseGet(this::gradient);
        Optional<RunningStats> before = wanted.convention().isPresent() || wanted.mode() == Mode.EVAL
                ? Optional.of(statistics(x))
                : Optional.empty();
        PassInputs inputs = new PassInputs(x, gamma, beta, wanted.eps(), Optional.empty(), Optional.of(dout));
        return ExerciseNumbers.of(inputs, wanted.mode(), wanted.convention(), before);
    }

    /// Tenths, in each feature around another number.
    private Batch batch() {
        Shape shape = wanted.shape();
        int count = shape.rows() * shape.features();
        Set<Integer> used = new HashSet<>(Set.of(0));
        double[][] columns = new double[shape.features()][shape.rows()];
        for (double[] column : columns) {
            // Four times as many as are needed, so that one is free wherever the middle lies.
            int span = count * (4 + chance.below(8));
            int least = chance.below(6 * count + 1) - 3 * count - span / 2;
            for (int row = 0; row < column.length; row++) {
                int tenths = least + chance.below(span);
                while (!used.add(tenths)) {
                    tenths = least + chance.below(span);
                }
                column[row] = tenths / (double) TENTHS;
            }
        }
        return Batch.numbered(shape, columns);
    }

    private Value.PerFeature parameter() {
        int features = wanted.shape().features();
        return new Value.PerFeature(different(features, LARGEST_PARAMETER, TENTHS));
    }

    private Batch gradient() {
        Shape shape = wanted.shape();
        int count = shape.rows() * shape.features();
        double[] numbers = count <= FEW ? different(count, FEW, TENTHS) : different(count, 3 * HUNDREDTHS, HUNDREDTHS);
        double[][] columns = IntStream.range(0, shape.features())
                .mapToObj(feature -> Arrays.copyOfRange(numbers, feature * shape.rows(), (feature + 1) * shape.rows()))
                .toArray(double[][]::new);
        return Batch.numbered(shape, columns);
    }

    /// Near the batch's own, so that using those instead is a mistake and no accident.
    private RunningStats statistics(Batch x) {
        int features = x.shape().features();
        double[] mean = new double[features];
        double[] var = new double[features];
        for (int feature = 0; feature < features; feature++) {
            double[] column = x.column(feature);
            double middle = Arrays.stream(column).average().orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(column)
                    .map(one -> (one - middle) * (one - middle))
                    .average()
                    .orElseThrow());
            mean[feature] = tenths(middle + deviation * chance.uniform(0.2, 0.6));
            var[feature] = Math.max(tenths(deviation * deviation * chance.uniform(0.6, 0.9)), 2.0 / TENTHS);
        }
        return new RunningStats(new Value.PerFeature(mean), new Value.PerFeature(var), 3 + chance.below(7));
    }

    private static double tenths(double number) {
        return Math.rint(number * TENTHS) / TENTHS;
    }

    /// Different numbers from −`most` to `most` units, and more where there are many.
    ///
    /// @param unit of them make 1
    private double[] different(int count, int most, int unit) {
        int bound = Math.max(most, 2 * count);
        int[] places = IntStream.rangeClosed(-bound, bound)
                .filter(number -> number != 0 && Math.abs(number) != unit)
                .toArray();
        return Arrays.stream(chance.choice(places.length, count))
                .mapToDouble(place -> places[place] / (double) unit)
                .toArray();
    }
}
