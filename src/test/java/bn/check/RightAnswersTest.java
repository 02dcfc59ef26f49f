package bn.check;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.formula.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Right answers are never called wrong, however they were computed; wrong ones get no diagnosis that does not
/// fit.
class RightAnswersTest {
    /// Few, so that the suite is quick; -Dbn.random=10000 takes a minute.
    private static final int RANDOM = Integer.getInteger("bn.random", 120);

    /// Four right answers for each; -Dbn.right=250 makes them a thousand.
    private static final int RIGHT = Integer.getInteger("bn.right", 40);

    private static final List<Precision> SINGLE = List.of(Precision.DOUBLE, Precision.SINGLE);

    /// Plain loops, written without a look at the table: the batch normalization that a learner hands in.
    ///
    /// @param single whether every operation is rounded to float32
    private record Loops(Exercise exercise, boolean single) {
        private double r(double number) {
            return single ? (float) number : number;
        }

        private double[] column(String input, int feature) {
            Value.PerRow value = (Value.PerRow) exercise.input(input);
            double[] column = value.run().of(feature, 0, value.rows());
            return IntStream.range(0, column.length)
                    .mapToDouble(i -> r(column[i]))
                    .toArray();
        }

        private double parameter(String input, int feature) {
            return switch (exercise.input(input)) {
                case Value.One(double number) -> r(number);
                case Value.PerFeature numbers -> r(numbers.at(feature));
                case Value.PerRow _ -> throw new AssertionError(input);
            };
        }

        /// One number after the other.
        private double sum(double... numbers) {
            double sum = 0;
            for (double number : numbers) {
                sum = r(sum + number);
            }
            return sum;
        }

        List<Answer> answers(boolean closedForm) {
            int rows = exercise.shape().rows();
            int features = exercise.shape().features();
            double[] mu = new double[features];
            double[] var = new double[features];
            double[] dbeta = new double[features];
            double[] dgamma = new double[features];
            double[] xhat = new double[rows * features];
            double[] out = new double[rows * features];
            double[] dx = new double[rows * features];
            for (int f = 0; f < features; f++) {
                double[] x = column("x", f);
                double[] dout = column("dout", f);
                double gamma = parameter("gamma", f);
                mu[f] = r(sum(x) / rows);
                double[] xmu = new double[rows];
                double[] sq = new double[rows];
                for (int i = 0; i < rows; i++) {
                    xmu[i] = r(x[i] - mu[f]);
                    sq[i] = r(xmu[i] * xmu[i]);
                }
                var[f] = r(sum(sq) / rows);
                double ivar = r(1 / r(Math.sqrt(r(var[f] + parameter("eps", f)))));
                double[] hat = new double[rows];
                double[] product = new double[rows];
                for (int i = 0; i < rows; i++) {
                    hat[i] = r(xmu[i] * ivar);
                    xhat[i * features + f] = hat[i];
                    out[i * features + f] = r(r(gamma * hat[i]) + parameter("beta", f));
                    product[i] = r(dout[i] * hat[i]);
                }
                dbeta[f] = sum(dout);
                dgamma[f] = sum(product);
                double[] column = closedForm
                        ? closed(gamma, ivar, dout, hat, dbeta[f], dgamma[f])
                        : branches(gamma, ivar, dout, xmu);
                for (int i = 0; i < rows; i++) {
                    dx[i * features + f] = column[i];
                }
            }
            List<Integer> one = List.of(features);
            List<Integer> all = exercise.shape().axes();
            return List.of(
                    answer("mu", one, mu),
                    answer("var", one, var),
                    answer("xhat", all, xhat),
                    answer("out", all, out),
                    answer("dbeta", one, dbeta),
                    answer("dgamma", one, dgamma),
                    answer("dx", all, dx));
        }

