package bn.check;

import bn.batch.Shape;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a learner computed for one step, as it was handed in: any numbers, NaN and infinity too, of any shape.
public final class Answer {
    private static final List<Precision> WHOLE = List.of(Precision.DOUBLE);

    private final String step;
    private final List<Integer> axes;
    private final double[] numbers;
    private final List<Precision> possible;
    private final Map<Shape, List<Form>> known = new ConcurrentHashMap<>();

    /// Numbers in C order.
    ///
    /// @param step the name of the step
    /// @param axes the lengths of the axes; none for a single number
    /// @param numbers kept, not copied
    /// @param possible the precisions that they may have, in the order in which they are tried; not empty
    public Answer(String step, List<Integer> axes, double[] numbers, List<Precision> possible) {
        this.possible = List.copyOf(possible);
        this.step = step;
        this.axes = List.copyOf(axes);
        this.numbers = numbers;
    }

    /// What a run makes of a step, as its owner would hand it in: a value that is the same along an axis for
    /// which there should be no rows, without that axis.
    ///
    /// @param right the extent that the step should have
    static Answer of(Trace trace, String step, Extent right) {
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
                numbers[place(row, feature, shape)] = column[row];
            }
        }
        return new Answer(step, shape.axes(), numbers, WHOLE);
    }

    private Answer narrowed(Shape shape) {
        if (shape.rank() == 1) {
            // The rows are its only axis.
            return this;
        }
        double[] byRow = new double[shape.rows()];
        double[] byPlace = new double[shape.axes().getLast()];
        for (int row = 0; row < shape.rows(); row++) {
            byRow[row] = numbers[place(row, 0, shape)];
            byPlace[shape.last(row, 0)] = byRow[row];
        }
        Map<Form, Answer> narrower = new LinkedHashMap<>();
        narrower.put(Form.PLACES, new Answer(step, List.of(byPlace.length), byPlace, WHOLE));
        narrower.put(Form.ROWS, new Answer(step, keepingDims(shape, 1), byRow, WHOLE));
        if (shape.inner() > 1) {
            double[] ofOne = Arrays.copyOf(numbers, shape.features() * shape.inner());
            narrower.put(Form.EXAMPLE, new Answer(step, ofExample(shape), ofOne, WHOLE));
            double[] firsts = IntStream.range(0, shape.examples() * shape.features())
                    .mapToDouble(plane -> numbers[plane * shape.inner()])
                    .toArray();
            narrower.put(Form.PLANES, new Answer(step, ofPlanes(shape), firsts, WHOLE));
        }
        return narrower.entrySet().stream()
                .filter(one -> one.getValue().isSameAs(this, one.getKey(), shape))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(this);
    }

    private boolean isSameAs(Answer whole, Form form, Shape shape) {
        return IntStream.range(0, shape.features())
                .allMatch(feature -> IntStream.range(0, shape.rows())
                        .allMatch(row -> Tally.difference(
                                        at(form, row, feature, shape), whole.at(Form.CELLS, row, feature, shape))
                                == 0));
    }

    /// The name of the step.
    public String step() {
        return step;
    }

    /// All numbers in C order: the array itself, not to be written to.
    public double[] numbers() {
        return numbers;
    }

    /// The shape as Python writes it.
    public String shape() {
        return Shape.written(axes);
    }

    /// The precisions that it may have, in the order in which they are tried.
    List<Precision> possible() {
        return possible;
    }

    /// What its numbers tell of their precision, whether or not they are right.
    public Precision told() {
        return possible.stream()
                .filter(one -> !one.isPromoted())
                .reduce((_, coarser) -> coarser)
                .orElse(possible.getFirst());
    }

    /// Along which axes of the batch numbers run.
    enum Form {
        /// One for each cell.
        CELLS,
        /// One for each feature.
        FEATURES,
        /// One for each row.
        ROWS,
        /// One for each place along the last axis.
        PLACES,
        /// One for each cell of an example.
        EXAMPLE,
        /// One for each feature of each example.
        PLANES,
        /// One for all.
        ONE
    }

    /// What its shape can mean in a batch, the likeliest first.
    List<Form> forms(Shape shape) {
        return known.computeIfAbsent(shape, this::possibleForms);
    }

    private List<Form> possibleForms(Shape shape) {
        List<Form> forms = new ArrayList<>();
        if (axes.equals(shape.axes()) || (shape.rank() == 1 && axes.equals(List.of(shape.rows(), 1)))) {
            forms.add(Form.CELLS);
        }
        if (isPerFeature(shape)) {
            forms.add(Form.FEATURES);
        }
        if (isPerRow(shape)) {
            forms.add(Form.ROWS);
        }
        if (withoutOnes(axes).equals(withoutOnes(List.of(shape.axes().getLast())))
                && (axes.size() == 1 || axes.size() == shape.rank())
                && (axes.isEmpty() || axes.getLast().equals(shape.axes().getLast()))) {
            forms.add(Form.PLACES);
        }
        if (shape.inner() > 1 && (axes.equals(ofExample(shape)) || axes.equals(keepingDims(shape, 0)))) {
            forms.add(Form.EXAMPLE);
        }
        if (shape.inner() > 1 && (axes.equals(ofPlanes(shape)) || axes.equals(keepingPlanes(shape)))) {
            forms.add(Form.PLANES);
        }
        if (withoutOnes(axes).isEmpty()) {
            forms.add(Form.ONE);
        }
        return forms;
    }

    /// (D,), and as keepdims leaves it: (1, D), (1, C, 1, 1); also (C, 1, 1), which NumPy spreads likewise.
    private boolean isPerFeature(Shape shape) {
        int features = shape.features();
        if (axes.isEmpty()) {
            return features == 1;
        }
        int trailing = shape.rank() - 2;
        boolean kept = axes.size() == shape.rank() && shape.rank() > 1 && axes.get(1) == features;
        boolean trailed = trailing > 0 && axes.size() == shape.rank() - 1 && axes.getFirst() == features;
        boolean plain = (axes.size() == 1 && axes.getFirst() == features) || axes.equals(List.of(1, features));
        return numbers.length == features && (plain || kept || trailed);
    }

    /// Axis 1 summed away, or kept with length 1.
    private boolean isPerRow(Shape shape) {
        if (shape.rank() < 2 || numbers.length != shape.rows()) {
            return false;
        }
        List<Integer> dropped = new ArrayList<>(shape.axes().subList(0, 1));
        dropped.addAll(shape.axes().subList(2, shape.rank()));
        return axes.equals(dropped) || axes.equals(keepingDims(shape, 1));
    }

    private static List<Integer> ofPlanes(Shape shape) {
        return shape.axes().subList(0, 2);
    }

    /// All axes behind axis 1 summed over with keepdims=True.
    private static List<Integer> keepingPlanes(Shape shape) {
        List<Integer> kept = new ArrayList<>(ofPlanes(shape));
        kept.addAll(Collections.nCopies(shape.rank() - 2, 1));
        return kept;
    }

    private static List<Integer> ofExample(Shape shape) {
        return shape.axes().subList(1, shape.rank());
    }

    /// The axes of a batch, one of them summed over with keepdims=True.
    private static List<Integer> keepingDims(Shape shape, int axis) {
        List<Integer> kept = new ArrayList<>(shape.axes());
        kept.set(axis, 1);
        return kept;
    }

    private static List<Integer> channelsLast(List<Integer> axes) {
        return Stream.concat(axes.stream().limit(1), Stream.concat(axes.stream().skip(2), Stream.of(axes.get(1))))
                .toList();
    }

    private static List<Integer> withoutOnes(List<Integer> axes) {
        return axes.stream().filter(length -> length != 1).toList();
    }

    /// The form in which the right value of an extent is handed in, if this has it.
    ///
    /// @param spread whether the value is the same in every row, so that one row of it will do
    boolean isShaped(Extent extent, boolean spread, Shape shape) {
        List<Form> forms = forms(shape);
        return switch (extent) {
            case ONE -> forms.contains(Form.ONE);
            case FEATURE -> forms.contains(Form.FEATURES);
            case BATCH -> forms.contains(Form.CELLS) || (spread && forms.contains(Form.FEATURES));
        };
    }

    /// The numbers as the value of a step that has this extent, to be read by those behind it.
    public Value value(Extent extent, Shape shape) {
        return switch (extent) {
            case ONE -> new Value.One(numbers[0]);
            case FEATURE -> new Value.PerFeature(numbers);
            case BATCH -> {
                Form form = forms(shape).getFirst();
                yield new Value.PerRow(
                        shape.rows(),
                        (feature, from, to) -> IntStream.range(from, to)
                                .mapToDouble(row -> at(form, row, feature, shape))
                                .toArray());
            }
        };
    }

    /// The lengths of the axes.
    public List<Integer> axes() {
        return axes;
    }

    /// The same handed in for another step.
    Answer as(String other) {
        return new Answer(other, axes, numbers, possible);
    }

    /// The numbers of a batch whose features run along the last axis, with that axis in its place: `(m, D)` of
    /// `(D, m)`, and `(N, C, H, W)` of `(N, H, W, C)`. Empty if that is not its shape.
    Optional<Answer> withLastAxisSecond(Shape shape) {
        List<Integer> whole = shape.axes();
        boolean matrix = shape.rank() == 2;
        if (shape.rank() < 2 || !axes.equals(matrix ? whole.reversed() : channelsLast(whole))) {
            return Optional.empty();
        }
        int outer = matrix ? 1 : whole.getFirst();
        int last = axes.getLast();
        int between = numbers.length / outer / last;
        double[] right = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int block = i / (between * last);
            right[block * between * last + i % last * between + i / last % between] = numbers[i];
        }
        return Optional.of(new Answer(step, whole, right, possible));
    }

    /// The numbers of one feature, if there are such.
    Optional<Answer> only(int feature, Shape shape) {
        List<Form> forms = forms(shape);
        if (forms.equals(List.of(Form.CELLS))) {
            double[] column = IntStream.range(0, shape.rows())
                    .mapToDouble(row -> at(Form.CELLS, row, feature, shape))
                    .toArray();
            return Optional.of(new Answer(step, keepingDims(shape, 1), column, possible));
        }
        return forms.equals(List.of(Form.FEATURES))
                ? Optional.of(new Answer(step, List.of(1), new double[] {numbers[feature]}, possible))
                : Optional.empty();
    }

    /// The number that stands for a cell when the numbers run in this form.
    double at(Form form, int row, int feature, Shape shape) {
        return switch (form) {
            case CELLS -> numbers[place(row, feature, shape)];
            case FEATURES -> numbers[feature];
            case ROWS -> numbers[row];
            case PLACES -> numbers[shape.last(row, feature)];
            case EXAMPLE -> numbers[shape.within(row, feature)];
            case PLANES -> numbers[shape.plane(row, feature)];
            case ONE -> numbers[0];
        };
    }

    private static int place(int row, int feature, Shape shape) {
        int inner = shape.inner();
        return row / inner * shape.features() * inner + shape.within(row, feature);
    }
}
