package bn.grading.judging;

import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.OtherExercises;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.graph.Graph;
import bn.graph.Step;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Judges answers, each at the first precision at which it is right: as right, wrong, or following from
/// earlier answers.
///
/// An answer is right if every number is within the round-off bound of a correct computation, in any
/// [equivalent form][bn.grading.catalogue.EquivalentForm]. It follows from earlier answers if it is right
/// once these replace the correct values. It is not right, even within its bound, if a known mistake
/// reproduces its numbers far more precisely than the correct formulas do.
public final class Judging {
    private final Exercise exercise;
    private final List<Answer> answers;
    private final ReferenceRun right;
    private final List<JudgedAnswer> judged = new ArrayList<>();

    /// Answers that are right within round-off but that a mistake reproduces far more precisely, with the
    /// precision at which they would be right.
    private final Map<Integer, Precision> outdone = new HashMap<>();

    private final Map<Integer, ReferenceRun> rightFromOwn = new HashMap<>();

    /// The most decimals to which the answers were rounded; 0 if the digits of some show that they were not.
    private final int decimals;

    /// Judges all answers.
    ///
    /// @param answers in the order of the table
    public Judging(Exercise exercise, List<Answer> answers) {
        this.exercise = exercise;
        this.right = ReferenceRun.of(exercise, exercise.table());
        this.answers = new ArrayList<>(new OrderOfAxes(
                        exercise.table(), exercise.shape(), one -> right(one).fits())
                .ofBatch(answers));
        List<Answer> fractions = answers.stream().filter(one -> !one.isWhole()).toList();
        this.decimals = fractions.stream().allMatch(one -> one.decimals() > 0)
                ? fractions.stream().mapToInt(Answer::decimals).max().orElse(0)
                : 0;
        for (int i = 0; i < this.answers.size(); i++) {
            JudgedAnswer one = judge(i);
            judged.add(one);
            this.answers.set(i, one.answer());
        }
        if (hasExact()) {
            // Then nothing is explained by float32 in a part that does not show it.
            this.answers.replaceAll(Answer::unpromoted);
        }
    }

    public Exercise exercise() {
        return exercise;
    }

    /// The answers, in the order of the table.
    public List<Answer> answers() {
        return Collections.unmodifiableList(answers);
    }

    /// The judged answers, in the order of the table.
    public List<JudgedAnswer> judged() {
        return judged;
    }

    /// The correct run, to which answers are compared. Its bounds are expensive, and cached.
    public ReferenceRun rightRun() {
        return right;
    }

    /// The correct formulas, run on all answers before this one in place of the right values.
    ///
    /// @param at the index of the answer
    public ReferenceRun rightFromOwn(int at) {
        return rightFromOwn.computeIfAbsent(
                at, place -> ReferenceRun.of(exercise, exercise.table(), answers.subList(0, place)));
    }

    /// Whether an answer is right to the last digit, and so nothing but float64.
    public boolean hasExact() {
        return judged.stream().anyMatch(JudgedAnswer::isExact);
    }

    /// Whether all answers seem to be rounded to a few decimals.
    public boolean isRounded() {
        return decimals > 0;
    }

    /// Whether all answers before this one are right to the last digit, so that what follows from them is what follows
    /// from the right values.
    ///
    /// @param at the index of the answer
    public boolean isAfterExact(int at) {
        return judged.subList(0, at).stream().allMatch(JudgedAnswer::isExact);
    }

    /// The largest bound of an answer's numbers in each feature, computed by themselves or from the answers before.
    ///
    /// @param at the index of the answer
    public IntToDoubleFunction largestBounds(int at) {
        Answer answer = answers.get(at);
        IntToDoubleFunction bounds = right.largestBounds(answer);
        if (isAfterExact(at) || !isFromEarlier(at, exercise.table())) {
            return bounds;
        }
        IntToDoubleFunction own = rightFromOwn(at).largestBounds(answer);
        return feature -> Math.max(bounds.applyAsDouble(feature), own.applyAsDouble(feature));
    }

    /// Whether a table computes an answer from one before it. If not, what follows from those before is what the table
    /// computes by itself.
    ///
    /// @param at the index of the answer
    public boolean isFromEarlier(int at, Graph table) {
        Set<String> behind = table.behind(answers.get(at).step());
        return answers.subList(0, at).stream().map(Answer::step).anyMatch(behind::contains);
    }

