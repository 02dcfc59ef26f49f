package bn.grading.search;

import bn.formula.Expr;
import bn.grading.judging.Answer;
import bn.grading.judging.ReferenceRun;
import bn.graph.Step;

/// Infinity where the right number, or the sum that it is the mean of, is beyond the largest of float16.
final class Overflow {
    /// The largest number of float16.
    private static final double LARGEST = 65_504;

    private Overflow() {}

    /// Whether all that is not finite in an answer is such an infinity, and all else is right.
    static boolean explains(Answer answer, ReferenceRun right) {
        if (!(right.trace().graph().quantity(answer.step()) instanceof Step step)) {
            return false;
        }
        Answer exact =
                Answer.of(right.trace(), step.name(), right.trace().graph().extent(step.name()));
        if (!answer.axes().equals(exact.axes())) {
            return false;
        }
        int terms =
                step.formula() instanceof Expr.MeanRows ? right.trace().shape().rows() : 1;
        double[] theirs = answer.numbers().clone();
        int infinite = 0;
        for (int i = 0; i < theirs.length; i++) {
            double ours = exact.numbers()[i];
            if (theirs[i] == Math.copySign(Double.POSITIVE_INFINITY, ours) && Math.abs(ours) * terms > LARGEST) {
                theirs[i] = ours;
                infinite++;
            }
        }
        Answer rest = new Answer(answer.step(), answer.axes(), theirs, answer.possible());
        return infinite > 0 && right.rightIfFits(rest).isPresent();
    }
}
