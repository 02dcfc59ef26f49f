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
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Searches for the mistakes behind wrong answers.
///
/// It works forward and derives nothing from the wrong numbers. A mistake is a few formulas that replace
/// correct ones, so the search runs the table with them and compares the results with the learner's numbers.
///
/// **Candidates.** A [Hypothesis] is one possible version of the learner's code: a mistake of the catalogue,
/// in one of its rewrites, and the rest of the table in an equivalent form. First every single mistake is
/// tried. If none explains anything, every pair of mistakes, on batches that are small enough. If the best
/// explanation leaves wrong answers, it is extended by one mistake at a time, as long as it explains more.
///
/// **Trials.** A hypothesis that cannot affect the first wrong answer, because none of its formulas comes
/// before it, is skipped. Most others are refuted on a [single feature][OneFeatureFilter]. The rest get a
/// [Trial]: each answer is compared with what the hypothesis produces by itself and, if that does not fit,
/// with what it produces from the learner's own earlier answers. If the mistake has an unknown number, such as λ of a
/// weight decay, [ParameterFit] first fits it to the learner's numbers.
///
/// **Ranking.** The first wrong answer must be reproduced, up to round-off and with enough evidence: so many
/// bits of agreement that chance would produce them once in a million searches over all hypotheses. No
/// earlier answer may be contradicted. Of two explanations, the better one
///
///  1. reproduces the first wrong answer to the last digit, where the other needs float32 round-off;
///  2. reaches farther before the first unexplained answer;
///  3. contradicts fewer of the answers that need no explanation;
///  4. leaves the rest as it is in the table.
///
/// All equally good explanations are reported, with what would distinguish them ([Distinguisher]). If none is
/// good enough, nothing is reported: an answer that the catalogue does not explain is not attributed to the
/// nearest mistake.
public final class MistakeSearch {
    /// The most rows for which pairs of mistakes are tried when no single one explains an answer.
    public static final int PAIRS_UP_TO = 5_000;

    /// The most mistakes found at once, if each shows in an answer of its own.
    private static final int MOST_AT_ONCE = 4;

    private final Exercise exercise;
    private final List<Answer> answers;
    private final Judging judging;
    private final int firstWrong;
    private final OneFeatureFilter filter;

    private MistakeSearch(Judging judging, JudgedAnswer firstWrong) {
        this.judging = judging;
        this.exercise = judging.exercise();
        this.answers = judging.judged().stream().map(JudgedAnswer::answer).toList();
        this.firstWrong = judging.judged().indexOf(firstWrong);
        this.filter = new OneFeatureFilter(
                judging.rightRun(),
                judging.rightFromOwn(this.firstWrong),
                firstWrong.answer(),
                firstWrong.at().feature());
    }

    /// The result of the search.
    ///
    /// @param diagnoses equally good alternatives
    /// @param alike the hypothesis behind each diagnosis
    /// @param unexplained the steps of wrong answers that none of them explains
    public record Diagnoses(List<Diagnosis> diagnoses, List<Hypothesis> alike, List<String> unexplained) {
        static final Diagnoses NOTHING = new Diagnoses(List.of(), List.of(), List.of());

        public Diagnoses {
            diagnoses = List.copyOf(diagnoses);
            alike = List.copyOf(alike);
            unexplained = List.copyOf(unexplained);
        }
    }

    /// Searches for the mistakes, if an answer is wrong.
    public static Diagnoses of(Judging judging) {
        return judging.firstWrong()
                .map(first -> new MistakeSearch(judging, first).search())
                .orElse(Diagnoses.NOTHING);
    }

    private Diagnoses search() {
        List<Explanation> best = best(Hypotheses.inEachForm(exercise), 0);
        if (best.isEmpty()) {
            // Tried last, since a variance known only by its bound also fits what other mistakes explain
            // exactly.
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
        return best.isEmpty() ? new Diagnoses(List.of(), List.of(), wrong()) : found(best);
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

    private static Diagnoses found(List<Explanation> best) {
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
        return new Diagnoses(List.copyOf(byIds.values()), alike, best.getFirst().unexplained());
    }

    /// @param moreBits additional evidence required
    private List<Explanation> best(Stream<Hypothesis> hypotheses, double moreBits) {
        // Those with the rest as in the table first: where one of them explains everything, no other can be better.
        List<Hypothesis> passing = hypotheses.filter(filter::passes).toList();
        List<Explanation> all =
                new ArrayList<>(explanations(passing, Predicate.not(Hypothesis::isRewritten), moreBits));
        if (all.stream().noneMatch(one -> one.isWhole(answers.size()))) {
            all.addAll(explanations(passing, Hypothesis::isRewritten, moreBits));
        }
        return Explanation.best(all);
    }

    private List<Explanation> explanations(List<Hypothesis> all, Predicate<Hypothesis> which, double moreBits) {
        return all.stream()
                .filter(which)
                .flatMap(hypothesis ->
                        hypothesis
                                .fitting(exercise)
                                .flatMap(table -> explanation(hypothesis, table, moreBits))
                                .stream())
                .toList();
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
