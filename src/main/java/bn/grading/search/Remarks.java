package bn.grading.search;

import bn.formula.Value;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Remark;
import bn.grading.judging.Answer;
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
                    .filter(remark -> right(judged, form.rewrite().step())
                            .filter(one -> isMadeBy(exercise, one, form))
                            .filter(one -> remark != Remark.DMU_THROUGH_VAR || hasTheTerm(exercise, judged, one, form))
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

    /// Whether dmu has the last bit of the form with a term that is 0, and of no sum without it, in the learner's own
    /// numbers: in most batches the term vanishes in rounding, and nobody can tell.
    private static boolean hasTheTerm(
            Exercise exercise, List<JudgedAnswer> judged, JudgedAnswer dmu, EquivalentForm withTerm) {
        List<Answer> own = judged.stream()
                .filter(one -> one.verdict() == Verdict.RIGHT && !one.step().equals(dmu.step()))
                .map(JudgedAnswer::answer)
                .toList();
        return run(exercise, withTerm, own).apart(dmu.answer()) == 0
                && EquivalentForm.ALL.stream()
                        .filter(form -> form.remark().isEmpty())
                        .map(form -> run(exercise, form, own))
                        .noneMatch(run -> run.apart(dmu.answer()) == 0);
    }

    private static ReferenceRun run(Exercise exercise, EquivalentForm form, List<Answer> own) {
        return ReferenceRun.of(exercise, exercise.table().with(form.rewrite().lines()), own);
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
