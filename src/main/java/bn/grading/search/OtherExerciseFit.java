package bn.grading.search;

import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.Answer;
import bn.grading.judging.Evidence;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Solves a wrong answer for the number of another exercise: ε, the momentum, the scale of dout, γ and β, or the
/// order of the rows.
///
/// A number found so has as many digits as the answer. What people put in has few, so it is tried rounded to one
/// digit, to two, and so on, and each digit counts as evidence used up.
final class OtherExerciseFit {
    /// The bits used up by a number of this kind at all.
    private static final double BITS_OF_NUMBER = 5;

    private static final double BITS_OF_DOUBLE = 53;

    /// Six digits: of fewer, so many numbers may be fitted to what something else has made.
    private static final double LEAST_BITS = 19;

    /// How far a fitted number may be from one that has a meaning, such as 1/k, for that to be tried.
    private static final double NEAR = 0.01;

    /// Nobody adds more. What only a larger one fits, nothing of x is left in: any still larger one would fit it, too.
    private static final double MOST_EPS = 100;

    private static final double[] EPS_STARTS = IntStream.rangeClosed(-14, 0)
            .mapToDouble(power -> Math.pow(10, power))
            .toArray();

    private final Exercise exercise;
    private final Exercise own;
    private final Hypothesis base;
    private final Graph table;
    private final Answer answer;

    /// @param base what has been found to be wrong already
    /// @param answer the wrong answer
    OtherExerciseFit(Exercise exercise, Hypothesis base, Answer answer) {
        this.exercise = exercise;
        this.own = base.on(exercise);
        this.base = base;
        this.table = base.table(exercise);
        this.answer = answer;
    }

    /// All exercises for which the answer may be right, as far as it tells.
    Stream<Hypothesis> hypotheses() {
        boolean isShaped = answer.isShaped(table.extent(answer.step()), false, exercise.shape());
        if (!isShaped || !DoubleStream.of(answer.numbers()).allMatch(Double::isFinite)) {
            return Stream.empty();
        }
        List<OtherExercise> others = new ArrayList<>();
        eps(others);
        momentum(others);
        dout(others);
        parameters().ifPresent(others::add);
        rowOrder().ifPresent(others::add);
        return others.stream().map(other -> Hypothesis.of(other, exercise));
    }

    /// Other statistics, with which out or xhat is right: in each feature it is a straight line of x. So
    /// is much else, so this is for what nothing explains.
    Stream<Hypothesis> statistics() {
        boolean tells = Set.of("out", "xhat").contains(answer.step())
                && digits() >= LEAST_BITS
                && exercise.shape().rows() > 2
                && answer.isShaped(table.extent(answer.step()), false, exercise.shape())
                && DoubleStream.of(answer.numbers()).allMatch(Double::isFinite);
        return tells ? otherStatistics().map(other -> Hypothesis.of(other, exercise)) : Stream.empty();
    }

    private Stream<OtherExercise> otherStatistics() {
        int rows = exercise.shape().rows();
        int features = exercise.shape().features();
        double eps = ((Value.One) own.input("eps")).number();
        Value x = own.input("x");
        Value theirs = answer.value(table.extent(answer.step()), exercise.shape());
        double[] mean = new double[features];
        double[] var = new double[features];
        for (int feature = 0; feature < features; feature++) {
            StraightLine line = StraightLine.through(x.numbers(feature, 0, rows), theirs.numbers(feature, 0, rows));
            boolean isOut = answer.step().equals("out");
            double gamma = isOut ? ((Value.PerFeature) own.input("gamma")).at(feature) : 1;
            double beta = isOut ? ((Value.PerFeature) own.input("beta")).at(feature) : 0;
            double ivar = line.slope() / gamma;
            mean[feature] = (beta - line.shift()) / line.slope();
            var[feature] = 1 / (ivar * ivar) - eps;
            if (!(ivar > 0) || !Double.isFinite(mean[feature]) || !(var[feature] >= 0)) {
                return Stream.empty();
            }
        }
        double bits = 2 * features * (BITS_OF_NUMBER + digits());
        return Stream.of(false, true)
                .filter(areConstant -> !areConstant || exercise.mode() == Mode.TRAIN)
                .map(areConstant -> new OtherExercise.Statistics(
                        new Value.PerFeature(mean), new Value.PerFeature(var), areConstant, bits));
    }

    /// The bits of a number of the answer.
    private double digits() {
        Precision told = answer.told();
        return told.writing() instanceof Writing.Printed(int _, int significant)
                ? significant * Evidence.OF_DIGIT
                : -Math.log(told.format().unitRoundoff()) / Math.log(2);
    }

    private boolean depends(String input) {
        return !base.inputs().containsKey(input)
                && exercise.isGiven(input)
                && Hypothesis.of(Map.of(input, exercise.input(input))).reaches(answer.step(), table);
    }

    private void eps(List<OtherExercise> others) {
        if (depends("eps")) {
            fit(number -> new OtherExercise.Eps(number, 0))
                    .from(EPS_STARTS)
                    .ifPresent(eps -> rounded(eps, (number, bits) -> {
                        if (number >= 0 && number <= MOST_EPS) {
                            others.add(new OtherExercise.Eps(number, bits));
                        }
                    }));
        }
    }

