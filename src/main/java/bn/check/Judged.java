package bn.check;

import bn.graph.Cell;
import java.util.List;

/// What is to be said of one answer.
///
/// @param answer the answer
/// @param verdict right, wrong, or right for what it was made from
/// @param comparison with the right value
/// @param from the learner's own wrong values that it was rightly made from
/// @param precision by which it was judged
public record Judged(Answer answer, Verdict verdict, Comparison comparison, List<String> from, Precision precision) {
    /// Keeps the list.
    public Judged {
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

    /// Whether it is called right only because rounding may take all of it.
    public boolean isLost() {
        double size = Math.abs(comparison.expected());
        return verdict == Verdict.RIGHT && comparison.difference() > 0 && comparison.bound() > size;
    }

    /// Where it differs most.
    public Cell at() {
        return comparison.at();
    }
}
