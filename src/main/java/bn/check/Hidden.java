package bn.check;

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
            if (steps.stream().anyMatch(step -> one.reaches(step, exercise.table()))
                    && Apart.of(exercise, right, one).noneMatch(steps::contains)) {
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
}
