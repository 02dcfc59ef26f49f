package bn.grading.judging;

import bn.graph.Cell;
import bn.rounding.Precision;
import bn.rounding.Writing;

/// Compares the numbers of an answer with those of a run, one by one.
final class Tally {
    /// The average gain by chance, log₂ e, when evidence is measured by the actual distance and not by a
    /// fixed bound.
    private static final double BITS_OF_LUCK = 1 / Math.log(2);

    /// The evidence of a non-finite number exactly where a mistake produces one.
    private static final double BITS_OF_NONFINITE = 20;

    private final Answer answer;
    private final Precision precision;
    private boolean fits = true;
    private double difference = -1;
    private double largest;
    private double bound;
    private double evidence;
    private double agreement;
    private double found;
    private double wanted;
    private Cell at;

    /// The largest expected number of the feature in which the difference is.
    private double size;

    Tally(Answer answer, Precision precision) {
        this.answer = answer;
        this.precision = precision;
        this.at = new Cell(answer.step(), 0, 0);
    }

    /// Compares one number.
    ///
    /// @param expected the run's number
    /// @param without that of a run without the mistake
    /// @param allowed the bound on their difference
    /// @param counts whether the number is new evidence
    void add(int row, int feature, double number, double expected, double without, double allowed, boolean counts) {
        double distance = difference(number, expected);
        // A NaN bound allows only equality.
        boolean within = distance == 0 || distance <= allowed;
        if (isWorse(within, distance)) {
            difference = distance;
            at = new Cell(answer.step(), row, feature);
            bound = allowed;
            found = number;
            wanted = expected;
        }
        fits &= within;
        size = Math.max(size, Math.abs(expected));
        double larger = Math.max(Math.abs(number), Math.abs(expected));
        largest = Math.max(largest, Double.isFinite(larger) ? larger : 0);
        if (within && counts) {
            evidence += evidence(expected, without, allowed, Math.max(distance, precision.leastError(number)));
            agreement += precision.writing() instanceof Writing.Printed ? bits(Math.abs(expected), allowed) : 0;
        }
    }

    /// After a failure, the largest difference among the failures is reported.
    private boolean isWorse(boolean within, double distance) {
        return fits == within ? distance > difference : fits;
    }

    /// Adds the numbers of a later feature.
    void add(Tally later) {
        if (isWorse(later.fits, later.difference)) {
            difference = later.difference;
            at = later.at;
            bound = later.bound;
            found = later.found;
            wanted = later.wanted;
            size = later.size;
        }
        fits &= later.fits;
        largest = Math.max(largest, later.largest);
        evidence += later.evidence;
        agreement += later.agreement;
    }

    /// Whether all numbers so far are within their bounds.
    boolean fits() {
        return fits;
    }

    private static double evidence(double expected, double without, double allowed, double distance) {
        if (!Double.isFinite(expected)) {
            return Double.isFinite(without) ? BITS_OF_NONFINITE : 0;
        }
        if (!(difference(expected, without) > allowed)) {
            return 0;
        }
        double scale = Double.isFinite(without) ? Math.max(Math.abs(expected), Math.abs(without)) : Math.abs(expected);
        return bits(scale, distance) - BITS_OF_LUCK;
    }

    /// The evidence, in bits, of matching a number of this size to within a bound.
    static double bits(double size, double bound) {
        return size == 0 ? 0 : Math.clamp(Evidence.log2(size / bound), 0, 60);
    }

    /// The evidence of all matches of printed digits, whatever the run without the mistake has.
    double agreement() {
        return agreement;
    }

    AnswerComparison comparison() {
        double most = Math.max(0, difference);
        double relative = most == 0 ? 0 : most / largest;
        return new AnswerComparison(fits, most, at, found, wanted, bound, size, relative, evidence, precision, true);
    }

    static double difference(double a, double b) {
        if (Double.isNaN(a) && Double.isNaN(b)) {
            return 0;
        }
        // Opposite infinities differ by NaN.
        return a == b ? 0 : Double.isFinite(a) && Double.isFinite(b) ? Math.abs(a - b) : Double.POSITIVE_INFINITY;
    }
}
