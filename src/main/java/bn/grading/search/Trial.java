package bn.grading.search;

import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FreeParameter;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.Evidence;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.Judging;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import bn.graph.Role;
import bn.graph.Step;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The trial of one hypothesis on the answers.
final class Trial {
    /// A difference as large as the numbers themselves: round-off may cover all of them, and no digit agrees.
    private static final double MOST_RELATIVE = 0.5;

    /// A right answer reaches at most a quarter of the bound. What is to explain a wrong answer may reach half of it,
    /// so that a formula that only happens to be near is not taken for an explanation.
    private static final double SLACK = 0.5;

    /// The bits of a feature that an explanation of few digits may miss: its bound is wide, and formulas that are near
    /// each other are within it.
    private static final double MOST_MISSED = 1;

    private static final double SLACK_OF_FITTED = 2;

    private final Judging judging;
    private final List<Answer> answers;
    private final int target;
    private final Set<String> skipped;
    private final Baseline baseline;
    private final Exercise known;
    private final Hypothesis hypothesis;
    private final Graph table;
    private final ReferenceRun alone;
    private final double slack;
    private final List<String> matched = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();
    private double relative;

    /// The evidence of all wrong answers that the hypothesis reproduces by itself: what is left when a number that was
    /// fitted has used up its share.
    private double evidence;

    private boolean isShort;

    /// Whether something handed in is known not to have been float32, in any part.
    private boolean isExact;

    /// @param target the index of the wrong answer that is to be explained
    /// @param skipped the steps of wrong answers before it that nothing explains
    /// @param baseline what was known before
    /// @param known the exercise, with the fitted number if the hypothesis has one
    /// @param table of the hypothesis
    Trial(
            Judging judging,
            int target,
            Set<String> skipped,
            Baseline baseline,
            Exercise known,
            Hypothesis hypothesis,
            Graph table) {
        this.judging = judging;
        this.answers = judging.answers();
        this.target = target;
        this.skipped = Set.copyOf(skipped);
        this.baseline = baseline;
        this.known = known;
        this.hypothesis = hypothesis;
        this.table = table;
        this.alone = ReferenceRun.of(known, table);
        this.isExact = judging.hasExact();
        this.slack = hypothesis.isFitted() ? SLACK_OF_FITTED : SLACK;
    }

    /// How well the hypothesis explains the answers; empty if it is refuted or the evidence is insufficient.
    ///
    /// @param moreBits additional evidence required
    Optional<Explanation> explanation(double moreBits) {
        if (contradictsForward()) {
            return Optional.empty();
        }
        Optional<AnswerComparison> first = compared(target);
        double required = Evidence.REQUIRED + Evidence.OF_CHOICE + moreBits;
        if (first.isEmpty() || first.get().relative() > MOST_RELATIVE || contradictsEarlier()) {
            return Optional.empty();
        }
        if (bits(first.get()) < required) {
            return tooFewDigits();
        }
        int reach = answers.size();
        int contradicted = 0;
        isExact |= first.get().precision().equals(Precision.DOUBLE);
        for (int at = target; at < answers.size(); at++) {
            boolean explained = at == target || compared(at).isPresent();
            if (!explained && verdict(at) == Verdict.WRONG) {
                unexplained.add(answers.get(at).step());
                reach = Math.min(reach, at);
            } else if (!explained) {
                contradicted++;
            }
        }
        if (hypothesis.bits() > 0 && evidence < required + hypothesis.bits()) {
            return tooFewDigits();
        }
        // An answer that is right as it is would not be with other numbers put in.
        if (contradicted > 0 && hypothesis.isOfOtherExercise()) {
            return Optional.empty();
        }
        double missed = missed();
        if (matched.size() < hypothesis.answers()) {
            return Optional.empty();
        }
        if (isDoubtful() && missed > MOST_MISSED * known.shape().features()) {
            return tooFewDigits();
        }
        boolean exact = first.get().precision().equals(Precision.DOUBLE);
        return Optional.of(new Explanation(
                hypothesis, inOrder(matched), unexplained, exact, reach, contradicted, relative, missed));
    }

    private Optional<Explanation> tooFewDigits() {
        isShort = true;
        return Optional.empty();
    }

    /// Whether the hypothesis was given up for want of evidence alone: more digits would tell.
    boolean isShortOfEvidence() {
        return isShort;
    }

    private boolean contradictsEarlier() {
        for (int at = 0; at < target; at++) {
            boolean fits = compared(at).isPresent();
            if (!skipped.contains(answers.get(at).step()) && (!fits || isShielded(at))) {
                return true;
            }
        }
        return false;
    }

    /// Whether a line of the forward pass is assumed to be wrong although all answers of that pass that depend on it
    /// are right. Another wrong line may cancel it, but one wrong line of the backward pass is likelier than two.
    private boolean contradictsForward() {
        if (hypothesis.parameter().equals(Optional.of(FreeParameter.VARIANCE))) {
            return contradictsDigits();
        }
        return hypothesis.mistakenLines().keySet().stream()
                .filter(this::isForward)
                .anyMatch(line -> {
                    Hypothesis alone = hypothesis.only(line);
                    List<Integer> reached = IntStream.range(0, answers.size())
                            .filter(at -> isForward(answers.get(at).step())
                                    && alone.reaches(answers.get(at).step(), known.table()))
                            .boxed()
                            .toList();
                    return !reached.isEmpty() && reached.stream().allMatch(at -> verdict(at) == Verdict.RIGHT);
                });
    }

