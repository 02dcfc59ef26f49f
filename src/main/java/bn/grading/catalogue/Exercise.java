package bn.grading.catalogue;

import static bn.formula.Expr.ref;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Given;
import bn.graph.Graph;
import bn.graph.Input;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Role;
import bn.graph.Step;
import bn.graph.Trace;
import bn.stats.Convention;
import bn.stats.RunningStats;
import bn.stats.RunningUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The expected computation: the table of a mode, extended by the update of the running statistics, and its
/// inputs.
///
/// In evaluation mode the statistics are steps here, `mu = old_mean`, so using the batch's own is just
/// another wrong formula.
public final class Exercise {
    public static final String RUNNING_MEAN = "running_mean";

    public static final String RUNNING_VAR = "running_var";

    /// The steps that are statistics over more than this batch.
    public static final Set<String> RUNNING = Set.of(RUNNING_MEAN, RUNNING_VAR);

    /// Further inputs for mistaken formulas: saved statistics and free parameters.
    private static final List<Input> MORE_INPUTS = List.of(
            input("old_mean", Extent.FEATURE),
            input("old_var", Extent.FEATURE),
            input("momentum", Extent.ONE),
            input("weight_of_start", Extent.ONE),
            input("initial_var", Extent.ONE),
            input(OtherExercise.Statistics.MEAN, Extent.FEATURE),
            input(OtherExercise.Statistics.VAR, Extent.FEATURE),
            input(FreeParameter.DECAY.input(), FreeParameter.DECAY.extent()),
            input(FreeParameter.VARIANCE.input(), FreeParameter.VARIANCE.extent()));

    private static final Step LAST_FORWARD = BatchNorm.TABLE.steps(Pass.FORWARD).getLast();

    private final Mode mode;
    private final Graph table;
    private final Shape shape;
    private final Map<String, Value> inputs;
    private final Optional<Convention> convention;
    private final long batches;
    private final Trace right;

    /// The names of inputs that are present, and of steps that can be computed from them.
    private final Set<String> known;

    private Exercise(
            Mode mode,
            Graph table,
            Shape shape,
            Map<String, Value> inputs,
            Optional<Convention> convention,
            long batches) {
        this.mode = mode;
        this.table = table;
        this.shape = shape;
        this.inputs = Map.copyOf(inputs);
        this.convention = convention;
        this.batches = batches;
        this.right = Trace.of(table, shape, this.inputs);
        this.known = new HashSet<>(inputs.keySet());
        for (Step step : table.steps()) {
            if (known.containsAll(step.formula().reads())) {
                known.add(step.name());
            }
        }
    }

    /// Training mode without running statistics.
    ///
    /// @param inputs of the table, by name
    public static Exercise training(Shape shape, Map<String, Value> inputs) {
        return new Exercise(Mode.TRAIN, table(BatchNorm.TABLE.steps()), shape, inputs, Optional.empty(), 0);
    }

    /// A pass with running statistics: in training mode the batch updates them, in evaluation mode they
    /// normalize it.
    ///
    /// @param inputs of the table, by name
    /// @param old the statistics before
    public static Exercise of(
            Mode mode, Shape shape, Map<String, Value> inputs, Convention convention, RunningStats old) {
        Map<String, Value> more = new HashMap<>(inputs);
        BatchNorm.STATISTICS.forEach(more::remove);
        more.put("old_mean", old.mean());
        more.put("old_var", old.var());
        more.put("momentum", new Value.One(convention.momentumOf(old.batches() + 1)));
        more.put("weight_of_start", new Value.One(convention.weightOfStart(old.batches() + 1)));
        more.put("initial_var", new Value.One(convention.initialVar()));
        return new Exercise(mode, table(mode, convention), shape, more, Optional.of(convention), old.batches());
    }

    /// The correct table of a mode with running statistics.
    static Graph table(Mode mode, Convention convention) {
        List<Step> update = RunningUpdate.graph(convention).steps();
        // The two weights depend on nothing, so they come first and any mistake may read them.
        List<Step> steps = new ArrayList<>(update.subList(0, 2));
        for (Step step : BatchNorm.TABLE.steps()) {
            switch (mode) {
                case TRAIN -> steps.add(step);
                case EVAL -> inEvaluation(step).ifPresent(steps::add);
            }
            if (step.equals(LAST_FORWARD)) {
                update.subList(2, 4).forEach(line -> steps.add(kept(line, mode)));
            }
        }
        return table(steps);
    }

    private static Graph table(List<Step> steps) {
        List<Input> all = new ArrayList<>(BatchNorm.INPUTS);
        all.addAll(MORE_INPUTS);
        return Graph.of(all, steps);
    }

