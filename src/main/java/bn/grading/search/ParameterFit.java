package bn.grading.search;

import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FreeParameter;
import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Answer;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.Evidence;
import bn.grading.judging.ReferenceRun;
import bn.graph.Graph;
import bn.rounding.FloatFormat;
import bn.rounding.Uncertain;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Fits the unknown number of a mistake to the first answer in which it shows.
final class ParameterFit {
    /// The evidence of a float32 among doubles: its zero bits.
    private static final double BITS_OF_SINGLE = 29;

    /// The evidence of a negative variance, which only a subtraction produces.
    private static final double BITS_OF_NEGATIVE = 40;

    /// The tolerance for recognizing a fitted number as a float32: the round-off of the other numbers.
    private static final double NEARLY = 1e-11;

    /// Where the search for a variance begins, in units of the right one, each with ε.
    private static final double[] STARTS = {1, 1e-4, 1e-3, 1e-2, 0.1, 0.3, 0.6, 0.9, 1.1, 1.5, 3, 10, 100};

    private final Exercise exercise;
    private final Hypothesis hypothesis;
    private final OnePass onePass;

    ParameterFit(Exercise exercise, Hypothesis hypothesis) {
        this(exercise, hypothesis, new OnePass(exercise));
    }

    /// @param onePass of this exercise, which other hypotheses may share
    ParameterFit(Exercise exercise, Hypothesis hypothesis, OnePass onePass) {
        this.exercise = exercise;
        this.hypothesis = hypothesis;
        this.onePass = onePass;
    }

    /// The exercise with the fitted number, if the answer yields a possible one.
    ///
    /// @param right the correct formulas on this exercise
    /// @param expected the same, run on the answers before this one
    Optional<Exercise> fitted(Answer answer, ReferenceRun right, ReferenceRun expected) {
        return switch (hypothesis.parameter().orElseThrow()) {
            case DECAY -> decay(answer, expected);
            case VARIANCE -> variance(answer, right);
        };
    }

    /// λ by least squares: the answer is right + λ·γ.
    private Optional<Exercise> decay(Answer answer, ReferenceRun expected) {
        boolean shown =
                hypothesis.steps().contains(answer.step()) && answer.isShaped(Extent.FEATURE, false, exercise.shape());
        if (!shown) {
            return Optional.empty();
        }
        Value.PerFeature right = (Value.PerFeature) expected.trace().value(answer.step());
        Value.PerFeature gamma = (Value.PerFeature) exercise.input("gamma");
        double product = 0;
        double square = 0;
        for (int feature = 0; feature < gamma.features(); feature++) {
            product += gamma.at(feature) * (answer.numbers()[feature] - right.at(feature));
            square += gamma.at(feature) * gamma.at(feature);
        }
        double lambda = product / square;
        return Double.isFinite(lambda)
                ? Optional.of(exercise.with(FreeParameter.DECAY.input(), new Value.One(lambda)))
                : Optional.empty();
    }

    /// The variances that a float32 mean(x²) − mu² may have produced: each within its round-off bound.
    private Optional<Exercise> variance(Answer answer, ReferenceRun right) {
        return computed(answer, right)
                .or(() -> candidate(answer).filter(variances -> isPossible(variances, answer)))
                .map(this::withVariances);
    }

    /// Those that come out in a usual order of summing, if they make the answer.
    private Optional<double[]> computed(Answer answer, ReferenceRun right) {
        IntToDoubleFunction bound = right.largestBounds(answer);
        return onePass.variances().stream()
                .filter(variances -> ReferenceRun.of(withVariances(variances), hypothesis.table(exercise))
                        .fitting(answer, bound, right, 1)
                        .isPresent())
                .findFirst();
    }

    private Exercise withVariances(double... variances) {
        return exercise.with(FreeParameter.VARIANCE.input(), new Value.PerFeature(variances));
    }

    private Optional<double[]> candidate(Answer answer) {
        Extent extent = exercise.table().extent(answer.step());
        if (!answer.isShaped(extent, false, exercise.shape())) {
            return Optional.empty();
        }
        if (hypothesis.steps().contains(answer.step())) {
            return Optional.of(answer.numbers().clone());
        }
        boolean confirms = extent == Extent.BATCH && exercise.shape().rows() > 2;
        return confirms
                ? onePass.unlessMisfit(
                        answer.step(),
                        hypothesis.plain().lines(),
                        () -> solved((Value.PerRow) answer.value(extent, exercise.shape()), answer))
                : Optional.empty();
    }

