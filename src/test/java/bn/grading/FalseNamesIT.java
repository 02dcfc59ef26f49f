package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.formula.PlainText;
import bn.grading.Outcomes.One;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mutation;
import bn.grading.catalogue.Mutations;
import bn.grading.judging.Answer;
import bn.graph.Graph;
import bn.graph.Step;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is no mistake of the catalogue gets no name of one.
///
/// A name is false if the lines that it claims do not make the numbers that they are said to explain. Lines that make
/// them to the round-off of float64, or to a few units of the last digit handed in, cannot be told from those that
/// were written. Of alternatives that few digits do not tell apart, one has to make them.
class FalseNamesIT {
    /// Few, so that the suite is quick; -Dbn.random=10000 -Dbn.unknown=2000 takes long.
    private static final int RANDOM = Integer.getInteger("bn.random", 12);

    private static final int UNKNOWN = Integer.getInteger("bn.unknown", 10);

    private static final boolean WHOLE = UNKNOWN > 100;

    private static final List<String> RESULTS = List.of("out", "dx", "dgamma", "dbeta");

    private enum Named {
        /// A mistake is named whose lines do not make the numbers.
        FALSELY,
        /// With a number that was fitted to the answers, which is not examined here.
        FITTED,
        /// Lines of a mistake that make the same numbers.
        ALIKE,
        /// Lines that make the same digits, though not the same numbers.
        SAME_DIGITS,
        /// A line without a name that is near the one that was written, as far as the arithmetic of few
        /// digits tells, but not to the last digit.
        NEAR_LINE,
        /// Something is said, but no name.
        WITHOUT_NAME,
        NOTHING,
        RIGHT
    }

    /// Answers that no mistake of the catalogue made.
    ///
    /// @param written as they are handed in
    /// @param exact in float64
    private record Wrong(Exercise exercise, List<Answer> written, List<Answer> exact, Written how, String about) {}

    @Test
    void randomErrorsGetNoName() {
        check(RANDOM, FalseNamesIT::randomError);
    }

    @Test
    void unknownMistakesGetNoName() {
        check(UNKNOWN, FalseNamesIT::unknown);
    }

    private static void check(int count, IntFunction<Wrong> made) {
        List<One<Named>> all = IntStream.range(0, count)
                .parallel()
                .mapToObj(made)
                .map(FalseNamesIT::named)
                .toList();
        Outcomes<Named> outcomes = Outcomes.of(all, Named.class);
        if (WHOLE) {
            System.out.println(outcomes.counts());
            Stream.of(Named.FALSELY, Named.NEAR_LINE, Named.FITTED, Named.SAME_DIGITS, Named.ALIKE)
                    .forEach(kind -> outcomes.of(kind).forEach(one -> System.out.println(kind + " " + one)));
        }
        assertThat(outcomes.of(Named.FALSELY)).as(outcomes.counts()).isEmpty();
        assertThat(outcomes.of(Named.NEAR_LINE)).as(outcomes.counts()).hasSizeLessThanOrEqualTo(1 + count / 50);
    }

    private static One<Named> named(Wrong wrong) {
        Grade grade = Grade.of(wrong.exercise(), wrong.written());
        List<Claim> names = Claim.of(grade).stream().filter(Claim::isName).toList();
        String about = wrong.how() + " " + wrong.about();
        if (names.isEmpty()) {
            boolean isSaid = !Claim.of(grade).isEmpty();
            return new One<>(
                    wrong.how(), grade.isRight() ? Named.RIGHT : isSaid ? Named.WITHOUT_NAME : Named.NOTHING, about);
        }
        List<Claim> falsely = names.stream()
                .filter(claim -> !claim.isFitted() && !isTrue(claim, wrong, Claim.Nearness.COMPUTED))
                .toList();
        if (!falsely.isEmpty()) {
            List<Claim> beyond = isAmong(names, wrong)
                    ? List.of()
                    : falsely.stream()
                            .filter(claim -> !isTrue(claim, wrong, Claim.Nearness.WRITTEN))
                            .toList();
            boolean isNear =
                    !wrong.how().equals(Written.FLOAT64) && beyond.stream().noneMatch(Claim::isOfCatalogue);
            Named kind = beyond.isEmpty() ? Named.SAME_DIGITS : isNear ? Named.NEAR_LINE : Named.FALSELY;
            Claim one = beyond.isEmpty() ? falsely.getFirst() : beyond.getFirst();
            return new One<>(wrong.how(), kind, about + " is called " + one.names() + " for " + one.matched());
        }
        boolean isFitted = names.stream().anyMatch(Claim::isFitted);
        return new One<>(
                wrong.how(),
                isFitted ? Named.FITTED : Named.ALIKE,
                about + " " + names.getFirst().names());
    }

    /// Whether few digits do not tell some alternatives apart, of which one is what was done: more is not said of them.
    private static boolean isAmong(List<Claim> alternatives, Wrong wrong) {
        return !wrong.how().equals(Written.FLOAT64)
                && alternatives.stream()
                        .anyMatch(claim -> !claim.isFitted() && isTrue(claim, wrong, Claim.Nearness.WRITTEN));
    }

    private static boolean isTrue(Claim claim, Wrong wrong, Claim.Nearness nearness) {
        return claim.isTrue(wrong.exercise(), wrong.exact(), wrong.written(), nearness);
    }

