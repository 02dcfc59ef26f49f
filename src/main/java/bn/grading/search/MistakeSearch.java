package bn.grading.search;

import bn.formula.PlainText;
import bn.grading.catalogue.Candidates;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FreeParameter;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mutation;
import bn.grading.catalogue.Mutations;
import bn.grading.catalogue.OtherExercises;
import bn.grading.catalogue.Slip;
import bn.grading.judging.Answer;
import bn.grading.judging.Evidence;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.Judging;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import bn.graph.Step;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Searches for what is behind wrong answers.
///
/// It works forward and derives nothing from the wrong numbers, except a number that it has to solve for. A mistake is
/// a few formulas that replace correct ones, so the search runs the table with them and compares the results with the
/// learner's numbers.
///
/// **Candidates.** A [Hypothesis] is one possible version of the learner's code. For a wrong answer these are tried, in
/// this order, until one explains it:
///
///  1. each mistake of the catalogue, in each of its rewrites, with the rest of the table in each equivalent form; and
///     right code for [another exercise][bn.grading.catalogue.OtherExercise], such as another ε;
///  2. mistakes of precision, known only by their bounds;
///  3. each line that is [one slip away][Mutations] from a right one;
///  4. two mistakes at once, or a mistake in another exercise, on batches that are small enough;
///  5. a mistake and another slip in the same line;
///  6. right code with other statistics, which many mistakes look like.
///
/// **One wrong answer after the other.** The first wrong answer is explained first. What explains it is then extended
/// until it explains the next one that is left, and so on. An answer that nothing explains is skipped: later ones are
/// looked at as computed from it, so that it hides nothing.
///
/// **Trials.** A hypothesis that cannot affect the answer, because none of its formulas comes before it, is skipped.
/// Most others are refuted on a [single feature][OneFeatureFilter]. The rest get a [Trial]: each answer is compared
/// with what the hypothesis produces by itself and, if that does not fit, with what it produces from the learner's own
/// earlier answers. A number that the hypothesis does not know, such as λ of a weight decay, is first fitted to the
/// learner's numbers ([ParameterFit], [OtherExerciseFit]).
///
/// **Ranking.** The answer must be reproduced, up to round-off and with enough evidence: so many bits of agreement that
/// chance would produce them once in a million searches over all hypotheses. No earlier answer may be contradicted. Of
/// two explanations, the better one
///
///  1. reproduces far more digits of the answer, those not counted that a fitted number uses up;
///  2. reproduces it to the last digit, where the other needs float32 round-off;
///  3. reaches farther before the next unexplained answer;
///  4. contradicts fewer of the answers that need no explanation;
///  5. leaves the rest as it is in the table.
///
/// All equally good explanations are reported, with what would distinguish them ([Distinguisher]). If none is good
/// enough, nothing is reported: an answer that no candidate explains is not attributed to the nearest one.
public final class MistakeSearch {
    /// The most rows for which pairs of mistakes are tried when no single one explains an answer.
    public static final int PAIRS_UP_TO = 5_000;

    /// The most causes found at once, if each shows in an answer of its own.
    private static final int MOST_AT_ONCE = 4;

    /// The commonest first.
    private static final List<Slip> SLIPS = List.of(Slip.values());

    private static final Hypothesis RIGHT = Hypothesis.right(EquivalentForm.PLAIN);

    private final Exercise exercise;
    private final List<Answer> answers;
    private final Judging judging;
    private final Consumer<Candidates> trying;

    /// Single mistakes that have no number to solve for, made once for all wrong answers.
    private final List<Hypothesis> plain;

    /// Those with the λ of a weight decay, which is told by one answer.
    private final List<Hypothesis> decays;

    /// The steps of wrong answers that nothing explains. What comes later is looked at as computed from them.
    private final Set<String> skipped = new LinkedHashSet<>();

    /// Whether something fits an answer, but with too few digits to be said.
    private volatile boolean isShortOfDigits;

    /// The steps of answers of which it is known what makes them without a search: an input again, right but for the
    /// order of their axes, a sum over other ones. No other line is likelier.
    private final Set<String> known;

    private final OnePass onePass;

    private MistakeSearch(Judging judging, Set<String> odd, Set<String> known, Consumer<Candidates> trying) {
        this.skipped.addAll(odd);
        this.known = known;
        this.trying = trying;
        this.judging = judging;
        this.exercise = judging.exercise();
        this.answers = judging.answers();
        this.onePass = new OnePass(exercise);
        List<Hypothesis> single = Hypotheses.plain(exercise);
        this.plain = single.stream()
                .filter(hypothesis -> hypothesis.parameter().isEmpty())
                .toList();
        this.decays = single.stream()
                .filter(hypothesis -> hypothesis.parameter().equals(Optional.of(FreeParameter.DECAY)))
                .toList();
    }

