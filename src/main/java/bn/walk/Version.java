package bn.walk;

import bn.data.PassInputs;
import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.graph.Given;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Step;
import bn.graph.Trace;
import bn.query.Scope;
import bn.rounding.RunRounding;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The numbers of a walk at one point: the inputs, the mode, and the changes made so far.
final class Version {
    private final PassInputs inputs;
    private final Optional<RunningStats> statistics;
    private final Mode mode;
    private final List<Edit> edits;
    private final Trace trace;

    private Version(PassInputs inputs, Optional<RunningStats> statistics, Mode mode, List<Edit> edits) {
        this.inputs = inputs;
        this.statistics = statistics;
        this.mode = mode;
        this.edits = List.copyOf(edits);
        this.trace = ofMode().trace(lines(), standing(edits));
    }

    private PassInputs ofMode() {
        return switch (mode) {
            case TRAIN -> inputs.inTraining();
            case EVAL -> inputs.evaluating(statistics.orElseThrow());
        };
    }

    /// The replacements in effect. Those of a step that this mode lacks are inactive until the mode has it,
    /// as are whole values whose extent differs here: a mistake may turn one number per feature into one per
    /// cell.
    private List<Given> standing(List<Edit> made) {
        Graph table = written();
        return Edit.merged(made).stream()
                .filter(given -> table.has(given.name()))
                .filter(given -> !(given instanceof Given.OfValue(String name, Value value))
                        || value.extent() == table.extent(name))
                .toList();
    }

    /// The table of this mode, with the mistaken formulas.
    private Graph written() {
        Map<String, Expr> lines = lines();
        Graph table = mode.table().graph();
        return lines.isEmpty() ? table : table.with(lines);
    }

    /// The mistaken formulas of steps that this mode has, reading only names it has; the last one wins. A
    /// mistake that conflicts with earlier ones in this mode is inactive.
    private Map<String, Expr> lines() {
        Graph table = mode.table().graph();
        Map<String, Expr> lines = new LinkedHashMap<>();
        for (Edit edit : edits) {
            Map<String, Expr> more = new LinkedHashMap<>(lines);
            edit.lines().forEach((name, formula) -> {
                boolean here = table.has(name)
                        && table.quantity(name) instanceof Step
                        && formula.reads().stream().allMatch(table::has);
                if (here) {
                    more.put(name, formula);
                }
            });
            if (table.accepts(more)) {
                lines = more;
            }
        }
        return lines;
    }

    /// The steps that a mistake computes, among those of this mode.
    Set<String> mistaken() {
        Set<String> names = new LinkedHashSet<>(lines().keySet());
        edits.stream().filter(Edit::isMistake).forEach(edit -> names.addAll(replaced(edit.givens())));
        return names;
    }

    /// The round-off bounds of its numbers.
    RunRounding rounding() {
        return new RunRounding(
                trace,
                standing(edits).stream()
                        .filter(Given.OfValue.class::isInstance)
                        .map(Given::name)
                        .toList());
    }

    /// The correct step, in the form of this mode if it has it.
    Step right(Step whole) {
        Graph graph = mode.table().graph();
        return graph.has(whole.name()) && graph.quantity(whole.name()) instanceof Step here ? here : whole;
    }

    /// The step as it is computed here, possibly mistaken.
    Step written(Step whole) {
        Graph graph = trace.graph();
        return graph.has(whole.name()) && graph.quantity(whole.name()) instanceof Step here ? here : whole;
    }

    /// The names that the formula of a step reads; none if its value is given.
    List<String> reads(String name) {
        return trace.graph().quantity(name) instanceof Step step
                ? step.formula().reads()
                : List.of();
    }

    /// The exercise on the original inputs.
    Exercise exercise() {
        return ofMode().exercise(Convention.ALL.getFirst(), mode == Mode.EVAL ? statistics : Optional.empty());
    }

    /// The version before any change.
    static Version first(PassInputs inputs, Optional<RunningStats> statistics) {
        return new Version(inputs, statistics, inputs.mode(), List.of());
    }

    /// A copy with one more change.
    Version with(Edit edit) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(edit);
        return new Version(inputs, statistics, mode, more);
    }

    /// A copy in another mode.
    ///
    /// @throws IllegalArgumentException if evaluation mode has no statistics
    Version in(Mode other) {
        return new Version(inputs, statistics, other, edits);
    }

    /// A copy without changes.
    Version original() {
        return new Version(inputs, statistics, mode, List.of());
    }

    /// Whether a mode is available.
    boolean can(Mode other) {
        return other == Mode.TRAIN || statistics.isPresent();
    }

    Mode mode() {
        return mode;
    }

    List<Edit> edits() {
        return edits;
    }

    /// What Adam remembers of its last step.
    Optional<Descent.AdamState> adam() {
        return edits.reversed().stream().flatMap(edit -> edit.adam().stream()).findFirst();
    }

    Trace trace() {
        return trace;
    }

    List<String> features() {
        return inputs.features();
    }

    Scope scope() {
        return new Scope(trace, mode.table().whole(), inputs.features());
    }

    /// Whether all numbers of a step are replaced, so that it depends on nothing.
    boolean isReplaced(String step) {
        return standing(edits).stream()
                .anyMatch(
                        given -> given instanceof Given.OfValue && given.name().equals(step));
    }

    /// The steps with numbers set by hand, among those of this mode.
    Set<String> overridden() {
        return replaced(
                standing(edits.stream().filter(edit -> !edit.isMistake()).toList()));
    }

    private Set<String> replaced(List<Given> givens) {
        Set<String> names = new LinkedHashSet<>();
        for (Given given : givens) {
            // In evaluation mode the statistics are inputs, so replacing one overrides no computed value.
            boolean step = trace.graph().has(given.name()) && trace.graph().quantity(given.name()) instanceof Step;
            if (step) {
                names.add(given.name());
            }
        }
        return names;
    }
}
