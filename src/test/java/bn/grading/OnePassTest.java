package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.grading.search.Diagnosis;
import bn.graph.Given;
import bn.graph.Trace;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A variance that lost its digits in float32 moves all that follows by more than float32 does.
class OnePassTest {
    private static final List<String> RESULTS = List.of("out", "dbeta", "dgamma", "dx");

    /// Three columns around 3000 whose deviation is about 20.
    private static Exercise exercise() {
        Random random = new Random(4);
        double[][] columns = new double[3][6];
        for (double[] column : columns) {
            for (int row = 0; row < column.length; row++) {
                column[row] = (float) (3000.3 + 20 * random.nextGaussian());
            }
        }
        return Exercises.random(3, 6, 3).with("x", Value.PerRow.of(Batch.numbered(Shape.of(6, 3), columns)));
    }

    /// Summed row after row, each sum rounded to float32.
    private static double onePass(Exercise exercise, int feature) {
        float sum = 0;
        float squares = 0;
        for (double number : ((Value.PerRow) exercise.input("x")).run().of(feature, 0, 6)) {
            sum += (float) number;
            squares += (float) number * (float) number;
        }
        return squares / 6 - sum / 6 * (sum / 6);
    }

    private static List<Answer> answers(Exercise exercise, Value.PerFeature var) {
        Trace trace = exercise.run(exercise.table(), List.of(new Given.OfValue("var", var)));
        return RESULTS.stream()
                .map(step -> Written.FLOAT32.of(
                        Answer.of(trace, step, exercise.table().extent(step))))
                .toList();
    }

    @Test
    void itIsNamedThoughItHardlyMovesOut() {
        Exercise exercise = exercise();
        Value.PerFeature var = new Value.PerFeature(onePass(exercise, 0), onePass(exercise, 1), onePass(exercise, 2));
        Grade grade = Grade.of(exercise, answers(exercise, var));
        assertThat(grade.diagnoses().stream().map(Diagnosis::ids)).containsExactly(List.of("var-one-pass-float32"));
        assertThat(grade.unexplained()).isEmpty();
    }

    /// Another ε on the way back moves dx by as much as such a loss may. But out has the digits that the variance would
    /// have lost, to its last.
    @Test
    void whereOutHasAllItsDigitsTheVarianceLostNone() {
        double[][] columns = {{0.3, 2.5, 1.1, -0.6, 1.8}, {3.1, 1.2, 1.7, 2.6, 0.7}, {1.9, 0.6, 1.4, 2.2, 1.3}};
        Exercise exercise = Exercises.random(3, 5, 3)
                .with("x", Value.PerRow.of(Batch.numbered(Shape.of(5, 3), columns)))
                .with("eps", new Value.One(1e-5));
        Trace back = exercise.with("eps", new Value.One(1e-8)).right();
        List<Answer> answers = RESULTS.stream()
                .map(step -> Written.FLOAT32.of(Answer.of(
                        step.equals("dx") ? back : exercise.right(),
                        step,
                        exercise.table().extent(step))))
                .toList();
        Grade grade = Grade.of(exercise, answers);
        assertThat(grade.firstWrong().orElseThrow().step()).isEqualTo("dx");
        assertThat(grade.diagnoses()).isEmpty();
    }

    @Test
    void theRightVarianceIsNoneOfThat() {
        Exercise exercise = exercise();
        Value.PerFeature var = (Value.PerFeature) exercise.right().value("var");
        assertThat(Grade.of(exercise, answers(exercise, var)).isRight()).isTrue();
    }
}
