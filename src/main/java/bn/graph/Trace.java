package bn.graph;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.Count;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Minus;
import bn.formula.Expr.Negated;
import bn.formula.Expr.Num;
import bn.formula.Expr.Over;
import bn.formula.Expr.Plus;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Root;
import bn.formula.Expr.Spread;
import bn.formula.Expr.Squared;
import bn.formula.Expr.SumOver;
import bn.formula.Expr.SumRows;
import bn.formula.Expr.Times;
import bn.formula.Extent;
import bn.formula.Extents;
import bn.formula.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A table, the numbers it is given, and from these any value that is asked for.
///
/// Values of feature extent are kept once they are known. Values of batch extent are made for the rows that
/// are asked for, and not kept. There is one evaluator, for a stretch of one feature's rows; a cell is a
/// stretch of one row, and has the same bits however it is asked for.
public final class Trace {
    private final Graph graph;
    private final Shape shape;
    private final Map<String, Value> inputs;
    private final Givens givens;
    private final Map<String, double[]> featureSteps = new ConcurrentHashMap<>();
    private final Map<Reduction, double[]> reductions = new ConcurrentHashMap<>();
    private final Map<OtherReduction, double[]> otherReductions = new ConcurrentHashMap<>();

    /// A sum over rows, and in whose formula it stands (a given on an edge may make a difference there).
    private record Reduction(Expr of, String reader) {}

    /// A sum over other axes, likewise.
    private record OtherReduction(Expr.Axes axes, Expr of, String reader) {}

    private Trace(Graph graph, Shape shape, Map<String, Value> inputs, Givens givens) {
        this.graph = graph;
        this.shape = shape;
        this.inputs = Map.copyOf(inputs);
        this.givens = givens;
    }

    /// Runs a table on numbers.
    ///
    /// @param inputs by name; one that is missing is missed only by what needs it
    /// @throws IllegalArgumentException if an input has not the extent the table says
    public static Trace of(Graph graph, Shape shape, Map<String, Value> inputs) {
        return of(graph, shape, inputs, List.of());
    }

    /// Runs a table on numbers, some of which are replaced.
    ///
    /// @throws IllegalArgumentException if an input or a given has not the extent the table says, or a
    ///     given names what the table has not
    public static Trace of(Graph graph, Shape shape, Map<String, Value> inputs, List<Given> givens) {
        inputs.forEach((name, value) -> checkExtent(graph, name, value));
        for (Given given : givens) {
            graph.quantity(given.name());
            if (given instanceof Given.Whole(String name, Value value)) {
                checkExtent(graph, name, value);
            }
            if (given instanceof Given.Edge edge) {
                graph.quantity(edge.by());
            }
        }
        return new Trace(graph, shape, inputs, new Givens(givens));
    }

    private static void checkExtent(Graph graph, String name, Value value) {
        if (graph.extent(name) != value.extent()) {
            throw new IllegalArgumentException(
                    name + " extends over " + graph.extent(name) + ", not " + value.extent());
        }
    }

    /// The table that is run.
    public Graph graph() {
        return graph;
    }

    /// The axes of the batch.
    public Shape shape() {
        return shape;
    }

    /// Whether a value can be asked for: whether the inputs it needs are there.
    public boolean has(String name) {
        if (inputs.containsKey(name) || givens.whole(name) != null) {
            return true;
        }
        return graph.quantity(name) instanceof Step step
                && step.formula().reads().stream().allMatch(this::has);
    }

    /// Whether a number stands in the place of what the table would compute or of what was handed in.
    public boolean isReplaced(Cell cell) {
        return givens.has(cell, graph.extent(cell.name()));
    }

    /// One number of a run.
    ///
    /// @throws IllegalArgumentException if the graph has no such name
    public double number(Cell cell) {
        return switch (value(cell.name())) {
            case Value.One(double number) -> number;
            case Value.PerFeature numbers -> numbers.at(cell.feature());
            case Value.PerRow numbers -> numbers.at(cell.row(), cell.feature());
        };
    }

