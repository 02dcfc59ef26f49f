package bn.grading.judging;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.graph.Cell;
import bn.graph.Given;
import bn.graph.Graph;
import bn.graph.Rewriting;
import bn.graph.Step;
import bn.graph.Trace;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Rounding;
import bn.rounding.Uncertain;
import bn.rounding.Writing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A run of some table to compare answers with: the value of each number, and a bound for answers computed in
/// the same way.
public final class ReferenceRun {
    /// The bound holds for one form of a step. Equivalent forms have a few more operations of the same
    /// magnitude.
    private static final double OTHER_WAYS = 2;

    /// A value within this many times the right value's bound is examined more closely.
    private static final double NEAR = 8;

    /// The same in units of round-off of the largest number, limited to a fraction of it.
    private static final double NEAR_ROUNDINGS = 1e4;

    private static final double NEAR_PART = 0.05;

    /// Rows that are evaluated at once.
    private static final int CHUNK = 1024;

    /// Numbers of few digits count as right at that precision only if they agree by more than chance: by the
    /// evidence of three digits of one number.
    private static final double BITS_OF_DIGITS = 8;

    private final Trace trace;
    private final Map<String, DoubleUnaryOperator> given;
    private final Map<FloatFormat, Rounding> roundings = new HashMap<>();

    /// Cached, since every mistake tried needs it.
    private final Map<Answer, Double> largest = new HashMap<>();

    private final Map<Answer, Map<Map<String, Expr>, Optional<AnswerComparison>>> mistaken = new HashMap<>();
    private final Map<Answer, Map<Map<String, Expr>, Optional<AnswerComparison>>> right = new HashMap<>();
    private final Map<List<Object>, double[]> least = new HashMap<>();

    private ReferenceRun(Trace trace, Map<String, DoubleUnaryOperator> given) {
        this.trace = trace;
        this.given = given;
    }

    /// A run of a table.
    public static ReferenceRun of(Exercise exercise, Graph table) {
        return new ReferenceRun(exercise.run(table, List.of()), Map.of());
    }

    /// A run of a table in which the learner's answers replace the computed values.
    public static ReferenceRun of(Exercise exercise, Graph table, List<Answer> own) {
        List<Given> givens = new ArrayList<>();
        Map<String, DoubleUnaryOperator> given = new HashMap<>();
        for (Answer answer : own) {
            Extent extent = table.extent(answer.step());
            if (answer.isUsable(extent, isBroadcast(table, answer.step()), exercise.shape())) {
                givens.add(new Given.OfValue(answer.step(), answer.value(extent, exercise.shape())));
                given.put(answer.step(), answer.told()::ofWriting);
            }
        }
        return new ReferenceRun(exercise.run(table, givens), given);
    }

    public Trace trace() {
        return trace;
    }

    /// Compares an answer with the right value, at the first precision at which it fits, or else at the one
    /// its digits indicate. Its shape must be comparable.
    public AnswerComparison right(Answer answer) {
        if (!isShaped(answer)) {
            return AnswerComparison.misshapen(answer);
        }
        return fitting(answer).orElseGet(() -> misfit(answer));
    }

    /// The same if it fits.
    public Optional<AnswerComparison> rightIfFits(Answer answer) {
        return isShaped(answer) ? fitting(answer) : Optional.empty();
    }

    private Optional<AnswerComparison> fitting(Answer answer) {
        Layout layout = layouts(answer, trace.value(answer.step())).getFirst();
        boolean fits = false;
        for (Precision precision : answer.possible()) {
            Tally tally = tally(answer, layout, precision, this, 1, false);
            fits |= tally.fits();
            boolean told = !(precision.writing() instanceof Writing.Printed) || tally.agreement() >= BITS_OF_DIGITS;
            if (told && tally.fits()) {
                return Optional.of(tally.comparison());
            }
        }
        return fits ? Optional.of(misfit(answer)).filter(AnswerComparison::fits) : Optional.empty();
    }

    private AnswerComparison misfit(Answer answer) {
        AnswerComparison told = compared(answer, answer.told());
        return told.fits() ? compared(answer, answer.possible().getFirst()) : told;
    }

    /// Whether an answer has the shape of this run's value.
    public boolean isShaped(Answer answer) {
        Graph table = trace.graph();
        return answer.isShaped(table.extent(answer.step()), isBroadcast(table, answer.step()), trace.shape());
    }

    /// Compares an answer of the right shape at a given precision.
    public AnswerComparison compared(Answer answer, Precision precision) {
        Layout layout = layouts(answer, trace.value(answer.step())).getFirst();
        return tally(answer, layout, precision, this, 1, true).comparison();
    }

