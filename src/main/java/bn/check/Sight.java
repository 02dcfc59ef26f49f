package bn.check;

import bn.batch.Shape;
import bn.check.Answer.Form;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.Cell;
import bn.graph.Given;
import bn.graph.Graph;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// A run of some table, beside which answers are held: what each number would be by it, and how far from that
/// one may be that was computed in the same way.
final class Sight {
    /// The bound is that of one way to write a step. Another way that is as right has a few operations more, of
    /// the same sizes: 1,000 right answers, by branches and by the closed form, by NumPy and by PyTorch, stay
    /// below a third of this.
    private static final double OTHER_WAYS = 8;

    /// How far beyond the right value's bound a value is looked at more closely.
    private static final double NEAR = 1e3;

    private static final double NEAR_RELATIVE = 1e-6;

    private final Trace trace;
    private final Precision coarsest;
    private final Map<String, DoubleUnaryOperator> given;
    private final Map<Precision.Kind, Rounding> roundings = new HashMap<>();

    private Sight(Trace trace, Precision coarsest, Map<String, DoubleUnaryOperator> given) {
        this.trace = trace;
        this.coarsest = coarsest;
        this.given = given;
    }

    /// A run of a table.
    ///
    /// @param coarsest the precision that is granted to answers that may have it
    static Sight of(Exercise exercise, Graph table, Precision coarsest) {
        return new Sight(exercise.run(table, List.of()), coarsest, Map.of());
    }

    /// A run of a table in which what a learner has handed in stands in the place of what would be computed.
    static Sight of(Exercise exercise, Graph table, List<Answer> own, Precision coarsest) {
        List<Given> givens = new ArrayList<>();
        Map<String, DoubleUnaryOperator> given = new HashMap<>();
        for (Answer answer : own) {
            Extent extent = table.extent(answer.step());
            if (answer.isShaped(extent, isSpread(table, answer.step()), exercise.shape())) {
                givens.add(new Given.Whole(answer.step(), answer.value(extent, exercise.shape())));
                given.put(answer.step(), answer.precision(coarsest)::ofWriting);
            }
        }
        return new Sight(exercise.run(table, givens), coarsest, given);
    }

    Trace trace() {
        return trace;
    }

    /// How an answer compares, if it is right to compare numbers of its shape with a right value.
    Comparison right(Answer answer) {
        Extent extent = trace.graph().extent(answer.step());
        return answer.isShaped(extent, isSpread(trace.graph(), answer.step()), trace.shape())
                ? compare(answer, Optional.empty(), 1)
                : Comparison.misshapen(answer.step());
    }

    /// How an answer compares with what a mistake makes, which may have any shape.
    ///
    /// @param otherwise what it would be without the mistake: where that is the same, nothing is proved
    /// @param slack how many times the bound is allowed, 1 where no number was fitted
    Comparison mistaken(Answer answer, Sight otherwise, double slack) {
        return compare(answer, Optional.of(otherwise), slack);
    }