    /// The result of the search.
    ///
    /// @param diagnoses equally good alternatives
    /// @param unexplained the steps of wrong answers that none of them explains
    /// @param isShortOfDigits whether something fits wrong answers that more digits might prove
    public record Diagnoses(List<Diagnosis> diagnoses, List<String> unexplained, boolean isShortOfDigits) {
        /// Where nothing is to be explained.
        public static final Diagnoses NOTHING = new Diagnoses(List.of(), List.of(), false);

        public Diagnoses {
            diagnoses = List.copyOf(diagnoses);
            unexplained = List.copyOf(unexplained);
        }
    }

    /// Searches for what is behind the wrong answers, if there are any.
    ///
    /// @param oddities of wrong answers, which no mistake has to explain
    /// @param trying is told what is tried next
    public static Diagnoses of(Judging judging, List<Oddity> oddities, Consumer<Candidates> trying) {
        Set<String> zero = steps(oddities, kind -> kind == OddityKind.ZERO);
        zero.removeAll(Exercise.RUNNING);
        Set<String> known = steps(oddities, OddityKind::isOfLine);
        return judging.firstWrong().isPresent()
                ? new MistakeSearch(judging, zero, known, trying).search()
                : Diagnoses.NOTHING;
    }

    private static Set<String> steps(List<Oddity> oddities, Predicate<OddityKind> kinds) {
        return oddities.stream()
                .filter(one -> kinds.test(one.kind()))
                .map(Oddity::step)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Diagnoses search() {
        List<Explanation> best = List.of();
        int found = 0;
        for (OptionalInt target = next(best); target.isPresent() && found < MOST_AT_ONCE; target = next(best)) {
            List<Explanation> further = new TargetSearch(target.getAsInt()).explanations(best);
            if (further.isEmpty()) {
                skipped.add(answers.get(target.getAsInt()).step());
            } else {
                best = further;
                found++;
            }
        }
        return best.isEmpty() ? new Diagnoses(List.of(), wrong().toList(), isShortOfDigits) : found(best);
    }

    /// The first wrong answer that is neither explained nor skipped.
    private OptionalInt next(List<Explanation> best) {
        Set<String> matched =
                best.isEmpty() ? Set.of() : Set.copyOf(best.getFirst().matched());
        return IntStream.range(0, answers.size())
                .filter(at -> judging.judged().get(at).verdict() == Verdict.WRONG)
                .filter(at -> !matched.contains(answers.get(at).step()))
                .filter(at -> !skipped.contains(answers.get(at).step()))
                .findFirst();
    }

    private Stream<String> wrong() {
        return judging.judged().stream()
                .filter(one -> one.verdict() == Verdict.WRONG)
                .map(JudgedAnswer::step);
    }

    private Diagnoses found(List<Explanation> best) {
        Map<Set<Cause>, Diagnosis> byCauses = new LinkedHashMap<>();
        for (Explanation one : commonestFirst(withoutOtherWords(best))) {
            byCauses.putIfAbsent(
                    new HashSet<>(one.hypothesis().causes()),
                    new Diagnosis(one.hypothesis(), one.matched(), one.relative(), misses(one)));
        }
        Set<String> matched = Set.copyOf(best.getFirst().matched());
        List<String> unexplained =
                wrong().filter(step -> !matched.contains(step)).toList();
        return new Diagnoses(List.copyOf(byCauses.values()), unexplained, isShortOfDigits);
    }

    /// Without other exercises that compute just what a mistake of the catalogue does, or an exercise before.
    private List<Explanation> withoutOtherWords(List<Explanation> best) {
        if (best.size() == 1 || best.stream().noneMatch(one -> one.hypothesis().isOfOtherExercise())) {
            return best;
        }
        List<String> steps = answers.stream().map(Answer::step).toList();
        List<Explanation> kept = new ArrayList<>(best.stream()
                .filter(one -> !one.hypothesis().isOfOtherExercise())
                .toList());
        List<Distinguisher> distinguishers = new ArrayList<>();
        kept.forEach(one -> distinguishers.add(new Distinguisher(exercise, one.hypothesis())));
        for (Explanation other : best) {
            if (other.hypothesis().isOfOtherExercise()
                    && distinguishers.stream().allMatch(one -> one.differs(other.hypothesis(), steps))) {
                kept.add(other);
                distinguishers.add(new Distinguisher(exercise, other.hypothesis()));
            }
        }
        return kept;
    }

    /// Of lines without a name the commonest slip first, then that which is most like the table's own line, then that
    /// which is nearest to the answers.
    private List<Explanation> commonestFirst(List<Explanation> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(
                                (Explanation one) -> rank(one, mutation -> 1 + SLIPS.indexOf(mutation.slip())))
                        .thenComparingInt(one -> rank(one, this::lengthAdded))
                        .thenComparingInt(one -> rank(one, mutation -> -place(mutation.step()))))
                .toList();
    }

