package bn.page;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Shape;
import bn.data.PassInputs;
import bn.exact.Example;
import bn.exact.Fixture;
import bn.formula.Extent;
import bn.formula.Value;
import bn.grading.WrongAnswers;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Mode;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Language;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.WhyReport;
import bn.report.block.Block;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a page computes is what bn computes, to the bit, and it says the same of a number.
class PageNumbersIT {
    private static final Convention PYTORCH = Convention.ALL.getFirst();

    private static final Example IMAGES = of("images", Shape.of(3, 2, 2, 3), 5, 1);

    static Stream<Example> examples() {
        return Stream.of(
                        Stream.of(Example.TELLING, IMAGES),
                        Fixture.all().map(Fixture::example),
                        IntStream.range(0, 8).mapToObj(Example::random),
                        Stream.of(
                                of("one row", Shape.of(1, 3), 1, 1),
                                of("one axis", Shape.of(7), 2, 1),
                                of("channels last", new Shape(List.of(2, 3, 2, 4), 3), 3, 1),
                                of("features first", new Shape(List.of(3, 9), 0), 4, 1),
                                of("three dimensions", Shape.of(2, 2, 2, 3, 2), 6, 1),
                                of("blocks of a sum", Shape.of(700, 2), 7, 1),
                                of("huge", Shape.of(9, 2), 8, 1e300),
                                of("tiny", Shape.of(9, 2), 9, 1e-310)))
                .flatMap(examples -> examples);
    }

    private static Example of(String name, Shape shape, long seed, double size) {
        Random random = new Random(seed);
        return new Example(
                name,
                shape,
                columns(shape, random, size),
                numbers(random, shape.features()),
                numbers(random, shape.features()),
                1e-5,
                columns(shape, random, size));
    }

