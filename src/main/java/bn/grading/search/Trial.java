package bn.grading.search;

import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.Evidence;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.Judging;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The trial of one hypothesis on the answers.
final class Trial {
    private final Judging judging;
    private final List<Answer> answers;
    private final int firstWrong;
    private final Exercise known;
    private final Hypothesis hypothesis;
    private final Graph table;
    private final ReferenceRun alone;
    private final double slack;
    private final List<String> matched = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();
    private double relative;

    /// @param firstWrong the index of the first wrong answer
    /// @param known the exercise, with the fitted number if the hypothesis has one
    /// @param table of the hypothesis
    Trial(Judging judging, List<Answer> answers, int firstWrong, Exercise known, Hypothesis hypothesis, Graph table) {
        this.judging = judging;
        this.answers = answers;
        this.firstWrong = firstWrong;
        this.known = known;
        this.hypothesis = hypothesis;
        this.table = table;
        this.alone = ReferenceRun.of(known, table);
        this.slack = hypothesis.parameter().isPresent() ? 2 : 1;
    }

    /// How well the hypothesis explains the answers; empty if it is refuted or the evidence is insufficient.
    ///
    /// @param moreBits additional evidence required
    Optional<Explanation> explanation(double moreBits) {
        Optional<AnswerComparison> first = compared(firstWrong);
        if (first.isEmpty() || bits(first.get()) < Evidence.REQUIRED + Evidence.OF_CHOICE + moreBits) {
            return Optional.empty();
        }
        for (int at = 0; at < firstWrong; at++) {
            if (compared(at).isEmpty() || isShielded(at)) {
                return Optional.empty();
            }
        }
        int reach = answers.size();
        int contradicted = 0;
        for (int at = firstWrong; at < answers.size(); at++) {
            boolean explained = at == firstWrong || compared(at).isPresent();
            if (!explained && verdict(at) == Verdict.WRONG) {
                unexplained.add(answers.get(at).step());
                reach = Math.min(reach, at);
            } else if (!explained) {
                contradicted++;
            }
        }
        boolean exact = first.get().precision().equals(Precision.DOUBLE);
        return Optional.of(new Explanation(hypothesis, matched, unexplained, exact, reach, contradicted, relative));
    }

    private Verdict verdict(int at) {
        return judging.judged().get(at).verdict();
    }

    /// Whether an answer is right only because the hypothesis assumes another form of a step after the
    /// mistake. A learner with the right value of a step is unlikely to have a mistake in its operands.
    private boolean isShielded(int at) {
        return hypothesis.isRewritten() && verdict(at) == Verdict.RIGHT && !isRightWithMistakes(answers.get(at));
    }

    private boolean isRightWithMistakes(Answer answer) {
        Hypothesis plain = hypothesis.plain();
        Supplier<Optional<AnswerComparison>> right =
                () -> ReferenceRun.of(known, known.table().with(plain.lines())).rightIfFits(answer);
        return (hypothesis.parameter().isPresent()
                        ? right.get()
                        : judging.rightRun().rightIf(answer, plain.linesBehind(answer.step(), known.table()), right))
                .isPresent();
    }

    /// The evidence of the first wrong answer. Each fitted number uses up the best one.
    private double bits(AnswerComparison comparison) {
        Answer answer = answers.get(firstWrong);
        Optional<Precision> outdone = judging.outdone(firstWrong);
        if (outdone.isPresent()) {
            double[] least = judging.rightRun().leastErrors(answer, outdone.get());
            return judging.rightRun().bitsMissed(answer, least) - alone.bitsMissed(answer, least);
        }
        return hypothesis
                .parameter()
                .map(_ -> new ParameterFit(judging.exercise(), hypothesis).bits(comparison, answer, known))
                .orElse(comparison.evidence());
    }

    /// Compares an answer with what the hypothesis produces by itself, or else from the learner's own earlier
    /// values; empty if it fits neither.
    private Optional<AnswerComparison> compared(int at) {
        Answer answer = answers.get(at);
        boolean same = !hypothesis.reaches(answer.step(), known.table());
        if (same && verdict(at) != Verdict.WRONG) {
            return Optional.of(judging.judged().get(at).comparison());
        }
        ReferenceRun right = judging.rightRun();
        double bound = right.largestBound(answer);
        Optional<AnswerComparison> byItself = fitting(answer, () -> alone, right, bound);
        if (byItself.isPresent()) {
            match(at, byItself.get());
            return byItself;
        }
        ReferenceRun rightFromOwn = judging.rightFromOwn(at);
        Optional<AnswerComparison> following = fitting(
                answer,
                () -> ReferenceRun.of(known, table, answers.subList(0, at)),
                rightFromOwn,
                Math.max(bound, rightFromOwn.largestBound(answer)));
        following.filter(comparison -> comparison.evidence() > 0).ifPresent(comparison -> match(at, comparison));
        return following;
    }

    /// Hypotheses that share the lines that matter here share the comparison, unless a number was fitted.
    private Optional<AnswerComparison> fitting(
            Answer answer, Supplier<ReferenceRun> run, ReferenceRun otherwise, double bound) {
        Supplier<Optional<AnswerComparison>> made = () -> run.get().fitting(answer, bound, otherwise, slack);
        return hypothesis.parameter().isPresent()
                ? made.get()
                : otherwise.rewritten(answer, hypothesis.linesBehind(answer.step(), known.table()), made);
    }

    private void match(int at, AnswerComparison comparison) {
        if (verdict(at) != Verdict.RIGHT) {
            matched.add(answers.get(at).step());
            relative = Math.max(relative, comparison.relative());
        }
    }
}