    /// 0 for what has a name.
    private static int rank(Explanation one, ToIntFunction<Mutation> ofLine) {
        return one.hypothesis().causes().stream()
                .flatMapToInt(cause -> cause instanceof Mutation mutation
                        ? IntStream.of(ofLine.applyAsInt(mutation))
                        : IntStream.empty())
                .findFirst()
                .orElse(0);
    }

    private int lengthAdded(Mutation mutation) {
        int own = exercise.table().quantity(mutation.step()) instanceof Step step
                ? PlainText.of(step.formula()).length()
                : 0;
        return Math.abs(PlainText.of(mutation.formula()).length() - own);
    }

    private int place(String step) {
        return exercise.table().steps().indexOf(exercise.table().quantity(step));
    }

    private List<Diagnosis.Miss> misses(Explanation one) {
        Hypothesis hypothesis = one.hypothesis();
        if (hypothesis.parameter().isPresent()) {
            return List.of();
        }
        ReferenceRun run = ReferenceRun.of(hypothesis.on(exercise), hypothesis.table(exercise));
        return judging.judged().stream()
                .filter(judged -> judged.verdict() == Verdict.WRONG
                        && judged.comparison().isShaped()
                        && !one.matched().contains(judged.step())
                        && hypothesis.reaches(judged.step(), exercise.table()))
                .map(judged -> new Diagnosis.Miss(
                        judged.at(),
                        run.trace()
                                .value(judged.step())
                                .numbers(
                                        judged.at().feature(),
                                        judged.at().row(),
                                        judged.at().row() + 1)[0],
                        judged.comparison().found()))
                .toList();
    }

    /// The search for what is behind one wrong answer.
    private final class TargetSearch {
        private final int target;
        private final Answer answer;
        private final OneFeatureFilter filter;

        TargetSearch(int target) {
            this.target = target;
            this.answer = answers.get(target);
            this.filter = new OneFeatureFilter(judging, target);
        }

        /// The best explanations.
        ///
        /// @param before those of earlier answers, which these extend
        List<Explanation> explanations(List<Explanation> before) {
            return before.isEmpty() ? first() : further(before);
        }

        private List<Explanation> further(List<Explanation> before) {
            trying.accept(Candidates.NAMED);
            List<Explanation> best = Explanation.best(before.stream()
                    .map(Explanation::hypothesis)
                    .flatMap(base -> best(base, extended(base), 0).stream())
                    .toList());
            return best.isEmpty() && !isKnown() ? mutated(before.getFirst().hypothesis()) : best;
        }

        private List<Explanation> first() {
            trying.accept(Candidates.NAMED);
            List<Explanation> best = best(RIGHT, Stream.concat(Hypotheses.inEachForm(exercise), others(RIGHT)), 0);
            if (best.isEmpty()) {
                // Tried last, since a variance known only by its bound also fits what other mistakes explain
                // exactly.
                trying.accept(Candidates.IMPRECISE);
                best = best(RIGHT, Hypotheses.imprecise(exercise), 0);
            }
            if (isKnown()) {
                return best;
            }
            if (best.isEmpty() || best.getFirst().isCostly() || isCoarse(best)) {
                best = Explanation.best(
                        Stream.concat(best.stream(), mutated(RIGHT).stream()).toList());
            }
            if (best.isEmpty() && exercise.shape().rows() <= PAIRS_UP_TO) {
                trying.accept(Candidates.PAIRS);
                best = best(RIGHT, Stream.concat(Hypotheses.pairs(exercise), onOtherExercises()), Evidence.OF_CHOICE);
            }
            if (best.isEmpty()) {
                best = withGradients(RIGHT, best(RIGHT, Hypotheses.inOneLine(exercise), Evidence.OF_CHOICE));
            }
            if (best.isEmpty()) {
                // Much looks like other statistics in one answer, and only they in all of them.
                best = best(RIGHT, new OtherExerciseFit(exercise, RIGHT, answer).statistics(), 0).stream()
                        .filter(one -> one.unexplained().isEmpty())
                        .toList();
            }
            return best;
        }