    private void momentum(List<OtherExercise> others) {
        if (exercise.mode() == Mode.TRAIN && depends("momentum")) {
            fit(number -> new OtherExercise.Momentum(number, 0)).from(0.5).ifPresent(momentum -> {
                double set = ((Value.One) own.input("momentum")).number();
                double[] named = {1 / (double) Math.round(1 / momentum), 1 - (1 - set) * (1 - set), set * set, 1};
                DoubleStream.of(named)
                        .filter(number -> isNear(number, momentum))
                        .forEach(number -> others.add(new OtherExercise.Momentum(number, BITS_OF_NUMBER)));
                rounded(momentum, (number, bits) -> others.add(new OtherExercise.Momentum(number, bits)));
            });
        }
    }

    /// Every gradient is proportional to dout.
    private void dout(List<OtherExercise> others) {
        if (!depends("dout")) {
            return;
        }
        double factor = fit(number -> new OtherExercise.ScaledDout(number, 0)).ofProportional();
        if (Double.isFinite(factor) && Math.abs(factor) > Float.MIN_NORMAL) {
            double power = Math.pow(2, Math.rint(Math.log(Math.abs(factor)) / Math.log(2)));
            if (isNear(power, factor)) {
                others.add(new OtherExercise.ScaledDout(power, BITS_OF_NUMBER));
            }
            rounded(factor, (number, bits) -> others.add(new OtherExercise.ScaledDout(number, bits)));
        }
    }

    @FunctionalInterface
    private interface Tried {
        void number(double number, double bits);
    }

    /// A number rounded to few digits; and as it is, where the answer has the digits for it.
    private void rounded(double number, Tried tried) {
        FewDigits.of(number)
                .forEach(few -> tried.number(few.number(), BITS_OF_NUMBER + few.digits() * Evidence.OF_DIGIT));
        if (answer.told().equals(Precision.DOUBLE)) {
            tried.number(number, BITS_OF_NUMBER + BITS_OF_DOUBLE);
        }
    }

    private static boolean isNear(double number, double fitted) {
        return Math.abs(number - fitted) <= NEAR * Math.abs(fitted);
    }

    private ScalarFit fit(DoubleFunction<OtherExercise> other) {
        return new ScalarFit(
                number -> own.with(other.apply(number).inputs(own))
                        .run(table, List.of())
                        .value(answer.step()),
                answer.value(table.extent(answer.step()), exercise.shape()),
                exercise.shape());
    }

    /// γ and β of few digits, solved for in each feature of out.
    private Optional<OtherExercise> parameters() {
        int rows = exercise.shape().rows();
        boolean tells = answer.step().equals("out") && rows > 3 && depends("gamma") && depends("beta");
        if (!tells) {
            return Optional.empty();
        }
        Value xhat = own.run(table, List.of()).value("xhat");
        Value out = answer.value(table.extent("out"), exercise.shape());
        int features = exercise.shape().features();
        double[] gamma = new double[features];
        double[] beta = new double[features];
        double bits = 0;
        for (int feature = 0; feature < features; feature++) {
            StraightLine line = StraightLine.through(xhat.numbers(feature, 0, rows), out.numbers(feature, 0, rows));
            OptionalDouble slope = few(line.slope());
            OptionalDouble shift = few(line.shift());
            if (slope.isEmpty() || shift.isEmpty()) {
                return Optional.empty();
            }
            gamma[feature] = slope.getAsDouble();
            beta[feature] = shift.getAsDouble();
            bits += 2 * (BITS_OF_NUMBER + FewDigits.MOST * Evidence.OF_DIGIT);
        }
        return Optional.of(new OtherExercise.Parameters(new Value.PerFeature(gamma), new Value.PerFeature(beta), bits));
    }

    /// The number of few digits that a fitted one is, up to round-off.
    private static OptionalDouble few(double number) {
        if (!Double.isFinite(number)) {
            return OptionalDouble.empty();
        }
        double few = Math.abs(number) < 1e-6
                ? 0
                : new BigDecimal(number).round(new MathContext(FewDigits.MOST)).doubleValue();
        return Math.abs(few - number) <= 1e-6 * Math.max(1, Math.abs(number))
                ? OptionalDouble.of(few)
                : OptionalDouble.empty();
    }

    /// The order of the rows that makes the answer right: in the feature whose numbers are farthest apart, the
    /// least number of the answer belongs to the least right one, and so on.
    private Optional<OtherExercise> rowOrder() {
        Value right = own.run(table, List.of()).value(answer.step());
        if (!(right instanceof Value.PerRow) || !base.causes().isEmpty()) {
            return Optional.empty();
        }
        int rows = exercise.shape().rows();
        double[] ours = right.numbers(0, 0, rows);
        double[] theirs =
                answer.value(table.extent(answer.step()), exercise.shape()).numbers(0, 0, rows);
        List<Integer> from = sorted(ours);
        List<Integer> to = sorted(theirs);
        Integer[] order = new Integer[rows];
        for (int rank = 0; rank < rows; rank++) {
            order[to.get(rank)] = from.get(rank);
        }
        List<Integer> moved = List.of(order);
        boolean isAnother = IntStream.range(0, rows).anyMatch(row -> moved.get(row) != row);
        return isAnother ? Optional.of(new OtherExercise.RowOrder(moved)) : Optional.empty();
    }

    private static List<Integer> sorted(double... numbers) {
        return IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> numbers[row]))
                .toList();
    }
}
