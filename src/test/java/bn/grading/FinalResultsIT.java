package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.grading.Outcomes.One;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.Rewrite;
import bn.grading.judging.Answer;
import bn.grading.judging.Evidence;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.Judging;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How many mistakes are named from the final results alone, however they were written.
class FinalResultsIT {
    /// One batch and one mistake in three, so that the suite is quick; -Dbn.results=6 takes all, and each of their
    /// rewrites.
    private static final int BATCHES = Integer.getInteger("bn.results", 1);

    private static final boolean WHOLE = BATCHES > 1;

    /// Of the pairs one in so many.
    private static final int EVERY = WHOLE ? 97 : 2_003;

    private static final int[][] SHAPES = {{5, 3}, {4, 3, 2, 2}, {12, 2}, {40, 4}, {3, 2, 3, 2}, {7, 5}};

    private static final List<String> RESULTS = List.of("out", "dx", "dgamma", "dbeta");
    private static final List<String> RUNNING = List.of("running_mean", "running_var");

    private static final Convention PYTORCH = Convention.ALL.getFirst();
    private static final List<Convention> CONVENTIONS = List.of(
            PYTORCH,
            Convention.ALL.get(1),
            Convention.named("cs231n").orElseThrow(),
            PYTORCH.withMomentum(OptionalDouble.empty()));

    private enum Found {
        /// It is among the explanations that are given.
        NAMED,
        /// Only others are.
        OTHERS,
        NOTHING,
        /// Nothing is said, and the first wrong answer has not the digits that an explanation needs.
        TOO_FEW_DIGITS,
        /// So few digits do not show it.
        RIGHT
    }

