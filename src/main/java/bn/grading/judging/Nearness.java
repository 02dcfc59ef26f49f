package bn.grading.judging;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.graph.Cell;
import bn.graph.Rewriting;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Whether an answer is near what a run makes with some lines rewritten, as far as one feature tells.
///
/// Of many rows, a few next to the one that tells most are looked at first: hardly any formula that is not the
/// learner's comes near in all of these.
///
/// @param rewriting the feature
/// @param at a cell in which the answer is most wrong
/// @param allowance how far a number may be from the run's
record Nearness(Rewriting rewriting, Shape shape, Answer answer, Cell at, Allowance allowance)
        implements Predicate<Map<String, Expr>> {
    private static final int MANY = 1024;
    private static final int FEW = 64;

    /// In which a value without rows may be handed in.
    private static final Set<Layout> LAYOUTS_OF_ONE_NUMBER = EnumSet.of(Layout.FEATURES, Layout.ONE);

    @Override
    public boolean test(Map<String, Expr> lines) {
        int rows = shape.rows();
        int first = Math.min(at.row(), rows - FEW);
        return (rows < MANY || isNear(lines, first, first + FEW)) && isNear(lines, 0, rows);
    }

    private boolean isNear(Map<String, Expr> lines, int from, int to) {
        return rewriting
                .numbers(lines, answer.step(), from, to)
                .map(numbers -> answer.layouts(shape).stream()
                        .filter(layout -> numbers.length == to - from || LAYOUTS_OF_ONE_NUMBER.contains(layout))
                        .anyMatch(layout -> isNear(layout, numbers, from)))
                .orElse(true);
    }

    private boolean isNear(Layout layout, double[] numbers, int from) {
        return numbers.length == 1
                ? allowance.covers(at.feature(), answer.numbers(layout, at.feature(), 1, shape), 0, numbers)
                : allowance.covers(
                        at.feature(), answer.numbers(layout, at.feature(), shape.rows(), shape), from, numbers);
    }
}
