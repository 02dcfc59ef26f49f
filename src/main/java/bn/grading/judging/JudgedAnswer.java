package bn.grading.judging;

import bn.graph.Cell;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.List;

/// The judgement of one answer.
///
/// @param verdict right, wrong, or right given earlier answers
/// @param comparison with the right value
/// @param from the learner's own values it was correctly computed from, wrong ones or some of lower
///     precision; empty if it was judged by itself
public record JudgedAnswer(Answer answer, Verdict verdict, AnswerComparison comparison, List<String> from) {
    public JudgedAnswer {
        from = List.copyOf(from);
    }

    public enum Verdict {
        /// Every number is within its bound.
        RIGHT,
        /// One is not, and the learner's earlier values do not explain it.
        WRONG,
        /// It follows correctly from the learner's own wrong values.
        FOLLOWS
    }

    public String step() {
        return answer.step();
    }

    /// The precision at which it was judged.
    public Precision precision() {
        return comparison.precision();
    }

    /// Whether it is right by itself, as float64.
    public boolean isExact() {
        return verdict == Verdict.RIGHT && from.isEmpty() && precision().equals(Precision.DOUBLE);
    }

    /// Whether it is right only if a part of it was computed in float32.
    public boolean isPromoted() {
        return verdict == Verdict.RIGHT && precision().isPromoted();
    }

    /// Whether it can be judged neither right nor wrong: round-off may cover all of it, or it would have to
    /// be 16-bit, which only its digits suggest.
    public boolean isUndecided() {
        return isLost() || isListed();
    }

    /// Whether it is right only if computed in 16 bits, which its digits allow but do not prove.
    public boolean isListed() {
        return verdict == Verdict.RIGHT && precision().writing() instanceof Writing.Listed;
    }

    /// Whether it counts as right only because round-off may cover all of it.
    public boolean isLost() {
        return verdict == Verdict.RIGHT && comparison.isLost();
    }

    /// The cell with the largest difference.
    public Cell at() {
        return comparison.at();
    }
}
