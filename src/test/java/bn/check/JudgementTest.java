package bn.check;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.Value;
import bn.graph.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is claimed of wrong answers, and what is not.
class JudgementTest {
    /// A wrong xhat would have spoiled out, which is right: the relation is said, and no mistake claimed.
    @Test
    void noMistakeIsClaimedThatWouldSpoilWhatIsRight() {
        Exercise exercise = Exercises.random(3, 5, 3);
        Trace with = exercise.run(
                exercise.table()
                        .with(Map.of(
                                "dgamma",
                                Expr.ref("dgammax")
                                        .times(Expr.ref("xhat"))
                                        .times(Expr.ref("ivar"))
                                        .sumRows())),
                List.of());
        Answer dgamma = Answer.of(with, "dgamma", with.graph().extent("dgamma"));
        Grade grade =
                Grade.of(exercise, List.of(Exercises.right(exercise, "out"), dgamma, Exercises.right(exercise, "dx")));
        assertThat(grade.diagnoses()).isEmpty();
        assertThat(grade.relations()).extracting(Relation::text).containsExactly("dgamma / sqrtvar");
    }

    /// Rounding of half precision may take all of dx, and nothing of out.
    @Test
    void whatRoundingMayTakeIsUndecided() {
        Exercise exercise = Exercises.random(1, 2, 1).with("eps", new Value.One(1e-9));
        Answer exact = Exercises.right(exercise, "dx");
        Answer half = new Answer("dx", exact.axes(), exact.numbers(), List.of(Precision.HALF));
        assertThat(Grade.of(exercise, List.of(exact)).isDecided()).isTrue();
        Answer off = new Answer(
                "dx",
                exact.axes(),
                Arrays.stream(half.numbers()).map(number -> 2 * number).toArray(),
                List.of(Precision.HALF));
        Grade grade = Grade.of(exercise, List.of(off));
        assertThat(grade.isRight()).isTrue();
        assertThat(grade.isDecided()).isFalse();
    }

    /// Not the one that is farthest off, where that one is allowed to be.
    @Test
    void theNumberShownIsOneThatIsWrong() {
        for (int seed = 0; seed < 50; seed++) {
            Exercise exercise = Exercises.random(seed, 5, 3);
            Random random = new Random(seed);
            double[] numbers = Arrays.stream(Exercises.right(exercise, "dx").numbers())
                    .map(number -> number + 0.1 * random.nextGaussian())
                    .toArray();
            Answer dx = new Answer("dx", List.of(5, 3), numbers, List.of(Precision.HALF));
            Grade.of(exercise, List.of(dx))
                    .firstWrong()
                    .ifPresent(wrong -> assertThat(wrong.comparison().difference())
                            .isGreaterThan(wrong.comparison().bound()));
        }
    }

    /// Both would explain dgamma; one needs out to be written in a way of its own besides.
    @Test
    void whatAssumesLeastIsNamed() {
        Exercise exercise = Exercises.random(3, 5, 3);
        Trace with = exercise.run(
                exercise.table()
                        .with(Mistakes.named("dgamma-with-x")
                                .orElseThrow()
                                .routes()
                                .getFirst()
                                .lines()),
                List.of());
        List<Answer> answers = List.of(
                Exercises.right(exercise, "out"),
                Answer.of(with, "dgamma", with.graph().extent("dgamma")),
                Exercises.right(exercise, "dx"));
        assertThat(Grade.of(exercise, answers).diagnoses())
                .extracting(Diagnosis::ids)
                .containsExactly(List.of("dgamma-with-x"));
    }
}