    /// The value of an input or a step.
    ///
    /// @throws IllegalArgumentException if the graph has no such name
    /// @throws IllegalStateException if an input that it needs was not given
    public Value value(String name) {
        return value(Expr.ref(name));
    }

    /// The value of any formula over the names of the table.
    ///
    /// @throws IllegalArgumentException if the formula reads a name that is not there, or its shapes do not
    ///     fit
    /// @throws IllegalStateException if an input that it needs was not given
    public Value value(Expr expr) {
        return switch (Extents.of(expr, graph::extent)) {
            case ONE -> new Value.One(number(expr, "", 0));
            case FEATURE ->
                new Value.PerFeature(IntStream.range(0, shape.features())
                        .mapToDouble(feature -> number(expr, "", feature))
                        .toArray());
            case BATCH ->
                new Value.PerRow(shape.rows(), (feature, from, to) -> new Stretch(feature, from, to).numbers(expr, ""));
        };
    }

    /// What a formula of extent ONE or FEATURE is for one feature.
    private double number(Expr expr, String reader, int feature) {
        return switch (expr) {
            case Ref(String name) -> given(name, reader, feature);
            case Num(double value) -> value;
            case Count(Expr.Counted of) -> of.in(shape);
            case Plus(Expr left, Expr right) -> number(left, reader, feature) + number(right, reader, feature);
            case Minus(Expr left, Expr right) -> number(left, reader, feature) - number(right, reader, feature);
            case Times(Expr left, Expr right) -> number(left, reader, feature) * number(right, reader, feature);
            case Over(Expr left, Expr right) -> number(left, reader, feature) / number(right, reader, feature);
            case Negated(Expr of) -> -number(of, reader, feature);
            case Squared(Expr of) -> square(number(of, reader, feature));
            case Root(Expr of) -> Math.sqrt(number(of, reader, feature));
            case SumRows(Expr of) -> sums(of, reader)[feature];
            case MeanRows(Expr of) -> sums(of, reader)[feature] / shape.rows();
            case SumOver _, Spread _ -> throw new IllegalArgumentException("a value that has rows is no single number");
        };
    }

    private static double square(double number) {
        return number * number;
    }

    private double given(String name, String reader, int feature) {
        double computed = switch (known(name)) {
            case Value.One(double number) -> number;
            case Value.PerFeature numbers -> numbers.at(feature);
            case Value.PerRow _ -> throw new IllegalArgumentException(name + " has rows");
            case null -> featureStep(name)[feature];
        };
        return givens.replace(name, reader, feature, computed);
    }

    /// The numbers that were handed in for a quantity, or null if the table computes them.
    private @Nullable Value known(String name) {
        Value whole = givens.whole(name);
        return whole != null ? whole : inputs.get(name);
    }

    private double[] featureStep(String name) {
        double[] known = featureSteps.get(name);
        if (known != null) {
            return known;
        }
        Expr formula = step(name).formula();
        double[] numbers = new double[shape.features()];
        for (int feature = 0; feature < numbers.length; feature++) {
            numbers[feature] = number(formula, name, feature);
        }
        featureSteps.put(name, numbers);
        return numbers;
    }

    private double[] sums(Expr of, String reader) {
        Reduction reduction = new Reduction(of, reader);
        double[] known = reductions.get(reduction);
        if (known != null) {
            return known;
        }
        double[] sums = new double[shape.features()];
        for (int feature = 0; feature < sums.length; feature++) {
            int column = feature;
            sums[feature] =
                    PairwiseSum.overRows(shape.rows(), (from, to) -> new Stretch(column, from, to).numbers(of, reader));
        }
        reductions.put(reduction, sums);
        return sums;
    }