        private double[] closed(double gamma, double ivar, double[] dout, double[] hat, double dbeta, double dgamma) {
            int rows = dout.length;
            double[] dx = new double[rows];
            for (int i = 0; i < rows; i++) {
                double inner = r(r(r(rows * dout[i]) - dbeta) - r(hat[i] * dgamma));
                dx[i] = r(r(r(gamma * ivar) / rows) * inner);
            }
            return dx;
        }

        /// As the paper has it: through the variance, through the mean.
        private double[] branches(double gamma, double ivar, double[] dout, double[] xmu) {
            int rows = dout.length;
            double[] dxhat = new double[rows];
            double[] through = new double[rows];
            for (int i = 0; i < rows; i++) {
                dxhat[i] = r(dout[i] * gamma);
                through[i] = r(dxhat[i] * xmu[i]);
            }
            double dvar = r(r(-0.5 * sum(through)) * r(r(ivar * ivar) * ivar));
            double dmu = r(-r(sum(dxhat) * ivar));
            double[] dx = new double[rows];
            for (int i = 0; i < rows; i++) {
                dx[i] = r(r(r(dxhat[i] * ivar) + r(dvar * r(r(2 * xmu[i]) / rows))) + r(dmu / rows));
            }
            return dx;
        }

        private Answer answer(String step, List<Integer> axes, double[] numbers) {
            return new Answer(step, axes, numbers, single ? SINGLE : List.of(Precision.DOUBLE));
        }
    }

    private static Exercise exercise(int seed) {
        Random random = new Random(seed);
        Exercise plain = Exercises.random(seed, 2 + random.nextInt(40), 1 + random.nextInt(4));
        // Some far from 0, some of tiny variance, some with a large ε.
        double offset = seed % 5 == 0 ? Math.pow(10, random.nextInt(4)) : 0;
        double scale = seed % 7 == 0 ? 1e-3 : 1;
        Value.PerRow x = (Value.PerRow) plain.input("x");
        Value.PerRow moved = new Value.PerRow(x.rows(), (feature, from, to) -> {
            double[] numbers = x.run().of(feature, from, to);
            return IntStream.range(0, numbers.length)
                    .mapToDouble(i -> offset + scale * numbers[i])
                    .toArray();
        });
        return plain.with("x", moved);
    }

    @Test
    void rightOnesAreRight() {
        List<String> wrong = IntStream.range(0, RIGHT)
                .parallel()
                .boxed()
                .flatMap(seed -> Stream.of(true, false)
                        .flatMap(single -> Stream.of(true, false).flatMap(closed -> {
                            Grade grade = Grade.of(exercise(seed), new Loops(exercise(seed), single).answers(closed));
                            return grade.isRight()
                                    ? Stream.empty()
                                    : Stream.of(seed + " single=" + single + " closed=" + closed + ": "
                                            + grade.firstWrong().orElseThrow());
                        })))
                .toList();
        assertThat(wrong).isEmpty();
    }

    /// Many rows, added up one after the other: each addition rounds.
    @Test
    void aLongSumInSingleIsRight() {
        Exercise plain = Exercises.random(1, 20_000, 1);
        Value.PerRow x = (Value.PerRow) plain.input("x");
        Exercise exercise = plain.with(
                "x",
                new Value.PerRow(
                        x.rows(),
                        (feature, from, to) -> Arrays.stream(x.run().of(feature, from, to))
                                .map(number -> 300 + number)
                                .toArray()));
        assertThat(Grade.of(exercise, new Loops(exercise, true).answers(true)).isRight())
                .isTrue();
    }

    /// How tight: the largest difference is no small part of what is allowed, or the bound would be for show.
    @Test
    void theBoundIsTight() {
        double largest = 0;
        for (int seed = 0; seed < 12; seed++) {
            for (boolean closed : List.of(true, false)) {
                Grade grade = Grade.of(exercise(seed), new Loops(exercise(seed), true).answers(closed));
                for (Judged one : grade.answers()) {
                    if (one.comparison().bound() > 0) {
                        largest = Math.max(
                                largest,
                                one.comparison().difference() / one.comparison().bound());
                    }
                }
            }
        }
        assertThat(largest).isBetween(0.02, 0.5);
    }