    /// Compares an answer with what a mistake produces, in any shape, at the first precision at which it
    /// fits.
    ///
    /// @param otherwise the run without the mistake; equal numbers are no evidence
    /// @param slack factor on the bound of round-off
    public AnswerComparison mistaken(Answer answer, ReferenceRun otherwise, double slack) {
        AnswerComparison best = AnswerComparison.misshapen(answer);
        for (Layout layout : layouts(answer, trace.value(answer.step()))) {
            for (Precision precision : answer.possible()) {
                AnswerComparison one = tally(answer, layout, precision, otherwise, slack, false)
                        .comparison();
                if (one.fits()) {
                    return one;
                }
                best = best.isShaped() ? best : one;
            }
        }
        return best;
    }

    /// The same if it fits, and is near enough for the bounds to be worth computing.
    public Optional<AnswerComparison> fitting(
            Answer answer, double boundOfRight, ReferenceRun otherwise, double slack) {
        return isNear(answer, boundOfRight)
                ? Optional.of(mistaken(answer, otherwise, slack)).filter(AnswerComparison::fits)
                : Optional.empty();
    }

    /// A comparison with this run as some lines change it; made once for all that share those lines.
    public Optional<AnswerComparison> rewritten(
            Answer answer, Map<String, Expr> lines, Supplier<Optional<AnswerComparison>> comparison) {
        return once(mistaken, answer, lines, comparison);
    }

    /// The same for a comparison in which the lines are no mistake.
    public Optional<AnswerComparison> rightIf(
            Answer answer, Map<String, Expr> lines, Supplier<Optional<AnswerComparison>> comparison) {
        return once(right, answer, lines, comparison);
    }

    private static Optional<AnswerComparison> once(
            Map<Answer, Map<Map<String, Expr>, Optional<AnswerComparison>>> known,
            Answer answer,
            Map<String, Expr> lines,
            Supplier<Optional<AnswerComparison>> comparison) {
        return known.computeIfAbsent(answer, _ -> new HashMap<>()).computeIfAbsent(lines, _ -> comparison.get());
    }

    /// Whether an answer judged at some precision fits this run, too.
    public boolean fits(JudgedAnswer judged) {
        Answer answer = judged.answer();
        return layouts(answer, trace.value(answer.step())).stream()
                .anyMatch(layout -> tally(answer, layout, judged.precision(), this, 1, false)
                        .comparison()
                        .fits());
    }

    /// The least possible error of each feature's numbers: the round-off of float64, and what writing them at
    /// this precision loses.
    public double[] leastErrors(Answer answer, Precision precision) {
        return least.computeIfAbsent(List.of(answer, precision), _ -> leastError(answer, precision));
    }

    private double[] leastError(Answer answer, Precision precision) {
        double[] least = new double[trace.shape().features()];
        Rounding rounding = rounding(Precision.DOUBLE);
        double writing =
                Arrays.stream(answer.numbers()).map(precision::leastError).max().orElse(0);
        for (int feature = 0; feature < least.length; feature++) {
            double bound = rounding.largest(answer.step(), feature);
            least[feature] = Math.max(OTHER_WAYS * bound, writing);
        }
        return least;
    }