    /// The sums over other axes: one for each row, or for each place along the last axis.
    private double[] otherSums(Expr.Axes axes, Expr of, String reader) {
        OtherReduction reduction = new OtherReduction(axes, of, reader);
        double[] known = otherReductions.get(reduction);
        if (known != null) {
            return known;
        }
        double[] sums = new double
                [axes == Expr.Axes.FEATURES ? shape.rows() : shape.axes().getLast()];
        for (int feature = 0; feature < shape.features(); feature++) {
            double[] numbers = new Stretch(feature, 0, shape.rows()).numbers(of, reader);
            for (int row = 0; row < numbers.length; row++) {
                sums[place(axes, row, feature)] += numbers[row];
            }
        }
        otherReductions.put(reduction, sums);
        return sums;
    }

    private int place(Expr.Axes axes, int row, int feature) {
        return switch (axes) {
            case FEATURES -> row;
            case ALL_BUT_LAST -> shape.last(row, feature);
        };
    }

    private Step step(String name) {
        if (graph.quantity(name) instanceof Step step) {
            return step;
        }
        throw new IllegalStateException("the input " + name + " was not given");
    }

    /// Rows `from` to `to` of one feature: the one place where formulas meet rows.
    private final class Stretch {
        private final int feature;
        private final int from;
        private final int to;
        private final Map<String, double[]> steps = new HashMap<>();

        Stretch(int feature, int from, int to) {
            this.feature = feature;
            this.from = from;
            this.to = to;
        }

        double[] numbers(Expr expr, String reader) {
            return switch (expr) {
                case Ref(String name) when graph.extent(name) == Extent.BATCH -> rows(name, reader);
                case Plus(Expr left, Expr right) -> combine(left, right, reader, Double::sum);
                case Minus(Expr left, Expr right) -> combine(left, right, reader, (a, b) -> a - b);
                case Times(Expr left, Expr right) -> combine(left, right, reader, (a, b) -> a * b);
                case Over(Expr left, Expr right) -> combine(left, right, reader, (a, b) -> a / b);
                case Negated(Expr of) -> map(of, reader, a -> -a);
                case Squared(Expr of) -> map(of, reader, Trace::square);
                case Root(Expr of) -> map(of, reader, Math::sqrt);
                case Spread(Expr of) -> repeated(number(of, reader, feature));
                case SumOver(Expr.Axes axes, Expr of) -> sumsOver(axes, of, reader);
                case Ref _, Num _, Count _, SumRows _, MeanRows _ -> repeated(number(expr, reader, feature));
            };
        }

        private double[] rows(String name, String reader) {
            double[] computed = switch (known(name)) {
                case Value.PerRow given -> given.run().of(feature, from, to);
                case null -> step(name);
                case Value other -> throw new IllegalArgumentException(name + " is " + other.extent());
            };
            return givens.replace(name, reader, feature, from, computed);
        }

        private double[] step(String name) {
            double[] known = steps.get(name);
            if (known != null) {
                return known;
            }
            double[] numbers = numbers(Trace.this.step(name).formula(), name);
            steps.put(name, numbers);
            return numbers;
        }

        private double[] combine(Expr left, Expr right, String reader, DoubleBinaryOperator op) {
            double[] a = numbers(left, reader);
            double[] b = numbers(right, reader);
            double[] result = new double[to - from];
            for (int i = 0; i < result.length; i++) {
                result[i] = op.applyAsDouble(a[i], b[i]);
            }
            return result;
        }

        private double[] map(Expr of, String reader, DoubleUnaryOperator op) {
            double[] a = numbers(of, reader);
            double[] result = new double[to - from];
            for (int i = 0; i < result.length; i++) {
                result[i] = op.applyAsDouble(a[i]);
            }
            return result;
        }

        /// The sum over other axes: each row's own, or one for each place along the last axis.
        private double[] sumsOver(Expr.Axes axes, Expr of, String reader) {
            double[] all = otherSums(axes, of, reader);
            double[] sums = new double[to - from];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = all[place(axes, from + i, feature)];
            }
            return sums;
        }

        private double[] repeated(double number) {
            double[] result = new double[to - from];
            Arrays.fill(result, number);
            return result;
        }
    }
}
