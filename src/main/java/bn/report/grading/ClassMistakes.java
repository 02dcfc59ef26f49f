package bn.report.grading;

import bn.grading.Grade;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.Mistake;
import bn.grading.search.Diagnosis;
import bn.grading.search.Oddity;
import bn.grading.search.OddityKind;
import bn.report.grading.ClassMarks.Learner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is wrong in a class, and who did it.
///
/// @param named what is said of the causes that explain a learner's numbers
/// @param none what is said where nothing was found
/// @param more what is said where something is wrong besides what was found
/// @param odd what is said of an oddity
/// @param others what is said of numbers of another exercise, whose it is if that is known
record ClassMistakes(
        Function<List<Cause>, String> named,
        String none,
        String more,
        Function<OddityKind, String> odd,
        Function<Optional<String>, String> others) {
    /// The explanations of one learner's numbers, as far as they are listed.
    private static final int MOST_ALIKE = 3;

    /// Something wrong.
    ///
    /// @param who made it, at least one
    record Made(String mistake, List<String> who) {}

    /// A mistake of the catalogue.
    ///
    /// @param learners how many made it, alone or beside another
    record Counted(Mistake mistake, int learners) {}

    /// The mistakes found in one learner's numbers, or the oddities.
    String of(Grade grade) {
        return Stream.of(elsewhere(grade), ofNumbers(grade.byItsNumbers()))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /// Whose numbers these are; empty if they are those of the exercise.
    String elsewhere(Grade grade) {
        return grade.elsewhere().map(there -> others.apply(there.whose())).orElse("");
    }

    private String ofNumbers(Grade grade) {
        if (grade.isUnknown()) {
            return none;
        }
        String found = found(grade);
        return grade.unexplained().isEmpty() ? found : found + "; " + more;
    }

    private String found(Grade grade) {
        String mistakes = grade.diagnoses().stream()
                        .map(Diagnosis::causes)
                        .map(named)
                        .limit(MOST_ALIKE)
                        .collect(Collectors.joining(" | "))
                + (grade.diagnoses().size() > MOST_ALIKE ? " | …" : "");
        return mistakes.isEmpty()
                ? grade.oddities().stream()
                        .map(Oddity::kind)
                        .map(odd)
                        .distinct()
                        .collect(Collectors.joining("; "))
                : mistakes;
    }

    /// What those whose numbers are wrong did, the most frequent first.
    List<Made> made(List<Learner> learners) {
        Map<String, List<String>> made = new LinkedHashMap<>();
        for (Learner learner : learners) {
            if (learner instanceof Learner.Graded graded && !graded.grade().isRight()) {
                made.computeIfAbsent(of(graded.grade()), _ -> new ArrayList<>()).add(graded.who());
            }
        }
        return made.entrySet().stream()
                .map(one -> new Made(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(one -> -one.who().size()))
                .toList();
    }

    /// The mistakes of the catalogue that are sure to have been made, the most frequent first.
    static List<Counted> counted(List<Learner> learners) {
        Map<Mistake, Integer> counts = new LinkedHashMap<>();
        for (Learner learner : learners) {
            if (learner instanceof Learner.Graded graded) {
                sure(graded.grade().byItsNumbers()).forEach(mistake -> counts.merge(mistake, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .map(one -> new Counted(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(one -> -one.learners()))
                .toList();
    }

    /// Those of every explanation: where one mistake explains the numbers as well as another, neither is
    /// sure.
    private static Set<Mistake> sure(Grade grade) {
        Set<Mistake> sure = new LinkedHashSet<>();
        grade.diagnoses().stream().findFirst().ifPresent(first -> sure.addAll(first.mistakes()));
        grade.diagnoses().forEach(one -> sure.retainAll(one.mistakes()));
        return sure;
    }
}
