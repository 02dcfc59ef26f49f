package bn.grading.search;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.Exercises;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.grading.judging.Judging;
import bn.grading.search.OtherNumbers.Meant;
import bn.graph.Mode;
import bn.rounding.FloatFormat;
import bn.stats.Convention;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Answers that were computed from other numbers, and what tells them.
class OtherNumbersTest {
    private static final Exercise OWN = Exercises.random(1, 5, 2);
    private static final Exercise ANNS = Exercises.random(2, 5, 2);

    private static List<Answer> right(Exercise exercise, String... steps) {
        return Arrays.stream(steps).map(step -> Made.right(exercise, step)).toList();
    }

    private static Optional<Meant> of(List<Answer> answers, Map<String, Exercise> others) {
        return OtherNumbers.of(new Judging(OWN, answers), others);
    }

    private static Optional<String> whose(List<Answer> answers, Map<String, Exercise> others) {
        return of(answers, others).flatMap(Meant::whose);
    }

    private static Map<String, Exercise> inOrder(
            Map.Entry<String, Exercise> first, Map.Entry<String, Exercise> second) {
        Map<String, Exercise> both = new LinkedHashMap<>();
        both.put(first.getKey(), first.getValue());
        both.put(second.getKey(), second.getValue());
        return both;
    }

    private static Exercise without(Exercise exercise, String input, int... axes) {
        Map<String, Value> inputs = new HashMap<>();
        Stream.of("x", "gamma", "beta", "eps", "dout")
                .filter(name -> !name.equals(input))
                .forEach(name -> inputs.put(name, exercise.input(name)));
        return Exercise.training(Shape.of(axes), inputs);
    }

    @Test
    void theyAreThoseByWhichTheAnswersAreRight() {
        Map<String, Exercise> others = inOrder(Map.entry("ben", Exercises.random(3, 5, 2)), Map.entry("ann", ANNS));
        assertThat(of(right(ANNS, "out", "dx"), others)).contains(new Meant(Optional.of("ann"), ANNS));
        assertThat(whose(right(OWN, "out", "dx"), others)).isEmpty();
        assertThat(whose(right(Exercises.random(4, 5, 2), "out", "dx"), others)).isEmpty();
    }

    /// Cleo has Ann's batch, but other γ, so that out is another.
    @Test
    void ofSeveralThoseByWhichMostAreRight() {
        Map.Entry<String, Exercise> ann = Map.entry("ann", ANNS);
        Map.Entry<String, Exercise> cleo = Map.entry("cleo", ANNS.with("gamma", new Value.PerFeature(7, 8)));
        List<Answer> answers = right(ANNS, "xhat", "out");
        assertThat(whose(answers, inOrder(ann, cleo))).contains("ann");
        assertThat(whose(answers, inOrder(cleo, ann))).contains("ann");
        assertThat(whose(answers, inOrder(ann, Map.entry("dora", ANNS)))).contains("ann");
        assertThat(whose(answers, inOrder(Map.entry("dora", ANNS), ann))).contains("dora");
    }

    /// xhat is Ann's, dbeta is right: as many are right either way.
    @Test
    void theyExplainMoreThanTheOwn() {
        Map<String, Exercise> ann = Map.of("ann", ANNS);
        assertThat(whose(right(ANNS, "xhat"), ann)).contains("ann");
        assertThat(whose(List.of(Made.right(ANNS, "xhat"), Made.right(OWN, "dbeta")), ann))
                .isEmpty();
    }

    /// Each row twice has the same mean and variance, and so would another ten rows.
    @Test
    void anotherShapeIsNoneThatItMayHaveBeen() {
        Exercise twice = Exercises.random(2, 10, 2)
                .with(
                        "x",
                        Made.columns(Stream.of(0, 1)
                                .map(feature -> ANNS.input("x").numbers(feature, 0, 5))
                                .map(column -> IntStream.range(0, 10)
                                        .mapToDouble(row -> column[row / 2])
                                        .toArray())
                                .toArray(double[][]::new)));
        List<Answer> answers = right(ANNS, "mu", "var");
        assertThat(whose(answers, Map.of("ann", ANNS))).contains("ann");
        assertThat(whose(answers, Map.of("twice", twice))).isEmpty();
    }

