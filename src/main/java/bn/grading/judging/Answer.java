package bn.grading.judging;

import bn.batch.Shape;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.Trace;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A learner's answer for one step: any numbers, including NaN and infinity, of any shape.
public final class Answer {
    private static final List<Precision> WHOLE = List.of(Precision.DOUBLE);
    private static final List<Precision> WHOLE_OR_PROMOTED = List.of(Precision.DOUBLE, Precision.PROMOTED);

    private final String step;
    private final List<Integer> axes;
    private final double[] numbers;
    private final List<Precision> possible;
    private final Optional<Shape> otherOrder;
    private final double largest;
    private final Map<Shape, List<Layout>> known = new ConcurrentHashMap<>();

    /// Kept, since every mistake tried needs them.
    private final Map<Column, double[]> columns = new ConcurrentHashMap<>();

    private record Column(Layout layout, int feature, Shape shape) {}

    /// An answer with its numbers in C order.
    ///
    /// @param axes the lengths of the axes; empty for a scalar
    /// @param numbers kept by reference
    /// @param possible the precisions they may have, in the order in which they are tried; not empty
    public Answer(String step, List<Integer> axes, double[] numbers, List<Precision> possible) {
        this(step, axes, numbers, possible, Optional.empty());
    }

    private Answer(
            String step, List<Integer> axes, double[] numbers, List<Precision> possible, Optional<Shape> otherOrder) {
        this.otherOrder = otherOrder;
        this.possible = List.copyOf(possible);
        this.step = step;
        this.axes = List.copyOf(axes);
        this.numbers = numbers;
        double most = 0;
        for (double number : numbers) {
            most = Double.isFinite(number) ? Math.max(most, Math.abs(number)) : most;
        }
        this.largest = most;
    }

    /// The answer that a run produces for a step, in the shape a learner would hand in: without an axis that
    /// should not be there, if the value is constant along it.
    ///
    /// @param right the correct extent of the step
    public static Answer of(Trace trace, String step, Extent right) {
        Shape shape = trace.shape();
        return switch (trace.value(step)) {
            case Value.One(double number)
            when right == Extent.FEATURE ->
                perFeature(
                        step, Value.PerFeature.filled(number, shape.features()).toArray());
            case Value.One(double number) -> new Answer(step, List.of(), new double[] {number}, WHOLE);
            case Value.PerFeature numbers -> perFeature(step, numbers.toArray());
            case Value.PerRow numbers -> {
                Answer whole = perRow(step, numbers, shape);
                yield right == Extent.FEATURE ? whole.narrowed(shape) : whole;
            }
        };
    }

    private static Answer perFeature(String step, double[] numbers) {
        return new Answer(step, List.of(numbers.length), numbers, WHOLE);
    }

    private static Answer perRow(String step, Value.PerRow value, Shape shape) {
        double[] numbers = new double[shape.rows() * shape.features()];
        for (int feature = 0; feature < shape.features(); feature++) {
            double[] column = value.run().of(feature, 0, shape.rows());
            for (int row = 0; row < column.length; row++) {
                numbers[shape.offset(row, feature)] = column[row];
            }
        }
        return new Answer(step, shape.axes(), numbers, WHOLE);
    }

    private Answer narrowed(Shape shape) {
        if (shape.rank() == 1) {
            // A column vector: its only axis is the rows.
            return this;
        }
        Map<Layout, Answer> narrower = new LinkedHashMap<>();
        narrower.put(Layout.PLACES, in(Layout.PLACES, Layout.PLACES.dropping(shape), shape));
        narrower.put(Layout.ROWS, in(Layout.ROWS, Layout.ROWS.keeping(shape), shape));
        if (shape.inner() > 1) {
            narrower.put(Layout.EXAMPLE, in(Layout.EXAMPLE, Layout.EXAMPLE.dropping(shape), shape));
            narrower.put(Layout.PLANES, in(Layout.PLANES, Layout.PLANES.dropping(shape), shape));
        }
        return narrower.entrySet().stream()
                .filter(one -> one.getValue().isSameAs(this, one.getKey(), shape))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(this);
    }

