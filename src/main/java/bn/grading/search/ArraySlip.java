package bn.grading.search;

import bn.grading.judging.Answer;
import bn.grading.judging.BoundedArray;
import bn.grading.judging.Evidence;
import bn.grading.judging.OwnArrays;
import bn.grading.judging.ReferenceRun;
import bn.graph.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A line that does something else with its arrays than is meant: a sum or a mean over other axes, or a matrix product
/// where numbers are to be multiplied one by one. All of them are derived from the step's own formula. Whatever shape
/// comes out is compared with the answer's, since it is the shape that mostly gives such a line away.
///
/// @param formula as it may have been written: `xhat.T @ dgammax`
/// @param axes of what it makes, those of length 1 left out
/// @param numbers of it; throws an IllegalArgumentException where the shapes do not go together
record ArraySlip(OddityKind kind, String formula, List<Integer> axes, Supplier<BoundedArray> numbers) {
    private static final double REQUIRED = Evidence.REQUIRED + Evidence.OF_CHOICE;

    ArraySlip {
        axes = BoundedArray.withoutOnes(axes);
    }

    /// The slip that makes a wrong answer out of those before it.
    static Optional<ArraySlip> of(Answer answer, List<Answer> before, ReferenceRun right) {
        return right.trace().graph().quantity(answer.step()) instanceof Step step
                ? found(step, answer, new OwnArrays(right.trace(), before, answer))
                : Optional.empty();
    }

    private static Optional<ArraySlip> found(Step step, Answer answer, OwnArrays own) {
        List<Integer> axes = BoundedArray.withoutOnes(answer.axes());
        OtherAxes otherAxes = new OtherAxes(step, own);
        return Stream.of(otherAxes.slips(), new MatrixProducts(step, own).slips(), otherAxes.ofWhole())
                .flatMap(slips -> slips)
                .filter(one -> one.axes.equals(axes) && one.makes(answer, own))
                .findFirst();
    }

    private boolean makes(Answer answer, OwnArrays own) {
        try {
            return own.evidence(answer, numbers.get()).orElse(0) >= REQUIRED;
        } catch (IllegalArgumentException e) {
            // NumPy refuses it, too.
            return false;
        }
    }
}
