package bn.grading.search;

import bn.batch.Shape;
import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.Evidence;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.Judging;
import bn.grading.judging.ReferenceRun;
import bn.graph.Mode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether answers were computed from other numbers than those of the exercise: from somebody else's, or from a batch
/// that the answers themselves tell.
///
/// Answers that follow from such numbers contain no mistake, so none is searched for in them.
public final class OtherNumbers {
    private static final int DIGITS_OF_DOUBLE = 17;

    /// Round-off of the few operations between a number and the answers that tell it.
    private static final double ROUNDINGS = 2;

    /// A part of the largest number that no precision loses.
    private static final double NEAR = 0.05;

    private final Judging judging;
    private final Exercise own;

    private OtherNumbers(Judging judging) {
        this.judging = judging;
        this.own = judging.exercise();
    }

    /// Numbers that answers were computed from.
    ///
    /// @param whose they are, where that is known
    public record Meant(Optional<String> whose, Exercise exercise) {}

    /// Somebody else's numbers that the answers were computed from; empty if there is nothing to tell so.
    ///
    /// @param others exercises whose numbers it may have been, by whose they are, the likeliest first
    public static Optional<Meant> of(Judging judging, Map<String, Exercise> others) {
        OtherNumbers search = new OtherNumbers(judging);
        return search.best(others.entrySet().stream()
                .map(one -> new Meant(Optional.of(one.getKey()), one.getValue()))
                .filter(one -> search.isAlike(one.exercise)));
    }

    /// The numbers that the answers themselves tell; empty if they tell none. A line may do as much, by mixing up the
    /// numbers of x, so this is asked where no mistake explains the first wrong answer.
    public static Optional<Meant> told(Judging judging) {
        OtherNumbers search = new OtherNumbers(judging);
        return search.best(search.told().stream().map(one -> new Meant(Optional.empty(), one)));
    }

    /// Those by which most answers are right; of those that explain as much, the first.
    private Optional<Meant> best(Stream<Meant> others) {
        if (judging.firstWrong().isEmpty()) {
            return Optional.empty();
        }
        return others.filter(one -> isMeant(one.exercise))
                .map(one -> Map.entry(one, countRight(one.exercise)))
                .filter(one -> one.getValue() > right(judging))
                .reduce((best, next) -> next.getValue() > best.getValue() ? next : best)
                .map(Map.Entry::getKey);
    }

    private boolean isAlike(Exercise other) {
        return !other.equals(own)
                && other.mode() == own.mode()
                && other.shape().equals(own.shape())
                && judging.answers().stream().allMatch(answer -> other.asks(answer.step()));
    }

    /// Whether an answer that is wrong here is right there, by more than chance.
    private boolean isMeant(Exercise other) {
        List<Answer> near = judging.judged().stream()
                .filter(one -> one.verdict() == Verdict.WRONG)
                .map(JudgedAnswer::answer)
                .filter(answer -> isNear(other, answer))
                .toList();
        if (near.isEmpty()) {
            return false;
        }
        ReferenceRun there = ReferenceRun.of(other, other.table());
        return near.stream().anyMatch(answer -> isRight(there, answer));
    }

    /// Whether the first row of an answer is about what it would be there. That spares the bounds of round-off where
    /// everyone of a class is compared with everyone else.
    private boolean isNear(Exercise other, Answer answer) {
        return value(answer)
                .filter(found -> {
                    Value right = other.right().value(answer.step());
                    return IntStream.range(0, own.shape().features())
                            .allMatch(feature ->
                                    Math.abs(at(found, 0, feature) - at(right, 0, feature)) <= NEAR * answer.largest());
                })
                .isPresent();
    }

    private long countRight(Exercise other) {
        return right(new Judging(other, judging.answers()));
    }

    private boolean isRight(ReferenceRun there, Answer answer) {
        AnswerComparison comparison = there.mistaken(answer, judging.rightRun(), 1);
        return comparison.fits() && comparison.evidence() >= Evidence.REQUIRED + Evidence.OF_CHOICE;
    }

    private static long right(Judging judging) {
        return judging.judged().stream()
                .filter(one -> one.verdict() == Verdict.RIGHT)
                .count();
    }

