package bn.check;

import bn.graph.Graph;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Mistakes that right answers do not rule out.
final class Hidden {
    private final Exercise exercise;
    private final List<Judged> judged;
    private final Precision coarsest;
    private final List<String> steps;

    Hidden(Exercise exercise, List<Judged> judged, Precision coarsest) {
        this.exercise = exercise;
        this.judged = judged;
        this.coarsest = coarsest;
        this.steps = judged.stream().map(Judged::step).toList();
    }

    /// Those that make the right numbers on these data, by the first change of the data that would show them.
    Map<DataChange, List<Mistake>> byData() {
        Map<DataChange, List<Mistake>> hidden = new LinkedHashMap<>();
        Variant right = Variant.right(Spelling.PLAIN);
        Grade.usual(exercise).filter(one -> one.unknown().isEmpty()).forEach(one -> {
            if (reaches(one) && Apart.of(exercise, right, one).noneMatch(steps::contains)) {
                DataChange.telling(exercise, right, one, steps)
                        .findFirst()
                        .ifPresent(change -> hidden.computeIfAbsent(change, _ -> new ArrayList<>())
                                .addAll(one.mistakes()));
            }
        });
        return hidden;
    }

    /// Those that make other numbers, but not in the digits that were handed in.
    List<Mistake> byDigits() {
        if (judged.stream().allMatch(one -> one.precision().equals(Precision.DOUBLE))) {
            return List.of();
        }
        Variant right = Variant.right(Spelling.PLAIN);
        Sight rightSight = Sight.of(exercise, exercise.table(), coarsest);
        List<Mistake> untold = new ArrayList<>();
        Grade.usual(exercise).filter(one -> one.unknown().isEmpty()).forEach(one -> {
            Sight sight = Sight.of(exercise, one.table(exercise), coarsest);
            boolean fits = judged.stream()
                    .allMatch(answer -> sight.mistaken(answer.answer(), coarsest, rightSight, 1)
                            .fits());
            if (fits && Apart.of(exercise, right, one).anyMatch(steps::contains)) {
                untold.addAll(one.mistakes());
            }
        });
        return untold;
    }

    /// Whether a mistaken line is one of those answered, or one of these is made from it.
    private boolean reaches(Variant variant) {
        Graph table = exercise.table();
        return steps.stream().anyMatch(step -> isMadeFrom(table, step, variant));
    }

    private static boolean isMadeFrom(Graph table, String name, Variant variant) {
        return variant.lines().containsKey(name)
                || (table.quantity(name) instanceof Step step
                        && step.formula().reads().stream().anyMatch(read -> isMadeFrom(table, read, variant)));
    }
}