    private static Exercise exercise(int seed) {
        return seed % 4 == 3
                ? Exercises.random(seed, 3 + seed % 3, 2 + seed % 2, 2, 2)
                : Exercises.random(seed, 4 + seed % 9, 2 + seed % 3);
    }

    private static Written how(int seed) {
        return Written.values()[seed / 4 % Written.values().length];
    }

    private static List<String> steps(Exercise exercise, Random random) {
        return random.nextBoolean()
                ? RESULTS
                : exercise.table().steps().stream().map(Step::name).toList();
    }

    /// One or two right answers with noise, a wrong cell, a wrong column, a shift, or other numbers altogether.
    private static Wrong randomError(int seed) {
        Random random = new Random(seed);
        Exercise exercise = exercise(seed);
        Written how = how(seed);
        List<Answer> exact =
                new ArrayList<>(Written.FLOAT64.answers(exercise, exercise.table(), steps(exercise, random)));
        StringBuilder about = new StringBuilder("seed " + seed);
        for (int spoiled = random.nextInt(2); spoiled >= 0; spoiled--) {
            int at = random.nextInt(exact.size());
            Spoil spoil = Spoil.values()[random.nextInt(Spoil.values().length)];
            exact.set(at, spoil.spoiled(exact.get(at), exercise.shape().features(), random));
            about.append(' ').append(spoil).append(' ').append(exact.get(at).step());
        }
        return new Wrong(exercise, exact.stream().map(how::of).toList(), exact, how, about.toString());
    }

    private enum Spoil {
        NOISE,
        CELL,
        COLUMN,
        SHIFT,
        OTHER;

        Answer spoiled(Answer answer, int features, Random random) {
            double[] numbers = answer.numbers().clone();
            double size = Arrays.stream(numbers).map(Math::abs).max().orElse(1);
            double by = Math.pow(10, -3 * random.nextDouble());
            int at = random.nextInt(numbers.length);
            double shift = size * by * random.nextGaussian();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = switch (this) {
                    case NOISE -> numbers[i] + size * by * random.nextGaussian();
                    case CELL -> i == at ? numbers[i] + shift : numbers[i];
                    case COLUMN -> i % features == at % features ? numbers[i] * (1 + by) : numbers[i];
                    case SHIFT -> numbers[i] + shift;
                    case OTHER -> size * random.nextGaussian();
                };
            }
            return new Answer(answer.step(), answer.axes(), numbers, List.of(Precision.DOUBLE));
        }
    }

    /// Two or three slips in different steps, one slip, or a formula that is nobody's.
    private static Wrong unknown(int seed) {
        Random random = new Random(seed);
        Exercise exercise = exercise(seed);
        Written how = how(seed);
        List<String> steps = steps(exercise, random);
        Map<String, Expr> lines = lines(exercise, random);
        Graph table = exercise.table().with(lines);
        String about = "seed " + seed + " " + (steps == RESULTS ? "results" : "all") + " "
                + lines.entrySet().stream()
                        .map(line -> line.getKey() + " = " + PlainText.of(line.getValue()))
                        .toList();
        return new Wrong(
                exercise,
                how.answers(exercise, table, steps),
                Written.FLOAT64.answers(exercise, table, steps),
                how,
                about);
    }

    private static Map<String, Expr> lines(Exercise exercise, Random random) {
        int slips = random.nextInt(4);
        List<Mutation> all = Mutations.of(exercise).all().toList();
        Map<String, Expr> lines = new LinkedHashMap<>();
        while (lines.isEmpty() || !isRun(exercise, lines)) {
            lines.clear();
            if (slips == 0) {
                Step step = exercise.table()
                        .steps()
                        .get(random.nextInt(exercise.table().steps().size()));
                lines.put(step.name(), formula(exercise, step.name(), random, 3));
            }
            for (int i = 0; i < slips; i++) {
                lines.putAll(all.get(random.nextInt(all.size())).lines());
            }
        }
        return lines;
    }

    /// Whether code with these lines runs and makes numbers.
    private static boolean isRun(Exercise exercise, Map<String, Expr> lines) {
        return exercise.table().accepts(lines)
                && Written.FLOAT64.answers(exercise, exercise.table().with(lines), RESULTS).stream()
                        .flatMapToDouble(answer -> Arrays.stream(answer.numbers()))
                        .allMatch(Double::isFinite);
    }

    private static Expr formula(Exercise exercise, String step, Random random, int depth) {
        List<String> names = Stream.concat(
                        Stream.of("x", "gamma", "beta", "eps", "dout"),
                        exercise.table().steps().stream().map(Step::name).takeWhile(name -> !name.equals(step)))
                .toList();
        if (depth == 0 || random.nextInt(4) == 0) {
            return Expr.ref(names.get(random.nextInt(names.size())));
        }
        Expr left = formula(exercise, step, random, depth - 1);
        return switch (random.nextInt(8)) {
            case 0, 1 -> left.times(formula(exercise, step, random, depth - 1));
            case 2 -> left.plus(formula(exercise, step, random, depth - 1));
            case 3 -> left.minus(formula(exercise, step, random, depth - 1));
            case 4 -> left.over(formula(exercise, step, random, depth - 1));
            case 5 -> left.sumRows();
            case 6 -> left.meanRows();
            default -> left.squared();
        };
    }
}