    @Test
    void norAreAnotherModeAndOneWithoutDout() {
        Convention convention = Convention.ALL.getFirst();
        Exercise evaluated = Exercises.randomTracked(2, Mode.EVAL, convention, 5, 2);
        assertThat(whose(right(evaluated, "xhat", "out"), Map.of("ann", evaluated)))
                .isEmpty();
        Exercise forward = without(ANNS, "dout", 5, 2);
        assertThat(whose(right(ANNS, "xhat", "out"), Map.of("ann", forward))).contains("ann");
        assertThat(whose(right(ANNS, "xhat", "out", "dx"), Map.of("ann", forward)))
                .isEmpty();
    }

    /// To two decimals, numbers near Ann's say little; a wrong shape says nothing.
    @Test
    void whatMayBeChanceTellsNothing() {
        Exercise ann =
                ANNS.with("x", Made.columns(new double[] {300, 301, 303, 304.013, 307}, new double[] {0, 1, 2, 3, 4}));
        Answer mu = Made.right(ann, "mu");
        assertThat(whose(List.of(Made.printed(2, mu)), Map.of("ann", ann))).isEmpty();
        assertThat(whose(List.of(Made.printed(3, mu)), Map.of("ann", ann))).contains("ann");
        assertThat(whose(List.of(Made.exact("mu", List.of(3), 303, 2, 0)), Map.of("ann", ann)))
                .isEmpty();
    }

    /// Where mu is wrong and xmu is what is left of other numbers. x is small in one row and about β in
    /// another, where the answers tell less.
    private static final double[][] TYPED = {{1.1, 5.3, -2.7, 0.4, -6.2}, {104, 0.3, -77.5, 33, -62}};

    private static final Exercise TYPERS = Exercises.random(3, 5, 2)
            .with(Map.of(
                    "eps", OWN.input("eps"),
                    "x", Made.columns(TYPED),
                    "gamma", new Value.PerFeature(0.7, 37.5),
                    "beta", new Value.PerFeature(-0.3, 12.34567),
                    "dout", Made.columns(new double[] {1, 0.5, -2, 3, 0.1}, new double[] {0.2, 4, 5, -1, 7})));

    private static final String[] STEPS = {"mu", "xmu", "xhat", "gammax", "out", "dgammax"};

    private static Optional<Exercise> told(Exercise own, List<Answer> answers) {
        return OtherNumbers.told(new Judging(own, answers)).map(Meant::exercise);
    }

    private static List<Answer> written(UnaryOperator<Answer> how, String... steps) {
        return right(TYPERS, steps).stream().map(how).toList();
    }

    private static void assertSame(Exercise told, Exercise other, String input, int rows) {
        for (int feature = 0; feature < 2; feature++) {
            assertThat(told.input(input).numbers(feature, 0, rows))
                    .as(input)
                    .containsExactly(other.input(input).numbers(feature, 0, rows));
        }
    }

    /// In float64, float32, and six decimals: those that were typed, to the last bit.
    @Test
    void numbersAreToldAsTheyWereTyped() {
        for (UnaryOperator<Answer> how : List.<UnaryOperator<Answer>>of(
                answer -> answer,
                answer -> Made.stored(FloatFormat.SINGLE, answer),
                answer -> Made.printed(6, answer))) {
            Exercise told = told(OWN, written(how, STEPS)).orElseThrow();
            assertSame(told, TYPERS, "x", 5);
            assertSame(told, TYPERS, "gamma", 1);
            assertSame(told, TYPERS, "beta", 1);
        }
        assertSame(told(OWN, written(answer -> answer, STEPS)).orElseThrow(), TYPERS, "dout", 5);
        assertThat(OtherNumbers.told(new Judging(OWN, written(answer -> answer, STEPS)))
                        .orElseThrow()
                        .whose())
                .isEmpty();
    }

