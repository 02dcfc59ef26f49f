package bn.rounding;

import bn.formula.Expr;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sums uncertain numbers block by block, with their propagated errors and the round-off of the additions.
///
/// An addition rounds its result, so its error is proportional to the partial sum. In row order, in reverse
/// order or in any tree, the partial sums are no larger than in the worse of the two orders.
final class UncertainSum {
    private final FloatFormat precision;
    private final Map<Expr, double[]> shared = new LinkedHashMap<>();
    private double squares;
    private double rest;
    private double sum;
    private double lost;
    private long count;
    private double partialSquared;
    private double left;
    private double leftSquared;
    private double beforeLast;
    private double sequential;
    private double roundedSum;
    private double roundedLost;

    UncertainSum(FloatFormat precision) {
        this.precision = precision;
    }

    /// @param rows as many as there are numbers, or as there are of a single one
    void add(Uncertain numbers, int rows) {
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
        double last = sum;
        double next = sum + number;
        lost += lost(sum, number, next);
        sum = next;
        double rounded = precision.round(number);
        next = roundedSum + rounded;
        roundedLost += lost(roundedSum, rounded, next);
        roundedSum = next;
        sequential = precision.round(sequential + rounded);
        if (count++ > 0) {
            partialSquared += sum * sum;
            left += beforeLast;
            leftSquared += beforeLast * beforeLast;
        }
        beforeLast = last;
    }

    /// The round-off of an addition (Neumaier 1974).
    private static double lost(double a, double b, double sum) {
        return Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a;
    }

    /// The sum; its error is independent of its operands from here on.
    Uncertain total() {
        double exact = sum + lost;
        // The partial sums in reverse order, of two numbers, three, ..., all of them, leave S_(m−2), ..., S_0 = 0 out:
        // Σ (S − S_k)².
        double backwards = (count - 1) * exact * exact - 2 * exact * left + leftSquared;
        double partialSums = Math.sqrt(Math.max(partialSquared, Math.max(0, backwards)));
        double additions = precision.unitRoundoff() * partialSums;
        return Uncertain.single(
                exact, Uncertain.inSquares(Math.sqrt(squares), additions), shared, rest + systematic(additions));
    }

    /// Rounding errors of nearly equal numbers are nearly equal, so in a loop they are systematic; running
    /// the loop measures them.
    private double systematic(double additions) {
        double off = Math.abs(sequential - (roundedSum + roundedLost));
        return off > additions ? off : 0;
    }
}
