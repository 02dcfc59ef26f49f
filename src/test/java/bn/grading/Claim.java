package bn.grading;

import bn.formula.Expr;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FreeParameter;
import bn.grading.judging.Answer;
import bn.grading.judging.ReferenceRun;
import bn.grading.search.Diagnosis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a grade claims about wrong answers, for those who count what is claimed truly: all that they read of a grade is
/// read here.
///
/// @param names of the catalogue's mistakes; none where the cause has no name
/// @param lines the formulas that are said to have been written
/// @param matched the wrong answers that they are said to make
record Claim(Set<String> names, Map<String, Expr> lines, List<String> matched) {
    /// The alternatives that a grade gives, which explain equally well.
    static List<Claim> of(Grade grade) {
        return grade.diagnoses().stream().map(Claim::of).toList();
    }

    private static Claim of(Diagnosis diagnosis) {
        return new Claim(new HashSet<>(diagnosis.ids()), diagnosis.lines(), diagnosis.matched());
    }

    /// Whether it names a mistake.
    boolean isName() {
        return !names.isEmpty();
    }

    /// Whether a number in its formulas was fitted, so that they alone make no numbers.
    boolean isFitted() {
        return lines.values().stream()
                .flatMap(formula -> formula.reads().stream())
                .anyMatch(name -> FreeParameter.named(name).isPresent());
    }

    /// Whether its lines make the numbers that they are said to make, to the round-off of float64: by themselves, or
    /// from
    /// the earlier answers that were handed in. What makes the same numbers cannot be told from what was done.
    ///
    /// @param answers in float64, in the order of the table
    boolean isTrue(Exercise exercise, List<Answer> answers) {
        ReferenceRun right = ReferenceRun.of(exercise, exercise.table());
        List<Answer> earlier = new ArrayList<>();
        for (Answer answer : answers) {
            if (matched.contains(answer.step()) && !makes(exercise, right, answer, earlier)) {
                return false;
            }
            earlier.add(answer);
        }
        return !matched.isEmpty();
    }

    private boolean makes(Exercise exercise, ReferenceRun right, Answer answer, List<Answer> earlier) {
        var table = exercise.table().with(lines);
        return ReferenceRun.of(exercise, table).mistaken(answer, right, 1).fits()
                || ReferenceRun.of(exercise, table, earlier)
                        .mistaken(answer, right, 1)
                        .fits();
    }
}