    /// Nobody types a third or a root, but the exercise has them.
    @Test
    void aParameterThatMayBeTheOwnIsTheOwn() {
        Exercise own = OWN.with("gamma", new Value.PerFeature(1 / 3.0, Math.sqrt(2)))
                .with("beta", new Value.PerFeature(Math.sqrt(3), 2 / 7.0));
        Exercise other = own.with("x", TYPERS.input("x"));
        Exercise told = told(own, right(other, STEPS)).orElseThrow();
        assertSame(told, own, "gamma", 1);
        assertSame(told, own, "beta", 1);
        assertSame(told, own, "dout", 5);
        assertSame(told, other, "x", 5);
        Exercise turned = other.with("gamma", new Value.PerFeature(-1 / 3.0, -0.5));
        assertThat(told(own, right(turned, STEPS)).orElseThrow().input("gamma").numbers(1, 0, 1))
                .containsExactly(-0.5);
        assertThat(told(own, right(turned, STEPS)).orElseThrow().input("gamma").numbers(0, 0, 1)[0])
                .isNegative();
    }

    @Test
    void whatIsNotThereIsTheOwn() {
        Exercise told = told(OWN, right(TYPERS, "mu", "xmu", "xhat", "out")).orElseThrow();
        assertSame(told, TYPERS, "x", 5);
        assertSame(told, OWN, "gamma", 1);
        assertSame(told, OWN, "beta", 1);
        assertSame(told, OWN, "dout", 5);
        Exercise withGammax = told(OWN, right(TYPERS, "mu", "xmu", "gammax")).orElseThrow();
        assertSame(withGammax, OWN, "gamma", 1);
        assertSame(withGammax, OWN, "beta", 1);
        Exercise forward = without(OWN, "dout", 5, 2);
        Exercise told2 = told(forward, right(TYPERS, "mu", "xmu", "xhat")).orElseThrow();
        assertThat(told2.isGiven("dout")).isFalse();
    }

    @Test
    void aMeanOrWhatIsLeftAloneTellNothing() {
        assertThat(told(OWN, right(TYPERS, "mu", "xhat", "out"))).isEmpty();
        assertThat(told(OWN, right(TYPERS, "xmu", "xhat", "out"))).isEmpty();
        Answer twice = Made.each(Made.right(OWN, "xmu"), number -> 2 * number);
        assertThat(told(OWN, List.of(Made.right(OWN, "mu"), twice))).isEmpty();
        assertThat(told(OWN, right(OWN, "mu", "xmu"))).isEmpty();
    }

    @Test
    void noNumbersAreNone() {
        double nan = Double.NaN;
        List<Answer> answers = List.of(Made.exact("mu", List.of(2), nan, 1), Made.right(TYPERS, "xmu"));
        assertThat(told(OWN, answers)).isEmpty();
    }

    /// In evaluation, mu is the saved one, of which xmu is what is left, whatever x is.
    @Test
    void savedMeansTellNothing() {
        Convention convention = Convention.ALL.getFirst();
        Exercise own = Exercises.randomTracked(2, Mode.EVAL, convention, 5, 2);
        Exercise other = Exercises.randomTracked(3, Mode.EVAL, convention, 5, 2).with("eps", own.input("eps"));
        assertThat(told(own, right(other, "mu", "xmu"))).isEmpty();
    }

    /// What is much work is not begun.
    @Test
    void norDoManyRows() {
        assertThat(told(Exercises.random(1, 5_000, 1), right(Exercises.random(2, 5_000, 1), "mu", "xmu")))
                .isPresent();
        assertThat(told(Exercises.random(1, 5_001, 1), right(Exercises.random(2, 5_001, 1), "mu", "xmu")))
                .isEmpty();
    }
}
