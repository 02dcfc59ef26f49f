package bn.grading.judging;

import bn.graph.Cell;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.List;

/// What is to be said of one answer.
///
/// @param answer the answer
/// @param verdict right, wrong, or right for what it was made from
/// @param comparison with the right value
/// @param from the learner's own values that it was rightly made from: wrong ones, or some of lower precision; none
///     where it is right or wrong by itself
public record JudgedAnswer(Answer answer, Verdict verdict, AnswerComparison comparison, List<String> from) {
    public JudgedAnswer {
        from = List.copyOf(from);
    }

    /// What an answer is.
    public enum Verdict {
        /// Every number lies within its bound.
        RIGHT,
        /// One does not, and the learner's own earlier values do not explain it.
        WRONG,
        /// It is what rightly follows from the learner's own earlier values.
        FOLLOWS
    }

    /// The name of the step.
    public String step() {
        return answer.step();
    }

    /// The precision by which it was judged.
    public Precision precision() {
        return comparison.precision();
    }

    /// Whether it is right by itself as float64.
    public boolean isExact() {
        return verdict == Verdict.RIGHT && from.isEmpty() && precision().equals(Precision.DOUBLE);
    }

    /// Whether nothing speaks against it, and too little for it: rounding may take all of it, or would have to be
    /// that of sixteen bits, of which nothing but the digits tells.
    public boolean isUndecided() {
        return isLost() || isListed();
    }

    /// Whether it is right only if it was computed in sixteen bits, which its digits allow and do not prove.
    public boolean isListed() {
        return verdict == Verdict.RIGHT && precision().writing() instanceof Writing.Listed;
    }

    /// Whether it is called right only because rounding may take all of it.
    public boolean isLost() {
        return verdict == Verdict.RIGHT && comparison.isLost();
    }

    /// Where it differs most.
    public Cell at() {
        return comparison.at();
    }
}
