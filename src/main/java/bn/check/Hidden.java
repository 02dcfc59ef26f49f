package bn.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Mistakes that right answers do not rule out.
final class Hidden {
    private final Exercise exercise;
    private final List<Judged> judged;
    private final Sight rightRun;
    private final List<String> steps;
    private final Apart right;

    /// @param rightRun the run beside which the answers were judged
    Hidden(Exercise exercise, List<Judged> judged, Sight rightRun) {
        this.exercise = exercise;
        this.judged = judged;
        this.rightRun = rightRun;
        this.steps = judged.stream().map(Judged::step).toList();
        this.right = new Apart(exercise, Variant.right(Spelling.PLAIN));
    }

    /// Those that make the right numbers on these data, by the first change of the data that would show them.
    Map<DataChange, List<Mistake>> byData() {
        Map<DataChange, List<Mistake>> hidden = new LinkedHashMap<>();
        Variants.usual(exercise).forEach(one -> {
            if (steps.stream().anyMatch(step -> one.reaches(step, exercise.table())) && !right.differs(one, steps)) {
                Stream.of(DataChange.values())
                        .filter(change -> right.after(change).differs(one, steps))
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
        List<Mistake> untold = new ArrayList<>();
        Variants.usual(exercise).forEach(one -> {
            Sight sight = Sight.of(exercise, one.table(exercise));
            boolean near = judged.stream()
                    .allMatch(answer -> sight.isNear(answer.answer(), rightRun.largestBound(answer.answer())));
            if (near && judged.stream().allMatch(sight::fits) && right.differs(one, steps)) {
                untold.addAll(one.mistakes());
            }
        });
        return untold;
    }
}
