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
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A run of some table to compare answers with: the value of each number, and a bound for answers computed in
/// the same way.
public final class ReferenceRun {
    /// The bound holds for one form of a step. Equivalent forms have a few more operations of the same
    /// magnitude.
    private static final double OTHER_WAYS = 2;

    /// Rows that are evaluated at once.
    private static final int CHUNK = 1024;

    /// From this many numbers on, several threads pay off.
    private static final int LARGE = 1 << 13;

    /// Numbers of few digits count as right at that precision only if they agree by more than chance: by the
    /// evidence of three digits of one number.
    private static final double BITS_OF_DIGITS = 8;

    private final Trace trace;
    private final Map<String, DoubleUnaryOperator> given;
    private final Map<FloatFormat, Rounding> roundings = new HashMap<>();

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

    /// Whether an answer is right once some of its cells are.
    public boolean isRightBut(Answer answer, Predicate<Cell> cells) {
        Value value = trace.value(answer.step());
        Layout layout = layouts(answer, value).getFirst();
        int rows = value instanceof Value.PerRow ? trace.shape().rows() : 1;
        double[] numbers = answer.numbers().clone();
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            for (int row = 0; row < rows; row++) {
                if (cells.test(new Cell(answer.step(), row, feature))) {
                    numbers[layout.index(row, feature, trace.shape())] = value.numbers(feature, row, row + 1)[0];
                }
            }
        }
        return rightIfFits(answer.with(numbers)).isPresent();
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
            Answer answer, IntToDoubleFunction boundOfRight, ReferenceRun otherwise, double slack) {
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
        Rounding rounding = rounding(Precision.DOUBLE);
        double writing =
                Arrays.stream(answer.numbers()).map(precision::leastError).max().orElse(0);
        IntFunction<Double> ofFeature =
                feature -> Math.max(OTHER_WAYS * rounding.largest(answer.step(), feature), writing);
        return byFeature(ofFeature, _ -> true).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /// What there is to tell of each feature, of a large batch on all cores. The first feature comes before the
    /// others: with it, what they share is made, and often it decides alone.
    ///
    /// @param goesOn whether the features after one are looked at, too; of a large batch, it is asked of the
    ///     first one only
    private <T> List<T> byFeature(IntFunction<T> ofFeature, Predicate<T> goesOn) {
        int features = trace.shape().features();
        List<T> told = new ArrayList<>(List.of(ofFeature.apply(0)));
        if ((long) trace.shape().rows() * features < LARGE) {
            for (int feature = 1; feature < features && goesOn.test(told.getLast()); feature++) {
                told.add(ofFeature.apply(feature));
            }
        } else if (goesOn.test(told.getFirst())) {
            told.addAll(
                    IntStream.range(1, features).parallel().mapToObj(ofFeature).toList());
        }
        return told;
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
    ///
    /// @param boundOfRight the largest bound of the right numbers, by feature
    public boolean isNear(Answer answer, IntToDoubleFunction boundOfRight) {
        Allowance allowance = new Allowance(answer, boundOfRight);
        Value value = trace.value(answer.step());
        return layouts(answer, value).stream().anyMatch(layout -> isWithin(answer, layout, value, allowance));
    }

    /// The same of this run with some lines rewritten, as far as one feature tells.
    ///
    /// @param at the cell that tells most
    /// @param boundOfRight the largest bound of the right numbers in its feature
    public Predicate<Map<String, Expr>> nearness(Answer answer, Cell at, double boundOfRight) {
        return new Nearness(
                new Rewriting(trace, at.feature()),
                trace.shape(),
                answer,
                at,
                new Allowance(answer, _ -> boundOfRight));
    }

    /// Whether this run has about the same numbers for a step with some lines rewritten, as far as its first feature
    /// tells.
    ///
    /// @param right the correct extent of the step
    public Predicate<Map<String, Expr>> nearness(String step, Extent right) {
        Answer own = Answer.of(trace, step, right);
        return nearness(own, new Cell(step, 0, 0), largestBounds(own).applyAsDouble(0));
    }

    private boolean isWithin(Answer answer, Layout layout, Value value, Allowance allowance) {
        int rows = value instanceof Value.PerRow ? trace.shape().rows() : 1;
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            double[] column = answer.numbers(layout, feature, rows, trace.shape());
            for (int from = 0; from < rows; from += CHUNK) {
                double[] numbers = value.numbers(feature, from, Math.min(from + CHUNK, rows));
                if (!allowance.covers(feature, column, from, numbers)) {
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

    /// @param isWhole whether to go on after a feature that does not fit; the bounds are the expensive part
    private Tally tally(
            Answer answer, Layout layout, Precision precision, ReferenceRun otherwise, double slack, boolean isWhole) {
        Value value = trace.value(answer.step());
        Value withoutMistake = otherwise == this ? value : otherwise.trace.value(answer.step());
        Rounding rounding = rounding(precision);
        int rows = value instanceof Value.PerRow ? trace.shape().rows() : 1;
        IntFunction<Tally> ofFeature = feature -> {
            Tally tally = new Tally(answer, precision);
            double[] numbers = value.numbers(feature, 0, rows);
            double[] bounds = rounding.of(answer.step(), feature);
            double[] without = otherwise == this ? numbers : withoutMistake.numbers(feature, 0, rows);
            double[] column = answer.numbers(layout, feature, rows, trace.shape());
            for (int row = 0; row < rows; row++) {
                double number = column[row];
                double bound = slack * OTHER_WAYS * Uncertain.at(bounds, row)
                        + Math.max(1, slack) * precision.ofWriting(number);
                tally.add(row, feature, number, numbers[row], without[row], bound, isFirst(layout, row, feature));
            }
            return tally;
        };
        List<Tally> tallies = byFeature(ofFeature, tally -> isWhole || tally.fits());
        Tally all = tallies.getFirst();
        tallies.stream().skip(1).forEach(all::add);
        return all;
    }

    /// Whether this is the first cell with this number of the answer, since each number is evidence only once.
    private boolean isFirst(Layout layout, int row, int feature) {
        return switch (layout) {
            case CELLS -> true;
            case FEATURES -> row == 0;
            case ROWS -> feature == 0;
            case PLACES -> isFirstOfPlace(row, feature);
            case EXAMPLE -> row < trace.shape().inner();
            case PLANES -> row % trace.shape().inner() == 0;
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

    /// The largest bound of an answer's numbers in each feature, at the coarsest precision it may have. A feature's is
    /// computed when it is asked for, and kept.
    public IntToDoubleFunction largestBounds(Answer answer) {
        return feature -> answer.coarser().stream()
                .mapToDouble(precision -> largestBound(answer, feature, precision))
                .max()
                .orElse(0);
    }

    /// The largest bound of an answer's numbers at some precision.
    public double largestBound(Answer answer, Precision precision) {
        return IntStream.range(0, trace.shape().features())
                .mapToDouble(feature -> largestBound(answer, feature, precision))
                .max()
                .orElse(0);
    }

    private double largestBound(Answer answer, int feature, Precision precision) {
        return OTHER_WAYS * rounding(precision).largest(answer.step(), feature) + answer.largestOfWriting(precision);
    }

    static boolean isBroadcast(Graph table, String step) {
        return table.quantity(step) instanceof Step line && line.formula() instanceof Expr.Broadcast;
    }
}