    private static Optional<Step> inEvaluation(Step step) {
        if (BatchNorm.STATISTICS.contains(step.name())) {
            return Optional.of(with(step, old(step.name().equals("mu") ? RUNNING_MEAN : RUNNING_VAR)));
        }
        Graph reduced = Mode.EVAL.table().graph();
        return reduced.has(step.name()) && reduced.quantity(step.name()) instanceof Step left
                ? Optional.of(left)
                : Optional.empty();
    }

    /// Evaluation mode does not update the statistics.
    private static Step kept(Step line, Mode mode) {
        boolean stays = mode == Mode.EVAL && RUNNING.contains(line.name());
        return stays ? with(line, old(line.name())) : line;
    }

    private static Expr old(String running) {
        return ref(running.equals(RUNNING_MEAN) ? "old_mean" : "old_var");
    }

    private static Step with(Step step, Expr formula) {
        return new Step(step.name(), step.symbol(), new Role.Forward(), formula, step.aliases());
    }

    private static Input input(String name, Extent extent) {
        return new Input(name, name, extent, List.of());
    }

    public Mode mode() {
        return mode;
    }

    /// The correct table.
    public Graph table() {
        return table;
    }

    public Shape shape() {
        return shape;
    }

    /// The convention of the running statistics, if known.
    public Optional<Convention> convention() {
        return convention;
    }

    /// The number of batches seen before this one.
    public long batches() {
        return batches;
    }

    /// The value of an input.
    ///
    /// @throws IllegalArgumentException if it is missing
    public Value input(String name) {
        Value value = inputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the input " + name + " was not given");
        }
        return value;
    }

    /// Whether an input has a value.
    public boolean isGiven(String name) {
        return inputs.containsKey(name);
    }

    /// Whether the exercise has an answer for this name: it is a step whose inputs are present.
    public boolean asks(String step) {
        return known.contains(step) && table.quantity(step) instanceof Step;
    }

    /// The run of the correct table.
    public Trace right() {
        return right;
    }

    /// A run of some table on these inputs, with replacements.
    public Trace run(Graph graph, List<Given> givens) {
        return Trace.of(graph, shape, inputs, givens);
    }

    /// A copy with one input added or replaced.
    public Exercise with(String input, Value value) {
        return with(Map.of(input, value));
    }

    /// A copy with inputs added or replaced.
    public Exercise with(Map<String, Value> changed) {
        return changed.isEmpty() ? this : with(shape, changed);
    }

    /// The same formulas for another batch.
    Exercise with(Shape other, Map<String, Value> changed) {
        Map<String, Value> more = new HashMap<>(inputs);
        more.putAll(changed);
        return new Exercise(mode, table, other, more, convention, batches);
    }

    /// The exercise of its first examples.
    ///
    /// @param examples at least one; all, if there are not so many
    public Exercise first(int examples) {
        if (examples >= shape.examples()) {
            return this;
        }
        Shape fewer = shape.with(shape.exampleAxis(), examples);
        Map<String, Value> some = new HashMap<>();
        inputs.forEach((name, value) -> some.put(
                name,
                value instanceof Value.PerRow(int _, Value.RowRange run)
                        ? new Value.PerRow(fewer.rows(), run)
                        : value));
        return with(fewer, some);
    }

    /// A single feature of the exercise. Its numbers are the same, unless a formula counts or sums over
    /// features.
    public Exercise only(int feature) {
        Shape narrow = shape.rank() == 1 ? shape : shape.with(shape.featureAxis(), 1);
        Map<String, Value> fewer = new HashMap<>();
        inputs.forEach((name, value) -> fewer.put(
                name,
                switch (value) {
                    case Value.One one -> one;
                    case Value.PerFeature numbers -> new Value.PerFeature(numbers.at(feature));
                    case Value.PerRow rows -> rows.only(feature);
                }));
        return new Exercise(mode, table, narrow, fewer, convention, batches);
    }

    /// Whether the table has these steps and the names that the formulas read.
    public boolean takes(Map<String, Expr> lines) {
        return lines.entrySet().stream()
                .allMatch(line -> table.has(line.getKey())
                        && line.getValue().reads().stream()
                                .allMatch(name -> known.contains(name)
                                        || FreeParameter.named(name).isPresent()));
    }

    /// The formulas without those of steps that the table has, but this exercise does not ask for: without
    /// dout, those of the backward pass.
    Map<String, Expr> asked(Map<String, Expr> lines) {
        Map<String, Expr> asked = new LinkedHashMap<>(lines);
        asked.keySet().removeIf(step -> table.has(step) && !asks(step));
        return asked;
    }
}
