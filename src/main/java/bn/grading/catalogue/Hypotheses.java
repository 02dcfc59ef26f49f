package bn.grading.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The hypotheses about an exercise.
public final class Hypotheses {
    private Hypotheses() {}

    /// Correct code, in each equivalent form.
    public static List<Hypothesis> right(Exercise exercise) {
        return forms(exercise).map(Hypothesis::right).toList();
    }

    /// Code in which one step is as courses write it. It may be right under another convention only.
    public static Stream<Hypothesis> usual(Exercise exercise, String step) {
        return UsualForms.of(exercise.mode(), step)
                .map(form -> Rewrite.rewrite(step, form))
                .filter(rewrite -> rewrite.applies(exercise))
                .map(rewrite -> Hypothesis.right(new EquivalentForm(rewrite, Optional.empty())))
                .filter(hypothesis -> hypothesis.fitting(exercise).isPresent());
    }

    /// Single mistakes, in each rewrite, with the rest as in the table.
    public static List<Hypothesis> plain(Exercise exercise) {
        return plain(exercise, _ -> true);
    }

    private static List<Hypothesis> plain(Exercise exercise, Predicate<Rewrite> which) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Mistake mistake : Mistakes.ALL) {
            mistake.rewrites(exercise).stream()
                    .filter(which)
                    .forEach(rewrite -> hypotheses.add(Hypothesis.of(mistake, rewrite)));
        }
        return hypotheses;
    }

    /// Single mistakes in their usual rewrite, without free parameters.
    public static List<Hypothesis> usual(Exercise exercise) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Mistake mistake : Mistakes.ALL) {
            if (mistake.parameter().isEmpty()) {
                mistake.rewrites(exercise).stream()
                        .findFirst()
                        .ifPresent(rewrite -> hypotheses.add(Hypothesis.of(mistake, rewrite)));
            }
        }
        return hypotheses;
    }

    /// Single mistakes in each rewrite and each equivalent form, except those of precision.
    public static Stream<Hypothesis> inEachForm(Exercise exercise) {
        return inEachForm(exercise, false);
    }

    /// The same for mistakes of precision.
    public static Stream<Hypothesis> imprecise(Exercise exercise) {
        return inEachForm(exercise, true);
    }

    private static Stream<Hypothesis> inEachForm(Exercise exercise, boolean imprecise) {
        List<EquivalentForm> forms = forms(exercise).toList();
        return plain(exercise).stream()
                .filter(hypothesis -> imprecise == hypothesis.parameter().equals(Optional.of(FreeParameter.VARIANCE)))
                .flatMap(hypothesis -> forms.stream().map(hypothesis::in).flatMap(Optional::stream));
    }

    /// Pairs of mistakes in different steps, without free parameters. Someone who differentiates a mistake
    /// correctly is not expected to make another on the way, so derived rewrites are tried alone: each one more
    /// in the pairs would cost as many trials as there are mistakes.
    public static Stream<Hypothesis> pairs(Exercise exercise) {
        List<Hypothesis> plain = plain(exercise, rewrite -> !rewrite.derived()).stream()
                .filter(hypothesis -> hypothesis.parameter().isEmpty())
                .toList();
        return IntStream.range(0, plain.size())
                .boxed()
                .flatMap(at -> plain.subList(at + 1, plain.size()).stream()
                        .map(plain.get(at)::and)
                        .flatMap(Optional::stream));
    }

    /// A mistake and a slip in the same line.
    public static Stream<Hypothesis> inOneLine(Exercise exercise) {
        return SameLine.of(exercise);
    }

    private static Stream<EquivalentForm> forms(Exercise exercise) {
        return EquivalentForm.ALL.stream()
                .filter(form ->
                        form.equals(EquivalentForm.PLAIN) || form.rewrite().applies(exercise));
    }
}
