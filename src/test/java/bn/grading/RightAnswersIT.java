package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.judging.Judging;
import bn.grading.search.Diagnosis;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Right answers are never called wrong, however they were computed; wrong ones get no diagnosis that does not
/// fit.
class RightAnswersIT {
    /// Few, so that the suite is quick; -Dbn.random=10000 takes some minutes.
    private static final int RANDOM = Integer.getInteger("bn.random", 40);

    /// Six right passes for each; -Dbn.right=250 makes them a thousand and more.
    private static final int RIGHT = Integer.getInteger("bn.right", 20);

    private static final int[] LONG = {3_200, 100, 317, 20_000, 1_000, 100_000};

    private static Exercise exercise(int seed) {
        Random random = new Random(seed);
        int rows = seed % 20 == 19 ? LONG[seed / 20 % LONG.length] : 2 + random.nextInt(40);
        Exercise plain = Exercises.random(seed, rows, rows > 1000 ? 1 : 1 + random.nextInt(4));
        // Some far from 0, some of tiny variance, some with a dout that is far from 0, some with sorted rows.
        double offset = seed % 5 == 0 ? Math.pow(10, random.nextInt(4)) : 0;
        double scale = seed % 7 == 0 ? 1e-3 : 1;
        boolean sorted = seed % 11 == 0;
        return plain.with("x", moved(plain, "x", offset, scale, sorted))
                .with("dout", moved(plain, "dout", seed % 6 == 0 ? 10 : 0, 1, false));
    }

    private static Value.PerRow moved(Exercise exercise, String input, double offset, double scale, boolean sorted) {
        Value.PerRow value = (Value.PerRow) exercise.input(input);
        double[][] columns = IntStream.range(0, exercise.shape().features())
                .mapToObj(feature -> Arrays.stream(value.run().of(feature, 0, value.rows()))
                        .map(number -> offset + scale * number)
                        .toArray())
                .toArray(double[][]::new);
        if (sorted) {
            Arrays.stream(columns).forEach(Arrays::sort);
        }
        return Value.PerRow.of(Batch.numbered(exercise.shape(), columns));
    }

    /// Half precision cannot add up so many, or so large, and keep a digit; then nothing is claimed.
    private static boolean canKeep(FloatFormat kind, Exercise exercise) {
        return kind != FloatFormat.HALF || exercise.shape().rows() <= 1000;
    }

    @Test
    void rightOnesAreRight() {
        List<String> wrong = IntStream.range(0, RIGHT)
                .parallel()
                .boxed()
                .flatMap(seed -> {
                    Exercise exercise = exercise(seed);
                    return Stream.of(FloatFormat.DOUBLE, FloatFormat.SINGLE, FloatFormat.HALF)
                            .filter(kind -> canKeep(kind, exercise))
                            .map(kind -> new Loops(exercise, kind, Loops.Order.values()[seed % 4]))
                            .flatMap(loops -> Stream.of(true, false).flatMap(closed -> notRight(loops, closed)));
                })
                .toList();
        assertThat(wrong).isEmpty();
    }

    /// All together, and each by itself: the verdict on one must not depend on the others.
    private static Stream<String> notRight(Loops loops, boolean closed) {
        List<Answer> answers = loops.answers(closed).stream()
                .filter(answer -> Arrays.stream(answer.numbers()).allMatch(Double::isFinite))
                .toList();
        Stream<List<Answer>> handedIn =
                Stream.concat(Stream.of(answers), answers.stream().map(List::of));
        return handedIn.map(some -> judged(loops.exercise(), some))
                .filter(judged -> !isRight(judged))
                .map(judged -> loops + " closed=" + closed + ": " + judged);
    }

    /// The verdicts alone: the search for what is behind wrong answers, or hidden by right ones, has no part in them.
    private static List<JudgedAnswer> judged(Exercise exercise, List<Answer> answers) {
        return new Judging(exercise, answers).judged();
    }

    private static boolean isRight(List<JudgedAnswer> judged) {
        return judged.stream().allMatch(one -> one.verdict() == Verdict.RIGHT);
    }

    /// NumPy goes on in float64 as soon as one operand is: right float32 numbers, some kept as float64.
    @Test
    void whatWasPromotedIsRight() {
        for (int seed = 0; seed < RIGHT; seed++) {
            Exercise exercise = exercise(seed);
            List<Answer> single = new Loops(exercise, FloatFormat.SINGLE, Loops.Order.FORWARDS).answers(true);
            for (Answer answer : single) {
                double[] wider = Arrays.stream(answer.numbers())
                        .map(number -> number * (1 + 0x1p-40))
                        .toArray();
                Answer promoted = new Answer(
                        answer.step(), answer.axes(), wider, PossiblePrecisions.of(FloatFormat.DOUBLE, wider));
                List<JudgedAnswer> judged = judged(exercise, List.of(promoted));
                assertThat(isRight(judged))
                        .as("seed %d, %s: %s", seed, answer.step(), judged)
                        .isTrue();
            }
        }
    }

