package bn.rounding;

import bn.formula.Expr;
import java.util.HashMap;
import java.util.Map;

/// Adds up uncertain numbers, a block of rows after the other, with what their errors come to in the sum and what
/// the additions add.
///
/// An addition rounds its result, so that the roundings are as large as the sums on the way. In the order of the
/// rows or against it, or in any tree, these are no larger than in the worse of the two.
final class UncertainSum {
    private final FloatFormat precision;
    private final Map<Expr, double[]> shared = new HashMap<>();
    private double squares;
    private double rest;
    private double sum;
    private double lost;
    private long count;
    private double partial;
    private double partialSquared;
    private double oneAfterTheOther;
    private double ofRounded;
    private double lostOfRounded;

    UncertainSum(FloatFormat precision) {
        this.precision = precision;
    }

    /// Adds the numbers of some rows.
    void add(Uncertain numbers) {
        int rows = numbers.rows();
        for (int row = 0; row < rows; row++) {
            double own = numbers.own(row);
            squares += own * own;
            rest += numbers.rest(row);
            add(numbers.number(row));
        }
        numbers.shared().forEach((by, error) -> {
            double[] total = shared.computeIfAbsent(by, _ -> new double[1]);
            for (int row = 0; row < rows; row++) {
                total[0] += Uncertain.at(error, row);
            }
        });
    }

    private void add(double number) {
        double next = sum + number;
        lost += lost(sum, number, next);
        sum = next;
        double rounded = precision.round(number);
        next = ofRounded + rounded;
        lostOfRounded += lost(ofRounded, rounded, next);
        ofRounded = next;
        oneAfterTheOther = precision.round(oneAfterTheOther + rounded);
        if (count++ > 0) {
            partial += sum;
            partialSquared += sum * sum;
        }
    }

    /// What an addition rounds away (Neumaier 1974).
    private static double lost(double a, double b, double sum) {
        return Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a;
    }

    /// The sum, whose error is its own.
    Uncertain total() {
        double exact = sum + lost;
        // The sums on the way from the other end: Σ (S − S_k)².
        double backwards = (count - 1) * exact * exact - 2 * exact * partial + partialSquared;
        double onTheWay = Math.sqrt(Math.max(partialSquared, Math.max(0, backwards)));
        double additions = precision.unitRoundoff() * onTheWay;
        return Uncertain.single(
                exact, Uncertain.inSquares(Math.sqrt(squares), additions), shared, rest + oneWay(additions));
    }

    /// Numbers that are nearly all the same are rounded nearly all the same: the roundings of a loop are not random
    /// then, and what they come to is seen by running it.
    private double oneWay(double additions) {
        double off = Math.abs(oneAfterTheOther - (ofRounded + lostOfRounded));
        return off > additions ? off : 0;
    }
}