    /// A number for each place of a layout, one of those that cells there have.
    private Answer in(Layout layout, List<Integer> narrower, Shape shape) {
        double[] found = new double[narrower.stream().reduce(1, (a, b) -> a * b)];
        for (int feature = 0; feature < shape.features(); feature++) {
            for (int row = 0; row < shape.rows(); row++) {
                found[layout.index(row, feature, shape)] = numbers[shape.offset(row, feature)];
            }
        }
        return new Answer(step, narrower, found, WHOLE);
    }

    private boolean isSameAs(Answer whole, Layout layout, Shape shape) {
        return IntStream.range(0, shape.features())
                .allMatch(feature -> IntStream.range(0, shape.rows())
                        .allMatch(row -> Tally.difference(
                                        at(layout, row, feature, shape), whole.at(Layout.CELLS, row, feature, shape))
                                == 0));
    }

    public String step() {
        return step;
    }

    /// All numbers in C order: the array itself, which must not be written to.
    public double[] numbers() {
        return numbers;
    }

    /// The shape as Python writes it.
    public String shape() {
        return Shape.written(axes);
    }

    /// The precisions it may have, in the order in which they are tried.
    public List<Precision> possible() {
        return possible;
    }

    /// The possible precisions whose bounds may be the largest: all but float64, whose are the
    /// smallest, unless it is the only one.
    List<Precision> coarser() {
        return possible.size() == 1
                ? possible
                : possible.stream().filter(one -> !one.equals(Precision.DOUBLE)).toList();
    }

    /// The most that writing a number of it at some precision loses.
    double largestOfWriting(Precision precision) {
        return precision.ofWriting(largest);
    }

    /// The precision that the digits of its numbers indicate, right or wrong.
    public Precision told() {
        return possible.stream()
                .filter(one -> !one.isPromoted())
                .reduce((_, coarser) -> coarser)
                .orElse(possible.getFirst());
    }

    /// The decimals to which its numbers were rounded, as their digits show; 0 if they do not.
    int decimals() {
        return possible.stream()
                .mapToInt(one -> one.writing() instanceof Writing.Printed(int decimals, int _) ? decimals : 0)
                .max()
                .orElse(0);
    }

    /// Whether it has whole numbers alone, which do not show to how many decimals they were rounded.
    boolean isWhole() {
        return possible.equals(WHOLE_OR_PROMOTED)
                && Arrays.stream(numbers).allMatch(number -> number == Math.rint(number));
    }

    /// The same whole numbers, rounded to so many decimals.
    Answer roundedTo(int decimals) {
        int digits = 1 + (int) Math.floor(Math.log10(Math.max(1, largest)));
        Writing.Printed writing = new Writing.Printed(decimals, digits + decimals);
        return new Answer(
                step,
                axes,
                numbers,
                Stream.concat(
                                possible.stream(),
                                Stream.of(FloatFormat.DOUBLE, FloatFormat.SINGLE)
                                        .map(format -> new Precision(format, writing)))
                        .toList(),
                otherOrder);
    }

    /// Whether it has fewer digits than float64.
    public boolean hasFewDigits() {
        return !told().equals(Precision.DOUBLE);
    }

    /// The possible layouts of its shape in a batch, the likeliest first.
    List<Layout> layouts(Shape shape) {
        return known.computeIfAbsent(shape, one -> Layout.of(axes, one));
    }

    /// Whether it has the shape of a right value with this extent.
    ///
    /// @param broadcast whether the value is the same in every row, so that a single row suffices
    public boolean isShaped(Extent extent, boolean broadcast, Shape shape) {
        List<Layout> layouts = layouts(shape);
        return switch (extent) {
            case ONE -> layouts.contains(Layout.ONE);
            case FEATURE -> layouts.contains(Layout.FEATURES);
            case BATCH -> layouts.contains(Layout.CELLS) || (broadcast && layouts.contains(Layout.FEATURES));
        };
    }

