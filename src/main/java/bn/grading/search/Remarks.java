package bn.grading.search;

import bn.formula.Value;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Remark;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.ReferenceRun;
import bn.graph.Caution;
import bn.graph.Mode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds properties of right answers that are often mistaken for errors.
public final class Remarks {
    private Remarks() {}

    /// The remarks that apply to the answers.
    public static Set<Remark> of(Exercise exercise, List<JudgedAnswer> judged) {
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        if (exercise.mode() != Mode.TRAIN) {
            return remarks;
        }
        for (EquivalentForm form : EquivalentForm.ALL) {
            form.remark()
                    .filter(_ -> right(judged, form.rewrite().step())
                            .filter(one -> isMadeBy(exercise, one, form))
                            .isPresent())
                    .ifPresent(remarks::add);
        }
        if (right(judged, "dx").isPresent() && hasConstantDout(exercise)) {
            remarks.add(Remark.CONSTANT_DOUT);
        }
        if (right(judged, "dx").isPresent()
                && Caution.signs(exercise.right()).size() == exercise.shape().features()) {
            remarks.add(Remark.TWO_ROWS);
        }
        return remarks;
    }

    private static Optional<JudgedAnswer> right(List<JudgedAnswer> judged, String step) {
        return judged.stream()
                .filter(one -> one.step().equals(step) && one.verdict() == Verdict.RIGHT)
                .findFirst();
    }

    /// Whether the numbers are much closer to an equivalent form than to the table's: round-off tells.
    private static boolean isMadeBy(Exercise exercise, JudgedAnswer one, EquivalentForm form) {
        ReferenceRun plain = ReferenceRun.of(exercise, exercise.table());
        ReferenceRun spelled =
                ReferenceRun.of(exercise, exercise.table().with(form.rewrite().lines()));
        return 4 * spelled.apart(one.answer()) < plain.apart(one.answer());
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
