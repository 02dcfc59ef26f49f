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

/// A table compiled for many small batches: the training of a network runs one hundreds of times.
///
/// A [Trace] computes what it is asked for, from formulas. A program is told beforehand what will be wanted, in
/// stages: first what the forward pass gives, later, when `dout` is known, what the backward pass gives. Each
/// operation of the formulas becomes a line, which is run on all rows of one feature, and what a stage has
/// computed is kept for the next. Operations and sums are done in the order in which a trace does them, so the
/// numbers have the same bits.
public final class TableProgram {
    private final Graph graph;
    private final List<List<Line>> stages = new ArrayList<>();
    private final Map<String, Operand> named = new HashMap<>();
    private final Map<Expr, Operand> known = new HashMap<>();
    private final List<Constant> constants = new ArrayList<>();
    private int numbers;
    private int columns;

    /// One operation on the numbers and columns of a feature.
    @FunctionalInterface
    private interface Line {
        void run(Feature feature);
    }

    /// Where a value is while a program runs.
    private sealed interface Operand {
        /// The same in every row.
        record Number(int index) implements Operand {}

        record Column(int index) implements Operand {}
    }

    private record Constant(int index, Expr value) {}

    /// What one feature has.
    ///
    /// @param rows how many
    private record Feature(int rows, double[] numbers, double[][] columns) {}

    private TableProgram(Graph graph) {
        this.graph = graph;
        for (Input input : graph.inputs()) {
            named.put(input.name(), input.extent() == Extent.BATCH ? column() : number());
        }
    }

    /// Compiles what is wanted of a table.
    ///
    /// @param stages the steps that are wanted in each stage
    /// @throws IllegalArgumentException if there is no such step, or one depends on sums over other axes, whose
    ///     features are not independent
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

    private Operand.Number number() {
        return new Operand.Number(numbers++);
    }