    private static double[][] columns(Shape shape, Random random, double size) {
        return IntStream.range(0, shape.features())
                .mapToObj(_ -> Arrays.stream(numbers(random, shape.rows()))
                        .map(number -> number * size)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[] numbers(Random random, int count) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }

    /// The example with statistics before it.
    private static PageInputs page(Example example) {
        int features = example.shape().features();
        Random random = new Random(features);
        RunningStats before = new RunningStats(
                new Value.PerFeature(numbers(random, features)),
                new Value.PerFeature(
                        Arrays.stream(numbers(random, features)).map(Math::abs).toArray()),
                3);
        return page(example, Optional.of(before));
    }

    private static PageInputs page(Example example, Optional<RunningStats> before) {
        PassInputs inputs = new PassInputs(
                Batch.numbered(example.shape(), example.columns()),
                new Value.PerFeature(example.gamma()),
                new Value.PerFeature(example.beta()),
                example.eps(),
                Optional.empty(),
                Optional.of(Batch.numbered(example.shape(), example.dout())));
        return new PageInputs(inputs, before, Mode.TRAIN, PYTORCH, Language.EN, false);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyStepHasTheSameBits(Example example) {
        PageInputs inputs = page(example);
        try (PageProgram program = new PageProgram(inputs)) {
            for (Mode mode : Mode.values()) {
                Exercise exercise = inputs.exercise(mode, PYTORCH);
                compare(program.run(mode, PYTORCH, ""), exercise.right(), exercise);
            }
        }
    }

    /// Without statistics a layer that has seen no batch is taken.
    @Test
    void everyConventionUpdatesWithTheSameBits() {
        for (PageInputs inputs : List.of(page(IMAGES), page(IMAGES, Optional.empty()))) {
            try (PageProgram program = new PageProgram(inputs)) {
                for (Convention convention : Convention.ALL) {
                    for (Mode mode : Mode.values()) {
                        Exercise exercise = inputs.exercise(mode, convention);
                        compare(program.run(mode, convention, ""), exercise.right(), exercise);
                    }
                }
            }
        }
    }

    @Test
    void anotherMomentumUpdatesWithTheSameBits() {
        PageInputs inputs = page(Example.TELLING);
        try (PageProgram program = new PageProgram(inputs)) {
            for (Convention convention : Convention.ALL) {
                Exercise exercise = inputs.exercise(Mode.TRAIN, convention.withMomentum(OptionalDouble.of(0.3)));
                compare(program.run(Mode.TRAIN, convention, "", 0.3), exercise.right(), exercise);
                Mistakes.STATISTICS.forEach(mistake -> WrongAnswers.of(mistake, exercise)
                        .filter(_ -> convention.momentum().isPresent())
                        .ifPresent(wrong -> compare(
                                program.run(Mode.TRAIN, convention, mistake.id(), 0.3), wrong.trace(), exercise)));
            }
        }
    }

    /// Each once for all conventions in which it is written alike.
    @Test
    void everyMistakeMakesTheSameBits() {
        Set<String> made = new HashSet<>();
        for (PageInputs inputs : List.of(page(IMAGES), page(IMAGES, Optional.empty()))) {
            try (PageProgram program = new PageProgram(inputs)) {
                Set<Object> seen = new HashSet<>();
                for (Mode mode : Mode.values()) {
                    for (Convention convention : Convention.ALL) {
                        Exercise exercise = inputs.exercise(mode, convention);
                        for (Mistake mistake : Mistakes.ALL) {
                            WrongAnswers.of(mistake, exercise)
                                    .filter(wrong -> seen.add(List.of(
                                            mode, mistake.id(), wrong.rewrite().lines())))
                                    .ifPresent(wrong -> compare(
                                            program.run(mode, convention, mistake.id()), wrong.trace(), exercise));
                        }
                        seen.forEach(one -> made.add((String) ((List<?>) one).get(1)));
                    }
                }
            }
        }
        assertThat(made).containsAll(Mistakes.ALL.stream().map(Mistake::id).toList());
    }

    private static void compare(PageProgram.Run run, Trace trace, Exercise exercise) {
        for (Step step : trace.graph().steps()) {
            assertThat(run.numbers(step.name()))
                    .as(step.name())
                    .isEqualTo(flat(trace.value(step.name()), exercise.shape()));
        }
    }

    /// AssertJ compares doubles as bits, and takes all that are no numbers for one.
    static double[] flat(Value value, Shape shape) {
        if (value instanceof Value.One(double number)) {
            return new double[] {number};
        }
        int rows = value.extent() == Extent.BATCH ? shape.rows() : 1;
        return IntStream.range(0, shape.features())
                .mapToObj(feature -> value.numbers(feature, 0, rows))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    static DoubleStream numbersToWrite() {
        Random random = new Random(11);
        DoubleStream special = DoubleStream.of(
                0,
                -0.0,
                0.5,
                1.5,
                2.5,
                -2.5,
                0.125,
                0.375,
                1e15,
                1e16,
                123456.5,
                1e-4,
                1e-5,
                9.9999995,
                1e300,
                -1e-300,
                Double.MIN_VALUE,
                3 * Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0.1 + 0.2,
                1.0 / 3,
                9007199254740993.0,
                2e23);
        DoubleStream halves = random.ints(100, 0, 10000).mapToDouble(whole -> whole + 0.5);
        DoubleStream quarters = random.ints(100, 0, 100).mapToDouble(whole -> whole + 0.125);
        DoubleStream any = random.longs(300).mapToDouble(Double::longBitsToDouble);
        return Stream.of(special, halves, quarters, random.doubles(100), any).flatMapToDouble(some -> some);
    }

    @Test
    void numbersAreWrittenAsBnWritesThem() {
        try (PageProgram program = new PageProgram(page(Example.TELLING))) {
            numbersToWrite().forEach(number -> {
                assertThat(program.written(number, 17)).isEqualTo(Decimal.shortest(number));
                for (int digits : List.of(1, 2, 3, 6, 15, 16)) {
                    assertThat(program.written(number, digits)).isEqualTo(Decimal.rounded(number, digits));
                }
            });
        }
    }

    /// In train and in eval mode.
    @Test
    void whyIsWordedAsBnWordsIt() {
        for (Example example : List.of(Example.TELLING, IMAGES)) {
            PageInputs inputs = page(example);
            try (PageProgram program = new PageProgram(inputs)) {
                for (Mode mode : Mode.values()) {
                    RunningStats before = inputs.statistics().orElseThrow();
                    PassInputs ofMode = mode == Mode.TRAIN
                            ? inputs.inputs()
                            : inputs.inputs().evaluating(before);
                    compareWhy(
                            program.run(mode, PYTORCH, ""),
                            ofMode.trace(),
                            mode,
                            inputs,
                            BatchNorm.TABLE.steps().stream().map(Step::name).toList());
                }
            }
        }
    }

    /// On images, where sums run along other axes.
    @Test
    void whyIsWordedSoOfMistakesToo() {
        PageInputs inputs = page(IMAGES);
        try (PageProgram program = new PageProgram(inputs)) {
            for (Mistake mistake : Mistakes.ALL) {
                Exercise exercise = inputs.exercise(Mode.TRAIN, PYTORCH);
                WrongAnswers.of(mistake, exercise)
                        .ifPresent(wrong -> compareWhy(
                                program.run(Mode.TRAIN, PYTORCH, mistake.id()),
                                wrong.trace(),
                                Mode.TRAIN,
                                inputs,
                                wrong.rewrite().lines().keySet()));
            }
        }
    }

    private static void compareWhy(
            PageProgram.Run run, Trace trace, Mode mode, PageInputs inputs, Collection<String> steps) {
        Scope scope = new Scope(trace, BatchNorm.TABLE, inputs.inputs().features());
        // Many digits and few, on numbers enough; an interpreter takes its time for decimals.
        boolean few = mode == Mode.TRAIN && inputs.inputs().shape().rank() == 2;
        for (int digits : few ? List.of(3, 17) : List.of(6)) {
            WhyReport report = new WhyReport(scope, mode, Words.of(Language.EN), digits);
            for (String step : steps) {
                if (BatchNorm.TABLE.has(step) && trace.graph().has(step)) {
                    cells(trace, step, inputs.inputs().shape())
                            .forEach(cell -> assertThat(run.why(cell, digits))
                                    .as(cell.toString())
                                    .isEqualTo(worded(report.one(cell).blocks())));
                }
            }
        }
    }

    private static List<Cell> cells(Trace trace, String name, Shape shape) {
        int rows = trace.graph().extent(name) == Extent.BATCH ? Math.min(shape.rows(), 2) : 1;
        return IntStream.range(0, Math.min(2, shape.features()))
                .boxed()
                .flatMap(feature -> IntStream.range(0, rows).mapToObj(row -> new Cell(name, row, feature)))
                .toList();
    }

    /// The number with its equations, and what it is made of.
    private static List<String> worded(List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            switch (block) {
                case Block.WorkedNumber(int _, String left, List<Block.RightSide> sides, String note) -> {
                    lines.add(left);
                    sides.forEach(side -> lines.add(side.sign() + " " + side.right()));
                    if (!note.isEmpty()) {
                        lines.add(note);
                    }
                }
                case Block.Listing(List<Block.ListingRow> rows) ->
                    rows.forEach(row ->
                            lines.add(row.cells().get(1) + " " + row.cells().get(2)));
                default -> {}
            }
        }
        return lines;
    }
}
