package bn.grading.search;

import bn.batch.Shape;
import bn.formula.Extent;
import bn.grading.judging.Answer;
import bn.grading.judging.ReferenceRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A wrong answer whose axes stand in an order that nobody works in, such as `(N, C, W, H)`: a transpose does not undo
/// the one before. Put in the order of the batch, the numbers are right.
final class ExchangedAxes {
    private final Answer answer;
    private final ReferenceRun right;
    private final Shape shape;

    private ExchangedAxes(Answer answer, ReferenceRun right) {
        this.answer = answer;
        this.right = right;
        this.shape = right.trace().shape();
    }

    /// The order in which the axes stand in a wrong answer, by their letters: `(N, C, W, H)`.
    static Optional<String> of(Answer answer, ReferenceRun right) {
        Shape shape = right.trace().shape();
        boolean isPossible = shape.rank() > 2
                && answer.axes().size() == shape.rank()
                && right.trace().graph().extent(answer.step()) == Extent.BATCH
                && answer.otherOrder()
                        .map(order -> order.rank() == shape.rank())
                        .orElse(true);
        return isPossible ? new ExchangedAxes(answer, right).order() : Optional.empty();
    }

    private Optional<String> order() {
        return orders(List.of()).stream()
                .filter(order -> !order.equals(order.stream().sorted().toList()))
                .filter(this::isRight)
                .map(this::written)
                .findFirst();
    }

    /// All orders of axes that fit the lengths: for each axis of the answer the axis of the batch.
    private List<List<Integer>> orders(List<Integer> before) {
        if (before.size() == shape.rank()) {
            return List.of(before);
        }
        int length = answer.axes().get(before.size());
        return IntStream.range(0, shape.rank())
                .filter(axis -> !before.contains(axis) && shape.axes().get(axis) == length)
                .boxed()
                .flatMap(axis -> orders(with(before, axis)).stream())
                .toList();
    }

    private static List<Integer> with(List<Integer> before, int axis) {
        List<Integer> all = new ArrayList<>(before);
        all.add(axis);
        return Collections.unmodifiableList(all);
    }

    private boolean isRight(List<Integer> order) {
        Answer moved = new Answer(answer.step(), shape.axes(), moved(order), answer.possible());
        return right.isNear(moved, right.largestBounds(moved))
                && right.rightIfFits(moved).isPresent();
    }

    private double[] moved(List<Integer> order) {
        int[] strides = new int[shape.rank()];
        int stride = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            strides[order.get(axis)] = stride;
            stride *= answer.axes().get(axis);
        }
        double[] numbers = answer.numbers();
        double[] moved = new double[numbers.length];
        for (int at = 0; at < moved.length; at++) {
            int from = 0;
            int rest = at;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                from += rest % shape.axes().get(axis) * strides[axis];
                rest /= shape.axes().get(axis);
            }
            moved[at] = numbers[from];
        }
        return moved;
    }

    /// An answer that was read in another order is named as it was handed in.
    private String written(List<Integer> order) {
        String own = shape.letters();
        String read = answer.otherOrder().map(Shape::letters).orElse(own);
        List<String> letters = read.chars()
                .map(own::indexOf)
                .mapToObj(axis -> String.valueOf(own.charAt(order.get(axis))))
                .toList();
        return "(" + String.join(", ", letters) + ")";
    }
}