    /// The first answer that is wrong by itself.
    public Optional<JudgedAnswer> firstWrong() {
        return judged.stream().filter(one -> one.verdict() == Verdict.WRONG).findFirst();
    }

    /// The precision at which an answer would be right that is judged wrong because a mistake reproduces it
    /// far more precisely; empty for any other answer.
    ///
    /// @param at the index of the answer
    public Optional<Precision> outdone(int at) {
        return Optional.ofNullable(outdone.get(at));
    }

    private JudgedAnswer judge(int at) {
        JudgedAnswer alone = judgeAlone(at, answers.get(at));
        boolean isCertain = decimals == 0 || !alone.answer().isWhole() || outdone.containsKey(at);
        if (alone.verdict() != Verdict.WRONG || isCertain) {
            return alone;
        }
        // Rounded as the others were, 0.00002 is 0, and 0.99998 is 1, which show no decimals of their own.
        Answer rounded = alone.answer().roundedTo(decimals);
        return Optional.of(rounded)
                .filter(right::isShaped)
                .map(shaped -> right.compared(shaped, shaped.told()))
                .filter(AnswerComparison::fits)
                .map(comparison -> new JudgedAnswer(rounded, Verdict.RIGHT, comparison, List.of()))
                .orElse(alone);
    }

    private JudgedAnswer judgeAlone(int at, Answer answer) {
        AnswerComparison comparison = right(answer);
        boolean isOutdone = comparison.fits() && isOutdone(answer, comparison);
        if (comparison.fits() && !isOutdone) {
            // What is right to the last digit was not rounded, however few digits it has.
            Answer known = comparison.precision().equals(Precision.DOUBLE) ? answer.exact() : answer;
            return new JudgedAnswer(known, Verdict.RIGHT, comparison, List.of());
        }
        if (isOutdone) {
            outdone.put(at, comparison.precision());
            comparison = right.compared(answer, answer.told().computedExactly());
        }
        for (Hypothesis hypothesis : Hypotheses.right(exercise)) {
            Graph table = hypothesis.table(exercise);
            List<JudgedAnswer> from = inexact(table, at);
            boolean isOther = hypothesis.lines().isEmpty() || hypothesis.reaches(answer.step(), exercise.table());
            if (!from.isEmpty() && isOther) {
                // What a mistake reproduces far more precisely would follow to the last digit.
                Optional<AnswerComparison> own = ReferenceRun.of(exercise, table, answers.subList(0, at))
                        .rightIfFits(isOutdone ? answer.exact() : answer);
                if (own.isPresent()) {
                    return following(answer, comparison, own.get(), from);
                }
            }
        }
        JudgedAnswer wrong = new JudgedAnswer(answer, Verdict.WRONG, comparison, List.of());
        return followingInOtherShapes(at, comparison).orElse(wrong);
    }

    /// The judged answers, after those that nothing explains have been judged once more: such an answer may follow from
    /// wrong ones by the line that courses write, which reads other values than the table's line.
    ///
    /// @param unexplained their steps
    public List<JudgedAnswer> judged(Collection<String> unexplained) {
        return IntStream.range(0, judged.size())
                .mapToObj(at -> unexplained.contains(judged.get(at).step())
                        ? followingInUsualForm(at).orElse(judged.get(at))
                        : judged.get(at))
                .toList();
    }

    private Optional<JudgedAnswer> followingInUsualForm(int at) {
        Answer answer = answers.get(at);
        AnswerComparison comparison = judged.get(at).comparison();
        return Hypotheses.usual(exercise, answer.step())
                .map(hypothesis -> hypothesis.table(exercise))
                .filter(table -> followsBeyondChance(table, at) && isRight(table, answer.step()))
                .map(table -> following(answer, comparison, comparison, inexact(table, at)))
                .filter(one -> one.verdict() == Verdict.FOLLOWS)
                .findFirst();
    }

    private boolean followsBeyondChance(Graph table, int at) {
        ReferenceRun own = ReferenceRun.of(exercise, table, answers.subList(0, at));
        Answer answer = answers.get(at);
        return own.isShaped(answer)
                && own.fitting(answer, largestBounds(at), right, 1)
                        .filter(comparison -> comparison.evidence() >= Evidence.REQUIRED)
                        .isPresent();
    }

