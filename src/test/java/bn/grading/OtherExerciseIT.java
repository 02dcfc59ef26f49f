package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.search.Diagnosis;
import bn.graph.Mode;
import bn.graph.Trace;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import bn.stats.Convention;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that are right for another exercise are said to be so, and only these.
class OtherExerciseIT {
    private static final List<String> RESULTS = List.of("out", "dbeta", "dgamma", "dx");
    private static final Set<String> WITHOUT_EPS = Set.of("eps-missing", "eps-in-quotient", "eps-darknet");
    private static final Convention PYTORCH = Convention.ALL.getFirst();

    /// How answers are handed in.
    private enum Handed {
        DOUBLE(number -> number),
        SINGLE(number -> (float) number),
        SIX_DIGITS(number -> rounded(number, 6)),
        FOUR_DIGITS(number -> rounded(number, 4));

        private final DoubleUnaryOperator written;

        Handed(DoubleUnaryOperator written) {
            this.written = written;
        }

        private static double rounded(double number, int digits) {
            return new BigDecimal(number).round(new MathContext(digits)).doubleValue();
        }

        Answer of(Answer answer) {
            double[] numbers = Arrays.stream(answer.numbers()).map(written).toArray();
            FloatFormat format = this == SINGLE ? FloatFormat.SINGLE : FloatFormat.DOUBLE;
            return new Answer(answer.step(), answer.axes(), numbers, PossiblePrecisions.of(format, numbers));
        }
    }

    private static List<Answer> answers(Exercise made, List<String> steps, Handed handed) {
        return steps.stream()
                .map(step -> handed.of(Exercises.right(made, step)))
                .toList();
    }

    private static List<List<String>> ids(Grade grade) {
        return grade.diagnoses().stream().map(Diagnosis::ids).toList();
    }

    private static <T extends OtherExercise> T only(Grade grade, Class<T> kind) {
        assertThat(grade.diagnoses()).hasSize(1);
        assertThat(grade.diagnoses().getFirst().causes()).hasSize(1);
        assertThat(grade.unexplained()).isEmpty();
        return kind.cast(grade.diagnoses().getFirst().causes().getFirst());
    }

    private static Exercise narrow(long seed) {
        Exercise exercise = Exercises.random(seed, 7, 3);
        return exercise.with(Map.of("x", times(exercise, "x", 0.02), "eps", new Value.One(1e-5)));
    }

    private static Value.PerRow times(Exercise exercise, String input, double factor) {
        Value.PerRow value = (Value.PerRow) exercise.input(input);
        return new Value.PerRow(
                value.rows(),
                (feature, from, to) -> Arrays.stream(value.run().of(feature, from, to))
                        .map(number -> factor * number)
                        .toArray());
    }

    @ParameterizedTest
    @EnumSource(Handed.class)
    void anotherEps(Handed handed) {
        for (double eps : new double[] {1e-3, 1e-8, 1e-12, 1e-4, 3e-5, 0.05, 0.00123}) {
            for (int seed = 0; seed < 4; seed++) {
                Exercise exercise = narrow(seed);
                Exercise made = exercise.with("eps", new Value.One(eps));
                Grade grade = Grade.of(exercise, answers(made, RESULTS, handed));
                if (grade.isRight()) {
                    continue;
                }
                String what = eps + ", " + seed;
                if (handed == Handed.FOUR_DIGITS || eps < 1e-5) {
                    // Too few digits tell 1e-8 from 1e-12, and 3 from 3.02.
                    assertThat(ids(grade))
                            .as(what)
                            .contains(List.of("eps-is-another"))
                            .allMatch(one -> one.equals(List.of("eps-is-another"))
                                    || (eps < 1e-5 && WITHOUT_EPS.containsAll(one)));
                } else {
                    assertThat(only(grade, OtherExercise.Eps.class).eps())
                            .as(what)
                            .isEqualTo(eps);
                }
            }
        }
    }

    @Test
    void everyStepIsRightWithTheOtherEps() {
        Exercise exercise = narrow(3);
        Exercise made = exercise.with("eps", new Value.One(1e-3));
        List<String> all =
                exercise.table().steps().stream().map(step -> step.name()).toList();
        Grade grade = Grade.of(exercise, answers(made, all, Handed.DOUBLE));
        assertThat(only(grade, OtherExercise.Eps.class).eps()).isEqualTo(1e-3);
    }

    @Test
    void aMistakeBesideAnotherEpsIsNamedToo() {
        Exercise exercise = narrow(3);
        Exercise made = exercise.with("eps", new Value.One(1e-3));
        Answer dbeta = Exercises.right(made, "dbeta");
        Answer half = new Answer(
                "dbeta",
                dbeta.axes(),
                Arrays.stream(dbeta.numbers()).map(number -> number / 7).toArray(),
                PossiblePrecisions.of(FloatFormat.DOUBLE, dbeta.numbers()));
        Grade grade = Grade.of(exercise, List.of(Exercises.right(made, "out"), half, Exercises.right(made, "dx")));
        assertThat(ids(grade)).containsExactly(List.of("eps-is-another", "mean-not-sum"));
    }

