package bn.grading.judging;

import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.graph.Graph;
import bn.graph.Step;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges answers, each by itself at the first precision at which it is right: right, wrong, or following from
/// earlier answers.
///
/// An answer is right if every number of it lies within the bound of what rounding may do to a right computation,
/// in any of the [equivalent layouts][bn.grading.catalogue.EquivalentForm]. It follows from earlier answers if it
/// does so once these are put in the place of the right values. It is not right, although within its bound, where a
/// mistake of the catalogue makes its numbers far more precisely than the right formulas do.
public final class Judging {
    private final Exercise exercise;
    private final List<Answer> answers;
    private final ReferenceRun right;
    private final List<JudgedAnswer> judged = new ArrayList<>();

    /// Answers that are right as far as rounding goes, and made far more precisely by a mistake: at what precision
    /// they would be right.
    private final Map<Integer, Precision> outdone = new HashMap<>();

    private final Map<Integer, ReferenceRun> rightFromOwn = new HashMap<>();

    /// Judges answers.
    ///
    /// @param answers in the order of the table
    public Judging(Exercise exercise, List<Answer> answers) {
        this.exercise = exercise;
        this.answers = List.copyOf(answers);
        this.right = ReferenceRun.of(exercise, exercise.table());
        for (int i = 0; i < answers.size(); i++) {
            judged.add(judge(i));
        }
    }

    /// The exercise that is judged.
    public Exercise exercise() {
        return exercise;
    }

    /// What is said of each answer, in the order of the table.
    public List<JudgedAnswer> judged() {
        return judged;
    }

    /// The right run, with which answers are compared. Its bounds are the most work that there is, and kept.
    public ReferenceRun rightRun() {
        return right;
    }

    /// The right formulas, run with all answers before one in the place of the right values.
    ///
    /// @param at the place of that answer
    public ReferenceRun rightFromOwn(int at) {
        return rightFromOwn.computeIfAbsent(
                at, place -> ReferenceRun.of(exercise, exercise.table(), answers.subList(0, place)));
    }

    /// The first answer that is wrong by itself.
    public Optional<JudgedAnswer> firstWrong() {
        return judged.stream().filter(one -> one.verdict() == Verdict.WRONG).findFirst();
    }

    /// At what precision an answer would be right that is called wrong because a mistake makes it far more precisely;
    /// empty for any other.
    ///
    /// @param at the place of the answer
    public Optional<Precision> outdone(int at) {
        return Optional.ofNullable(outdone.get(at));
    }

    private JudgedAnswer judge(int at) {
        Answer answer = answers.get(at);
        AnswerComparison comparison = right(answer);
        boolean isOutdone = comparison.fits() && isOutdone(answer, comparison);
        if (comparison.fits() && !isOutdone) {
            return new JudgedAnswer(answer, Verdict.RIGHT, comparison, List.of());
        }
        if (isOutdone) {
            outdone.put(at, comparison.precision());
            comparison = right.compared(answer, answer.told().computedExactly());
        }
        for (Hypothesis hypothesis : Hypotheses.right(exercise)) {
            Graph table = hypothesis.table(exercise);
            List<JudgedAnswer> from = inexact(table, at);
            if (!from.isEmpty()) {
                AnswerComparison own =
                        ReferenceRun.of(exercise, table, answers.subList(0, at)).right(answer);
                if (own.fits() && (!isOutdone || own.precision().equals(Precision.DOUBLE))) {
                    return following(answer, comparison, own, from);
                }
            }
        }
        return new JudgedAnswer(answer, Verdict.WRONG, comparison, List.of());
    }

    /// What was rightly made from earlier answers: from wrong ones it follows, from those that are right as float16,
    /// say, it is right.
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

    /// How an answer compares with the right value. What it may be off is taken from the table; where it is off by
    /// more, from every other way to write it. One that leaves out what adds up to 0 has errors that cancel in
    /// another.
    private AnswerComparison right(Answer answer) {
        AnswerComparison comparison = right.right(answer);
        return comparison.fits() || !comparison.isShaped() || !right.isNear(answer, right.largestBound(answer))
                ? comparison
                : Hypotheses.right(exercise).stream()
                        .filter(hypothesis -> hypothesis.reaches(answer.step(), exercise.table()))
                        .map(hypothesis -> ReferenceRun.of(exercise, hypothesis.table(exercise))
                                .right(answer))
                        .filter(AnswerComparison::fits)
                        .findFirst()
                        .orElse(comparison);
    }

    /// Whether a mistake makes the numbers of a right answer so much more precisely that it made them: where they
    /// come out to the last digit with another ε, they are not right for being near.
    private boolean isOutdone(Answer answer, AnswerComparison comparison) {
        if (comparison.precision().equals(Precision.DOUBLE) || comparison.isLost()) {
            return false;
        }
        double[] least = right.leastErrors(answer, comparison.precision());
        double most = right.bitsMissed(answer, least) - Evidence.REQUIRED - Evidence.OF_CHOICE;
        return most >= 0
                && Hypotheses.plain(exercise).stream()
                        .filter(hypothesis ->
                                hypothesis.parameter().isEmpty() && hypothesis.reaches(answer.step(), exercise.table()))
                        .flatMap(hypothesis -> hypothesis.fitting(exercise).stream())
                        .map(table -> ReferenceRun.of(exercise, table))
                        .anyMatch(run -> run.bitsMissed(answer, least) <= most
                                && run.mistaken(answer, right, 1).fits());
    }

    /// The earlier answers, wrong or right at less than float64, that a step is made from when each that was handed
    /// in is taken as it is.
    private List<JudgedAnswer> inexact(Graph table, int at) {
        Map<String, JudgedAnswer> earlier = new LinkedHashMap<>();
        judged.subList(0, at).forEach(one -> earlier.put(one.step(), one));
        Set<String> reached = new HashSet<>();
        reach(table, answers.get(at).step(), earlier.keySet(), reached);
        return earlier.values().stream()
                .filter(one -> reached.contains(one.step()))
                .filter(one -> !one.isExact())
                .toList();
    }

    private static void reach(Graph table, String name, Set<String> stops, Set<String> reached) {
        if (table.quantity(name) instanceof Step step) {
            for (String read : step.formula().reads()) {
                if (reached.add(read) && !stops.contains(read)) {
                    reach(table, read, stops, reached);
                }
            }
        }
    }
}
