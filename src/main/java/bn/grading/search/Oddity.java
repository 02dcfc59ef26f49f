package bn.grading.search;

import bn.batch.Decimal;
import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import bn.graph.Input;
import bn.graph.Step;
import bn.graph.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// A peculiarity of a wrong answer that does not depend on the formula: how it was stored or named.
///
/// @param detail the step or the input of which it is a copy, the order of its axes, the line that makes
///     it, or the step of its differences, `h = 1e-05`
public record Oddity(String step, OddityKind kind, Optional<String> detail) {
    /// So many equal numbers are no coincidence.
    private static final int LEAST_ALIKE = 3;

    /// The round-off of a sum of sums, in units.
    private static final double SUMMED_ROUNDINGS = 100;

    /// The line that makes the numbers, where that is what is odd.
    public Optional<String> line() {
        return switch (kind) {
            case OTHER_AXES, MATRIX_DIAGONAL, MATRIX_PRODUCT -> detail;
            default -> Optional.empty();
        };
    }

    /// The first oddity of each wrong answer.
    ///
    /// @param right the correct run
    public static List<Oddity> of(List<JudgedAnswer> judged, ReferenceRun right) {
        List<Answer> answers = judged.stream().map(JudgedAnswer::answer).toList();
        List<Oddity> oddities = new ArrayList<>();
        judged.stream()
                .filter(one -> one.verdict() == Verdict.WRONG)
                .forEach(one -> of(one.answer(), answers, right).ifPresent(oddities::add));
        return oddities;
    }

    private static Optional<Oddity> of(Answer answer, List<Answer> answers, ReferenceRun right) {
        Optional<OddityKind> kind =
                kind(answer, answers.stream().map(Answer::step).toList(), right);
        return kind.map(one -> new Oddity(answer.step(), one, Optional.empty()))
                .or(() -> copied(answer, answers)
                        .map(other -> new Oddity(answer.step(), OddityKind.COPY, Optional.of(other))))
                .or(() -> copiedInput(answer, right)
                        .map(input -> new Oddity(answer.step(), OddityKind.INPUT, Optional.of(input))))
                .or(() -> ExchangedAxes.of(answer, right)
                        .map(order -> new Oddity(answer.step(), OddityKind.AXES, Optional.of(order))))
                .or(() -> ArraySlip.of(answer, answers.subList(0, answers.indexOf(answer)), right)
                        .map(slip -> new Oddity(
                                answer.step(), slip.kind(), Optional.of(answer.step() + " = " + slip.formula()))));
    }

    /// Whether a wrong answer is a gradient by finite differences. It takes many runs.
    public static Optional<Oddity> numeric(Exercise exercise, Answer answer) {
        return NumericGradient.of(exercise, answer)
                .map(one -> new Oddity(
                        answer.step(),
                        one.isCentral() ? OddityKind.CENTRAL_DIFFERENCES : OddityKind.FORWARD_DIFFERENCES,
                        Optional.of("h = " + Decimal.shortest(one.h()))));
    }

    /// The earlier answer that has the same numbers, if these are not all alike.
    private static Optional<String> copied(Answer answer, List<Answer> answers) {
        return isConstant(answer)
                ? Optional.empty()
                : answers.subList(0, answers.indexOf(answer)).stream()
                        .filter(other ->
                                other.axes().equals(answer.axes()) && Arrays.equals(other.numbers(), answer.numbers()))
                        .map(Answer::step)
                        .findFirst();
    }

    /// The input that has the same numbers, perhaps as float32, if these are not all alike.
    private static Optional<String> copiedInput(Answer answer, ReferenceRun right) {
        Graph table = right.trace().graph();
        return isConstant(answer)
                ? Optional.empty()
                : table.inputs().stream()
                        .map(Input::name)
                        .filter(right.trace()::has)
                        .filter(name -> beginAlike(answer, right.trace().value(name)))
                        .filter(name -> isCopy(answer, Answer.of(right.trace(), name, table.extent(name))))
                        .findFirst();
    }

    private static boolean beginAlike(Answer answer, Value input) {
        double ours = input.numbers(0, 0, 1)[0];
        double theirs = answer.numbers()[0];
        return Double.compare(theirs, ours) == 0 || Double.compare(theirs, (float) ours) == 0;
    }

    private static boolean isCopy(Answer answer, Answer input) {
        double[] narrow =
                Arrays.stream(input.numbers()).map(number -> (float) number).toArray();
        return answer.axes().equals(input.axes())
                && (Arrays.equals(answer.numbers(), input.numbers()) || Arrays.equals(answer.numbers(), narrow));
    }

    private static boolean isConstant(Answer answer) {
        double[] numbers = answer.numbers();
        return Arrays.stream(numbers).allMatch(number -> number == numbers[0]);
    }

    private static Optional<OddityKind> kind(Answer answer, List<String> steps, ReferenceRun right) {
        if (answer.numbers().length > 0 && Arrays.stream(answer.numbers()).allMatch(number -> number == 0)) {
            return Optional.of(OddityKind.ZERO);
        }
        if (!right.isShaped(answer) && steps.stream().anyMatch(step -> isRight(Optional.of(answer.as(step)), right))) {
            return Optional.of(OddityKind.OTHER_STEP);
        }
        if (Arrays.stream(answer.numbers()).allMatch(number -> number == Math.rint(number))) {
            Optional<OddityKind> whole = ofWhole(answer, right);
            if (whole.isPresent()) {
                return whole;
            }
        }
        if (!Arrays.stream(answer.numbers()).allMatch(Double::isFinite)) {
            return Optional.of(Overflow.explains(answer, right) ? OddityKind.OVERFLOW : OddityKind.NOT_FINITE);
        }
        if (isSum(answer, right)) {
            return Optional.of(OddityKind.SUMMED);
        }
        boolean isConstant = answer.numbers().length >= LEAST_ALIKE && isConstant(answer);
        return isConstant ? Optional.of(OddityKind.CONSTANT) : Optional.empty();
    }

    /// The way in which whole numbers were made of right ones.
    private static Optional<OddityKind> ofWhole(Answer answer, ReferenceRun right) {
        boolean isCut = isWhole(answer, right, number -> (long) number);
        boolean isFloored = isWhole(answer, right, Math::floor);
        if (isCut || isFloored) {
            return Optional.of(
                    isCut && isFloored ? OddityKind.CUT : isCut ? OddityKind.WHOLE_NUMBERS : OddityKind.FLOORED);
        }
        return isWhole(answer, right, Math::rint) ? Optional.of(OddityKind.ROUNDED) : Optional.empty();
    }

    /// Whether a single number stands in the place of one for each feature, and is their sum.
    private static boolean isSum(Answer answer, ReferenceRun right) {
        Trace trace = right.trace();
        boolean isOne = answer.numbers().length == 1
                && trace.shape().features() > 1
                && trace.graph().extent(answer.step()) == Extent.FEATURE;
        if (!isOne) {
            return false;
        }
        double[] exact = Answer.of(trace, answer.step(), Extent.FEATURE).numbers();
        double found = answer.numbers()[0];
        double size = Arrays.stream(exact).map(Math::abs).sum();
        double roundOff = SUMMED_ROUNDINGS * answer.told().format().unitRoundoff() * size;
        return Math.abs(found - Arrays.stream(exact).sum())
                <= roundOff + answer.told().ofWriting(found);
    }

    private static boolean isRight(Optional<Answer> answer, ReferenceRun right) {
        return answer.flatMap(right::rightIfFits).isPresent();
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
