package bn.check;

import bn.check.Judged.Verdict;
import bn.formula.Value;
import bn.graph.Caution;
import bn.graph.Mode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is often taken for a mistake, and is none.
public enum Remark {
    /// dx is made by the closed form, which equals the branches up to rounding.
    CLOSED_FORM,
    /// dmu has the term through var, which is 0.
    DMU_THROUGH_VAR,
    /// dx is 0 where dout is the same in every row.
    CONSTANT_DOUT,
    /// With two rows xhat is ±1 and dx nearly 0, but for ε: relative errors mean little.
    TWO_ROWS;

    static Set<Remark> of(Exercise exercise, List<Judged> judged) {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        if (exercise.mode() != Mode.TRAIN) {
            return remarks;
        }
        for (Spelling spelling : Spelling.ALL) {
            spelling.remark()
                    .filter(_ -> right(judged, spelling.route().step())
                            .filter(one -> isMadeBy(exercise, one, spelling))
                            .isPresent())
                    .ifPresent(remarks::add);
        }
        if (right(judged, "dx").isPresent() && hasConstantDout(exercise)) {
            remarks.add(CONSTANT_DOUT);
        }
        if (right(judged, "dx").isPresent()
                && Caution.signs(exercise.right()).size() == exercise.shape().features()) {
            remarks.add(TWO_ROWS);
        }
        return remarks;
    }

    private static Optional<Judged> right(List<Judged> judged, String step) {
        return judged.stream()
                .filter(one -> one.step().equals(step) && one.verdict() == Verdict.RIGHT)
                .findFirst();
    }

    /// Whether the numbers are much nearer to those of a spelling than to the table's: told by the rounding.
    private static boolean isMadeBy(Exercise exercise, Judged one, Spelling spelling) {
        Sight plain = Sight.of(exercise, exercise.table());
        Sight spelled =
                Sight.of(exercise, exercise.table().with(spelling.route().lines()));
        return 4 * difference(spelled, one) < difference(plain, one);
    }

    private static double difference(Sight sight, Judged one) {
        return sight.right(one.answer()).difference();
    }

    private static boolean hasConstantDout(Exercise exercise) {
        Value.PerRow dout = (Value.PerRow) exercise.input("dout");
        for (int feature = 0; feature < exercise.shape().features(); feature++) {
            double[] column = dout.run().of(feature, 0, dout.rows());
            for (double number : column) {
                if (number != column[0]) {
                    return false;
                }
            }
        }
        return true;
    }
}
