package bn.grading.judging;

import bn.batch.Shape;
import bn.formula.Extent;
import bn.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The order of the axes in which a learner works, which need not be that of the batch: examples in columns,
/// `(D, N)`, or channels last, `(N, H, W, C)`,
/// or all positions in one axis, `(N·H·W, C)`. No order is a mistake.
final class OrderOfAxes {
    private final Graph table;
    private final Shape shape;
    private final Predicate<Answer> isRight;
    private final List<Shape> others;

    /// @param isRight whether an answer in the order of the batch is right
    OrderOfAxes(Graph table, Shape shape, Predicate<Answer> isRight) {
        this.table = table;
        this.shape = shape;
        this.isRight = isRight;
        this.others = shape.rank() == 1
                ? List.of()
                : Stream.concat(
                                Stream.of(1, shape.rank() - 1, 0).map(axis -> examplesFirst(shape, axis)),
                                Stream.of(rowsByFeatures(shape)))
                        .filter(other -> !other.equals(shape))
                        .distinct()
                        .toList();
    }

    /// `(N·H·W, C)`, as reshaped to normalize.
    private static Shape rowsByFeatures(Shape shape) {
        return Shape.of(shape.rows(), shape.features());
    }

    private static Shape examplesFirst(Shape shape, int featureAxis) {
        List<Integer> axes = new ArrayList<>(List.of(shape.examples()));
        axes.addAll(shape.only(axis -> axis != shape.exampleAxis() && axis != shape.featureAxis()));
        axes.add(featureAxis, shape.features());
        return new Shape(axes, featureAxis);
    }

    /// The answers in the order of the batch. Where their shapes do not tell, one is moved if that makes it right;
    /// and one that is right in no order, if others are right in that order alone.
    List<Answer> ofBatch(List<Answer> answers) {
        List<Answer> moved = answers.stream().map(this::ofBatch).toList();
        List<Shape> orders = moved.stream()
                .flatMap(answer -> answer.otherOrder().stream())
                .distinct()
                .toList();
        boolean isOneOther = orders.size() == 1
                && moved.stream()
                        .noneMatch(answer -> answer.otherOrder().isEmpty() && isCells(answer) && isRight.test(answer));
        return isOneOther
                ? moved.stream()
                        .map(answer -> answer.otherOrder().isEmpty() && isIn(answer, orders.getFirst())
                                ? answer.moved(orders.getFirst(), shape)
                                : answer)
                        .toList()
                : moved;
    }

    private Answer ofBatch(Answer answer) {
        List<Shape> possible =
                others.stream().filter(other -> isIn(answer, other)).toList();
        boolean tells = answer.layouts(shape).isEmpty();
        if (possible.isEmpty() || (!tells && isRight.test(answer))) {
            return answer;
        }
        Optional<Answer> right = possible.stream()
                .map(other -> answer.moved(other, shape))
                .filter(isRight)
                .findFirst();
        return right.orElseGet(() -> tells ? answer.moved(possible.getFirst(), shape) : answer);
    }

    private boolean isCells(Answer answer) {
        return table.extent(answer.step()) == Extent.BATCH && answer.axes().equals(shape.axes());
    }

    private boolean isIn(Answer answer, Shape other) {
        return table.extent(answer.step()) == Extent.BATCH && answer.axes().equals(other.axes());
    }
}
