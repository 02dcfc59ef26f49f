package bn.graph;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Count;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Minus;
import bn.formula.Expr.Negated;
import bn.formula.Expr.Num;
import bn.formula.Expr.Over;
import bn.formula.Expr.Plus;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Root;
import bn.formula.Expr.Squared;
import bn.formula.Expr.SumOver;
import bn.formula.Expr.SumRows;
import bn.formula.Expr.Times;
import bn.formula.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// A table compiled for many small batches: the training of a network runs one hundreds of times.
///
/// A [Trace] computes what it is asked for, from formulas. A program is told beforehand what will be wanted,
/// in stages: first what the forward pass gives, later, when `dout` is known, what the backward pass gives.
/// Each operation of the formulas becomes a line, which is run on all rows of all features, and what a stage
/// has computed is kept for the next. Operations and sums are done in the order in which a trace does them,
/// so the numbers have the same bits.
public final class TableProgram {
    private final Graph graph;
    private final List<List<Line>> stages = new ArrayList<>();
    private final Map<String, Operand> named = new HashMap<>();
    private final Map<Expr, Operand> known = new HashMap<>();
    private final List<Operand> operands = new ArrayList<>();
    private final Map<Integer, Expr> constants = new HashMap<>();

    /// One operation.
    @FunctionalInterface
    private interface Line {
        /// @param values of all operands
        /// @param rows how many numbers of each feature there are, where there are rows
        void run(double[][] values, int rows);
    }

    /// Where the numbers of a value are: one for each feature, or for each feature its rows, one feature
    /// after the other.
    private record Operand(int index, boolean hasRows) {}

    private TableProgram(Graph graph) {
        this.graph = graph;
        for (Input input : graph.inputs()) {
            named.put(input.name(), operand(input.extent() == Extent.BATCH));
        }
    }

    /// Compiles what is wanted of a table.
    ///
    /// @param stages the steps that are wanted in each stage
    /// @throws IllegalArgumentException if there is no such step, or one depends on sums over other axes,
    ///     whose features are not independent
    public static TableProgram of(Graph graph, List<List<String>> stages) {
        TableProgram program = new TableProgram(graph);
        for (List<String> wanted : stages) {
            List<Line> lines = new ArrayList<>();
            wanted.forEach(step -> program.named(step, lines));
            program.stages.add(lines);
        }
        return program;
    }

    /// A run on batches of one shape. It may be run again and again, each time with other inputs.
    public Run on(Shape shape) {
        return new Run(shape);
    }

    private Operand operand(boolean hasRows) {
        Operand operand = new Operand(operands.size(), hasRows);
        operands.add(operand);
        return operand;
    }

    private Operand named(String name, List<Line> lines) {
        Operand operand = named.get(name);
        if (operand == null) {
            operand = compiled(((Step) graph.quantity(name)).formula(), lines);
            named.put(name, operand);
        }
        return operand;
    }

    private Operand compiled(Expr expr, List<Line> lines) {
        Operand operand = known.get(expr);
        if (operand == null) {
            operand = switch (expr) {
                case Ref(String name) -> named(name, lines);
                case Num _, Count _ -> constant(expr);
                case Plus(Expr left, Expr right) -> pair(ElementwiseOperation.PLUS, left, right, lines);
                case Minus(Expr left, Expr right) -> pair(ElementwiseOperation.MINUS, left, right, lines);
                case Times(Expr left, Expr right) -> pair(ElementwiseOperation.TIMES, left, right, lines);
                case Over(Expr left, Expr right) -> pair(ElementwiseOperation.OVER, left, right, lines);
                case Squared(Expr of) -> pair(ElementwiseOperation.TIMES, of, of, lines);
                case Negated(Expr of) -> each(number -> -number, compiled(of, lines), lines);
                case Root(Expr of) -> each(Math::sqrt, compiled(of, lines), lines);
                case SumRows(Expr of) -> sum(compiled(of, lines), lines);
                case MeanRows(Expr of) -> {
                    Operand sum = sum(compiled(of, lines), lines);
                    yield pair(ElementwiseOperation.OVER, sum, constant(Expr.rows()), lines);
                }
                case Broadcast(Expr of) -> compiled(of, lines);
                case SumOver _ -> throw new IllegalArgumentException("features depend on each other in " + expr);
            };
            known.put(expr, operand);
        }
        return operand;
    }

    private Operand constant(Expr value) {
        Operand operand = operand(false);
        constants.put(operand.index(), value);
        return operand;
    }

    private Operand pair(ElementwiseOperation operation, Expr left, Expr right, List<Line> lines) {
        return pair(operation, compiled(left, lines), compiled(right, lines), lines);
    }

