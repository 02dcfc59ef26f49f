package bn.grading.judging;

import bn.graph.Cell;
import bn.rounding.Precision;

/// Compares the numbers of an answer with those of a run, one by one, feature by feature.
final class Tally {
    /// What chance gives away on average when it is looked at how near a number comes, and not whether it stays
    /// within a bound: log₂ e.
    private static final double BITS_OF_LUCK = 1 / Math.log(2);

    /// What it is worth when a number is NaN or infinite just where a mistake makes it so.
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

    Tally(Answer answer, Precision precision) {
        this.answer = answer;
        this.precision = precision;
        this.at = new Cell(answer.step(), 0, 0);
    }

    /// Adds a number.
    ///
    /// @param expected that of the run
    /// @param without that of a run in which nothing is mistaken
    /// @param allowed how far it may be from expected
    /// @param counts whether it proves something that no other has proved
    void add(int row, int feature, double number, double expected, double without, double allowed, boolean counts) {
        double apart = difference(number, expected);
        // A bound that is not a number bounds nothing: only what is the same fits.
        boolean within = apart == 0 || apart <= allowed;
        // Where one fails, the farthest of those that fail is what is looked at.
        boolean firstToFail = fits && !within;
        fits &= within;
        if (firstToFail || (within == fits && apart > difference)) {
            difference = apart;
            at = new Cell(answer.step(), row, feature);
            bound = allowed;
            found = number;
            wanted = expected;
        }
        double size = Math.max(Math.abs(number), Math.abs(expected));
        largest = Math.max(largest, Double.isFinite(size) ? size : 0);
        if (within && counts) {
            evidence += evidence(expected, without, allowed, Math.max(apart, precision.leastError(number)));
            agreement += bits(Math.abs(expected), allowed);
        }
    }

    /// Whether all numbers so far lie within what they may be off.
    boolean fits() {
        return fits;
    }

    private static double evidence(double expected, double without, double allowed, double apart) {
        if (!Double.isFinite(expected)) {
            return Double.isFinite(without) ? BITS_OF_NONFINITE : 0;
        }
        if (!(difference(expected, without) > allowed)) {
            return 0;
        }
        double scale = Double.isFinite(without) ? Math.max(Math.abs(expected), Math.abs(without)) : Math.abs(expected);
        return bits(scale, apart) - BITS_OF_LUCK;
    }

    /// What it is worth that a number of some size is met to within a bound.
    private static double bits(double size, double bound) {
        return size == 0 ? 0 : Math.clamp(Evidence.log2(size / bound), 0, 60);
    }

    /// What it is worth that all numbers are met, whatever others would be.
    double agreement() {
        return agreement;
    }

    /// What came of it.
    AnswerComparison comparison() {
        double most = Math.max(0, difference);
        return new AnswerComparison(
                fits, most, at, found, wanted, bound, most == 0 ? 0 : most / largest, evidence, precision, true);
    }

    static double difference(double a, double b) {
        if (Double.isNaN(a) && Double.isNaN(b)) {
            return 0;
        }
        // Of one infinity the other is NaN apart.
        return a == b ? 0 : Double.isFinite(a) && Double.isFinite(b) ? Math.abs(a - b) : Double.POSITIVE_INFINITY;
    }
}
