package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.graph.Step;
import bn.graph.Trace;
import bn.rounding.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Answers whose axes are in another order than the batch's are right, are told so, and are searched for mistakes as
/// any others are.
class OrderOfAxesIT {
    /// Each order has mistakes of its own, so that the suite is quick; -Dbn.every=1 tries each mistake in each order.
    private static final int EVERY = Math.min(Integer.getInteger("bn.every", 4), 4);

    /// A right value with its axes permuted.
    ///
    /// @param order of the axes of the batch
    private static Answer laidOut(Exercise exercise, String step, int... order) {
        return laidOut(Exercises.right(exercise, step), order);
    }

    private static Answer laidOut(Answer answer, int... order) {
        List<Integer> axes = answer.axes();
        List<Integer> other = Arrays.stream(order).map(axes::get).boxed().toList();
        double[] numbers = answer.numbers();
        double[] moved = new double[numbers.length];
        int[] at = new int[order.length];
        for (double number : numbers) {
            int place = 0;
            for (int axis = 0; axis < order.length; axis++) {
                place = place * other.get(axis) + at[order[axis]];
            }
            moved[place] = number;
            next(at, axes);
        }
        return new Answer(answer.step(), other, moved, List.of(Precision.DOUBLE));
    }

    /// The next place in C order.
    private static void next(int[] at, List<Integer> axes) {
        for (int axis = at.length - 1; axis >= 0; axis--) {
            at[axis] = (at[axis] + 1) % axes.get(axis);
            if (at[axis] > 0) {
                return;
            }
        }
    }

    private static List<String> orders(Grade grade) {
        return grade.answers().stream()
                .map(one -> one.answer().otherOrder().map(Shape::letters).orElse(""))
                .toList();
    }

    @Test
    void examplesInColumnsAreRight() {
        Exercise exercise = Exercises.random(1, 5, 3);
        Grade grade = Grade.of(
                exercise,
                List.of(
                        laidOut(exercise, "xhat", 1, 0),
                        laidOut(exercise, "out", 1, 0),
                        column(Exercises.right(exercise, "dgamma"))));
        assertThat(grade.isRight()).isTrue();
        assertThat(orders(grade)).containsExactly("CN", "CN", "");
    }

    /// The shape of a parameter whose examples are in columns: `(D, 1)`.
    private static Answer column(Answer answer) {
        return new Answer(
                answer.step(), List.of(answer.numbers().length, 1), answer.numbers(), List.of(Precision.DOUBLE));
    }

    @Test
    void asManyExamplesAsFeatures() {
        Exercise square = Exercises.random(1, 4, 4);
        Grade grade = Grade.of(square, List.of(laidOut(square, "dx", 1, 0), Exercises.right(square, "xhat")));
        assertThat(grade.isRight()).isTrue();
        assertThat(orders(grade)).containsExactly("", "CN");
    }

    @Test
    void channelsLastAreRight() {
        Exercise images = Exercises.random(1, 2, 3, 2, 4);
        Grade grade = Grade.of(images, List.of(laidOut(images, "dx", 0, 2, 3, 1)));
        assertThat(grade.isRight()).isTrue();
        assertThat(orders(grade)).containsExactly("NHWC");
        Exercise cubes = Exercises.random(1, 3, 3, 3);
        assertThat(orders(Grade.of(cubes, List.of(laidOut(cubes, "out", 0, 2, 1)))))
                .containsExactly("NLC");
        // Height and width exchanged is another image.
        assertThat(Grade.of(images, List.of(laidOut(images, "dx", 0, 3, 2, 1))).isRight())
                .isFalse();
    }

    @Test
    void channelsFirstAreRightWhereTheBatchHasThemLast() {
        Exercise first = Exercises.random(1, 2, 3, 2, 4);
        Exercise last = in(first, first.shape().withFeaturesOn(3));
        List<Answer> answers = List.of(Exercises.right(first, "out"), Exercises.right(last, "dx"));
        Grade grade = Grade.of(last, answers);
        assertThat(grade.isRight()).isTrue();
        assertThat(orders(grade)).containsExactly("NCHW", "");
    }

    /// The same numbers, the axes in another order.
    private static Exercise in(Exercise exercise, Shape shape) {
        Map<String, Value> inputs = Map.of(
                "x", exercise.input("x"),
                "dout", exercise.input("dout"),
                "gamma", exercise.input("gamma"),
                "beta", exercise.input("beta"),
                "eps", exercise.input("eps"));
        return Exercise.training(shape, inputs);
    }

    /// Of as many examples as features the shape does not tell; what is right in the other order alone does.
    @Test
    void aMistakeIsFoundInTheLearnersOrder() {
        for (int features : List.of(3, 5)) {
            Exercise exercise = Exercises.random(1, 5, features);
            Trace mistaken = mistaken(exercise, "dx2-no-mean");
            List<Answer> answers = List.of(
                    laidOut(exercise, "out", 1, 0),
                    laidOut(Answer.of(mistaken, "dx", exercise.table().extent("dx")), 1, 0));
            Grade grade = Grade.of(exercise, answers);
            assertThat(orders(grade)).containsExactly("CN", "CN");
            assertThat(grade.answers().stream().map(JudgedAnswer::verdict))
                    .containsExactly(Verdict.RIGHT, Verdict.WRONG);
            assertThat(grade.diagnoses().getFirst().ids()).containsExactly("dx2-no-mean");
        }
    }

    private static Trace mistaken(Exercise exercise, String id) {
        Mistake mistake = Mistakes.ALL.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return exercise.run(
                Hypothesis.of(mistake, mistake.rewrites(exercise).getFirst()).table(exercise), List.of());
    }

    /// The same learner gets the same grade whichever way the axes of batch and answers are ordered.
    @Test
    void everyMistakeIsFoundInEveryOrder() {
        Exercise first = Exercises.random(7, 3, 2, 2, 3);
        for (int axis : List.of(0, 2, 3)) {
            Exercise other = in(first, first.shape().withFeaturesOn(axis));
            for (int i = axis % EVERY; i < Mistakes.ALL.size(); i += EVERY) {
                Mistake mistake = Mistakes.ALL.get(i);
                Optional<String> own = own(mistake, first);
                if (own.isPresent()
                        && own(mistake, other).isPresent()
                        && !mistake.id().equals("channels-last")) {
                    Grade usual = Grade.of(first, handedIn(first, mistake, own.get()));
                    Grade moved = Grade.of(other, handedIn(other, mistake, own.get()));
                    assertThat(moved.diagnoses()).as(mistake.id()).hasSameSizeAs(usual.diagnoses());
                    assertThat(moved.answers().stream().map(JudgedAnswer::verdict))
                            .as(mistake.id())
                            .containsExactlyElementsOf(usual.answers().stream()
                                    .map(JudgedAnswer::verdict)
                                    .toList());
                }
            }
        }
    }

    private static Optional<String> own(Mistake mistake, Exercise exercise) {
        return mistake.parameter().isPresent() || mistake.rewrites(exercise).isEmpty()
                ? Optional.empty()
                : Optional.of(mistake.step());
    }

    private static List<Answer> handedIn(Exercise exercise, Mistake mistake, String own) {
        Trace run = mistaken(exercise, mistake.id());
        return exercise.table().steps().stream()
                .map(Step::name)
                .filter(step -> List.of(own, "out", "dx").contains(step))
                .map(step -> Answer.of(run, step, exercise.table().extent(step)))
                .toList();
    }
}
