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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The environment in which the formulas of a run are evaluated: the only place that resolves names to
/// numbers.
class Environment implements BlockProgram.ValueSource {
    /// From this many numbers on, generated loops and several threads pay off.
    private static final long LARGE = 1 << 17;

    private final Graph graph;
    private final Shape shape;
    private final Map<String, Value> inputs;
    private final Givens givens;
    private final Reductions reductions;

    /// @param inputs by name
    /// @param givens replacements of inputs and of computed numbers
    Environment(Graph graph, Shape shape, Map<String, Value> inputs, Givens givens) {
        this.graph = graph;
        this.shape = shape;
        this.inputs = Map.copyOf(inputs);
        this.givens = givens;
        this.reductions = new Reductions(this);
    }

    /// A copy that shares the reductions already computed.
    Environment(Environment other) {
        this.graph = other.graph;
        this.shape = other.shape;
        this.inputs = other.inputs;
        this.givens = other.givens;
        this.reductions = other.reductions;
    }

    Graph graph() {
        return graph;
    }

    Shape shape() {
        return shape;
    }

    Givens givens() {
        return givens;
    }

    Reductions reductions() {
        return reductions;
    }

    /// A copy with one more given, and no reductions computed.
    Environment with(Given given) {
        return new Environment(graph, shape, inputs, givens.with(given));
    }

    boolean isLarge() {
        return (long) shape.rows() * shape.features() >= LARGE;
    }

    /// The input or replacement for a whole quantity, or null if the table computes it.
    @Nullable
    Value known(String name) {
        Value whole = givens.whole(name);
        return whole != null ? whole : inputs.get(name);
    }

    /// The formula of a step, or null if its value is given.
    @Nullable
    Expr computed(String name) {
        return known(name) != null ? null : formula(name);
    }

    /// The sum of a reduction for one feature.
    double sum(Reduction reduction, int feature) {
        return reductions.of(reduction)[feature];
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
        if (graph.quantity(step) instanceof Step computed) {
            return computed.formula();
        }
        throw new IllegalStateException("the input " + step + " was not given");
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
        double[] all = reductions.other(sum, reader);
        for (int i = 0; i < count; i++) {
            into[i] = all[sum.axes().shown(shape, from + i, feature)];
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
            case null -> number(formula(name), name, feature);
        };
        return replaced(name, reader, feature, computed);
    }

    /// A number of feature extent as one step reads it, replaced if it is given.
    double replaced(String name, String reader, int feature, double computed) {
        return givens.replace(name, reader, feature, computed);
    }

    private static double square(double number) {
        return number * number;
    }
}
