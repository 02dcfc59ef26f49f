package bn.grading.search;

import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.ReferenceRun;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Mistakes that right answers do not rule out.
public final class UndetectedMistakes {
    private final Exercise exercise;
    private final List<JudgedAnswer> judged;
    private final ReferenceRun rightRun;
    private final List<String> steps;
    private final Distinguisher right;

    /// @param rightRun the run that the answers were compared with
    public UndetectedMistakes(Exercise exercise, List<JudgedAnswer> judged, ReferenceRun rightRun) {
        this.exercise = exercise;
        this.judged = judged;
        this.rightRun = rightRun;
        this.steps = judged.stream().map(JudgedAnswer::step).toList();
        this.right = new Distinguisher(exercise, Hypothesis.right(EquivalentForm.PLAIN));
    }

    /// Mistakes that produce the right numbers on these data, by the first change to the data that would
    /// reveal them.
    public Map<DataChange, List<Mistake>> byData() {
        Map<DataChange, List<Mistake>> hidden = new LinkedHashMap<>();
        Hypotheses.usual(exercise).forEach(one -> {
            if (steps.stream().anyMatch(step -> one.reaches(step, exercise.table())) && !right.differs(one, steps)) {
                DataChange.of(exercise)
                        .filter(change -> right.after(change).differs(one, steps))
                        .findFirst()
                        .ifPresent(change -> hidden.computeIfAbsent(change, _ -> new ArrayList<>())
                                .addAll(one.mistakes()));
            }
        });
        return hidden;
    }

    /// Mistakes that differ only in digits that were not handed in.
    public List<Mistake> byDigits() {
        if (judged.stream().allMatch(one -> one.precision().equals(Precision.DOUBLE))) {
            return List.of();
        }
        List<Mistake> untold = new ArrayList<>();
        Hypotheses.usual(exercise).forEach(one -> {
            ReferenceRun run = ReferenceRun.of(exercise, one.table(exercise));
            boolean near = judged.stream()
                    .allMatch(answer -> run.isNear(answer.answer(), rightRun.largestBounds(answer.answer())));
            if (near && judged.stream().allMatch(run::fits) && right.differs(one, steps)) {
                untold.addAll(one.mistakes());
            }
        });
        return untold;
    }
}