    /// One feature at a time, since the first that is impossible refutes all.
    private Optional<double[]> solved(Value.PerRow rows, Answer answer) {
        double[] variances = new double[exercise.shape().features()];
        for (int feature = 0; feature < variances.length; feature++) {
            variances[feature] =
                    new ParameterFit(exercise.only(feature), hypothesis).solved(rows.only(feature), answer.step());
            if (!isPossible(feature, variances[feature], answer)) {
                return Optional.empty();
            }
        }
        return Optional.of(variances);
    }

    private boolean isPossible(double[] variances, Answer answer) {
        return IntStream.range(0, variances.length)
                .allMatch(feature -> isPossible(feature, variances[feature], answer));
    }

    /// Within its bound, and a float32 if the rest was computed in float64.
    private boolean isPossible(int feature, double number, Answer answer) {
        Value.PerFeature right = (Value.PerFeature) exercise.right().value("var");
        boolean single = answer.told().format() != FloatFormat.DOUBLE
                || Math.abs(number - (float) number) <= NEARLY * Math.abs(number);
        return single && Math.abs(number - right.at(feature)) <= bound(feature);
    }

    /// The variance, of an exercise of one feature, for which the mistaken table comes closest to the answer.
    private double solved(Value.PerRow answer, String step) {
        Graph table = hypothesis.table(exercise);
        double eps = ((Value.One) exercise.input("eps")).number();
        double right = ((Value.PerFeature) exercise.right().value("var")).at(0);
        ScalarFit fit = new ScalarFit(
                shifted -> withVariances(shifted - eps).run(table, List.of()).value(step), answer, exercise.shape());
        // With ε, since that is what may not come near 0.
        OptionalDouble shifted = fit.from(
                Arrays.stream(STARTS).map(factor -> factor * (right + eps)).toArray());
        return shifted.isPresent() ? shifted.getAsDouble() - eps : right;
    }

    /// The error bound of a float32 mean(x²) − mu²: m + 3 roundings for each square, twice that for mu², and
    /// the rounding of x. Errors grow with the root of the number of roundings.
    private double bound(int feature) {
        Value.PerRow x = (Value.PerRow) exercise.input("x");
        double square = 0;
        double size = 0;
        for (double number : x.run().of(feature, 0, x.rows())) {
            square += number * number / x.rows();
            size += Math.abs(number) / x.rows();
        }
        double roundings = Uncertain.LAMBDA * Math.sqrt(x.rows() + 5) * FloatFormat.SINGLE.unitRoundoff();
        return roundings * (square + 2 * size * size);
    }

    /// The evidence for a fitted number.
    double bits(AnswerComparison comparison, Answer answer, Exercise known) {
        return switch (hypothesis.parameter().orElseThrow()) {
            case DECAY -> bitsOfDecay(answer);
            case VARIANCE -> bitsOfVariance(comparison, answer, known);
        };
    }

    /// Every feature but one confirms λ, if its γ is not 0.
    private double bitsOfDecay(Answer answer) {
        Value.PerFeature gamma = (Value.PerFeature) exercise.input("gamma");
        Value.PerFeature right = (Value.PerFeature) exercise.right().value(answer.step());
        double bits = 0;
        double most = 0;
        double bound = 2 * ReferenceRun.of(exercise, exercise.table()).largestBound(answer, answer.told());
        for (int feature = 0; feature < gamma.features(); feature++) {
            double moved = Math.abs(answer.numbers()[feature] - right.at(feature));
            double one = gamma.at(feature) == 0 || moved <= bound ? 0 : Math.clamp(Evidence.log2(moved / bound), 0, 60);
            bits += one;
            most = Math.max(most, one);
        }
        return bits - most;
    }

    /// One that comes out in a usual order of summing was not fitted.
    private double bitsOfVariance(AnswerComparison comparison, Answer answer, Exercise known) {
        Value.PerFeature variances = (Value.PerFeature) known.input(FreeParameter.VARIANCE.input());
        if (onePass.has(variances.toArray()) && !hypothesis.steps().contains(answer.step())) {
            return comparison.evidence();
        }
        if (!hypothesis.steps().contains(answer.step())) {
            int rows = exercise.shape().rows();
            return comparison.evidence() * (rows - 1) / rows;
        }
        Value.PerFeature right = (Value.PerFeature) known.right().value(answer.step());
        double bits = 0;
        for (int feature = 0; feature < right.features(); feature++) {
            double number = answer.numbers()[feature];
            double scale = Math.max(Math.abs(number), right.at(feature));
            bits += number < 0 ? BITS_OF_NEGATIVE : Math.clamp(Evidence.log2(scale / bound(feature)), 0, 60);
            boolean amongDoubles = answer.told().format() == FloatFormat.DOUBLE && number == (float) number;
            bits += amongDoubles ? BITS_OF_SINGLE : 0;
        }
        return bits;
    }
}
