package bn.check;

import bn.check.Judged.Verdict;
import bn.formula.Value;
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
    /// With two rows xhat is ±1 and dx nearly 0: relative errors mean little.
    TWO_ROWS;

    static Set<Remark> of(Exercise exercise, List<Judged> judged) {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        if (exercise.mode() != Mode.TRAIN) {
            return remarks;
        }
        right(judged, "dx").ifPresent(dx -> {
            if (isMadeBy(exercise, dx, "closed-form")) {
                remarks.add(CLOSED_FORM);
            }
            if (hasConstantDout(exercise)) {
                remarks.add(CONSTANT_DOUT);
            }
            if (exercise.shape().rows() == 2) {
                remarks.add(TWO_ROWS);
            }
        });
        right(judged, "dmu")
                .filter(dmu -> isMadeBy(exercise, dmu, "dmu-through-var"))
                .ifPresent(_ -> remarks.add(DMU_THROUGH_VAR));
        return remarks;
    }

    private static Optional<Judged> right(List<Judged> judged, String step) {
        return judged.stream()
                .filter(one -> one.step().equals(step) && one.verdict() == Verdict.RIGHT)
                .findFirst();
    }

    /// Whether the numbers are much nearer to those of a spelling than to the table's: told by the rounding.
    private static boolean isMadeBy(Exercise exercise, Judged one, String spelling) {
        Sight plain = Sight.of(exercise, exercise.table(), Precision.DOUBLE);
        return Spelling.ALL.stream()
                .filter(other -> other.name().equals(spelling))
                .map(other ->
                        Sight.of(exercise, exercise.table().with(other.route().lines()), Precision.DOUBLE))
                .anyMatch(sight -> 4 * difference(sight, one) < difference(plain, one));
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
