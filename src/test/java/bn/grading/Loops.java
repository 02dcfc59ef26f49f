package bn.grading;

import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import bn.rounding.Precision;
import java.util.List;
import java.util.stream.IntStream;

/// Batch normalization as plain loops, independent of the table: the code a learner hands in.
///
/// @param kind the format of every operation
record Loops(Exercise exercise, FloatFormat kind, Order order) {
    /// The order of summation.
    enum Order {
        FORWARDS,
        BACKWARDS,
        /// Pairwise, as NumPy does along the last axis.
        PAIRWISE,
        /// In eight lanes, as vector units do.
        LANES
    }

    private double r(double number) {
        return kind.round(number);
    }

    private double[] column(String input, int feature) {
        Value.PerRow value = (Value.PerRow) exercise.input(input);
        double[] column = value.run().of(feature, 0, value.rows());
        return IntStream.range(0, column.length).mapToDouble(i -> r(column[i])).toArray();
    }

    private double parameter(String input, int feature) {
        return switch (exercise.input(input)) {
            case Value.One(double number) -> r(number);
            case Value.PerFeature numbers -> r(numbers.at(feature));
            case Value.PerRow _ -> throw new AssertionError(input);
        };
    }

    private double sum(double... numbers) {
        return switch (order) {
            case FORWARDS -> added(numbers, 0, numbers.length);
            case BACKWARDS -> added(reversed(numbers), 0, numbers.length);
            case PAIRWISE -> pairwise(numbers, 0, numbers.length);
            case LANES -> {
                double[] lanes = new double[8];
                for (int i = 0; i < numbers.length; i++) {
                    lanes[i % 8] = r(lanes[i % 8] + numbers[i]);
                }
                yield added(lanes, 0, 8);
            }
        };
    }

    private static double[] reversed(double[] numbers) {
        return IntStream.range(0, numbers.length)
                .mapToDouble(i -> numbers[numbers.length - 1 - i])
                .toArray();
    }

    private double added(double[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum = r(sum + numbers[i]);
        }
        return sum;
    }

    private double pairwise(double[] numbers, int from, int to) {
        int middle = (from + to) / 2;
        return to - from <= 8
                ? added(numbers, from, to)
                : r(pairwise(numbers, from, middle) + pairwise(numbers, middle, to));
    }

    List<Answer> answers(boolean closedForm) {
        int rows = exercise.shape().rows();
        int features = exercise.shape().features();
        double[] mu = new double[features];
        double[] var = new double[features];
        double[] dbeta = new double[features];
        double[] dgamma = new double[features];
        double[] xhat = new double[rows * features];
        double[] out = new double[rows * features];
        double[] dx = new double[rows * features];
        for (int f = 0; f < features; f++) {
            double[] x = column("x", f);
            double[] dout = column("dout", f);
            double gamma = parameter("gamma", f);
            mu[f] = r(sum(x) / rows);
            double[] xmu = new double[rows];
            double[] sq = new double[rows];
            for (int i = 0; i < rows; i++) {
                xmu[i] = r(x[i] - mu[f]);
                sq[i] = r(xmu[i] * xmu[i]);
            }
            var[f] = r(sum(sq) / rows);
            double ivar = r(1 / r(Math.sqrt(r(var[f] + parameter("eps", f)))));
            double[] hat = new double[rows];
            double[] product = new double[rows];
            for (int i = 0; i < rows; i++) {
                hat[i] = r(xmu[i] * ivar);
                xhat[i * features + f] = hat[i];
                out[i * features + f] = r(r(gamma * hat[i]) + parameter("beta", f));
                product[i] = r(dout[i] * hat[i]);
            }
            dbeta[f] = sum(dout);
            dgamma[f] = sum(product);
            double[] column =
                    closedForm ? closed(gamma, ivar, dout, hat, dbeta[f], dgamma[f]) : branches(gamma, ivar, dout, xmu);
            for (int i = 0; i < rows; i++) {
                dx[i * features + f] = column[i];
            }
        }
        List<Integer> one = List.of(features);
        List<Integer> all = exercise.shape().axes();
        return List.of(
                answer("mu", one, mu),
                answer("var", one, var),
                answer("xhat", all, xhat),
                answer("out", all, out),
                answer("dbeta", one, dbeta),
                answer("dgamma", one, dgamma),
                answer("dx", all, dx));
    }

    private double[] closed(double gamma, double ivar, double[] dout, double[] hat, double dbeta, double dgamma) {
        int rows = dout.length;
        double[] dx = new double[rows];
        for (int i = 0; i < rows; i++) {
            double inner = r(r(r(rows * dout[i]) - dbeta) - r(hat[i] * dgamma));
            dx[i] = r(r(r(gamma * ivar) / rows) * inner);
        }
        return dx;
    }

    /// As in the paper: through the variance and through the mean.
    private double[] branches(double gamma, double ivar, double[] dout, double[] xmu) {
        int rows = dout.length;
        double[] dxhat = new double[rows];
        double[] through = new double[rows];
        for (int i = 0; i < rows; i++) {
            dxhat[i] = r(dout[i] * gamma);
            through[i] = r(dxhat[i] * xmu[i]);
        }
        double dvar = r(r(-0.5 * sum(through)) * r(r(ivar * ivar) * ivar));
        double dmu = r(-r(sum(dxhat) * ivar));
        double[] dx = new double[rows];
        for (int i = 0; i < rows; i++) {
            dx[i] = r(r(r(dxhat[i] * ivar) + r(dvar * r(r(2 * xmu[i]) / rows))) + r(dmu / rows));
        }
        return dx;
    }

    private Answer answer(String step, List<Integer> axes, double[] numbers) {
        return new Answer(
                step,
                axes,
                numbers,
                kind == FloatFormat.DOUBLE ? List.of(Precision.DOUBLE) : PossiblePrecisions.of(kind, numbers));
    }
}
