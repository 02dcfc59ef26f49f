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

/// The numbers of a walk at one time: what was handed in, the mode, and the changes made so far.
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

    /// What was set in a step that this mode does without is set aside until that step is back, and so is a whole value
    /// that is of another extent here: a mistake may make a number for each cell of what has one for each feature.
    private List<Given> standing(List<Edit> made) {
        Graph table = written();
        return Edit.together(made).stream()
                .filter(given -> table.has(given.name()))
                .filter(given -> !(given instanceof Given.Whole(String name, Value value))
                        || value.extent() == table.extent(name))
                .toList();
    }

    /// The table of this mode, with the lines that are mistaken.
    private Graph written() {
        Map<String, Expr> lines = lines();
        Graph table = mode.table().graph();
        return lines.isEmpty() ? table : table.with(lines);
    }

    /// Mistaken lines of steps that this mode has, reading what it has; the last one holds. Those of a mistake
    /// that does not fit the ones before it in this mode are set aside too.
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

    /// The steps that a mistake computes, as far as this mode has them.
    Set<String> mistaken() {
        Set<String> names = new LinkedHashSet<>(lines().keySet());
        edits.stream().filter(Edit::isMistake).forEach(edit -> names.addAll(replaced(edit.givens())));
        return names;
    }

    /// How far its numbers may be off by rounding.
    RunRounding rounding() {
        return new RunRounding(
                trace,
                standing(edits).stream()
                        .filter(Given.Whole.class::isInstance)
                        .map(Given::name)
                        .toList());
    }

    /// A step as it is written rightly: as this mode has it, where that has it.
    Step right(Step whole) {
        Graph graph = mode.table().graph();
        return graph.has(whole.name()) && graph.quantity(whole.name()) instanceof Step here ? here : whole;
    }

    /// A step as it is computed here, be it mistaken.
    Step written(Step whole) {
        Graph graph = trace.graph();
        return graph.has(whole.name()) && graph.quantity(whole.name()) instanceof Step here ? here : whole;
    }

    /// What the formula of a step reads; nothing where it is given.
    List<String> reads(String name) {
        return trace.graph().quantity(name) instanceof Step step
                ? step.formula().reads()
                : List.of();
    }

    /// What was to be computed on the numbers that were handed in.
    Exercise exercise() {
        return ofMode().exercise(Convention.ALL.getFirst(), mode == Mode.EVAL ? statistics : Optional.empty());
    }

    /// As it was handed in.
    static Version first(PassInputs inputs, Optional<RunningStats> statistics) {
        return new Version(inputs, statistics, inputs.mode(), List.of());
    }

    /// The same with one more change.
    Version with(Edit edit) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(edit);
        return new Version(inputs, statistics, mode, more);
    }

    /// The same in another mode.
    ///
    /// @throws IllegalArgumentException if there are no statistics for evaluation mode
    Version in(Mode other) {
        return new Version(inputs, statistics, other, edits);
    }

    /// The same without any change.
    Version original() {
        return new Version(inputs, statistics, mode, List.of());
    }

    /// Whether a mode can be had.
    boolean can(Mode other) {
        return other == Mode.TRAIN || statistics.isPresent();
    }

    Mode mode() {
        return mode;
    }

    List<Edit> edits() {
        return edits;
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

    /// Whether all numbers of a step were replaced, so that nothing before it matters to it.
    boolean isReplaced(String step) {
        return standing(edits).stream()
                .anyMatch(given -> given instanceof Given.Whole && given.name().equals(step));
    }

    /// The steps whose numbers were set by hand, as far as this mode has them.
    Set<String> overridden() {
        return replaced(
                standing(edits.stream().filter(edit -> !edit.isMistake()).toList()));
    }

    private Set<String> replaced(List<Given> givens) {
        Set<String> names = new LinkedHashSet<>();
        for (Given given : givens) {
            // In evaluation mode a statistic is given anyway: another one is no override of what is computed.
            boolean step = trace.graph().has(given.name()) && trace.graph().quantity(given.name()) instanceof Step;
            if (step) {
                names.add(given.name());
            }
        }
        return names;
    }
}