    private Operand pair(ElementwiseOperation operation, Operand left, Operand right, List<Line> lines) {
        Operand result = operand(left.hasRows() || right.hasRows());
        int a = left.index();
        int b = right.index();
        int into = result.index();
        if (left.hasRows() == right.hasRows()) {
            lines.add((values, _) -> operation.rows(values[a], values[b], values[into], 0, values[into].length));
        } else if (left.hasRows()) {
            lines.add((values, rows) -> {
                double[] by = values[b];
                for (int feature = 0; feature < by.length; feature++) {
                    int from = feature * rows;
                    operation.scalar(values[a], by[feature], values[into], from, from + rows);
                }
            });
        } else {
            lines.add((values, rows) -> {
                double[] of = values[a];
                for (int feature = 0; feature < of.length; feature++) {
                    int from = feature * rows;
                    operation.scalar(of[feature], values[b], values[into], from, from + rows);
                }
            });
        }
        return result;
    }

    private Operand each(DoubleUnaryOperator function, Operand of, List<Line> lines) {
        Operand result = operand(of.hasRows());
        int a = of.index();
        int into = result.index();
        lines.add((values, _) -> {
            for (int i = 0; i < values[into].length; i++) {
                values[into][i] = function.applyAsDouble(values[a][i]);
            }
        });
        return result;
    }

    private Operand sum(Operand of, List<Line> lines) {
        int column = withRows(of, lines).index();
        Operand result = operand(false);
        int into = result.index();
        lines.add((values, rows) -> {
            for (int feature = 0; feature < values[into].length; feature++) {
                values[into][feature] = PairwiseSum.of(values[column], feature * rows, rows);
            }
        });
        return result;
    }

    private Operand withRows(Operand of, List<Line> lines) {
        if (of.hasRows()) {
            return of;
        }
        Operand result = operand(true);
        lines.add((values, rows) -> repeat(values[of.index()], rows, values[result.index()]));
        return result;
    }

    private static void repeat(double[] perFeature, int rows, double[] into) {
        for (int feature = 0; feature < perFeature.length; feature++) {
            Arrays.fill(into, feature * rows, (feature + 1) * rows, perFeature[feature]);
        }
    }

    /// A program with the numbers of one batch. Not for several threads.
    public final class Run {
        private final Shape shape;
        private final double[][] values;

        private Run(Shape shape) {
            this.shape = shape;
            this.values = operands.stream()
                    .map(operand -> new double[operand.hasRows() ? shape.rows() * shape.features() : shape.features()])
                    .toArray(double[][]::new);
            constants.forEach((index, value) -> Arrays.fill(values[index], number(value)));
        }

        private double number(Expr constant) {
            return switch (constant) {
                case Num(double value) -> value;
                case Count(Expr.Counted of) -> of.in(shape);
                default -> throw new IllegalArgumentException(constant + " is no constant");
            };
        }

        public Shape shape() {
            return shape;
        }

        /// Sets an input.
        ///
        /// @param numbers one; or one for each feature; or the m rows of the first feature, of the second,
        ///     and so on. Of several, the array itself is read whenever a stage is run
        /// @throws IllegalArgumentException if there is no such input, or it has another number of numbers
        public void set(String input, double... numbers) {
            Operand operand = operand(input);
            int expected = graph.extent(input) == Extent.ONE ? 1 : values[operand.index()].length;
            if (!(graph.quantity(input) instanceof Input) || numbers.length != expected) {
                throw new IllegalArgumentException(input + " is no input of " + numbers.length + " numbers");
            }
            if (graph.extent(input) == Extent.ONE) {
                Arrays.fill(values[operand.index()], numbers[0]);
            } else {
                values[operand.index()] = numbers;
            }
        }

        /// Runs the lines of a stage, counted from 0. Its inputs are set and the stages before it have been
        /// run.
        public void stage(int stage) {
            for (Line line : stages.get(stage)) {
                line.run(values, shape.rows());
            }
        }

        /// The numbers of a step that has been computed, as a copy: one for each feature; or the m rows of
        /// the first feature, of the second, and so on.
        ///
        /// @throws IllegalArgumentException if it is not computed here
        public double[] get(String step) {
            Operand operand = operand(step);
            double[] numbers = values[operand.index()];
            if (operand.hasRows() || graph.extent(step) != Extent.BATCH) {
                return numbers.clone();
            }
            double[] repeated = new double[shape.rows() * shape.features()];
            repeat(numbers, shape.rows(), repeated);
            return repeated;
        }

        private Operand operand(String name) {
            Operand operand = named.get(name);
            if (operand == null) {
                throw new IllegalArgumentException(name + " is not computed here");
            }
            return operand;
        }
    }
}
