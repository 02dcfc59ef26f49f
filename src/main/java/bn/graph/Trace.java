package bn.graph;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Extents;
import bn.formula.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// A table, the numbers it is given, and from these any value that is asked for.
///
/// Sums over rows are kept once they are computed ([Reductions]). Values of batch extent are computed for the rows
/// that are asked for, and not kept: by a [BlockProgram], a block of one feature's rows at a time. A cell is a block
/// of one row, and has the same bits however it is asked for.
public final class Trace {
    private final Environment environment;
    private final Reductions reductions;
    private final Map<List<Expr>, BlockProgram> programs = new ConcurrentHashMap<>();
    private final Set<Expr> prepared = ConcurrentHashMap.newKeySet();
    private final Map<Moving, ReductionPlan> plans = new ConcurrentHashMap<>();

    /// A formula, and whose numbers are moved under it, on which edge.
    private record Moving(String name, String by, Expr expr) {}

    private Trace(Environment environment) {
        this.environment = environment;
        this.reductions = environment.reductions();
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
        return new Trace(new Environment(graph, shape, inputs, new Givens(givens, graph::extent)));
    }

    private static void checkExtent(Graph graph, String name, Value value) {
        if (graph.extent(name) != value.extent()) {
            throw new IllegalArgumentException(
                    name + " extends over " + graph.extent(name) + ", not " + value.extent());
        }
    }

    /// The table that is run.
    public Graph graph() {
        return environment.graph();
    }

    /// The axes of the batch.
    public Shape shape() {
        return environment.shape();
    }

    /// Whether a value can be asked for: whether the inputs it needs are there.
    public boolean has(String name) {
        return environment.known(name) != null
                || (graph().quantity(name) instanceof Step step
                        && step.formula().reads().stream().allMatch(this::has));
    }

    /// Whether a number stands in the place of what the table would compute or of what was handed in.
    public boolean isReplaced(Cell cell) {
        return environment.givens().has(cell);
    }

    /// Whether a step is computed in a feature just as the table of this run's mode says: by its right line, and
    /// none of its numbers replaced.
    ///
    /// @param right the line of the table
    public boolean isAsWritten(Step right, int feature) {
        return graph().has(right.name())
                && graph().quantity(right.name()).equals(right)
                && !environment.givens().has(right.name(), feature);
    }

    /// One number of a run.
    ///
    /// @throws IllegalArgumentException if the graph has no such name
    public double number(Cell cell) {
        Expr named = Expr.ref(cell.name());
        return switch (graph().extent(cell.name())) {
            case ONE, FEATURE -> environment.number(named, "", cell.feature());
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
        return switch (Extents.of(expr, graph()::extent)) {
            case ONE -> new Value.One(environment.number(expr, "", 0));
            case FEATURE -> {
                reductions.prepare(List.of(expr));
                yield new Value.PerFeature(IntStream.range(0, shape().features())
                        .mapToDouble(feature -> environment.number(expr, "", feature))
                        .toArray());
            }
            case BATCH -> {
                BlockProgram program = program(List.of(expr));
                yield new Value.PerRow(shape().rows(), (feature, from, to) -> {
                    if (prepared.add(expr)) {
                        reductions.prepare(List.of(expr));
                    }
                    return program.numbers(environment, feature, from, to);
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
        graph().quantity(place.name());
        ReductionPlan plan = plans.computeIfAbsent(
                new Moving(place.name(), place.by(), expr), _ -> new Perturbed(environment, place).plan(expr));
        return number -> new Perturbed(environment, place.with(number)).number(expr, plan);
    }

    /// The values of several steps of batch extent, whole. A feature is finished, sums and rows, before the
    /// next begins, while its numbers are in the cache.
    ///
    /// @param into for each feature, an array of all rows for each name
    public void columns(List<String> names, double[][][] into) {
        List<Expr> steps = names.stream().map(Expr::ref).toList();
        reductions.prepare(steps, source -> {
            BlockProgram program = program(source, steps);
            return feature -> program.fill(source, feature, 0, shape().rows(), into[feature]);
        });
    }

    /// Makes all sums over rows that some steps need, those that can be made together in one pass over the
    /// rows. Nothing has to be prepared; what is, is made in fewer passes.
    public void prepare(List<String> names) {
        reductions.prepare(names.stream().map(Expr::ref).toList());
    }

    private BlockProgram program(List<Expr> exprs) {
        return programs.computeIfAbsent(exprs, targets -> program(environment, targets));
    }

    private BlockProgram program(Environment source, List<Expr> exprs) {
        return new BlockProgram(source, exprs, Collections.nCopies(exprs.size(), ""), environment.isLarge());
    }
}