    /// Whether an answer of the forward pass has digits that it would not have, had the variance lost its own. One that
    /// the loss hardly moves is right within round-off with it and without it.
    private boolean contradictsDigits() {
        ReferenceRun right = judging.rightRun();
        return judging.judged().stream()
                .filter(one -> isForward(one.step()) && one.verdict() == Verdict.RIGHT)
                .filter(one -> hypothesis.reaches(one.step(), known.table()))
                .anyMatch(one -> {
                    double[] least = right.leastErrors(one.answer(), one.precision());
                    return alone.bitsMissed(one.answer(), least)
                            > right.bitsMissed(one.answer(), least) + MOST_MISSED * least.length;
                });
    }

    private boolean isForward(String step) {
        return known.table().quantity(step) instanceof Step line && line.role() instanceof Role.Forward;
    }

    /// Whether the hypothesis fits only if something was float32, although nothing else that was handed in was.
    private boolean isPromotedAlone(AnswerComparison comparison) {
        return comparison.precision().isPromoted() && isExact;
    }

    private List<String> inOrder(List<String> steps) {
        return answers.stream().map(Answer::step).filter(steps::contains).toList();
    }

    /// Whether the digits of the answer are so few that formulas near each other are within the bound, and the
    /// hypothesis is no single mistake of the catalogue, or the digits are those of 16 bits.
    private boolean isDoubtful() {
        Precision told = answers.get(target).told();
        boolean isCommon = hypothesis.causes().size() == 1 && hypothesis.bits() == 0;
        return !told.equals(Precision.DOUBLE) && (told.format().isShort() || !isCommon);
    }

    /// The bits of the answer that the hypothesis does not reproduce, as far as its digits tell.
    private double missed() {
        Answer answer = answers.get(target);
        ReferenceRun following =
                isFromEarlier(target) ? ReferenceRun.of(known, table, answers.subList(0, target)) : alone;
        return answer.possible().stream()
                .map(precision -> judging.rightRun().leastErrors(answer, precision))
                .mapToDouble(least -> Math.min(alone.bitsMissed(answer, least), following.bitsMissed(answer, least)))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
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
        return (hypothesis.isOnOtherNumbers()
                        ? right.get()
                        : judging.rightRun().rightIf(answer, plain.linesBehind(answer.step(), known.table()), right))
                .isPresent();
    }

    /// The evidence of the answer that is to be explained. A number that is fitted to it uses up the best one.
    private double bits(AnswerComparison comparison) {
        Answer answer = answers.get(target);
        Optional<Precision> outdone = judging.outdone(target);
        if (outdone.isPresent()) {
            double[] least = judging.rightRun().leastErrors(answer, outdone.get());
            return judging.rightRun().bitsMissed(answer, least) - alone.bitsMissed(answer, least);
        }
        return hypothesis
                .unknown()
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
        IntToDoubleFunction bound = right.largestBounds(answer);
        Optional<AnswerComparison> byItself = fitting(answer, () -> alone, baseline.run(), bound);
        if (byItself.isPresent()) {
            match(at, byItself.get());
            evidence += verdict(at) == Verdict.WRONG ? byItself.get().evidence() : 0;
            return byItself;
        }
        if (!isFromEarlier(at)) {
            return Optional.empty();
        }
        Optional<AnswerComparison> following = fitting(
                answer,
                () -> ReferenceRun.of(known, table, answers.subList(0, at)),
                baseline.fromOwn(at),
                judging.largestBounds(at));
        following.filter(comparison -> comparison.evidence() > 0).ifPresent(comparison -> match(at, comparison));
        return following;
    }

    /// Whether an answer may follow from those before it, with the hypothesis or without it.
    private boolean isFromEarlier(int at) {
        return judging.isFromEarlier(at, table) || judging.isFromEarlier(at, known.table());
    }

    /// Hypotheses that share the lines that matter here share the comparison, unless a number was fitted.
    private Optional<AnswerComparison> fitting(
            Answer answer, Supplier<ReferenceRun> run, ReferenceRun otherwise, IntToDoubleFunction bound) {
        Supplier<Optional<AnswerComparison>> made = () -> run.get().fitting(answer, bound, otherwise, slack);
        Optional<AnswerComparison> found = hypothesis.isOnOtherNumbers()
                ? made.get()
                : otherwise.rewritten(answer, hypothesis.linesBehind(answer.step(), known.table()), made);
        return found.filter(comparison -> !isPromotedAlone(comparison));
    }

    private void match(int at, AnswerComparison comparison) {
        // Sums that the hypothesis cancels leave rounding alone, of which no digit need agree: far from the right ones,
        // they are what it makes of them.
        boolean agrees = comparison.relative() <= MOST_RELATIVE || comparison.evidence() >= Evidence.REQUIRED;
        if (verdict(at) != Verdict.RIGHT && agrees) {
            matched.add(answers.get(at).step());
            relative = Math.max(relative, comparison.relative());
        }
    }
}