        /// Whether a line that is a slip away from a right one may be much nearer to an answer of few digits.
        private boolean isCoarse(List<Explanation> best) {
            return !answer.told().equals(Precision.DOUBLE)
                    && best.stream()
                            .allMatch(one -> one.missed() > exercise.shape().features());
        }

        private boolean isKnown() {
            return known.contains(answer.step());
        }

        /// Lines one slip away from a right one, with the table's gradient or with the one that follows from them.
        private List<Explanation> mutated(Hypothesis base) {
            trying.accept(Candidates.SLIPS);
            List<Explanation> best = best(
                    base,
                    both(
                            base,
                            Mutations.of(exercise)
                                    .all()
                                    .filter(mutation -> isOpen(mutation.step()))
                                    .map(Hypothesis::of)),
                    0);
            return withGradients(base, best);
        }

        private List<Explanation> withGradients(Hypothesis base, List<Explanation> best) {
            Stream<Hypothesis> withGradient =
                    best.stream().flatMap(one -> one.hypothesis().withOwnGradient(exercise).stream());
            return Explanation.best(Stream.concat(best.stream(), best(base, withGradient, 0).stream())
                    .toList());
        }

        /// Whether a line may be wrong: its step was not handed in, or is wrong.
        private boolean isOpen(String step) {
            return judging.judged().stream()
                    .noneMatch(one -> one.step().equals(step) && one.verdict() != Verdict.WRONG);
        }

        private Stream<Hypothesis> others(Hypothesis base) {
            // What has to be solved for is solved for when it is asked for: by one thread, while others go on.
            return Stream.concat(
                    OtherExercises.likely(exercise).stream(),
                    Stream.of(new OtherExerciseFit(exercise, base, answer)).flatMap(OtherExerciseFit::hypotheses));
        }

        private Stream<Hypothesis> onOtherExercises() {
            return OtherExercises.likeliest(exercise).stream().flatMap(other -> both(other, plain.stream()));
        }

        private Stream<Hypothesis> extended(Hypothesis base) {
            // Of two numbers to be fitted, neither would be known.
            Stream<Hypothesis> mistakes =
                    base.parameter().isEmpty() ? Stream.concat(plain.stream(), decays.stream()) : plain.stream();
            return both(base, Stream.concat(mistakes, others(base)));
        }

        private static Stream<Hypothesis> both(Hypothesis base, Stream<Hypothesis> others) {
            return others.map(base::and).flatMap(Optional::stream);
        }

        /// @param base what has been found before, which all of them include
        /// @param moreBits additional evidence required
        private List<Explanation> best(Hypothesis base, Stream<Hypothesis> hypotheses, double moreBits) {
            Baseline baseline = new Baseline(judging, base);
            // Those with the rest as in the table first: where one of them explains everything, no other can be better.
            List<Hypothesis> passing =
                    hypotheses.parallel().filter(filter::passes).toList();
            List<Explanation> all =
                    new ArrayList<>(explanations(baseline, passing, Predicate.not(Hypothesis::isRewritten), moreBits));
            if (all.stream().noneMatch(one -> one.isWhole(answers.size()))) {
                all.addAll(explanations(baseline, passing, Hypothesis::isRewritten, moreBits));
            }
            return Explanation.best(all);
        }

        private List<Explanation> explanations(
                Baseline baseline, List<Hypothesis> all, Predicate<Hypothesis> which, double moreBits) {
            return all.stream()
                    .filter(which)
                    .flatMap(
                            hypothesis -> hypothesis
                                    .fitting(exercise)
                                    .flatMap(table -> explanation(baseline, hypothesis, table, moreBits))
                                    .stream())
                    .toList();
        }

        private Optional<Explanation> explanation(
                Baseline baseline, Hypothesis hypothesis, Graph table, double moreBits) {
            Optional<Exercise> numbered =
                    hypothesis.unknown().isEmpty() ? Optional.of(hypothesis.on(exercise)) : fitted(hypothesis);
            return numbered.flatMap(known -> {
                Trial trial = new Trial(judging, target, skipped, baseline, known, hypothesis, table);
                Optional<Explanation> found = trial.explanation(moreBits);
                isShortOfDigits |= trial.isShortOfEvidence();
                return found.map(one -> one.withNumberOf(known));
            });
        }

        /// With the fitted number. Where a mistake that has one is extended by others, it is known.
        private Optional<Exercise> fitted(Hypothesis hypothesis) {
            return new ParameterFit(hypothesis.on(exercise), hypothesis, onePass)
                    .fitted(answer, judging.rightRun(), judging.rightFromOwn(target));
        }
    }
}