    @Test
    void singleMistakesAreNamed() {
        List<One<Found>> all = IntStream.range(0, BATCHES)
                .boxed()
                .flatMap(batch -> mistakes().flatMap(mistake -> made(mistake, batch)))
                .parallel()
                .flatMap(made -> written(made).flatMap(written -> found(made, written)))
                .toList();
        Outcomes<Found> outcomes = Outcomes.of(all, Found.class);
        report(outcomes);
        assertThat(share(outcomes, Written.FLOAT64)).as(outcomes.counts()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void pairsAreNamed() {
        List<One<Found>> all = IntStream.range(0, Math.min(BATCHES, 3))
                .boxed()
                .flatMap(batch -> pairs(Exercises.random(batch, SHAPES[batch]), batch))
                .parallel()
                .flatMap(made -> found(made, Written.FLOAT64))
                .toList();
        Outcomes<Found> outcomes = Outcomes.of(all, Found.class);
        report(outcomes);
        assertThat(share(outcomes, Written.FLOAT64)).as(outcomes.counts()).isGreaterThanOrEqualTo(0.95);
    }

    private static Stream<Mistake> mistakes() {
        return Mistakes.ALL.stream().filter(mistake -> WHOLE || Mistakes.ALL.indexOf(mistake) % 3 == 0);
    }

    /// In the sample in float64 and in one other way, in turn.
    private static Stream<Written> written(Made made) {
        Written[] all = Written.values();
        int other = 1 + Math.floorMod(made.about().hashCode(), all.length - 1);
        return WHOLE ? Arrays.stream(all) : Stream.of(Written.FLOAT64, all[other]);
    }

    private static void report(Outcomes<Found> outcomes) {
        if (WHOLE) {
            System.out.println(outcomes.counts());
            for (Written written : Written.values()) {
                outcomes.of(written, Found.OTHERS).forEach(one -> System.out.println(written + " OTHERS " + one));
                outcomes.of(written, Found.NOTHING).forEach(one -> System.out.println(written + " NOTHING " + one));
            }
        }
    }

    private static double share(Outcomes<Found> outcomes, Written written) {
        double named = outcomes.of(written, Found.NAMED).size();
        return named
                / (named
                        + outcomes.of(written, Found.OTHERS).size()
                        + outcomes.of(written, Found.NOTHING).size());
    }

    /// What was done.
    ///
    /// @param made on which it was done, with the number that it has in it, if any
    private record Made(Set<String> ids, Map<String, Expr> lines, Exercise exercise, Exercise made, String about) {}

    private static Stream<Made> made(Mistake mistake, int batch) {
        return exercise(mistake, batch).stream().flatMap(exercise -> {
            List<Rewrite> rewrites = mistake.rewrites(exercise);
            List<Rewrite> some = WHOLE ? rewrites : List.of(rewrites.getFirst());
            return some.stream().map(rewrite -> {
                Exercise with = WrongAnswers.of(mistake, rewrite, exercise).exercise();
                String about = mistake.id() + " " + rewrite.lines().keySet() + " batch " + batch;
                return new Made(Set.of(mistake.id()), rewrite.lines(), exercise, with, about);
            });
        });
    }

    /// A batch of this number on which a mistake can be made, without running statistics where it needs none.
    private static Optional<Exercise> exercise(Mistake mistake, int batch) {
        List<Exercise> kinds = new ArrayList<>(List.of(Exercises.random(batch, SHAPES[batch])));
        for (Convention convention : CONVENTIONS) {
            for (Mode mode : Mode.values()) {
                kinds.add(Exercises.randomTracked(batch, mode, convention, SHAPES[batch]));
                kinds.add(Exercises.randomUntracked(batch, mode, convention, SHAPES[batch]));
            }
        }
        return kinds.stream()
                .filter(exercise -> !mistake.rewrites(exercise).isEmpty())
                .findFirst();
    }

    private static Stream<Made> pairs(Exercise exercise, int batch) {
        List<Hypothesis> pairs = Hypotheses.pairs(exercise)
                .filter(pair -> pair.fitting(exercise).isPresent())
                .toList();
        return IntStream.iterate(batch, i -> i < pairs.size(), i -> i + EVERY)
                .mapToObj(pairs::get)
                .map(pair -> {
                    Set<String> ids = new HashSet<>(
                            pair.mistakes().stream().map(Mistake::id).toList());
                    return new Made(
                            ids,
                            pair.lines(),
                            exercise,
                            exercise,
                            ids + " " + pair.lines().keySet() + " batch " + batch);
                });
    }

    private static Stream<One<Found>> found(Made made, Written written) {
        return changed(made, RESULTS)
                .or(() -> changed(made, RUNNING))
                .map(steps -> new One<>(written, found(made, written, steps), made.about()))
                .stream();
    }

    /// The answers, if there is a change in them.
    private static Optional<List<String>> changed(Made made, List<String> steps) {
        List<Answer> answers =
                Written.FLOAT64.answers(made.made(), made.made().table().with(made.lines()), steps);
        return answers.isEmpty()
                        || new Judging(made.exercise(), answers).firstWrong().isEmpty()
                ? Optional.empty()
                : Optional.of(steps);
    }

    private static Found found(Made made, Written written, List<String> steps) {
        Exercise exercise = made.exercise();
        List<Answer> answers = written.answers(made.made(), made.made().table().with(made.lines()), steps);
        Grade grade = Grade.of(exercise, answers);
        List<Claim> claims = Claim.of(grade);
        if (grade.isRight()) {
            return Found.RIGHT;
        }
        if (claims.stream().anyMatch(claim -> isNamed(claim, made, grade))) {
            return Found.NAMED;
        }
        if (claims.stream().anyMatch(Claim::isName)) {
            return Found.OTHERS;
        }
        return bits(grade.firstWrong().orElseThrow()) < Evidence.REQUIRED + Evidence.OF_CHOICE
                ? Found.TOO_FEW_DIGITS
                : Found.NOTHING;
    }

    /// At most so much can an answer say for any explanation: what its largest number stands above the
    /// round-off that is allowed, for each of its numbers.
    private static double bits(JudgedAnswer wrong) {
        double largest =
                Arrays.stream(wrong.answer().numbers()).map(Math::abs).max().orElse(0);
        double each = Evidence.log2(largest / wrong.comparison().bound());
        return wrong.answer().numbers().length * Math.max(0, each);
    }

    /// It, or of two mistakes what makes the numbers of both.
    private static boolean isNamed(Claim claim, Made made, Grade grade) {
        boolean isSame = made.ids().size() > 1
                && claim.isName()
                && claim.names().size() <= made.ids().size()
                && grade.unexplained().isEmpty();
        return claim.names().equals(made.ids()) || isSame;
    }
}
