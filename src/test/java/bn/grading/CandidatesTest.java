package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.grading.catalogue.Candidates;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A search says what it tries, since that may take long.
class CandidatesTest {
    private static final Exercise exercise = Exercises.random(3, 5, 3);

    @Test
    void whatNothingExplainsIsTriedWithEverything() {
        double[] numbers = numbers();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += 0.01 * Math.sin(100 * i);
        }
        assertThat(tried(numbers)).containsExactly(Candidates.values());
    }

    @Test
    void whatTheCatalogueExplainsIsTriedNoFurther() {
        assertThat(tried(Arrays.stream(numbers()).map(number -> 5 * number).toArray()))
                .startsWith(Candidates.NAMED)
                .doesNotContain(Candidates.PAIRS);
    }

    @Test
    void nothingIsTriedWhereAllIsRight() {
        assertThat(tried(numbers())).isEmpty();
    }

    private static double[] numbers() {
        return answer().numbers().clone();
    }

    private static Answer answer() {
        return Answer.of(exercise.right(), "dx", exercise.table().extent("dx"));
    }

    private static List<Candidates> tried(double... numbers) {
        List<Candidates> tried = new ArrayList<>();
        Grade.of(
                exercise,
                List.of(new Answer("dx", answer().axes(), numbers, answer().possible())),
                Map.of(),
                tried::add);
        return tried;
    }
}
