package bn.grading;

import bn.formula.Expr;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FreeParameter;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.Answer;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.ReferenceRun;
import bn.grading.search.Diagnosis;
import bn.graph.Graph;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a grade claims about wrong answers, for those who count what is claimed truly: all that they read of a grade is
/// read here.
///
/// @param names of the catalogue's mistakes; none where the cause has no name
/// @param lines the formulas that are said to have been written, with those that are right in another form
/// @param others the exercises whose numbers are said to have been put in
/// @param matched the wrong answers that they are said to make
record Claim(Set<String> names, Map<String, Expr> lines, List<OtherExercise> others, List<String> matched) {
    /// The alternatives that a grade gives, which explain equally well.
    static List<Claim> of(Grade grade) {
        return grade.diagnoses().stream().map(Claim::of).toList();
    }

    private static Claim of(Diagnosis diagnosis) {
        List<OtherExercise> others = diagnosis.causes().stream()
                .flatMap(cause -> cause instanceof OtherExercise other ? Stream.of(other) : Stream.empty())
                .toList();
        return new Claim(new HashSet<>(diagnosis.ids()), diagnosis.hypothesis().lines(), others, diagnosis.matched());
    }

    /// Whether it says more than a line that is one slip away from a right one.
    boolean isOfCatalogue() {
        return !others.isEmpty() || Mistakes.ALL.stream().anyMatch(mistake -> names.contains(mistake.id()));
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

    /// How far the numbers of its lines may be from those that it is said to explain, by which they cannot be told
    /// apart.
    enum Nearness {
        /// The round-off of float64, with a wide margin for what cancels.
        COMPUTED {
            @Override
            boolean holds(AnswerComparison found, Answer computed, Answer written) {
                return found.relative() <= 1e-9;
            }
        },
        /// Four units of the last digit that was handed in, or as far as the arithmetic in few digits has taken an
        /// answer from what it would be without rounding.
        WRITTEN {
            @Override
            boolean holds(AnswerComparison found, Answer computed, Answer written) {
                double moved = IntStream.range(0, computed.numbers().length)
                        .mapToDouble(i -> Math.abs(computed.numbers()[i] - written.numbers()[i]))
                        .max()
                        .orElse(0);
                return found.difference() <= Math.max(moved, 8 * written.told().leastError(found.expected()));
            }
        };

        abstract boolean holds(AnswerComparison found, Answer computed, Answer written);
    }

    /// Whether its lines make the numbers that they are said to make: by themselves, or from the earlier answers
    /// handed in. What makes the same numbers cannot be told from what was done.
    ///
    /// @param computed the answers in float64, in the order of the table
    /// @param written the same as they were handed in
    boolean isTrue(Exercise exercise, List<Answer> computed, List<Answer> written, Nearness nearness) {
        List<Answer> earlier = new ArrayList<>();
        for (int i = 0; i < computed.size(); i++) {
            Answer answer = exact(computed.get(i));
            if (matched.contains(answer.step()) && !makes(exercise, answer, earlier, written.get(i), nearness)) {
                return false;
            }
            earlier.add(answer);
        }
        return !matched.isEmpty();
    }

    private static Answer exact(Answer answer) {
        return new Answer(answer.step(), answer.axes(), answer.numbers(), List.of(Precision.DOUBLE));
    }

    private boolean makes(Exercise exercise, Answer answer, List<Answer> earlier, Answer written, Nearness nearness) {
        ReferenceRun right = ReferenceRun.of(exercise, exercise.table());
        Graph table = exercise.table().with(lines);
        Exercise claimed = exercise;
        for (OtherExercise other : others) {
            claimed = claimed.with(other.inputs(exercise));
        }
        return Stream.of(ReferenceRun.of(claimed, table), ReferenceRun.of(claimed, table, earlier))
                .map(run -> run.mistaken(answer, right, 1))
                .anyMatch(found -> found.fits() || nearness.holds(found, answer, written));
    }
}
