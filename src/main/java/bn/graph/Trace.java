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
import bn.formula.Extents;
import bn.formula.Value;
import bn.graph.ReductionSchedule.Reduction;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A table, the numbers it is given, and from these any value that is asked for.
///
/// Sums over rows are kept once they are made. Values of batch extent are made for the rows that are asked
/// for, and not kept. There is one evaluator, [BlockProgram], for a block of one feature's rows; a cell is
/// a block of one row, and has the same bits however it is asked for.
public final class Trace {
    /// Numbers from which on it is worth writing loops for them, and sharing them out among threads.
    private static final long LARGE = 1 << 17;

    private final Graph graph;
    private final Shape shape;
    private final Map<String, Value> inputs;
    private final Givens givens;
    private final Rows rows = new Rows();
    private final Sums sums = new Sums();
    private final Map<List<Expr>, BlockProgram> programs = new ConcurrentHashMap<>();
    private final Set<Expr> prepared = ConcurrentHashMap.newKeySet();
    private final Map<Moving, Plan> plans = new ConcurrentHashMap<>();

    /// A formula, and whose numbers are moved under it, on which edge.
    private record Moving(String name, String by, Expr expr) {}

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
        return new Trace(graph, shape, inputs, new Givens(givens, graph::extent));
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
        return givens.has(cell);
    }

    /// Whether a step is computed in a feature just as the table of this run's mode says: by its right line, and
    /// none of its numbers replaced.
    ///
    /// @param right the line of the table
    public boolean isAsWritten(Step right, int feature) {
        return graph.has(right.name())
                && graph.quantity(right.name()).equals(right)
                && !givens.has(right.name(), feature);
    }

    /// One number of a run.
    ///
    /// @throws IllegalArgumentException if the graph has no such name
    public double number(Cell cell) {
        Expr named = Expr.ref(cell.name());
        return switch (graph.extent(cell.name())) {
            case ONE, FEATURE -> rows.number(named, "", cell.feature());
            case BATCH -> ((Value.PerRow) value(named)).at(cell.row(), cell.feature());
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
            case ONE -> new Value.One(rows.number(expr, "", 0));
            case FEATURE -> {
                sums.prepare(List.of(expr));
                yield new Value.PerFeature(IntStream.range(0, shape.features())
                        .mapToDouble(feature -> rows.number(expr, "", feature))
                        .toArray());
            }
            case BATCH -> {
                BlockProgram program = program(List.of(expr));
                yield new Value.PerRow(shape.rows(), (feature, from, to) -> {
                    if (prepared.add(expr)) {
                        sums.prepare(List.of(expr));
                    }
                    return program.numbers(rows, feature, from, to);
                });
            }
        };
    }

    /// A formula's number for one feature as a function of one number of that feature, all else being as it is
    /// in this run. Only the rows of that feature are run, and only for what the number reaches.
    ///
    /// @param expr of feature extent
    /// @throws IllegalArgumentException if a name is not there, or the formula's shapes do not fit
    public DoubleUnaryOperator moving(Given.Single place, Expr expr) {
        graph.quantity(place.name());
        Plan plan = plans.computeIfAbsent(new Moving(place.name(), place.by(), expr), _ -> new Moved(place).plan(expr));
        return number -> new Moved(place.with(number)).number(expr, plan);
    }

    /// The values of several steps of batch extent, whole. A feature is finished, sums and rows, before the
    /// next begins, while its numbers are in the cache.
    ///
    /// @param into for each feature, an array of all rows for each name
    public void columns(List<String> names, double[][][] into) {
        List<Expr> steps = names.stream().map(Expr::ref).toList();
        sums.prepare(steps, source -> {
            BlockProgram program = program(source, steps);
            return feature -> program.fill(source, feature, 0, shape.rows(), into[feature]);
        });
    }

    /// Makes all sums over rows that some steps need, those that can be made together in one pass over the
    /// rows. Nothing has to be prepared; what is, is made in fewer passes.
    public void prepare(List<String> names) {
        sums.prepare(names.stream().map(Expr::ref).toList());
    }

    private BlockProgram program(List<Expr> exprs) {
        return programs.computeIfAbsent(exprs, targets -> program(rows, targets));
    }

    private BlockProgram program(Rows source, List<Expr> exprs) {
        return new BlockProgram(source, exprs, Collections.nCopies(exprs.size(), ""), isLarge());
    }

    private boolean isLarge() {
        return (long) shape.rows() * shape.features() >= LARGE;
    }

    /// The numbers that were handed in for a quantity, or null if the table computes them.
    private @Nullable Value known(String name) {
        Value whole = givens.whole(name);
        return whole != null ? whole : inputs.get(name);
    }

    /// The formula of a step, or null if its numbers were handed in.
    private @Nullable Expr computed(String name) {
        return known(name) != null ? null : step(name).formula();
    }

    private Step step(String name) {
        if (graph.quantity(name) instanceof Step step) {
            return step;
        }
        throw new IllegalStateException("the input " + name + " was not given");
    }

    /// What formulas read of this run: the one place where names meet numbers.
    private class Rows implements BlockProgram.Source {
        /// The sum over the rows of a feature, of what stands in a step's formula.
        double sum(Reduction reduction, int feature) {
            return sums.of(reduction)[feature];
        }

        @Override
        public Extent extent(Expr expr) {
            return Extents.of(expr, graph::extent);
        }

        @Override
        public Value.@Nullable PerRow given(String name) {
            return switch (known(name)) {
                case null -> null;
                case Value.PerRow given -> given;
                case Value other -> throw new IllegalArgumentException(name + " is " + other.extent());
            };
        }

        @Override
        public Expr formula(String step) {
            return step(step).formula();
        }

        @Override
        public boolean isPatched(String name, String reader) {
            return givens.isPatched(name, reader);
        }

        @Override
        public boolean isPatched(String name, String reader, int feature, int from, int count) {
            return givens.isPatched(name, reader, feature, from, count);
        }

        @Override
        public void patch(String name, String reader, int feature, int from, double[] numbers, int count) {
            givens.patch(name, reader, feature, from, numbers, count);
        }

        @Override
        public void otherSums(Expr.SumOver sum, String reader, int feature, int from, double[] into, int count) {
            double[] all = sums.other(sum, reader);
            for (int i = 0; i < count; i++) {
                into[i] = all[sum.axes().place(shape, from + i, feature)];
            }
        }

        @Override
        public double number(Expr expr, String reader, int feature) {
            return switch (expr) {
                case Ref(String name) -> named(name, reader, feature);
                case Num(double value) -> value;
                case Count(Expr.Counted of) -> of.in(shape);
                case Plus(Expr left, Expr right) -> number(left, reader, feature) + number(right, reader, feature);
                case Minus(Expr left, Expr right) -> number(left, reader, feature) - number(right, reader, feature);
                case Times(Expr left, Expr right) -> number(left, reader, feature) * number(right, reader, feature);
                case Over(Expr left, Expr right) -> number(left, reader, feature) / number(right, reader, feature);
                case Negated(Expr of) -> -number(of, reader, feature);
                case Squared(Expr of) -> square(number(of, reader, feature));
                case Root(Expr of) -> Math.sqrt(number(of, reader, feature));
                case SumRows(Expr of) -> sum(new Reduction(of, reader), feature);
                case MeanRows(Expr of) -> sum(new Reduction(of, reader), feature) / shape.rows();
                case SumOver _, Broadcast _ ->
                    throw new IllegalArgumentException("a value that has rows is no single number");
            };
        }

        private double named(String name, String reader, int feature) {
            double computed = switch (known(name)) {
                case Value.One(double number) -> number;
                case Value.PerFeature numbers -> numbers.at(feature);
                case Value.PerRow _ -> throw new IllegalArgumentException(name + " has rows");
                case null -> number(step(name).formula(), name, feature);
            };
            return replaced(name, reader, feature, computed);
        }

        /// A feature's number as one step reads it, where it may be replaced.
        double replaced(String name, String reader, int feature, double computed) {
            return givens.replace(name, reader, feature, computed);
        }
    }

    private static double square(double number) {
        return number * number;
    }

    /// A sum over other axes, and in whose formula it stands (a given on an edge may make a difference there).
    private record OtherReduction(Expr.SumOver sum, String reader) {}

    /// What is to be done for some sums over rows: a program for each level of them.
    private record Plan(List<List<Reduction>> levels, List<BlockProgram> programs) {
        /// Makes the sums of one feature, level by level.
        void run(Rows source, int feature, int rows, ObjDoubleConsumer<Reduction> made) {
            for (int level = 0; level < levels.size(); level++) {
                double[] sums = programs.get(level).sums(source, feature, rows);
                for (int i = 0; i < sums.length; i++) {
                    made.accept(levels.get(level).get(i), sums[i]);
                }
            }
        }
    }

    private Plan plan(List<List<Reduction>> levels, Rows source) {
        return new Plan(
                levels,
                levels.stream()
                        .map(together -> new BlockProgram(
                                source,
                                together.stream().map(Reduction::of).toList(),
                                together.stream().map(Reduction::reader).toList(),
                                isLarge()))
                        .toList());
    }

    /// The sums over rows. A feature goes through all levels of them before the next begins, while its rows are in
    /// the cache.
    private final class Sums {
        private final Map<Reduction, double[]> known = new ConcurrentHashMap<>();
        private final Map<OtherReduction, double[]> others = new ConcurrentHashMap<>();

        double[] of(Reduction reduction) {
            double[] sums = known.get(reduction);
            if (sums == null) {
                prepare(List.of(new SumRows(reduction.of())), reduction.reader());
                sums = Objects.requireNonNull(known.get(reduction));
            }
            return sums;
        }

        void prepare(List<Expr> exprs) {
            prepare(exprs, "");
        }

        private void prepare(List<Expr> exprs, String reader) {
            List<List<Reduction>> levels = levels(exprs, reader);
            if (!levels.isEmpty()) {
                make(levels, _ -> _ -> {});
            }
        }

        /// Makes the sums that some formulas need, and does more with a feature when its sums are made.
        ///
        /// @param more what to do with a feature, made of the place where its numbers are found
        void prepare(List<Expr> exprs, Function<Rows, IntConsumer> more) {
            make(levels(exprs, ""), more);
        }

        private List<List<Reduction>> levels(List<Expr> exprs, String reader) {
            return ReductionSchedule.of(exprs, reader, Trace.this::computed, known::containsKey);
        }

        private void make(List<List<Reduction>> levels, Function<Rows, IntConsumer> more) {
            Map<Reduction, double[]> making = new HashMap<>();
            levels.forEach(level -> level.forEach(reduction -> making.put(reduction, new double[shape.features()])));
            Rows source = new RowsWith(making);
            Plan plan = plan(levels, source);
            IntConsumer last = more.apply(source);
            IntStream features = IntStream.range(0, shape.features());
            (isLarge() ? features.parallel() : features).forEach(feature -> {
                plan.run(
                        source,
                        feature,
                        shape.rows(),
                        (reduction, sum) -> Objects.requireNonNull(making.get(reduction))[feature] = sum);
                last.accept(feature);
            });
            known.putAll(making);
        }

        /// A sum over other axes: one for each place along those that are left.
        double[] other(Expr.SumOver sum, String reader) {
            OtherReduction reduction = new OtherReduction(sum, reader);
            double[] made = others.get(reduction);
            if (made != null) {
                return made;
            }
            prepare(List.of(sum.of()), reader);
            BlockProgram program = new BlockProgram(rows, List.of(sum.of()), List.of(reader), isLarge());
            double[] sums = new double[sum.axes().places(shape)];
            for (int feature = 0; feature < shape.features(); feature++) {
                double[] numbers = program.numbers(rows, feature, 0, shape.rows());
                for (int row = 0; row < numbers.length; row++) {
                    sums[sum.axes().place(shape, row, feature)] += numbers[row];
                }
            }
            others.put(reduction, sums);
            return sums;
        }
    }

    /// The same while sums are being made: those of earlier levels are known for the feature at hand.
    private final class RowsWith extends Rows {
        private final Map<Reduction, double[]> making;

        RowsWith(Map<Reduction, double[]> making) {
            this.making = making;
        }

        @Override
        double sum(Reduction reduction, int feature) {
            double[] sums = making.get(reduction);
            return sums != null ? sums[feature] : super.sum(reduction, feature);
        }
    }

    /// The same with one number moved, for the feature in which it stands: the sums that it reaches are made
    /// again, the others are those of this run.
    private final class Moved extends Rows {
        private final Given.Single place;
        private final Map<Reduction, Double> made = new HashMap<>();
        private @Nullable Trace whole;

        Moved(Given.Single place) {
            this.place = place;
        }

        Plan plan(Expr expr) {
            return Trace.this.plan(
                    ReductionSchedule.of(
                            List.of(expr),
                            "",
                            Trace.this::computed,
                            reduction -> !isReachedIn(reduction.of(), reduction.reader())),
                    this);
        }

        double number(Expr expr, Plan plan) {
            plan.run(this, place.feature(), shape.rows(), made::put);
            return number(expr, "", place.feature());
        }

        private boolean isReachedIn(Expr expr, String reader) {
            return switch (expr) {
                case Ref(String name) when isMoved(name, reader) -> true;
                case Ref(String name) -> {
                    Expr computed = computed(name);
                    yield computed != null && isReachedIn(computed, name);
                }
                default -> expr.parts().stream().anyMatch(part -> isReachedIn(part, reader));
            };
        }

        private boolean isMoved(String name, String reader) {
            return place.name().equals(name) && place.isReadBy(reader);
        }

        @Override
        double sum(Reduction reduction, int feature) {
            Double sum = made.get(reduction);
            return sum != null ? sum : super.sum(reduction, feature);
        }

        @Override
        double replaced(String name, String reader, int feature, double computed) {
            return isMoved(name, reader) ? place.value() : super.replaced(name, reader, feature, computed);
        }

        @Override
        public boolean isPatched(String name, String reader) {
            return isMoved(name, reader) || super.isPatched(name, reader);
        }

        @Override
        public boolean isPatched(String name, String reader, int feature, int from, int count) {
            return (isMoved(name, reader) && isAmong(from, count))
                    || super.isPatched(name, reader, feature, from, count);
        }

        @Override
        public void patch(String name, String reader, int feature, int from, double[] numbers, int count) {
            super.patch(name, reader, feature, from, numbers, count);
            if (isMoved(name, reader) && isAmong(from, count)) {
                numbers[place.row() - from] = place.value();
            }
        }

        private boolean isAmong(int from, int count) {
            return place.row() >= from && place.row() - from < count;
        }

        /// Sums over other axes are made of other features too.
        @Override
        public void otherSums(Expr.SumOver sum, String reader, int feature, int from, double[] into, int count) {
            if (whole == null) {
                whole = new Trace(graph, shape, inputs, givens.with(place));
            }
            whole.rows.otherSums(sum, reader, feature, from, into, count);
        }
    }
}
