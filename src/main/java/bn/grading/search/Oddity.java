package bn.grading.search;

import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.ReferenceRun;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// A peculiarity of a wrong answer that does not depend on the formula: how it was stored or named.
public record Oddity(String step, OddityKind kind) {
    /// The first oddity of each wrong answer.
    ///
    /// @param right the correct run
    public static List<Oddity> of(List<JudgedAnswer> judged, ReferenceRun right) {
        List<String> steps = judged.stream().map(JudgedAnswer::step).toList();
        List<Oddity> oddities = new ArrayList<>();
        judged.stream()
                .filter(one -> one.verdict() == Verdict.WRONG)
                .forEach(one ->
                        kind(one.answer(), steps, right).ifPresent(kind -> oddities.add(new Oddity(one.step(), kind))));
        return oddities;
    }

    private static Optional<OddityKind> kind(Answer answer, List<String> steps, ReferenceRun right) {
        if (!right.right(answer).isShaped()
                && steps.stream().anyMatch(step -> isRight(Optional.of(answer.as(step)), right))) {
            return Optional.of(OddityKind.OTHER_STEP);
        }
        if (isWhole(answer, right, number -> (long) number)) {
            return Optional.of(OddityKind.WHOLE_NUMBERS);
        }
        if (isWhole(answer, right, Math::rint)) {
            return Optional.of(OddityKind.ROUNDED);
        }
        boolean finite = Arrays.stream(answer.numbers()).allMatch(Double::isFinite);
        return finite ? Optional.empty() : Optional.of(OddityKind.NOT_FINITE);
    }

    private static boolean isRight(Optional<Answer> answer, ReferenceRun right) {
        return answer.map(one -> right.right(one).fits()).orElse(false);
    }

    private static boolean isWhole(Answer answer, ReferenceRun right, DoubleUnaryOperator cut) {
        if (!(right.trace().graph().quantity(answer.step()) instanceof Step step)) {
            return false;
        }
        Answer exact =
                Answer.of(right.trace(), step.name(), right.trace().graph().extent(step.name()));
        double[] theirs = answer.numbers();
        double[] ours = exact.numbers();
        return answer.axes().equals(exact.axes())
                && Arrays.stream(theirs).anyMatch(number -> number != 0)
                && IntStream.range(0, ours.length).allMatch(i -> theirs[i] == cut.applyAsDouble(ours[i]));
    }
}
