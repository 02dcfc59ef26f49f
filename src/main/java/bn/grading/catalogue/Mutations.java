package bn.grading.catalogue;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.grading.catalogue.Slips.Slipped;
import bn.graph.Input;
import bn.graph.Step;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every formula that is one slip away from a right one, step by step: what the table says, and the usual
/// other ways to write a step, with one operand, sign, factor, power, sum, axis or term that is not as it
/// should be.
///
/// They are derived from the table, so nobody has to think of them. A formula that makes the same numbers as
/// the right one on [irregular data][IrregularRun] is left out, and formulas that make the same numbers as
/// each other count as one.
public final class Mutations {
    private static final Comparator<Slipped> COMMONEST_FIRST =
            Comparator.comparing(Slipped::slip).thenComparingInt(Slipped::size);

    /// Exercises of a class have them in common.
    private static final Map<Key, Mutations> KNOWN = new ConcurrentHashMap<>();

    private final Exercise small;
    private final IrregularRun run;
    private final Map<String, List<Mutation>> known = new ConcurrentHashMap<>();

    /// What mutations depend on: the right formulas, the small shape, and which names have numbers.
    record Key(List<Step> steps, Shape shape, Set<String> names) {
        static Key of(Exercise small) {
            Set<String> names = small.table().inputs().stream()
                    .map(Input::name)
                    .filter(small.right()::has)
                    .collect(Collectors.toUnmodifiableSet());
            return new Key(small.table().steps(), small.shape(), names);
        }
    }

    private Mutations(Exercise small) {
        this.small = small;
        this.run = IrregularRun.of(small);
    }

    /// The mutations of an exercise. They depend on its table, on which inputs it has, and on which axes
    /// are longer than 1, not on its numbers.
    public static Mutations of(Exercise exercise) {
        Exercise small = IrregularRun.small(exercise);
        return KNOWN.computeIfAbsent(Key.of(small), _ -> new Mutations(small));
    }

    /// Those of all steps, in the order of the table, made as they are asked for.
    public Stream<Mutation> all() {
        return small.table().steps().stream()
                .map(Step::name)
                .filter(small::asks)
                .flatMap(step -> of(step).stream());
    }

    /// Those of one step, the commonest first.
    public List<Mutation> of(String step) {
        return small.asks(step) && small.table().quantity(step) instanceof Step line
                ? known.computeIfAbsent(step, _ -> made(line))
                : List.of();
    }

    private List<Mutation> made(Step step) {
        double[] right = run.inEachRow(step.formula());
        Operands operands = Operands.above(step, small);
        Slips slips = new Slips(operands);
        Fitting fitting = new Fitting(small.table(), step);
        List<Expr> forms = forms(step, operands, right);
        IrregularRun keeping = run.keeping(forms);
        List<Slipped> candidates = forms.stream()
                .flatMap(form -> slips.of(form).stream())
                .filter(one -> fitting.fits(one.formula()))
                .sorted(COMMONEST_FIRST)
                .toList();
        AlikeFormulas found = new AlikeFormulas(right);
        Set<Expr> tried = new LinkedHashSet<>();
        for (Slipped one : candidates) {
            if (tried.add(one.formula())) {
                found.add(one, keeping.inEachRow(one.formula()));
            }
        }
        return found.mutations(step.name(), fitting);
    }

    /// The right formulas of a step.
    private List<Expr> forms(Step step, Operands operands, double[] right) {
        Stream<Expr> usual = UsualForms.of(small.mode(), step.name())
                .filter(form -> operands.names().containsAll(form.reads()))
                .filter(form -> AlikeFormulas.areAlike(run.inEachRow(form), right));
        return Stream.concat(Stream.of(step.formula()), usual).distinct().toList();
    }
}
