package bn.grading.catalogue;

import bn.formula.Expr;
import bn.formula.PlainText;
import bn.grading.catalogue.Slips.Slipped;
import bn.graph.Step;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two things wrong in one line: a mistake of the catalogue, and a common slip in what it has written. Of those
/// that make the same numbers, only the shortest is kept.
final class SameLine {
    private static final Set<Slip> COMMON = EnumSet.of(
            Slip.NUMBER_MISSING,
            Slip.FACTOR_MISSING,
            Slip.POWER_MISSING,
            Slip.TERM_MISSING,
            Slip.SIGN,
            Slip.MEAN_OR_SUM,
            Slip.COUNT,
            Slip.SUM_MISSING,
            Slip.EPSILON);

    /// Exercises of a class have them in common.
    private static final Map<Key, List<Hypothesis>> KNOWN = new ConcurrentHashMap<>();

    private final Exercise exercise;
    private final Exercise small;
    private final Mutations.Key key;
    private final IrregularRun run;

    /// What those of a step depend on, besides what mutations do: the mistakes of the catalogue in it, by their lines.
    private record Key(Mutations.Key mutations, String step, Map<Expr, Mistake> mistaken) {}

    private SameLine(Exercise exercise) {
        this.exercise = exercise;
        this.small = IrregularRun.small(exercise);
        this.key = Mutations.Key.of(small);
        this.run = IrregularRun.of(small);
    }

    /// All of them, in the order of the table.
    static Stream<Hypothesis> of(Exercise exercise) {
        SameLine lines = new SameLine(exercise);
        return exercise.table().steps().stream()
                .filter(step -> exercise.asks(step.name()))
                .flatMap(step -> lines.of(step).stream());
    }

    private List<Hypothesis> of(Step step) {
        Map<Expr, Mistake> mistaken = new LinkedHashMap<>();
        Mistakes.ALL.stream()
                .filter(mistake -> mistake.parameter().isEmpty())
                .forEach(mistake -> mistake.rewrites(exercise).stream()
                        .filter(rewrite -> rewrite.lines().size() == 1
                                && rewrite.step().equals(step.name())
                                && small.takes(rewrite.lines()))
                        .forEach(rewrite -> mistaken.putIfAbsent(rewrite.lines().get(step.name()), mistake)));
        return KNOWN.computeIfAbsent(new Key(key, step.name(), mistaken), _ -> slipped(step, mistaken));
    }

    private List<Hypothesis> slipped(Step step, Map<Expr, Mistake> mistaken) {
        Fitting fitting = new Fitting(small.table(), step);
        Slips slips = new Slips(Operands.above(step, small));
        Map<Expr, Hypothesis> found = new LinkedHashMap<>();
        AlikeFormulas different = new AlikeFormulas(run.inEachRow(step.formula()));
        mistaken.forEach((line, mistake) -> slips.of(line).stream()
                .filter(one -> COMMON.contains(one.slip())
                        && !mistaken.containsKey(one.formula())
                        && fitting.fits(one.formula()))
                .forEach(one -> found.putIfAbsent(one.formula(), hypothesis(step, mistake, one, fitting))));
        SortedMap<Integer, List<Map.Entry<Expr, Hypothesis>>> byLength = found.entrySet().stream()
                .collect(Collectors.groupingBy(
                        one -> PlainText.of(one.getKey()).length(), TreeMap::new, Collectors.toList()));
        byLength.values().stream().flatMap(List::stream).forEach(one -> {
            Slip slip = ((FurtherSlip) one.getValue().causes().getLast()).slip();
            different.add(new Slipped(one.getKey(), slip), run.inEachRow(one.getKey()));
        });
        return different.mutations(step.name(), fitting).stream()
                .flatMap(one -> Stream.ofNullable(found.get(one.formula())))
                .toList();
    }

    private static Hypothesis hypothesis(Step step, Mistake mistake, Slipped one, Fitting fitting) {
        Map<String, Expr> lines = new LinkedHashMap<>();
        lines.put(step.name(), one.formula());
        lines.putAll(fitting.following(one.formula()));
        return new Hypothesis(
                List.of(mistake, new FurtherSlip(step.name(), one.formula(), one.slip())),
                List.of(step.name()),
                lines,
                Map.of(),
                Map.of());
    }
}
