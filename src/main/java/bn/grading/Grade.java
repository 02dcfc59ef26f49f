package bn.grading;

import bn.grading.catalogue.Candidates;
import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Remark;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.Judging;
import bn.grading.search.Diagnosis;
import bn.grading.search.Distinguisher;
import bn.grading.search.MistakeSearch;
import bn.grading.search.Oddity;
import bn.grading.search.OddityKind;
import bn.grading.search.OtherNumbers;
import bn.grading.search.Relation;
import bn.grading.search.Remarks;
import bn.grading.search.UndetectedMistakes;
import bn.graph.Step;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The grading of a learner's answers: which are right, which is the first wrong one, and the mistakes that
/// produce exactly those numbers.
///
/// @param exercise the expected computation
/// @param answers in the order of the table
/// @param diagnoses alternatives that explain the wrong answers equally well
/// @param unexplained wrong answers that neither a mistake nor an oddity explains
/// @param isShortOfDigits whether something fits wrong answers that more digits might prove
/// @param relations what holds for each of these
/// @param tellingSteps the steps not handed in whose values would distinguish the diagnoses
/// @param isToldByDigits whether the answers would distinguish them if they had all their digits
/// @param tellingChanges changes to the data that would distinguish them
/// @param hidden mistakes that do not show on these data, by the change that would reveal them
/// @param untold mistakes that too few digits hide
/// @param oddities of wrong answers, whatever formula produced them
/// @param remarks on what is often mistaken for an error
/// @param elsewhere the same answers graded by other numbers, if it was those that they were computed from; then no
///     mistake is searched for here
public record Grade(
        Exercise exercise,
        List<JudgedAnswer> answers,
        List<Diagnosis> diagnoses,
        List<String> unexplained,
        boolean isShortOfDigits,
        List<Relation> relations,
        List<String> tellingSteps,
        boolean isToldByDigits,
        List<DataChange> tellingChanges,
        Map<DataChange, List<Mistake>> hidden,
        List<Mistake> untold,
        List<Oddity> oddities,
        Set<Remark> remarks,
        Optional<Elsewhere> elsewhere) {
    /// A grade by other numbers.
    ///
    /// @param whose exercise it is, where that was said; none if the answers themselves tell the numbers
    public record Elsewhere(Optional<String> whose, Grade grade) {}

    public Grade {
        answers = List.copyOf(answers);
        diagnoses = List.copyOf(diagnoses);
        unexplained = List.copyOf(unexplained);
        relations = List.copyOf(relations);
        tellingSteps = List.copyOf(tellingSteps);
        tellingChanges = List.copyOf(tellingChanges);
        hidden = Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
        untold = List.copyOf(untold);
        oddities = List.copyOf(oddities);
        remarks = Set.copyOf(remarks);
    }

    /// Grades answers.
    ///
    /// @param answers at least one, each for a step of the exercise, at most one per step
    /// @throws IllegalArgumentException if an answer is for another step
    public static Grade of(Exercise exercise, List<Answer> answers) {
        return of(exercise, answers, Map.of(), _ -> {});
    }

    /// Grades answers.
    ///
    /// @param answers at least one, each for a step of the exercise, at most one per step
    /// @param others the exercises of others, by their names: the answers may have been computed from their numbers
    /// @param trying is told what the search begins to try
    /// @throws IllegalArgumentException if an answer is for another step
    public static Grade of(
            Exercise exercise, List<Answer> answers, Map<String, Exercise> others, Consumer<Candidates> trying) {
        List<Answer> ordered = new ArrayList<>();
        for (Step step : exercise.table().steps()) {
            answers.stream().filter(one -> one.step().equals(step.name())).forEach(ordered::add);
        }
        if (ordered.size() != answers.size() || !ordered.stream().allMatch(one -> exercise.asks(one.step()))) {
            throw new IllegalArgumentException("an answer is none that the exercise asks for");
        }
        Judging judging = new Judging(exercise, ordered);
        List<Oddity> oddities = Oddity.of(judging.judged(), judging.rightRun());
        Optional<OtherNumbers.Meant> other = OtherNumbers.of(judging, others);
        MistakeSearch.Diagnoses found =
                other.isPresent() ? MistakeSearch.Diagnoses.NOTHING : MistakeSearch.of(judging, oddities, trying);
        boolean isOpen = judging.firstWrong()
                .filter(wrong -> found.unexplained().contains(wrong.step()))
                .isPresent();
        Optional<OtherNumbers.Meant> meant = other.or(() -> isOpen ? OtherNumbers.told(judging) : Optional.empty());
        Optional<Elsewhere> elsewhere =
                meant.map(one -> new Elsewhere(one.whose(), of(one.exercise(), answers, Map.of(), trying)));
        return new Judgement(
                        judging, oddities, elsewhere.isPresent() ? MistakeSearch.Diagnoses.NOTHING : found, elsewhere)
                .grade();
    }

    /// The grade by the numbers that the answers were computed from.
    public Grade byItsNumbers() {
        return elsewhere.map(Elsewhere::grade).orElse(this);
    }

    /// Whether a wrong answer remains that neither a mistake nor an oddity explains.
    public boolean isUnknown() {
        return diagnoses.isEmpty() && !unexplained.isEmpty();
    }

    /// Whether the search had numbers to explain: an answer of the wrong shape, or with NaN, has none.
    public boolean isSearched() {
        return answers.stream()
                .filter(one -> unexplained.contains(one.step()))
                .anyMatch(one -> one.comparison().isShaped()
                        && DoubleStream.of(one.answer().numbers()).allMatch(Double::isFinite));
    }

    /// The oddities that explain a wrong answer completely.
    public Stream<Oddity> explaining() {
        return oddities.stream().filter(one -> one.kind().isExplanation());
    }

    public boolean isRight() {
        return answers.stream().allMatch(one -> one.verdict() == Verdict.RIGHT);
    }

    /// Whether every answer could be judged right or wrong.
    public boolean isDecided() {
        return answers.stream().noneMatch(JudgedAnswer::isUndecided);
    }

    /// The first answer that is wrong by itself.
    public Optional<JudgedAnswer> firstWrong() {
        return answers.stream().filter(one -> one.verdict() == Verdict.WRONG).findFirst();
    }

    /// The results of judging and searching, combined.
    private record Judgement(
            Judging judging, List<Oddity> oddities, MistakeSearch.Diagnoses found, Optional<Elsewhere> elsewhere) {
        private static final int ENOUGH = 50;

        Grade grade() {
            Exercise exercise = judging.exercise();
            List<String> steps =
                    judging.judged().stream().map(JudgedAnswer::step).toList();
            Optional<UndetectedMistakes> hidden = judging.firstWrong().isEmpty()
                    ? Optional.of(new UndetectedMistakes(exercise, judging.judged(), judging.rightRun()))
                    : Optional.empty();
            List<Hypothesis> alike = found.diagnoses().stream()
                    .map(Diagnosis::hypothesis)
                    .filter(hypothesis -> hypothesis.parameter().isEmpty() && !hypothesis.isOfOtherExercise())
                    .toList();
            List<Oddity> said = Stream.concat(oddities.stream().filter(this::isSaid), numeric())
                    .toList();
            List<String> odd = said.stream()
                    .filter(one -> one.kind().isExplanation())
                    .map(Oddity::step)
                    .toList();
            List<String> open = found.unexplained().stream()
                    .filter(step -> !odd.contains(step))
                    .toList();
            List<JudgedAnswer> judged = judging.judged(open);
            List<String> unexplained = judged.stream()
                    .filter(one -> one.verdict() == Verdict.WRONG && open.contains(one.step()))
                    .map(JudgedAnswer::step)
                    .toList();
            boolean byDigits = alike.size() > 1 && isToldByDigits(alike, steps);
            return new Grade(
                    exercise,
                    judged,
                    found.diagnoses(),
                    unexplained,
                    found.isShortOfDigits(),
                    relations(unexplained),
                    alike.size() < 2 ? List.of() : distinguishing(alike, steps),
                    byDigits,
                    alike.size() < 2 || byDigits ? List.of() : changes(alike, steps),
                    hidden.map(UndetectedMistakes::byData).orElse(Map.of()),
                    hidden.map(UndetectedMistakes::byDigits).orElse(List.of()),
                    said,
                    Remarks.of(exercise, judging.judged()),
                    elsewhere);
        }

        /// An answer that a mistake explains is not odd.
        private boolean isSaid(Oddity oddity) {
            return found.diagnoses().stream()
                    .filter(one -> one.matched().contains(oddity.step()))
                    .noneMatch(one -> oddity.kind().yieldsToMistakes()
                            || (oddity.kind() == OddityKind.ZERO && makesZero(one.hypothesis(), oddity.step())));
        }

        /// Whether 0 is what a mistake makes, and not only near it; in few digits the two are the same.
        private boolean makesZero(Hypothesis hypothesis, String step) {
            Exercise exercise = judging.exercise();
            return judging.isRounded()
                    || (hypothesis.parameter().isEmpty()
                            && DoubleStream.of(Answer.of(
                                                    hypothesis.on(exercise).run(hypothesis.table(exercise), List.of()),
                                                    step,
                                                    exercise.table().extent(step))
                                            .numbers())
                                    .allMatch(number -> number == 0));
        }

        private Stream<Oddity> numeric() {
            return judging.judged().stream()
                    .filter(one -> found.unexplained().contains(one.step()) || (one.isPromoted() && judging.hasExact()))
                    .flatMap(one -> Oddity.numeric(judging.exercise(), one.answer()).stream());
        }

        private List<Relation> relations(List<String> unexplained) {
            return judging.judged().stream()
                    .filter(one -> unexplained.contains(one.step()))
                    .flatMap(one -> Relation.of(judging.exercise(), one, judging.rightRun()).stream())
                    .toList();
        }

        /// As many rows as tell formulas apart.
        private Exercise few() {
            return judging.exercise().first(ENOUGH);
        }

        /// Steps in which every other explanation differs from the first, as far as the digits show that were handed
        /// in.
        private List<String> distinguishing(List<Hypothesis> alike, List<String> steps) {
            Precision told = judging.firstWrong().orElseThrow().answer().told();
            Distinguisher first = new Distinguisher(few(), alike.getFirst(), told);
            return judging.exercise().table().steps().stream()
                    .map(Step::name)
                    .filter(step -> !steps.contains(step) && judging.exercise().asks(step))
                    .filter(step -> alike.stream().skip(1).allMatch(other -> first.differs(other, List.of(step))))
                    .toList();
        }

        /// Whether the numbers handed in would tell the explanations apart if they had all their digits.
        private boolean isToldByDigits(List<Hypothesis> alike, List<String> steps) {
            boolean isShort = judging.answers().stream().anyMatch(Answer::hasFewDigits);
            Distinguisher first = new Distinguisher(few(), alike.getFirst());
            return isShort && alike.stream().skip(1).allMatch(other -> first.differs(other, steps));
        }

        /// Changes to the data by which each other explanation differs from the first.
        private List<DataChange> changes(List<Hypothesis> alike, List<String> steps) {
            Distinguisher first = new Distinguisher(few(), alike.getFirst());
            Set<DataChange> telling = EnumSet.noneOf(DataChange.class);
            for (Hypothesis other : alike.subList(1, alike.size())) {
                if (first.differs(other, steps)) {
                    continue;
                }
                DataChange.of(judging.exercise())
                        .filter(change -> first.after(change).differs(other, steps))
                        .findFirst()
                        .ifPresent(telling::add);
            }
            return List.copyOf(telling);
        }
    }
}