    @ParameterizedTest
    @EnumSource(Handed.class)
    void anotherMomentum(Handed handed) {
        Exercise exercise = Exercises.randomTracked(3, Mode.TRAIN, PYTORCH, 6, 3);
        for (double momentum : new double[] {0.03, 0.01, 0.19, 0.25, 1.0 / 7, 0.9}) {
            Exercise made = exercise.with("momentum", new Value.One(momentum));
            Grade grade = Grade.of(exercise, answers(made, List.of("running_mean", "running_var"), handed));
            if (momentum == 0.9) {
                assertThat(ids(grade)).containsExactly(List.of("momentum-flipped"));
            } else {
                assertThat(only(grade, OtherExercise.Momentum.class).momentum()).isCloseTo(momentum, within(1e-15));
            }
        }
    }

    private static Stream<Convention> conventions() {
        return Convention.ALL.stream().filter(one -> one.momentum().isPresent());
    }

    /// What another framework makes of the same batch and the same statistics.
    @ParameterizedTest
    @MethodSource("conventions")
    void anotherConvention(Convention convention) {
        Exercise exercise = Exercises.randomTracked(3, Mode.TRAIN, PYTORCH, 6, 3);
        Exercise made = Exercises.randomTracked(3, Mode.TRAIN, convention, 6, 3);
        Grade grade = Grade.of(exercise, answers(made, List.of("running_mean", "running_var"), Handed.DOUBLE));
        boolean isSame = Math.abs(convention.weightOfBatch(4) - PYTORCH.weightOfBatch(4)) < 1e-9;
        if (isSame && convention.variance() == PYTORCH.variance()) {
            assertThat(grade.isRight()).isTrue();
        } else if (isSame) {
            assertThat(ids(grade)).containsExactly(List.of("running-var-biased"));
        } else if (convention.variance() == PYTORCH.variance()) {
            assertThat(only(grade, OtherExercise.Momentum.class).momentum())
                    .isCloseTo(convention.weightOfBatch(4), within(1e-12));
        } else {
            Convention found = only(grade, OtherExercise.OfConvention.class).convention();
            assertThat(found.variance()).isEqualTo(convention.variance());
            assertThat(found.weightOfBatch(4)).isEqualTo(convention.weightOfBatch(4));
        }
    }