    /// The numbers that the answers tell: a wrong mean that is that of what is left when it is subtracted, though not
    /// of x, belongs to another x.
    private Optional<Exercise> told() {
        Optional<Value> mu = wrong("mu");
        Optional<Value> xmu = wrong("xmu");
        boolean isSmall = own.shape().rows() <= MistakeSearch.PAIRS_UP_TO;
        if (own.mode() == Mode.EVAL || !isSmall || mu.isEmpty() || xmu.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Value> others = new HashMap<>();
        others.put("x", combined(mu.get(), xmu.get(), Double::sum, unit("xmu")));
        there("dgammax").ifPresent(dout -> others.put("dout", dout));
        there("gammax").ifPresent(gammax -> {
            there("xhat").ifPresent(xhat -> others.put("gamma", slope(gammax, xhat)));
            there("out").ifPresent(out -> others.put("beta", shift(out, gammax)));
        });
        return Optional.of(own.with(others));
    }

    private Optional<Value> wrong(String step) {
        return judged(step)
                .filter(one -> one.verdict() == Verdict.WRONG)
                .map(JudgedAnswer::answer)
                .flatMap(this::value);
    }

    private Optional<Value> there(String step) {
        return judged(step).map(JudgedAnswer::answer).flatMap(this::value);
    }

    private Optional<JudgedAnswer> judged(String step) {
        return judging.judged().stream().filter(one -> one.step().equals(step)).findFirst();
    }

    private Optional<Value> value(Answer answer) {
        Extent extent = own.table().extent(answer.step());
        return answer.isShaped(extent, false, own.shape())
                ? Optional.of(answer.value(extent, own.shape()))
                : Optional.empty();
    }

    /// The relative error of an answer's numbers.
    private double unit(String step) {
        return judged(step)
                .map(one ->
                        ROUNDINGS * Math.max(Math.ulp(1.0), one.answer().told().leastError(1)))
                .orElseThrow();
    }

    private Value.PerRow combined(Value one, Value other, DoubleBinaryOperator how, double unit) {
        Shape shape = own.shape();
        double[][] columns = new double[shape.features()][];
        for (int feature = 0; feature < columns.length; feature++) {
            double[] left = one.numbers(feature, 0, shape.rows());
            double[] right = other.numbers(feature, 0, shape.rows());
            double[] column = new double[left.length];
            for (int row = 0; row < column.length; row++) {
                double scale = Math.max(Math.abs(left[row]), Math.abs(right[row]));
                column[row] = plain(how.applyAsDouble(left[row], right[row]), unit * scale);
            }
            columns[feature] = column;
        }
        return new Value.PerRow(shape.rows(), (feature, from, to) -> Arrays.copyOfRange(columns[feature], from, to));
    }

    /// γ, where xhat is largest.
    private Value.PerFeature slope(Value gammax, Value xhat) {
        return perFeature("gamma", feature -> {
            int row = extreme(xhat, feature, Math::abs);
            double slope = at(gammax, row, feature) / at(xhat, row, feature);
            return new Measured(slope, unit("gammax") * Math.abs(slope));
        });
    }

    /// β, where least is added to it.
    private Value.PerFeature shift(Value out, Value gammax) {
        return perFeature("beta", feature -> {
            int row = extreme(gammax, feature, number -> -Math.abs(number));
            double whole = at(out, row, feature);
            double part = at(gammax, row, feature);
            return new Measured(whole - part, unit("out") * Math.max(Math.abs(whole), Math.abs(part)));
        });
    }

    private static double at(Value value, int row, int feature) {
        return value.numbers(feature, row, row + 1)[0];
    }

    private int extreme(Value value, int feature, DoubleUnaryOperator size) {
        double[] column = value.numbers(feature, 0, own.shape().rows());
        int best = 0;
        for (int row = 1; row < column.length; row++) {
            best = size.applyAsDouble(column[row]) > size.applyAsDouble(column[best]) ? row : best;
        }
        return best;
    }

    private record Measured(double number, double error) {}

    /// A parameter; where it may be the exercise's own, that.
    private Value.PerFeature perFeature(String input, IntFunction<Measured> ofFeature) {
        double[] numbers = new double[own.shape().features()];
        for (int feature = 0; feature < numbers.length; feature++) {
            Measured found = ofFeature.apply(feature);
            double here = at(own.input(input), 0, feature);
            numbers[feature] =
                    Math.abs(here - found.number()) <= found.error() ? here : plain(found.number(), found.error());
        }
        return new Value.PerFeature(numbers);
    }

    /// The number of the fewest digits that is as near: what people type has few.
    private static double plain(double number, double error) {
        if (!Double.isFinite(number)) {
            return number;
        }
        BigDecimal exact = new BigDecimal(number);
        double found = number;
        for (int digits = DIGITS_OF_DOUBLE; digits > 0; digits--) {
            double shorter = exact.round(new MathContext(digits)).doubleValue();
            if (Math.abs(shorter - number) > error) {
                return found;
            }
            found = shorter;
        }
        return found;
    }
}
