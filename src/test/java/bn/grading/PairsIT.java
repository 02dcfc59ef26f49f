package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.Rewrite;
import bn.grading.judging.Answer;
import bn.grading.search.Diagnosis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two mistakes of the backward pass at once.
class PairsIT {
    /// Not all, so that the suite is quick; -Dbn.every=1 takes some minutes.
    private static final int EVERY = Integer.getInteger("bn.every", 50);

    /// Of the pairs that no single mistake explains as well, how many are found: from all answers, from the
    /// three results, and from dx alone.
    @ParameterizedTest
    @CsvSource({"'', 0.95", "dx dgamma dbeta, 0.95", "dx, 0.95"})
    void pairsAreFound(String handedIn, double least) throws Exception {
        Exercise exercise = Exercises.sample();
        int pairs = 0;
        List<String> missed = new ArrayList<>();
        List<Hypothesis> all = backward(exercise);
        for (int i = 0; i < all.size(); i += EVERY) {
            Hypothesis pair = all.get(i);
            WrongAnswers made =
                    WrongAnswers.of(pair.mistakes().getFirst(), new Rewrite(pair.lines(), _ -> true), exercise);
            List<Answer> answers = made.answers().stream()
                    .filter(answer ->
                            handedIn.isEmpty() || List.of(handedIn.split(" ")).contains(answer.step()))
                    .toList();
            if (made.changed().stream()
                    .noneMatch(
                            step -> answers.stream().anyMatch(one -> one.step().equals(step)))) {
                continue;
            }
            Grade grade = Grade.of(exercise, answers);
            boolean single = grade.unexplained().isEmpty()
                    && grade.diagnoses().stream().anyMatch(one -> one.causes().size() == 1);
            if (single) {
                continue;
            }
            pairs++;
            Set<String> ids =
                    new HashSet<>(pair.mistakes().stream().map(Mistake::id).toList());
            boolean found = grade.diagnoses().stream().anyMatch(one -> new HashSet<>(one.ids()).equals(ids));
            if (!found) {
                missed.add(ids + " by " + pair.lines().keySet() + ": "
                        + grade.diagnoses().stream().map(Diagnosis::ids).toList());
            }
        }
        assertThat(pairs).isPositive();
        assertThat(1 - (double) missed.size() / pairs).as(missed.toString()).isGreaterThanOrEqualTo(least);
    }

    private static List<Hypothesis> backward(Exercise exercise) {
        List<Hypothesis> pairs = new ArrayList<>();
        for (Mistake one : Mistakes.BACKWARD) {
            for (Mistake other :
                    Mistakes.BACKWARD.subList(Mistakes.BACKWARD.indexOf(one) + 1, Mistakes.BACKWARD.size())) {
                for (Rewrite rewrite : one.rewrites(exercise)) {
                    for (Rewrite otherRewrite : other.rewrites(exercise)) {
                        if (one.parameter().isEmpty() && other.parameter().isEmpty()) {
                            Hypothesis.of(one, rewrite)
                                    .and(Hypothesis.of(other, otherRewrite))
                                    .ifPresent(pairs::add);
                        }
                    }
                }
            }
        }
        return pairs;
    }
}
