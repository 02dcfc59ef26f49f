package bn.grading.judging;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.graph.BatchNorm;
import bn.rounding.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Answers in which each number says where in C order it lies, so that a right one counts up.
class OrderOfAxesTest {
    private static Answer counting(String step, Integer... axes) {
        int count = Arrays.stream(axes).reduce(1, (a, b) -> a * b);
        double[] numbers = IntStream.range(0, count).asDoubleStream().toArray();
        return new Answer(step, List.of(axes), numbers, List.of(Precision.DOUBLE));
    }

    private static boolean counts(Answer answer) {
        return IntStream.range(0, answer.numbers().length).allMatch(i -> answer.numbers()[i] == i);
    }

    private static List<Answer> ofBatch(Shape shape, Predicate<Answer> isRight, Answer... answers) {
        return new OrderOfAxes(BatchNorm.TABLE, shape, isRight).ofBatch(List.of(answers));
    }

    /// (3, 2) for a batch of (2, 3): nothing but examples in columns.
    @Test
    void aShapeThatTellsIsMoved() {
        Answer moved = ofBatch(Shape.of(2, 3), _ -> false, counting("dx", 3, 2)).getFirst();
        assertThat(moved.axes()).containsExactly(2, 3);
        assertThat(moved.numbers()).containsExactly(0, 2, 4, 1, 3, 5);
        assertThat(moved.otherOrder()).contains(new Shape(List.of(3, 2), 0));
    }

    @Test
    void channelsLastAndRowsByFeaturesAreOrders() {
        Shape images = Shape.of(2, 3, 4, 5);
        assertThat(ofBatch(images, _ -> false, counting("dx", 2, 4, 5, 3))
                        .getFirst()
                        .otherOrder())
                .contains(new Shape(List.of(2, 4, 5, 3), 3));
        assertThat(ofBatch(images, _ -> false, counting("dx", 3, 2, 4, 5))
                        .getFirst()
                        .otherOrder())
                .contains(new Shape(List.of(3, 2, 4, 5), 0));
        assertThat(ofBatch(images, _ -> false, counting("dx", 40, 3)).getFirst().otherOrder())
                .contains(Shape.of(40, 3));
        assertThat(ofBatch(images, _ -> false, counting("dx", 4, 2, 3, 5))
                        .getFirst()
                        .otherOrder())
                .isEmpty();
    }

    /// Of a square batch only the numbers tell.
    @Test
    void aSquareIsMovedIfThatMakesItRight() {
        Answer square = counting("dx", 2, 2);
        assertThat(ofBatch(Shape.of(2, 2), OrderOfAxesTest::counts, square)).containsExactly(square);
        Predicate<Answer> turned = answer -> answer.numbers()[1] == 2;
        assertThat(ofBatch(Shape.of(2, 2), turned, square).getFirst().numbers()).containsExactly(0, 2, 1, 3);
        assertThat(ofBatch(Shape.of(2, 2), _ -> false, square)).containsExactly(square);
    }

    /// A wrong one goes with those that are right in one other order alone.
    @Test
    void aSquareThatIsRightInNoOrderGoesWithTheOthers() {
        Answer right = counting("out", 2, 2);
        Answer wrong = counting("dx", 2, 2);
        Predicate<Answer> outTurned = answer -> answer.step().equals("out") && answer.numbers()[1] == 2;
        assertThat(ofBatch(Shape.of(2, 2), outTurned, right, wrong).getLast().numbers())
                .containsExactly(0, 2, 1, 3);
        Predicate<Answer> gammaxToo =
                answer -> outTurned.test(answer) || (answer.step().equals("gammax") && counts(answer));
        assertThat(ofBatch(Shape.of(2, 2), gammaxToo, right, counting("gammax", 2, 2), wrong)
                        .getLast())
                .isSameAs(wrong);
    }

    @Test
    void whatHasOneNumberAFeatureIsNotMoved() {
        Answer mu = counting("mu", 3, 2);
        assertThat(ofBatch(Shape.of(2, 3), _ -> false, mu)).containsExactly(mu);
        Answer alone = counting("dx", 3);
        assertThat(ofBatch(Shape.of(3), _ -> false, alone)).containsExactly(alone);
    }
}
