package bn.grading.search;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.Arrays;
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

    /// A number, and the value for it minus the answer.
    private record Fit(double number, double[] difference) {
        double square() {
            return product(difference, difference);
        }
    }

    private Fit at(double number) {
        return new Fit(number, difference(number));
    }

    /// The number, found by Gauss-Newton from the start that is closest; empty if the value does not depend on it.
    OptionalDouble from(double... starts) {
        Fit here = closest(starts);
        for (int round = 0; round < ROUNDS; round++) {
            double move = MOVE * here.number;
            double[] slope = minus(difference(here.number + move), here.difference);
            double change = -product(here.difference, slope) / product(slope, slope) * move;
            if (!Double.isFinite(change)) {
                return round == 0 ? OptionalDouble.empty() : OptionalDouble.of(here.number);
            }
            double number = here.number + change;
            if (Math.abs(change) <= LEAST_CHANGE * Math.abs(number)) {
                return OptionalDouble.of(number);
            }
            here = at(number);
        }
        return Double.isFinite(here.number) ? OptionalDouble.of(here.number) : OptionalDouble.empty();
    }

    /// The number, if the value is proportional to it.
    double ofProportional() {
        double[] one = numbers(formula.apply(1));
        return product(one, numbers(answer)) / product(one, one);
    }

    /// Of several that are equally close, the first.
    private Fit closest(double... starts) {
        Fit best = at(starts[0]);
        for (double start : Arrays.copyOfRange(starts, 1, starts.length)) {
            Fit other = at(start);
            best = Double.compare(other.square(), best.square()) < 0 ? other : best;
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