    /// Divided by m − 1 in float32: of 3,200 rows 3·10⁻⁴ off, hundreds of times what rounding does.
    @ParameterizedTest
    @CsvSource({"3200, 3, 0", "32, 2, 1000", "1000, 2, 10"})
    void whatFloat32DoesNotDoIsWrong(int rows, int features, double offset) {
        Exercise plain = Exercises.random(4, rows, features);
        Exercise exercise = plain.with("x", moved(plain, "x", offset, 1, false));
        for (Loops.Order order : Loops.Order.values()) {
            Answer var = new Loops(exercise, FloatFormat.SINGLE, order)
                    .answers(true).stream()
                            .filter(answer -> answer.step().equals("var"))
                            .findFirst()
                            .orElseThrow();
            double[] unbiased = Arrays.stream(var.numbers())
                    .map(number -> (float) (number * rows / (rows - 1)))
                    .toArray();
            Grade grade = Grade.of(
                    exercise,
                    List.of(new Answer(
                            "var", List.of(features), unbiased, PossiblePrecisions.of(FloatFormat.SINGLE, unbiased))));
            assertThat(grade.diagnoses()).extracting(Diagnosis::ids).containsExactly(List.of("var-unbiased"));
        }
    }

    /// Within what float32 does, and to the last digit what a mistake does in float64: it is the mistake.
    @Test
    void whatAMistakeMakesToTheLastDigitIsTheMistake() throws Exception {
        Exercise exercise = Exercises.sample();
        Mistake missing = Mistakes.named("eps-missing").orElseThrow();
        List<Answer> made = WrongAnswers.of(missing, exercise).orElseThrow().answers();
        for (String step : List.of("ivar", "xhat", "out")) {
            double[] numbers = made.stream()
                    .filter(answer -> answer.step().equals(step))
                    .findFirst()
                    .orElseThrow()
                    .numbers();
            Answer right = Exercises.right(exercise, step);
            Answer answer = new Answer(step, right.axes(), numbers, PossiblePrecisions.of(FloatFormat.DOUBLE, numbers));
            Grade grade = Grade.of(exercise, List.of(answer));
            assertThat(grade.diagnoses()).as(step).extracting(Diagnosis::ids).containsExactly(List.of("eps-missing"));
            double[] rounded =
                    Arrays.stream(numbers).map(number -> (float) number).toArray();
            Grade single = Grade.of(
                    exercise,
                    List.of(new Answer(
                            step, right.axes(), rounded, PossiblePrecisions.of(FloatFormat.SINGLE, rounded))));
            assertThat(single.isRight()).as("%s in float32", step).isTrue();
            assertThat(single.untold()).as(step).contains(missing);
        }
    }

    /// Half precision values, computed in float32 or float64 and rounded at the end, as `.tolist()` writes them.
    @ParameterizedTest
    @EnumSource(names = {"HALF", "BRAIN"})
    void whatWasKeptInSixteenBitsIsRight(FloatFormat kind) {
        for (int seed = 0; seed < RIGHT; seed++) {
            Exercise exercise = exercise(seed);
            for (Answer answer : new Loops(exercise, FloatFormat.DOUBLE, Loops.Order.PAIRWISE).answers(true)) {
                double[] kept = Arrays.stream(answer.numbers()).map(kind::round).toArray();
                List<Precision> possible = PossiblePrecisions.of(FloatFormat.DOUBLE, kept);
                // Of 280 alone nobody can tell.
                boolean isTold = possible.stream().anyMatch(one -> one.format() == kind);
                if (isTold && Arrays.stream(kept).allMatch(Double::isFinite)) {
                    List<JudgedAnswer> judged =
                            judged(exercise, List.of(new Answer(answer.step(), answer.axes(), kept, possible)));
                    assertThat(isRight(judged)).as("seed %d, %s", seed, judged).isTrue();
                }
            }
        }
    }