    @ParameterizedTest
    @EnumSource(Handed.class)
    void anotherLoss(Handed handed) {
        for (int seed = 0; seed < 4; seed++) {
            Exercise exercise = Exercises.random(seed, 6, 4);
            for (double factor : new double[] {
                2, 1.0 / 24, 0.25, handed == Handed.FOUR_DIGITS ? 8 : handed == Handed.SIX_DIGITS ? 64 : 65536, -1, 0.3
            }) {
                Exercise made = exercise.with("dout", times(exercise, "dout", factor));
                Grade grade = Grade.of(exercise, answers(made, RESULTS, handed));
                assertThat(only(grade, OtherExercise.ScaledDout.class).factor())
                        .as(seed + ": " + factor)
                        .isEqualTo(factor);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.0 / 6, 1.0 / 24})
    void dOutIsConstant(double number) {
        for (int seed = 0; seed < 6; seed++) {
            Exercise exercise = Exercises.random(seed, 6, 4);
            Exercise made = exercise.with(new OtherExercise.ConstantDout(number, 0).inputs(exercise));
            List<Answer> answers = new ArrayList<>(answers(made, RESULTS, Handed.DOUBLE));
            Answer dx = answers.getLast();
            // dgamma and dx are then 0 but for rounding, which is not the same in another order.
            double[] rounding = new Random(seed)
                    .doubles(dx.numbers().length, -1e-17, 1e-17)
                    .map(one -> number * one)
                    .toArray();
            answers.set(
                    answers.indexOf(dx),
                    new Answer("dx", dx.axes(), rounding, PossiblePrecisions.of(FloatFormat.DOUBLE, rounding)));
            Grade grade = Grade.of(exercise, answers);
            assertThat(only(grade, OtherExercise.ConstantDout.class).number()).isEqualTo(number);
            assertThat(grade.unexplained()).isEmpty();
            assertThat(grade.diagnoses().getFirst().misses()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Handed.class)
    void otherParameters(Handed handed) {
        Exercise exercise = Exercises.random(4, 7, 3);
        Value.PerFeature gamma = new Value.PerFeature(1.5, -0.7, 2.25);
        Value.PerFeature beta = new Value.PerFeature(0, 0.5, -1.25);
        Exercise made = exercise.with(Map.of("gamma", gamma, "beta", beta));
        Grade grade = Grade.of(exercise, answers(made, RESULTS, handed));
        if (handed == Handed.FOUR_DIGITS) {
            // Of a number with an error in the fourth digit nobody can say that it has four digits.
            assertThat(ids(grade)).isEmpty();
            return;
        }
        OtherExercise.Parameters found = only(grade, OtherExercise.Parameters.class);
        assertThat(found.gamma().toArray()).isEqualTo(gamma.toArray());
        assertThat(found.beta().toArray()).isEqualTo(beta.toArray());

        Exercise plain =
                exercise.with(Map.of("gamma", Value.PerFeature.filled(1, 3), "beta", Value.PerFeature.filled(0, 3)));
        OtherExercise.Parameters ofNewLayer =
                only(Grade.of(exercise, answers(plain, RESULTS, handed)), OtherExercise.Parameters.class);
        assertThat(ofNewLayer.bits()).isZero();
    }

    /// A mistake that scales and shifts each feature is none of γ and β.
    @Test
    void noParametersAreMadeUp() {
        Exercise exercise = Exercises.random(4, 7, 3);
        Answer out = Exercises.right(exercise, "out");
        double[] numbers = Arrays.stream(out.numbers())
                .map(number -> number * Math.sqrt(7.0 / 9))
                .toArray();
        Grade grade = Grade.of(
                exercise,
                List.of(new Answer("out", out.axes(), numbers, PossiblePrecisions.of(FloatFormat.DOUBLE, numbers))));
        assertThat(ids(grade)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Handed.class)
    void rowsInAnotherOrder(Handed handed) {
        for (int seed = 0; seed < 4; seed++) {
            Exercise exercise = Exercises.random(seed, 8, 3);
            List<Integer> order = new ArrayList<>(IntStream.range(0, 8).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            Exercise made = exercise.with(new OtherExercise.RowOrder(order).inputs(exercise));
            Grade grade = Grade.of(exercise, answers(made, RESULTS, handed));
            assertThat(only(grade, OtherExercise.RowOrder.class).rows()).isEqualTo(order);
        }
    }

    /// A batch normalized by the statistics of another: they come out, with a gradient through them or without.
    @ParameterizedTest
    @EnumSource(Handed.class)
    void otherStatistics(Handed handed) {
        Exercise exercise = Exercises.random(2, 8, 3);
        Value.PerFeature mean =
                (Value.PerFeature) Exercises.random(5, 8, 3).right().value("mu");
        Value.PerFeature var =
                (Value.PerFeature) Exercises.random(6, 8, 3).right().value("var");
        for (boolean areConstant : new boolean[] {true, false}) {
            OtherExercise others = new OtherExercise.Statistics(mean, var, areConstant, 0);
            Exercise made = exercise.with(others.inputs(exercise));
            Trace trace = made.run(exercise.table().with(others.lines(exercise)), List.of());
            List<Answer> answers = RESULTS.stream()
                    .map(step ->
                            handed.of(Answer.of(trace, step, exercise.table().extent(step))))
                    .toList();
            Grade grade = Grade.of(exercise, answers);
            if (handed == Handed.FOUR_DIGITS && grade.diagnoses().isEmpty()) {
                // Fitted to four digits, they need not make the four of each other answer.
                continue;
            }
            OtherExercise.Statistics found = only(grade, OtherExercise.Statistics.class);
            assertThat(found.areConstant()).isEqualTo(areConstant);
            double near = handed == Handed.FOUR_DIGITS ? 1e-2 : handed == Handed.DOUBLE ? 1e-12 : 1e-4;
            for (int feature = 0; feature < 3; feature++) {
                assertThat(found.mean().at(feature)).isCloseTo(mean.at(feature), within(near));
                assertThat(found.var().at(feature) / var.at(feature)).isCloseTo(1, within(near));
            }
        }
    }

    /// Of out alone nothing is said: another γ and β make a straight line of x, too.
    @Test
    void noStatisticsAreMadeUp() {
        Exercise exercise = Exercises.random(2, 8, 3);
        Answer out = Exercises.right(exercise, "out");
        double[] numbers =
                Arrays.stream(out.numbers()).map(number -> 1.37 * number + 0.11).toArray();
        Answer line = new Answer("out", out.axes(), numbers, PossiblePrecisions.of(FloatFormat.DOUBLE, numbers));
        assertThat(ids(Grade.of(exercise, List.of(line)))).isEmpty();
        Answer dx = Exercises.right(exercise, "dx");
        assertThat(ids(Grade.of(exercise, List.of(line, dx)))).isEmpty();
    }

    /// What is known beside what is not: dγ is nonsense, and the sign of dμ is wrong.
    @Test
    void theUnknownHidesNothing() {
        Exercise exercise = Exercises.random(2, 6, 3);
        Answer dgamma = Exercises.right(exercise, "dgamma");
        double[] nonsense = Arrays.stream(dgamma.numbers()).map(Math::exp).toArray();
        Answer dmu = Exercises.right(exercise, "dmu");
        double[] turned = Arrays.stream(dmu.numbers()).map(number -> -number).toArray();
        Grade grade = Grade.of(
                exercise,
                List.of(
                        new Answer(
                                "dgamma", dgamma.axes(), nonsense, PossiblePrecisions.of(FloatFormat.DOUBLE, nonsense)),
                        new Answer("dmu", dmu.axes(), turned, PossiblePrecisions.of(FloatFormat.DOUBLE, turned))));
        assertThat(ids(grade)).containsExactly(List.of("dmu-sign"));
        assertThat(grade.unexplained()).containsExactly("dgamma");
        assertThat(grade.answers()).allMatch(one -> one.verdict() == Verdict.WRONG);
    }
}
