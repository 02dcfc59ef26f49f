package bn.grading.judging;

import bn.graph.Cell;
import bn.rounding.Precision;

/// How an answer compares with the value of a run.
///
/// @param fits whether every number lies within its bound
/// @param difference the largest, infinite where one is NaN or infinite and the other is not
/// @param at where it is
/// @param found the answer's number there
/// @param expected the run's number there
/// @param bound what would have been allowed there
/// @param relative the largest difference relative to the largest number of the answer
/// @param evidence bits: how improbable it is that numbers made in another way fit so well
/// @param precision at which the numbers were compared
/// @param isShaped whether the answer has a shape that can be compared at all
public record AnswerComparison(
        boolean fits,
        double difference,
        Cell at,
        double found,
        double expected,
        double bound,
        double relative,
        double evidence,
        Precision precision,
        boolean isShaped) {
    /// Whether rounding may take every digit of the number that differs most.
    public boolean isLost() {
        return difference > 0 && bound > Math.abs(expected);
    }

    static AnswerComparison misshapen(Answer answer) {
        return new AnswerComparison(
                false,
                Double.POSITIVE_INFINITY,
                new Cell(answer.step(), 0, 0),
                0,
                0,
                0,
                Double.POSITIVE_INFINITY,
                0,
                answer.told(),
                false);
    }
}
