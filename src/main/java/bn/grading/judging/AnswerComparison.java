package bn.grading.judging;

import bn.graph.Cell;
import bn.rounding.Precision;

/// How an answer compares with the value of a run.
///
/// @param fits whether every number is within its bound
/// @param difference the largest; infinite if one number is non-finite and the other is not the same
/// @param at the cell of that difference
/// @param found the answer's number there
/// @param expected the run's number there
/// @param bound the bound there
/// @param size the largest of the run's numbers of that feature
/// @param relative the largest difference relative to the largest number
/// @param evidence in bits: how improbable such a fit is for numbers computed in another way
/// @param precision at which they were compared
/// @param isShaped whether the answer's shape is comparable at all
public record AnswerComparison(
        boolean fits,
        double difference,
        Cell at,
        double found,
        double expected,
        double bound,
        double size,
        double relative,
        double evidence,
        Precision precision,
        boolean isShaped) {
    /// Whether round-off may cover every digit of the feature in which a number differs most. A single number near 0
    /// beside others hides nothing.
    public boolean isLost() {
        return difference > 0 && bound > size;
    }

    static AnswerComparison misshapen(Answer answer) {
        return new AnswerComparison(
                false,
                Double.POSITIVE_INFINITY,
                new Cell(answer.step(), 0, 0),
                0,
                0,
                0,
                0,
                Double.POSITIVE_INFINITY,
                0,
                answer.told(),
                false);
    }
}