    /// Whether an answer is so near to this run's value that the bounds are worth computing.
    boolean isNear(Answer answer, double boundOfRight) {
        Value value = trace.value(answer.step());
        for (Form form : forms(answer, value)) {
            if (isNear(answer, form, value, boundOfRight)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNear(Answer answer, Form form, Value value, double boundOfRight) {
        double largest = 0;
        double apart = 0;
        int rows = value instanceof Value.PerRow ? trace.shape().rows() : 1;
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            double[] numbers = value.numbers(feature, 0, rows);
            for (int row = 0; row < rows; row++) {
                double number = answer.at(form, row, feature, trace.shape());
                double difference = difference(number, numbers[row]);
                if (difference == Double.POSITIVE_INFINITY) {
                    return false;
                }
                largest = Math.max(largest, Double.isFinite(number) ? Math.abs(number) : 0);
                apart = Math.max(apart, difference);
            }
        }
        return apart <= NEAR * boundOfRight + NEAR_RELATIVE * largest;
    }

    private Comparison compare(Answer answer, Optional<Sight> otherwise, double slack) {
        Value value = trace.value(answer.step());
        Comparison best = Comparison.misshapen(answer.step());
        for (Form form : forms(answer, value)) {
            Comparison one = compare(answer, form, value, otherwise, slack);
            if (!best.isShaped() || one.fits()) {
                best = one;
            }
            if (best.fits()) {
                return best;
            }
        }
        return best;
    }

    private List<Form> forms(Answer answer, Value value) {
        Shape shape = trace.shape();
        return answer.forms(shape).stream()
                .filter(form -> switch (value) {
                    case Value.One _ -> form == Form.ONE || form == Form.FEATURES;
                    case Value.PerFeature _ -> form == Form.FEATURES;
                    case Value.PerRow _ -> true;
                })
                .toList();
    }

    private Comparison compare(Answer answer, Form form, Value value, Optional<Sight> otherwise, double slack) {
        Precision precision = answer.precision(coarsest);
        Tally tally = new Tally(answer.step());
        int rows = value instanceof Value.PerRow ? trace.shape().rows() : 1;
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            double[] numbers = value.numbers(feature, 0, rows);
            double[] bounds = rounding(precision).of(answer.step(), feature);
            double[] without = otherwise.isPresent()
                    ? otherwise.get().trace.value(answer.step()).numbers(feature, 0, rows)
                    : numbers;
            for (int row = 0; row < rows; row++) {
                double number = answer.at(form, row, feature, trace.shape());
                double bound =
                        slack * (OTHER_WAYS * bounds[bounds.length == 1 ? 0 : row] + precision.ofWriting(number));
                tally.add(row, feature, number, numbers[row], without[row], bound, isFirst(form, row));
            }
        }
        return tally.comparison();
    }

    /// Whether no row before has the same number of an answer: each proves something once.
    private boolean isFirst(Form form, int row) {
        int inner = trace.shape().inner();
        return switch (form) {
            case CELLS, ROWS, PLACES -> true;
            case EXAMPLE -> row < inner;
            case PLANES -> row % inner == 0;
            case FEATURES, ONE -> row == 0;
        };
    }

    private Rounding rounding(Precision precision) {
        return roundings.computeIfAbsent(precision.kind(), one -> new Rounding(trace, one, given));
    }

    /// The largest bound of an answer's numbers.
    double largestBound(Answer answer) {
        Precision precision = answer.precision(coarsest);
        double largest = 0;
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            for (double bound : rounding(precision).of(answer.step(), feature)) {
                largest = Math.max(largest, bound);
            }
        }
        double writing =
                Arrays.stream(answer.numbers()).map(precision::ofWriting).max().orElse(0);
        return OTHER_WAYS * largest + writing;
    }

    private static boolean isSpread(Graph table, String step) {
        return table.quantity(step) instanceof Step line && line.formula() instanceof Expr.Spread;
    }

    static double difference(double a, double b) {
        if (Double.isNaN(a) && Double.isNaN(b)) {
            return 0;
        }
        // Of one infinity the other is NaN apart.
        return a == b ? 0 : Double.isFinite(a) && Double.isFinite(b) ? Math.abs(a - b) : Double.POSITIVE_INFINITY;
    }

    /// Numbers compared so far.
    private static final class Tally {
        /// What it is worth when a number is NaN or infinite just where a mistake makes it so.
        private static final double BITS_OF_NONFINITE = 20;

        private final String step;
        private boolean fits = true;
        private double difference = -1;
        private double largest;
        private double bound;
        private double evidence;
        private double found;
        private double wanted;
        private Cell at;

        Tally(String step) {
            this.step = step;
            this.at = new Cell(step, 0, 0);
        }

        void add(int row, int feature, double number, double expected, double without, double allowed, boolean counts) {
            double apart = difference(number, expected);
            // A bound that is not a number bounds nothing: only what is the same fits.
            boolean within = apart == 0 || apart <= allowed;
            // Where one fails, the farthest of those that fail is what is looked at.
            boolean firstToFail = fits && !within;
            fits &= within;
            if (firstToFail || (within == fits && apart > difference)) {
                difference = apart;
                at = new Cell(step, row, feature);
                bound = allowed;
                found = number;
                wanted = expected;
            }
            double size = Math.max(Math.abs(number), Math.abs(expected));
            largest = Math.max(largest, Double.isFinite(size) ? size : 0);
            if (within && counts) {
                evidence += evidence(expected, without, allowed);
            }
        }

        private static double evidence(double expected, double without, double allowed) {
            if (!Double.isFinite(expected)) {
                return Double.isFinite(without) ? BITS_OF_NONFINITE : 0;
            }
            if (!(difference(expected, without) > allowed)) {
                return 0;
            }
            double scale =
                    Double.isFinite(without) ? Math.max(Math.abs(expected), Math.abs(without)) : Math.abs(expected);
            return Math.clamp(Grading.log2(scale / allowed), 0, 60);
        }

        Comparison comparison() {
            double most = Math.max(0, difference);
            return new Comparison(fits, most, at, found, wanted, bound, most == 0 ? 0 : most / largest, evidence, true);
        }
    }
}