    /// Whether later lines can be computed from it: it has the right shape, or is one number where each feature has its
    /// own, which stands for all of them.
    boolean isUsable(Extent extent, boolean broadcast, Shape shape) {
        return isShaped(extent, broadcast, shape)
                || (extent == Extent.FEATURE && layouts(shape).contains(Layout.ONE));
    }

    /// The numbers as the value of a step with this extent, for later steps.
    public Value value(Extent extent, Shape shape) {
        return switch (extent) {
            case ONE -> new Value.One(numbers[0]);
            case FEATURE ->
                numbers.length == 1
                        ? Value.PerFeature.filled(numbers[0], shape.features())
                        : new Value.PerFeature(numbers);
            case BATCH ->
                new Value.PerRow(shape.rows(), new Columns(layouts(shape).getFirst(), shape));
        };
    }

    /// The numbers in their layout, by feature.
    private final class Columns implements Value.RowRange {
        private final Layout layout;
        private final Shape shape;

        Columns(Layout layout, Shape shape) {
            this.layout = layout;
            this.shape = shape;
        }

        @Override
        public double[] of(int feature, int from, int to) {
            return Arrays.copyOfRange(column(feature), from, to);
        }

        @Override
        public double[] column(int feature) {
            return Answer.this.column(layout, feature, shape);
        }
    }

    public List<Integer> axes() {
        return axes;
    }

    /// The same numbers for another step.
    public Answer as(String other) {
        return new Answer(other, axes, numbers, possible);
    }

    /// The same with other numbers.
    Answer with(double... others) {
        return new Answer(step, axes, others, possible, otherOrder);
    }

    /// The same numbers at some precision.
    public Answer at(Precision precision) {
        return new Answer(step, axes, numbers, List.of(precision), otherOrder);
    }

    /// The same numbers, known not to be rounded.
    Answer exact() {
        return at(Precision.DOUBLE);
    }

    /// The same numbers, known to be float64 if they look like it.
    Answer unpromoted() {
        return possible.equals(WHOLE_OR_PROMOTED) ? exact() : this;
    }

    /// The numbers with their axes in another order.
    ///
    /// @param from the order in which they are
    /// @param to the order of the batch
    Answer moved(Shape from, Shape to) {
        double[] moved = new double[numbers.length];
        for (int feature = 0; feature < to.features(); feature++) {
            for (int row = 0; row < to.rows(); row++) {
                moved[to.offset(row, feature)] = numbers[from.offset(row, feature)];
            }
        }
        return new Answer(step, to.axes(), moved, possible, Optional.of(from));
    }

    /// The order in which its axes were handed in, where that is not the order of the batch.
    public Optional<Shape> otherOrder() {
        return otherOrder;
    }

    /// The largest finite number, by its absolute value; 0 if there is none.
    public double largest() {
        return largest;
    }

    /// The numbers for the first rows of a feature in this layout: an array that must not be written to.
    double[] numbers(Layout layout, int feature, int rows, Shape shape) {
        return rows == 1 ? new double[] {at(layout, 0, feature, shape)} : column(layout, feature, shape);
    }

    private double[] column(Layout layout, int feature, Shape shape) {
        return columns.computeIfAbsent(new Column(layout, feature, shape), _ -> {
            double[] column = new double[shape.rows()];
            for (int row = 0; row < column.length; row++) {
                column[row] = at(layout, row, feature, shape);
            }
            return column;
        });
    }

    /// The number for a cell of the batch in this layout.
    double at(Layout layout, int row, int feature, Shape shape) {
        return numbers[layout.index(row, feature, shape)];
    }
}