    private Operand.Column column() {
        return new Operand.Column(columns++);
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
                case Negated(Expr of) -> negated(compiled(of, lines), lines);
                case Root(Expr of) -> root(compiled(of, lines), lines);
                case SumRows(Expr of) -> sum(compiled(of, lines), lines);
                case MeanRows(Expr of) -> mean(compiled(of, lines), lines);
                case Broadcast(Expr of) -> compiled(of, lines);
                case SumOver _ -> throw new IllegalArgumentException("features depend on each other in " + expr);
            };
            known.put(expr, operand);
        }
        return operand;
    }

    private Operand constant(Expr value) {
        Operand.Number number = number();
        constants.add(new Constant(number.index(), value));
        return number;
    }

    private Operand pair(ElementwiseOperation operation, Expr left, Expr right, List<Line> lines) {
        Operand of = compiled(left, lines);
        Operand by = compiled(right, lines);
        if (of instanceof Operand.Number(int a) && by instanceof Operand.Number(int b)) {
            int into = number().index();
            lines.add(f -> f.numbers[into] = operation.numbers(f.numbers[a], f.numbers[b]));
            return new Operand.Number(into);
        }
        int into = column().index();
        lines.add(
                switch (of) {
                    case Operand.Number(int a) -> {
                        int b = column(by, lines);
                        yield f -> operation.scalar(f.numbers[a], f.columns[b], f.columns[into], f.rows);
                    }
                    case Operand.Column(int a) ->
                        switch (by) {
                            case Operand.Number(int b) ->
                                f -> operation.scalar(f.columns[a], f.numbers[b], f.columns[into], f.rows);
                            case Operand.Column(int b) ->
                                f -> operation.rows(f.columns[a], f.columns[b], f.columns[into], f.rows);
                        };
                });
        return new Operand.Column(into);
    }

    /// The operand as a column.
    private int column(Operand operand, List<Line> lines) {
        return switch (operand) {
            case Operand.Column(int index) -> index;
            case Operand.Number(int index) -> {
                int into = column().index();
                lines.add(f -> Arrays.fill(f.columns[into], f.numbers[index]));
                yield into;
            }
        };
    }

    private Operand negated(Operand of, List<Line> lines) {
        return switch (of) {
            case Operand.Number(int a) -> {
                int into = number().index();
                lines.add(f -> f.numbers[into] = -f.numbers[a]);
                yield new Operand.Number(into);
            }
            case Operand.Column(int a) -> {
                int into = column().index();
                lines.add(f -> {
                    for (int row = 0; row < f.rows; row++) {
                        f.columns[into][row] = -f.columns[a][row];
                    }
                });
                yield new Operand.Column(into);
            }
        };
    }

    private Operand root(Operand of, List<Line> lines) {
        return switch (of) {
            case Operand.Number(int a) -> {
                int into = number().index();
                lines.add(f -> f.numbers[into] = Math.sqrt(f.numbers[a]));
                yield new Operand.Number(into);
            }
            case Operand.Column(int a) -> {
                int into = column().index();
                lines.add(f -> {
                    for (int row = 0; row < f.rows; row++) {
                        f.columns[into][row] = Math.sqrt(f.columns[a][row]);
                    }
                });
                yield new Operand.Column(into);
            }
        };
    }

    private Operand sum(Operand of, List<Line> lines) {
        int column = column(of, lines);
        int into = number().index();
        lines.add(f -> f.numbers[into] = PairwiseSum.of(f.columns[column], f.rows));
        return new Operand.Number(into);
    }

    private Operand mean(Operand of, List<Line> lines) {
        int column = column(of, lines);
        int into = number().index();
        lines.add(f -> f.numbers[into] = PairwiseSum.of(f.columns[column], f.rows) / f.rows);
        return new Operand.Number(into);
    }

    /// A program with the numbers of one batch. Not for several threads.
    public final class Run {
        private final Shape shape;
        private final Feature[] features;

        private Run(Shape shape) {
            this.shape = shape;
            this.features = new Feature[shape.features()];
            for (int feature = 0; feature < features.length; feature++) {
                features[feature] =
                        new Feature(shape.rows(), new double[numbers], new double[columns][shape.rows()]);
                for (Constant constant : constants) {
                    features[feature].numbers[constant.index()] = number(constant.value());
                }
            }
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

        /// Sets an input that is one number.
        ///
        /// @throws IllegalArgumentException if it is none of that extent
        public void set(String input, double number) {
            int index = input(input, Extent.ONE);
            for (Feature feature : features) {
                feature.numbers[index] = number;
            }
        }

        /// Sets an input that has a number for each feature.
        ///
        /// @throws IllegalArgumentException if it is none of that extent
        public void set(String input, double[] perFeature) {
            int index = input(input, Extent.FEATURE);
            for (int feature = 0; feature < features.length; feature++) {
                features[feature].numbers[index] = perFeature[feature];
            }
        }

        /// Sets an input that has rows.
        ///
        /// @param columns one array of m numbers for each feature, read whenever a stage is run
        /// @throws IllegalArgumentException if it is none of that extent
        public void set(String input, double[][] columns) {
            int index = input(input, Extent.BATCH);
            for (int feature = 0; feature < features.length; feature++) {
                features[feature].columns[index] = columns[feature];
            }
        }

        private int input(String name, Extent extent) {
            if (!(graph.quantity(name) instanceof Input input) || input.extent() != extent) {
                throw new IllegalArgumentException(name + " is no input over " + extent);
            }
            return switch (operand(name)) {
                case Operand.Number(int index) -> index;
                case Operand.Column(int index) -> index;
            };
        }

        /// Runs the lines of a stage, counted from 0. Its inputs are set and the stages before it have been run.
        public void stage(int stage) {
            List<Line> lines = stages.get(stage);
            for (Feature feature : features) {
                for (Line line : lines) {
                    line.run(feature);
                }
            }
        }

        /// The numbers of an input or a step that has been computed, one for each feature, as a copy.
        ///
        /// @throws IllegalArgumentException if it has rows
        public double[] perFeature(String name) {
            if (!(operand(name) instanceof Operand.Number(int index)) || graph.extent(name) == Extent.BATCH) {
                throw new IllegalArgumentException(name + " has rows");
            }
            double[] all = new double[features.length];
            for (int feature = 0; feature < all.length; feature++) {
                all[feature] = features[feature].numbers[index];
            }
            return all;
        }

        /// The rows of an input or a step that has been computed: one array for each feature, as copies.
        public double[][] columns(String name) {
            double[][] all = new double[features.length][];
            for (int feature = 0; feature < all.length; feature++) {
                all[feature] = column(operand(name), features[feature]);
            }
            return all;
        }

        private double[] column(Operand operand, Feature feature) {
            return switch (operand) {
                case Operand.Column(int index) -> feature.columns[index].clone();
                case Operand.Number(int index) -> {
                    double[] column = new double[feature.rows];
                    Arrays.fill(column, feature.numbers[index]);
                    yield column;
                }
            };
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