    /// Of two rows xhat is 1 and −1 but for ε, and float16 makes it 1 and −1, as who leaves ε out: within half a unit
    /// of its own last digit no mistake makes it better. The decimals of its numbers are no digits that were
    /// printed.
    @Test
    void whatFloat16RoundsToTheNumbersOfAMistakeIsRight() {
        for (int seed = 0; seed < RIGHT; seed++) {
            Exercise exercise = Exercises.random(seed, 2, 3);
            for (Answer answer : new Loops(exercise, FloatFormat.HALF, Loops.Order.FORWARDS).answers(true)) {
                for (FloatFormat stored : List.of(FloatFormat.HALF, FloatFormat.DOUBLE)) {
                    List<Precision> possible = PossiblePrecisions.of(stored, answer.numbers());
                    boolean isTold = possible.stream().anyMatch(one -> one.format() == FloatFormat.HALF);
                    if (isTold && Arrays.stream(answer.numbers()).allMatch(Double::isFinite)) {
                        Answer one = new Answer(answer.step(), answer.axes(), answer.numbers(), possible);
                        List<JudgedAnswer> judged = judged(exercise, List.of(one));
                        assertThat(isRight(judged))
                                .as("seed %d, stored as %s: %s", seed, stored, judged)
                                .isTrue();
                    }
                }
            }
        }
    }

    /// Many rows, added up one after the other: each addition rounds.
    @Test
    void aLongSumInSingleIsRight() {
        Exercise plain = Exercises.random(1, 20_000, 1);
        Exercise exercise = plain.with("x", moved(plain, "x", 300, 1, false));
        assertThat(isRight(
                        judged(exercise, new Loops(exercise, FloatFormat.SINGLE, Loops.Order.FORWARDS).answers(true))))
                .isTrue();
    }

    /// Nearly the same number 20,000 times: each addition rounds in the same direction.
    @Test
    void aSumThatRoundsOneWayIsRight() {
        for (FloatFormat kind : List.of(FloatFormat.DOUBLE, FloatFormat.SINGLE)) {
            Exercise plain = Exercises.random(1, 20_000, 1);
            Exercise exercise = plain.with("x", moved(plain, "x", 1000.1, 1e-7, false));
            Answer mu = new Loops(exercise, kind, Loops.Order.FORWARDS)
                    .answers(true)
                    .getFirst();
            assertThat(isRight(judged(exercise, List.of(mu)))).as(kind.dtype()).isTrue();
        }
    }

    /// How tight: the largest difference is no small part of what is allowed, or the bound would be for show.
    @Test
    void theBoundIsTight() {
        double largest = 0;
        for (int seed = 0; seed < RIGHT; seed++) {
            for (Loops.Order order : Loops.Order.values()) {
                Exercise exercise = exercise(seed);
                for (JudgedAnswer one :
                        judged(exercise, new Loops(exercise, FloatFormat.SINGLE, order).answers(true))) {
                    if (one.comparison().bound() > 0) {
                        largest = Math.max(
                                largest,
                                one.comparison().difference() / one.comparison().bound());
                    }
                }
            }
        }
        assertThat(largest).isBetween(0.05, 0.5);
    }

    /// Rounded to a few digits, as they are printed, they are right by the digits they have.
    @Test
    void printedOnesAreRight() {
        for (int seed = 0; seed < 40; seed++) {
            int digits = 3 + seed % 11;
            boolean fixed = seed % 2 == 0;
            Exercise exercise = exercise(seed);
            for (Answer whole : new Loops(exercise, FloatFormat.DOUBLE, Loops.Order.FORWARDS).answers(true)) {
                double[] rounded = rounded(whole.numbers(), digits, fixed);
                List<Precision> possible = PossiblePrecisions.of(FloatFormat.DOUBLE, rounded);
                // Of 1000 alone nobody can tell that it was printed with three digits.
                boolean told = possible.stream().anyMatch(one -> one.writing() instanceof Writing.Printed);
                if (told) {
                    List<JudgedAnswer> judged =
                            judged(exercise, List.of(new Answer(whole.step(), whole.axes(), rounded, possible)));
                    assertThat(isRight(judged))
                            .as("seed %d, %d digits: %s", seed, digits, judged)
                            .isTrue();
                }
            }
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
            for (Answer right : new Loops(exercise, FloatFormat.DOUBLE, Loops.Order.FORWARDS).answers(true)) {
                double[] numbers = right.numbers().clone();
                int place = seed % numbers.length;
                numbers[place] *= 1 + 1e-9;
                Answer answer = new Answer(right.step(), right.axes(), numbers, List.of(Precision.DOUBLE));
                assertThat(isRight(judged(exercise, List.of(answer))))
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
                    List<Answer> right = new Loops(exercise, FloatFormat.DOUBLE, Loops.Order.FORWARDS).answers(true);
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
        return new Answer(answer.step(), answer.axes(), numbers, PossiblePrecisions.of(FloatFormat.DOUBLE, numbers));
    }
}