    /// Rounded to a few digits, as they are printed, they are right by the digits they have.
    @Test
    void printedOnesAreRight() {
        for (int seed = 0; seed < 40; seed++) {
            int digits = 3 + seed % 11;
            boolean fixed = seed % 2 == 0;
            List<Answer> whole = new Loops(exercise(seed), false).answers(true);
            List<double[]> rounded = whole.stream()
                    .map(answer -> rounded(answer.numbers(), digits, fixed))
                    .toList();
            List<Precision> possible = Precision.of(
                    rounded.stream().flatMapToDouble(Arrays::stream).toArray());
            List<Answer> answers = new ArrayList<>();
            for (int i = 0; i < whole.size(); i++) {
                answers.add(new Answer(whole.get(i).step(), whole.get(i).axes(), rounded.get(i), possible));
            }
            assertThat(Grade.of(exercise(seed), answers).isRight())
                    .as("seed %d, %d digits", seed, digits)
                    .isTrue();
        }
    }

    private static double[] rounded(double[] numbers, int digits, boolean fixed) {
        String format = fixed ? "%." + digits + "f" : "%." + digits + "g";
        return Arrays.stream(numbers)
                .map(number -> Double.parseDouble(String.format(Locale.ROOT, format, number)))
                .toArray();
    }

    @Test
    void whatIsWrongByLittleIsWrong() {
        for (int seed = 0; seed < 10; seed++) {
            Exercise exercise = Exercises.random(seed, 6, 3);
            for (Answer right : new Loops(exercise, false).answers(true)) {
                double[] numbers = right.numbers().clone();
                int place = seed % numbers.length;
                numbers[place] *= 1 + 1e-9;
                Answer answer = new Answer(right.step(), right.axes(), numbers, List.of(Precision.DOUBLE));
                assertThat(Grade.of(exercise, List.of(answer)).isRight())
                        .as(seed + " " + right.step())
                        .isFalse();
            }
        }
    }

    /// Wrong numbers of any kind: no relation to the right ones at all, near them, one cell or a column wrong.
    @Test
    void randomWrongNumbersGetNoDiagnosis() {
        List<String> claimed = IntStream.range(0, RANDOM)
                .parallel()
                .boxed()
                .flatMap(seed -> {
                    Random random = new Random(seed);
                    Exercise exercise = Exercises.random(seed % 50, 3 + seed % 6, 1 + seed % 3);
                    List<Answer> right = new Loops(exercise, false).answers(true);
                    Answer one = right.get(random.nextInt(right.size()));
                    Grade grade = Grade.of(exercise, List.of(spoiled(one, random, exercise.shape())));
                    return grade.diagnoses().isEmpty() ? Stream.empty() : Stream.of(seed + ": " + grade.diagnoses());
                })
                .toList();
        assertThat(claimed).isEmpty();
    }

    private static Answer spoiled(Answer answer, Random random, Shape shape) {
        double[] numbers = answer.numbers().clone();
        int kind = random.nextInt(4);
        int place = random.nextInt(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            boolean sameColumn = i % shape.features() == place % shape.features();
            numbers[i] = switch (kind) {
                case 0 -> random.nextGaussian();
                case 1 -> numbers[i] * (1 + 0.01 * random.nextGaussian());
                case 2 -> i == place ? numbers[i] + random.nextGaussian() : numbers[i];
                default -> sameColumn ? numbers[i] * (1 + random.nextDouble()) : numbers[i];
            };
        }
        if (random.nextInt(4) == 0) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) numbers[i];
            }
        }
        return new Answer(answer.step(), answer.axes(), numbers, Precision.of(numbers));
    }
}