    /// The bits of an answer that this run does not reproduce, ignoring round-off; infinite if the shape does
    /// not fit. Each feature counts once, since one rounding may shift all of it. Of two runs that fit, the
    /// one that misses far fewer bits produced the numbers.
    ///
    /// @param least the least possible error of each feature
    public double bitsMissed(Answer answer, double... least) {
        return layouts(answer, trace.value(answer.step())).stream()
                .mapToDouble(layout -> bitsMissed(answer, layout, least))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private double bitsMissed(Answer answer, Layout layout, double... least) {
        Value value = trace.value(answer.step());
        double bits = 0;
        for (int feature = 0; feature < least.length; feature++) {
            double apart = apart(answer, layout, value, feature);
            bits += apart <= least[feature] ? 0 : Math.min(Evidence.log2(apart / least[feature]), 60);
        }
        return bits;
    }

    /// How far the numbers of an answer are from this run's at most, whatever the bounds.
    public double apart(Answer answer) {
        if (!isShaped(answer)) {
            return Double.POSITIVE_INFINITY;
        }
        Value value = trace.value(answer.step());
        Layout layout = layouts(answer, value).getFirst();
        return IntStream.range(0, trace.shape().features())
                .mapToDouble(feature -> apart(answer, layout, value, feature))
                .max()
                .orElse(0);
    }

    private double apart(Answer answer, Layout layout, Value value, int feature) {
        int rows = value instanceof Value.PerRow ? trace.shape().rows() : 1;
        double[] numbers = value.numbers(feature, 0, rows);
        double[] column = answer.numbers(layout, feature, rows, trace.shape());
        double apart = 0;
        for (int row = 0; row < rows; row++) {
            apart = Math.max(apart, Tally.difference(column[row], numbers[row]));
        }
        return apart;
    }

    /// Whether an answer is close enough to this run's value for the bounds to be worth computing.
    public boolean isNear(Answer answer, double boundOfRight) {
        double most = mostApart(answer, boundOfRight);
        Value value = trace.value(answer.step());
        return layouts(answer, value).stream().anyMatch(layout -> isWithin(answer, layout, value, most));
    }

    /// The same of this run with some lines rewritten, as far as one feature tells.
    ///
    /// @param at the cell that tells most
    public Predicate<Map<String, Expr>> nearness(Answer answer, Cell at, double boundOfRight) {
        return new Nearness(
                new Rewriting(trace, at.feature()), trace.shape(), answer, at, mostApart(answer, boundOfRight));
    }

    /// Whether this run has about the same numbers for a step with some lines rewritten, as far as its first feature
    /// tells.
    ///
    /// @param right the correct extent of the step
    public Predicate<Map<String, Expr>> nearness(String step, Extent right) {
        double bound = OTHER_WAYS * rounding(Precision.DOUBLE).largest(step, 0);
        return nearness(Answer.of(trace, step, right), new Cell(step, 0, 0), bound);
    }

    private static double mostApart(Answer answer, double boundOfRight) {
        double roundoff = 0;
        for (Precision precision : answer.possible()) {
            roundoff = Math.max(roundoff, precision.format().unitRoundoff());
        }
        return NEAR * boundOfRight + Math.min(NEAR_ROUNDINGS * roundoff, NEAR_PART) * answer.largest();
    }

    private boolean isWithin(Answer answer, Layout layout, Value value, double most) {
        int rows = value instanceof Value.PerRow ? trace.shape().rows() : 1;
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            double[] column = answer.numbers(layout, feature, rows, trace.shape());
            for (int from = 0; from < rows; from += CHUNK) {
                if (!Nearness.isWithin(
                        column, from, value.numbers(feature, from, Math.min(from + CHUNK, rows)), most)) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Layout> layouts(Answer answer, Value value) {
        Shape shape = trace.shape();
        return answer.layouts(shape).stream()
                .filter(layout -> switch (value) {
                    case Value.One _ -> layout == Layout.ONE || layout == Layout.FEATURES;
                    case Value.PerFeature _ -> layout == Layout.FEATURES;
                    case Value.PerRow _ -> true;
                })
                .toList();
    }

    /// @param isWhole whether to go on after the first misfit; the bounds are the expensive part
    private Tally tally(
            Answer answer, Layout layout, Precision precision, ReferenceRun otherwise, double slack, boolean isWhole) {
        Value value = trace.value(answer.step());
        Tally tally = new Tally(answer, precision, trace.shape().features());
        int rows = value instanceof Value.PerRow ? trace.shape().rows() : 1;
        for (int feature = 0; feature < trace.shape().features() && (isWhole || tally.fits()); feature++) {
            double[] numbers = value.numbers(feature, 0, rows);
            double[] bounds = rounding(precision).of(answer.step(), feature);
            double[] without = otherwise == this
                    ? numbers
                    : otherwise.trace.value(answer.step()).numbers(feature, 0, rows);
            double[] column = answer.numbers(layout, feature, rows, trace.shape());
            for (int row = 0; row < rows; row++) {
                double number = column[row];
                double bound = slack * OTHER_WAYS * Uncertain.at(bounds, row)
                        + Math.max(1, slack) * precision.ofWriting(number);
                tally.add(row, feature, number, numbers[row], without[row], bound, isFirst(layout, row, feature));
            }
        }
        return tally;
    }

    /// Whether this is the first cell with this number of the answer, since each number is evidence only once.
    private boolean isFirst(Layout layout, int row, int feature) {
        int inner = trace.shape().inner();
        return switch (layout) {
            case CELLS -> true;
            case FEATURES -> row == 0;
            case ROWS -> feature == 0;
            case PLACES -> isFirstOfPlace(row, feature);
            case EXAMPLE -> row < inner;
            case PLANES -> row % inner == 0;
            case ONE -> row == 0 && feature == 0;
        };
    }

    /// Where the last axis is that of the features, a number is one for each feature before it is one for each place.
    private boolean isFirstOfPlace(int row, int feature) {
        Shape shape = trace.shape();
        boolean isFirst = shape.exampleAxis() == shape.rank() - 1
                ? row % shape.inner() == 0
                : row < shape.axes().getLast();
        return feature == 0 && isFirst;
    }

    private Rounding rounding(Precision precision) {
        return roundings.computeIfAbsent(precision.format(), one -> new Rounding(trace, one, given));
    }

    /// The largest bound of an answer's numbers, at the coarsest precision it may have; cached.
    public double largestBound(Answer answer) {
        return largest.computeIfAbsent(
                answer,
                one -> one.possible().stream()
                        .mapToDouble(precision -> largestBound(one, precision))
                        .max()
                        .orElse(0));
    }

    /// The largest bound of an answer's numbers at some precision.
    public double largestBound(Answer answer, Precision precision) {
        double largest = 0;
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            largest = Math.max(largest, rounding(precision).largest(answer.step(), feature));
        }
        double writing =
                Arrays.stream(answer.numbers()).map(precision::ofWriting).max().orElse(0);
        return OTHER_WAYS * largest + writing;
    }

    static boolean isBroadcast(Graph table, String step) {
        return table.quantity(step) instanceof Step line && line.formula() instanceof Expr.Broadcast;
    }
}
