package bn.grading.search;

import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.rounding.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// A gradient of x by finite differences: right but for the error of the differences, which follows from their step.
///
/// @param isCentral `(f(x+h) − f(x−h)) / 2h`, not `(f(x+h) − f(x)) / h`
/// @param h the step
record NumericGradient(boolean isCentral, double h) {
    private static final List<Double> STEPS = List.of(1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8);

    /// The cells that are tried. Each costs two runs of a feature.
    private static final int MOST_CELLS = 24;

    /// How large an error may be for differences still to be a gradient.
    private static final double MOST_RELATIVE = 0.01;

    /// Round-off of the loss in units of its terms' size: the terms' own, and that of their sum.
    private static final double ROUNDINGS = 16 * Math.ulp(1.0);

    /// Relative errors below are too small for float32.
    private static final double LEAST_OF_SINGLE = 1e-8;

    /// How many times the round-off of the differences their own error has to be.
    private static final double TELLING = 10;

    /// Of round-off, the part that an error has at least: less is no difference of losses.
    private static final double LEAST = 1.0 / 256;

    /// The step whose error an answer for dx has.
    static Optional<NumericGradient> of(Exercise exercise, Answer dx) {
        boolean isTold = dx.told().equals(Precision.DOUBLE)
                && dx.step().equals("dx")
                && dx.axes().equals(exercise.shape().axes())
                && exercise.shape().features() > 0;
        if (!isTold) {
            return Optional.empty();
        }
        List<Cell> cells = cells(exercise, dx);
        double largest =
                cells.stream().mapToDouble(cell -> Math.abs(cell.right)).max().orElse(0);
        double error =
                cells.stream().mapToDouble(Cell::error).map(Math::abs).max().orElse(0);
        if (!(error <= MOST_RELATIVE * largest)) {
            return Optional.empty();
        }
        boolean maybeSingle = error > LEAST_OF_SINGLE * largest;
        double size = size(exercise);
        return STEPS.parallelStream()
                .flatMap(h -> IntStream.of(0, 1).mapToObj(central -> new NumericGradient(central == 1, h)))
                .flatMap(one -> one.distance(cells, error, size, maybeSingle).stream()
                        .mapToObj(distance -> Map.entry(one, distance)))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /// One number of the answer.
    ///
    /// @param feature the exercise of its feature alone
    private record Cell(Exercise feature, int row, double right, double answer) {
        double error() {
            return answer - right;
        }

        /// The loss with the number moved.
        double loss(double by) {
            Value.PerRow x = (Value.PerRow) feature.input("x");
            Value.PerRow moved = new Value.PerRow(x.rows(), (one, from, to) -> {
                double[] numbers = x.run().of(one, from, to).clone();
                if (row >= from && row < to) {
                    numbers[row - from] += by;
                }
                return numbers;
            });
            double[] out = feature.with("x", moved).right().value("out").numbers(0, 0, x.rows());
            double[] dout = feature.input("dout").numbers(0, 0, x.rows());
            return IntStream.range(0, out.length)
                    .mapToDouble(i -> out[i] * dout[i])
                    .sum();
        }
    }

    private static List<Cell> cells(Exercise exercise, Answer dx) {
        int rows = exercise.shape().rows();
        int features = exercise.shape().features();
        Value answer = dx.value(exercise.table().extent("dx"), exercise.shape());
        int step = Math.max(1, rows * features / MOST_CELLS);
        return IntStream.iterate(0, at -> at < rows * features, at -> at + step)
                .mapToObj(at -> {
                    int feature = at / rows;
                    int row = at % rows;
                    return new Cell(
                            exercise.only(feature),
                            row,
                            exercise.right().value("dx").numbers(feature, row, row + 1)[0],
                            answer.numbers(feature, row, row + 1)[0]);
                })
                .toList();
    }

    /// The sum of the loss's terms, each without its sign.
    private static double size(Exercise exercise) {
        int rows = exercise.shape().rows();
        return IntStream.range(0, exercise.shape().features())
                .mapToDouble(feature -> {
                    double[] out = exercise.right().value("out").numbers(feature, 0, rows);
                    double[] dout = exercise.input("dout").numbers(feature, 0, rows);
                    return IntStream.range(0, rows)
                            .mapToDouble(row -> Math.abs(out[row] * dout[row]))
                            .sum();
                })
                .sum();
    }

    /// How far the size of the error is from that of these differences, as a ratio's logarithm; empty if an error is
    /// not one of these differences.
    private OptionalDouble distance(List<Cell> cells, double error, double size, boolean maybeSingle) {
        double roundoff = ROUNDINGS * size / h;
        double ofDifferences = 0;
        for (Cell cell : cells) {
            double own = difference(cell) - cell.right;
            ofDifferences = Math.max(ofDifferences, Math.abs(own));
            if (!(Math.abs(cell.error() - own) <= roundoff)) {
                return OptionalDouble.empty();
            }
        }
        // An error of the size of float32's is told from it only where it is that of the formula, not round-off.
        boolean isTold = !maybeSingle || ofDifferences >= TELLING * roundoff;
        return isTold && error >= LEAST * roundoff
                ? OptionalDouble.of(Math.abs(Math.log(error / ofDifferences)))
                : OptionalDouble.empty();
    }

    private double difference(Cell cell) {
        return isCentral ? (cell.loss(h) - cell.loss(-h)) / (2 * h) : (cell.loss(h) - cell.loss(0)) / h;
    }
}
