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

/// A table and its inputs, which computes any value on demand.
///
/// Sums over rows are kept once computed ([Reductions]). Values of batch extent are computed for the
/// requested rows only and not kept: a [BlockProgram] runs over one block of one feature's rows at a time. A
/// single cell is a block of one row, so its bits do not depend on how it is computed.
public final class Trace {
    private final Environment environment;
    private final Reductions reductions;
    private final Map<List<Expr>, BlockProgram> programs = new ConcurrentHashMap<>();
    private final Set<Expr> prepared = ConcurrentHashMap.newKeySet();
    private final Map<Moving, ReductionPlan> plans = new ConcurrentHashMap<>();

    /// The key of a plan: a formula, and the perturbed quantity and edge.
    private record Moving(String name, String by, Expr expr) {}

    private Trace(Environment environment) {
        this.environment = environment;
        this.reductions = environment.reductions();
    }

    /// Binds a table to its inputs.
    ///
    /// @param inputs by name; a missing one matters only to values that depend on it
    /// @throws IllegalArgumentException if an input does not have the extent the table requires
    public static Trace of(Graph graph, Shape shape, Map<String, Value> inputs) {
        return of(graph, shape, inputs, List.of());
    }

    /// Binds a table to its inputs, with some numbers replaced.
    ///
    /// @throws IllegalArgumentException if an input or a given does not have the extent the table requires,
    ///     or a given names no quantity of the table
    public static Trace of(Graph graph, Shape shape, Map<String, Value> inputs, List<Given> givens) {
        inputs.forEach((name, value) -> checkExtent(graph, name, value));
        for (Given given : givens) {
            graph.quantity(given.name());
            if (given instanceof Given.OfValue(String name, Value value)) {
                checkExtent(graph, name, value);
            }
            if (given instanceof Given.OnEdge edge) {
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

    public Graph graph() {
        return environment.graph();
    }

    public Shape shape() {
        return environment.shape();
    }

    /// Whether a value can be computed: the inputs it depends on are present.
    public boolean has(String name) {
        return environment.known(name) != null
                || (graph().quantity(name) instanceof Step step
                        && step.formula().reads().stream().allMatch(this::has));
    }

    /// Whether a whole value is an input or replaced, so that nothing of it is computed.
    boolean isKnown(String name) {
        return environment.known(name) != null;
    }

    /// Whether a given replaces this cell.
    public boolean isReplaced(Cell cell) {
        return environment.givens().has(cell);
    }

    /// Whether single numbers are replaced, anywhere.
    public boolean isReplacedInPart() {
        return environment.givens().hasSingles();
    }

    /// Whether a step is computed in a feature exactly as in the table of this run's mode: its formula is
    /// correct and none of its numbers are replaced.
    ///
    /// @param right the step of the table
    public boolean isAsWritten(Step right, int feature) {
        return graph().has(right.name())
                && graph().quantity(right.name()).equals(right)
                && !environment.givens().has(right.name(), feature);
    }

    /// The number in one cell.
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
    /// @throws IllegalStateException if an input that it depends on is missing
    public Value value(String name) {
        return value(Expr.ref(name));
    }

    /// The value of any formula over the names of the table.
    ///
    /// @throws IllegalArgumentException if the formula reads an unknown name, or its extents do not match
    /// @throws IllegalStateException if an input that it depends on is missing
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

    /// A formula's value in one feature as a function of one number of that feature, all else being as in
    /// this run. Only the rows of that feature are computed, and only what depends on the number.
    ///
    /// @param expr of feature extent
    /// @throws IllegalArgumentException if a name is unknown, or the formula's extents do not match
    public DoubleUnaryOperator moving(Given.OneNumber place, Expr expr) {
        graph().quantity(place.name());
        ReductionPlan plan = plans.computeIfAbsent(
                new Moving(place.name(), place.by(), expr), _ -> new Perturbed(environment, place).plan(expr));
        return number -> new Perturbed(environment, place.with(number)).number(expr, plan);
    }

    /// All rows of several steps of batch extent. Reductions and rows of one feature are computed before the
    /// next feature, while its numbers are in the cache.
    ///
    /// @param into for each feature, an array of all rows for each name
    public void columns(List<String> names, double[][][] into) {
        List<Expr> steps = names.stream().map(Expr::ref).toList();
        reductions.prepare(steps, source -> {
            BlockProgram program = program(source, steps);
            return feature -> program.fill(source, feature, 0, shape().rows(), into[feature]);
        });
    }

    /// Computes the reductions that some steps need, sharing passes over the rows. Calling it is optional,
    /// and saves passes.
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
