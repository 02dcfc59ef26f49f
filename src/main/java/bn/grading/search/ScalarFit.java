package bn.grading.search;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/// Fits one number to an answer: that for which a formula comes closest to it, by least squares.
final class ScalarFit {
    private static final int ROUNDS = 12;

    /// A change that is less, relative to the number, is the round-off of the answer.
    private static final double LEAST_CHANGE = 1e-15;

    /// The step by which the slope is taken, relative to the number.
    private static final double MOVE = 1e-6;

    private final DoubleFunction<Value> formula;
    private final Value answer;
    private final Shape shape;

    /// @param formula the value with a number put in
    /// @param answer the value that it should have
    ScalarFit(DoubleFunction<Value> formula, Value answer, Shape shape) {
        this.formula = formula;
        this.answer = answer;
        this.shape = shape;
    }

    /// The number, found by Gauss-Newton from the start that is closest; empty if the value does not depend on it.
    OptionalDouble from(double... starts) {
        double number = closest(starts);
        for (int round = 0; round < ROUNDS; round++) {
            double move = MOVE * number;
            double[] here = difference(number);
            double[] slope = minus(difference(number + move), here);
            double change = -product(here, slope) / product(slope, slope) * move;
            if (!Double.isFinite(change)) {
                return round == 0 ? OptionalDouble.empty() : OptionalDouble.of(number);
            }
            number += change;
            if (Math.abs(change) <= LEAST_CHANGE * Math.abs(number)) {
                break;
            }
        }
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /// The number, if the value is proportional to it; NaN if it does not depend on it.
    double ofProportional() {
        double[] one = numbers(formula.apply(1));
        return product(one, numbers(answer)) / product(one, one);
    }

    private double closest(double... starts) {
        double best = starts[0];
        double least = Double.POSITIVE_INFINITY;
        for (double start : starts) {
            double[] difference = difference(start);
            double square = product(difference, difference);
            if (square < least) {
                least = square;
                best = start;
            }
        }
        return best;
    }

    /// The value for a number minus the answer, in one array.
    private double[] difference(double number) {
        return minus(numbers(formula.apply(number)), numbers(answer));
    }

    /// As many numbers of a value as the answer has.
    private double[] numbers(Value value) {
        int rows = answer instanceof Value.PerRow ? shape.rows() : 1;
        double[] all = new double[rows * shape.features()];
        for (int feature = 0; feature < shape.features(); feature++) {
            System.arraycopy(value.numbers(feature, 0, rows), 0, all, feature * rows, rows);
        }
        return all;
    }

    private static double[] minus(double[] these, double[] those) {
        double[] all = new double[these.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = these[i] - those[i];
        }
        return all;
    }

    private static double product(double[] these, double[] those) {
        double sum = 0;
        for (int i = 0; i < these.length; i++) {
            sum += these[i] * those[i];
        }
        return sum;
    }
}
