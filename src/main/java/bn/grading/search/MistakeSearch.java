package bn.grading.search;

import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.Evidence;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.Judging;
import bn.graph.Graph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The search for the mistakes behind wrong answers.
///
/// It works forwards: nothing is derived from the wrong numbers. A mistake is a few formulas that take the place of
/// right ones, so the table is run with them, and one looks whether the learner's numbers come out.
///
/// **What is tried.** A [Hypothesis] is one way in which everything may have been written: a mistake of the
/// catalogue, in one of the ways to write it, and the rest of the table in one of its equivalent forms. First every
/// mistake alone. If none explains anything, every pair of mistakes, on batches small enough. If the best
/// explanation leaves wrong answers over, it is extended by one mistake more, as long as that explains more.
///
/// **How one is tried.** A hypothesis that cannot reach the first wrong answer, because none of its formulas stands
/// before it, is passed over. Most others are refuted by a [look at one feature][OneFeatureFilter]. What is left is
/// a [Trial]: each answer is compared with what the hypothesis makes by itself, and if that does not fit with what
/// it makes from the learner's own earlier answers. If a number of the mistake is unknown, λ of a weight decay say,
/// [ParameterFit] first finds it in the learner's numbers.
///
/// **What counts.** The first wrong answer must come out, to within what rounding may do, and with evidence: so
/// many bits of agreement that, over all the hypotheses tried, chance would make it once in a million. No answer
/// before it may be contradicted. Of two explanations the better one
///
///  1. makes the first wrong answer to the last digit, where the other needs rounding of float32;
///  2. reaches farther until an answer is left over;
///  3. contradicts fewer of the answers that need no explanation;
///  4. takes the rest as it is written in the table.
///
/// All that are equally good are told, as alternatives, together with what would tell them apart
/// ([Distinguisher]). If none is good enough, nothing is told: what the catalogue does not explain is not explained
/// by the nearest mistake.
public final class MistakeSearch {
    /// Rows up to which two mistakes at once are looked for where no single one explains an answer.
    public static final int PAIRS_UP_TO = 5_000;

    /// Mistakes that are looked for at once where each shows in an answer of its own.
    private static final int MOST_AT_ONCE = 4;

    private final Exercise exercise;
    private final List<Answer> answers;
    private final Judging judging;
    private final int firstWrong;

    private MistakeSearch(Judging judging, JudgedAnswer firstWrong) {
        this.judging = judging;
        this.exercise = judging.exercise();
        this.answers = judging.judged().stream().map(JudgedAnswer::answer).toList();
        this.firstWrong = judging.judged().indexOf(firstWrong);
    }

    /// What was found out about the wrong answers.
    ///
    /// @param diagnoses alternatives that explain alike
    /// @param alike what each of them takes to have been written
    /// @param unexplained the steps of wrong answers that none of them explains
    public record Found(List<Diagnosis> diagnoses, List<Hypothesis> alike, List<String> unexplained) {
        static final Found NOTHING = new Found(List.of(), List.of(), List.of());

        public Found {
            diagnoses = List.copyOf(diagnoses);
            alike = List.copyOf(alike);
            unexplained = List.copyOf(unexplained);
        }
    }

    /// Looks for the mistakes, if an answer is wrong.
    public static Found of(Judging judging) {
        return judging.firstWrong()
                .map(first -> new MistakeSearch(judging, first).search())
                .orElse(Found.NOTHING);
    }

    private Found search() {
        List<Explanation> best = best(Hypotheses.inEachForm(exercise), 0);
        if (best.isEmpty()) {
            // A variance that is only known by its bound explains what others explain exactly.
            best = best(Hypotheses.imprecise(exercise), 0);
        }
        if (best.isEmpty() && exercise.shape().rows() <= PAIRS_UP_TO) {
            best = best(Hypotheses.pairs(exercise), Evidence.OF_CHOICE);
        }
        for (int more = 2; more <= MOST_AT_ONCE && isIncomplete(best); more++) {
            List<Explanation> further = best(extended(best), 0);
            if (further.isEmpty() || Explanation.BEST_FIRST.compare(further.getFirst(), best.getFirst()) >= 0) {
                break;
            }
            best = further;
        }
        return best.isEmpty() ? new Found(List.of(), List.of(), wrong()) : found(best);
    }

    private List<String> wrong() {
        return judging.judged().stream()
                .filter(one -> one.verdict() == Verdict.WRONG)
                .map(JudgedAnswer::step)
                .toList();
    }

    private static boolean isIncomplete(List<Explanation> best) {
        return !best.isEmpty() && !best.getFirst().unexplained().isEmpty();
    }

    private Stream<Hypothesis> extended(List<Explanation> best) {
        List<Hypothesis> plain = Hypotheses.plain(exercise).stream()
                .filter(hypothesis -> hypothesis.parameter().isEmpty())
                .toList();
        return best.stream()
                .flatMap(one -> plain.stream().map(one.hypothesis()::and).flatMap(Optional::stream));
    }

    private static Found found(List<Explanation> best) {
        Map<Set<String>, Diagnosis> byIds = new LinkedHashMap<>();
        List<Hypothesis> alike = new ArrayList<>();
        for (Explanation one : best) {
            Hypothesis hypothesis = one.hypothesis();
            Diagnosis diagnosis = new Diagnosis(
                    hypothesis.mistakes(),
                    hypothesis.steps(),
                    hypothesis.mistakenLines(),
                    one.matched(),
                    one.relative());
            if (byIds.putIfAbsent(new HashSet<>(diagnosis.ids()), diagnosis) == null) {
                alike.add(hypothesis);
            }
        }
        return new Found(List.copyOf(byIds.values()), alike, best.getFirst().unexplained());
    }

    /// @param moreBits evidence that is required besides
    private List<Explanation> best(Stream<Hypothesis> hypotheses, double moreBits) {
        String step = answers.get(firstWrong).step();
        Optional<OneFeatureFilter> filter = filter();
        return Explanation.best(hypotheses
                .filter(hypothesis -> hypothesis.reaches(step, exercise.table()))
                .flatMap(hypothesis -> hypothesis
                        .fitting(exercise)
                        .filter(table ->
                                filter.map(one -> one.passes(hypothesis, table)).orElse(true))
                        .flatMap(table -> explanation(hypothesis, table, moreBits))
                        .stream())
                .toList());
    }

    private Optional<OneFeatureFilter> filter() {
        Answer answer = answers.get(firstWrong);
        double near = Math.max(
                judging.rightRun().largestBound(answer),
                judging.rightFromOwn(firstWrong).largestBound(answer));
        int feature = judging.judged().get(firstWrong).at().feature();
        return OneFeatureFilter.of(exercise, answers.subList(0, firstWrong), answer, feature, near);
    }

    private Optional<Explanation> explanation(Hypothesis hypothesis, Graph table, double moreBits) {
        Optional<Exercise> numbered = hypothesis.parameter().isEmpty()
                ? Optional.of(exercise)
                : new ParameterFit(exercise, hypothesis)
                        .fitted(answers.get(firstWrong), judging.rightFromOwn(firstWrong));
        return numbered.flatMap(
                known -> new Trial(judging, answers, firstWrong, known, hypothesis, table).explanation(moreBits));
    }
}