    private boolean isRight(Graph table, String step) {
        Answer made = Answer.of(
                ReferenceRun.of(exercise, table).trace(), step, exercise.table().extent(step));
        return right.rightIfFits(made).isPresent();
    }

    /// The judgement of an answer that is what NumPy makes of earlier ones that have not the shapes of their steps.
    private Optional<JudgedAnswer> followingInOtherShapes(int at, AnswerComparison comparison) {
        Answer answer = answers.get(at);
        OwnArrays own = new OwnArrays(right.trace(), answers.subList(0, at), answer);
        return Hypotheses.right(exercise).stream()
                .map(hypothesis -> hypothesis.table(exercise))
                .filter(table -> table.quantity(answer.step()) instanceof Step step
                        && own.isOfOtherShape(step.formula())
                        && own.makes(answer, step.formula()))
                .map(table -> following(answer, comparison, comparison, inexact(table, at)))
                .filter(one -> one.verdict() == Verdict.FOLLOWS)
                .findFirst();
    }

    /// The judgement of an answer computed correctly from earlier ones: it follows if one of these is wrong,
    /// and is right if they are only imprecise.
    private static JudgedAnswer following(
            Answer answer, AnswerComparison comparison, AnswerComparison own, List<JudgedAnswer> from) {
        List<String> wrong = from.stream()
                .filter(one -> one.verdict() != Verdict.RIGHT)
                .map(JudgedAnswer::step)
                .toList();
        return wrong.isEmpty()
                ? new JudgedAnswer(
                        answer,
                        Verdict.RIGHT,
                        own,
                        from.stream().map(JudgedAnswer::step).toList())
                : new JudgedAnswer(answer, Verdict.FOLLOWS, comparison, wrong);
    }

    /// Compares an answer with the right value. The bound is that of the table's formulas; if the answer
    /// exceeds it, the equivalent forms are tried, since a form that drops terms that sum to 0 has different
    /// round-off.
    private AnswerComparison right(Answer answer) {
        AnswerComparison comparison = right.right(answer);
        return comparison.fits() || !comparison.isShaped() || !right.isNear(answer, right.largestBounds(answer))
                ? comparison
                : Hypotheses.right(exercise).stream()
                        .filter(hypothesis -> hypothesis.reaches(answer.step(), exercise.table()))
                        .map(hypothesis -> ReferenceRun.of(exercise, hypothesis.table(exercise))
                                .rightIfFits(answer))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(comparison);
    }

    /// Whether a mistake reproduces a right answer so much more precisely that it must be the cause: an
    /// answer that matches another ε to the last digit is not right for being close.
    private boolean isOutdone(Answer answer, AnswerComparison comparison) {
        if (comparison.precision().equals(Precision.DOUBLE) || comparison.isLost()) {
            return false;
        }
        double[] least = right.leastErrors(answer, comparison.precision());
        double most = right.bitsMissed(answer, least) - Evidence.REQUIRED - Evidence.OF_CHOICE;
        return most >= 0
                && Stream.concat(Hypotheses.plain(exercise).stream(), OtherExercises.likely(exercise).stream())
                        .filter(hypothesis ->
                                hypothesis.parameter().isEmpty() && hypothesis.reaches(answer.step(), exercise.table()))
                        .flatMap(
                                hypothesis -> hypothesis
                                        .fitting(exercise)
                                        .map(table -> ReferenceRun.of(hypothesis.on(exercise), table))
                                        .stream())
                        .anyMatch(run -> run.bitsMissed(answer, least) <= most
                                && run.mistaken(answer, right, 1).fits());
    }

    /// The earlier answers, wrong or of lower precision than float64, that a step depends on when every
    /// answer handed in replaces the computed value.
    private List<JudgedAnswer> inexact(Graph table, int at) {
        Map<String, JudgedAnswer> earlier = new LinkedHashMap<>();
        judged.subList(0, at).forEach(one -> earlier.put(one.step(), one));
        Set<String> behind = table.behind(answers.get(at).step(), earlier.keySet());
        return earlier.values().stream()
                .filter(one -> behind.contains(one.step()))
                .filter(one -> !one.isExact())
                .toList();
    }
}
