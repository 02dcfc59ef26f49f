package bn.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bn.cli.ShippedLessons;
import bn.data.file.DataProblem;
import bn.formula.Expr;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.graph.BatchNorm;
import bn.learn.script.Callable;
import bn.net.Generator;
import bn.net.Part;
import bn.net.Plan;
import bn.report.block.ChartColumn;
import bn.report.block.PlotLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The program that a lesson writes has what a script can use, and its numbers are those of bn.
final class LessonProgramIT {
    private static final long SEED = 3;

    /// The digits that the program prints, of numbers that a training has made from ones that differ in last bits.
    private static final double PRINTED = 2e-5;

    /// Below this, a number is what rounding has left of 0.
    private static final double NOTHING = 1e-9;

    private static final Pattern DEFINED = Pattern.compile("^def ([a-z_]+)\\((.*)\\):$", Pattern.MULTILINE);
    private static final Pattern IN_THE_LIBRARY = Pattern.compile("define\\(\\s*\"([a-z_]+)\\((.*)\\)\"");

    @TempDir
    Path folder;

    private static LessonData data() throws DataProblem {
        return ShippedLessons.data();
    }

    @Test
    void whatAScriptCanUseIsThere() throws DataProblem {
        Set<String> defined = LessonProgram.names();
        assertThat(Library.of(SEED, data()).keySet())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(defined).contains(name));
    }

    @Test
    void aFunctionIsCalledInTheSameWay() throws DataProblem, IOException {
        List<String> inPython = DEFINED.matcher(LessonProgram.fixedPart())
                .results()
                .map(found -> found.group(1) + "(" + found.group(2) + ")")
                .toList();
        List<String> here = IN_THE_LIBRARY
                .matcher(Files.readString(Path.of("src/main/java/bn/learn/Library.java")))
                .results()
                .map(found -> found.group(1) + "(" + found.group(2) + ")")
                .toList();
        long functions = Library.of(SEED, data()).values().stream()
                .filter(Callable.class::isInstance)
                .count();
        assertThat(here).as("all but relu, tanh and sigmoid").hasSize((int) functions - 3);
        assertThat(inPython).containsAll(here);
    }

    /// What `lesson.py` says by itself, with the names that Directives reads.
    @Test
    void whatALessonSaysIsThereToo() {
        assertThat(LessonProgram.names())
                .contains(
                        "lesson", "needs", "predict", "claim", "table", "plot", "answer", "wrong", "choice", "trial",
                        "play");
    }

    /// Each function once, in trainings of a few steps: a long one may magnify the last bits of its numbers.
    @Test
    void eachFunctionGivesTheNumbersOfBn() throws DataProblem, IOException, InterruptedException {
        String script = """
                data = spirals()
                hidden = [linear(6, he), norm(0.2), relu(), residual([linear(6, bias=False), tanh()])]
                plan = hidden + [dropout(0.2), noise(0.5, 0.25), layer_norm(), sigmoid(), linear(3)]
                net = train(plan, data, sgd(0.5, decay=0.01), batch=8, steps=5, keep=lambda net: score(net, data).loss)
                again = train(plan, data, sgd(0.5), batch=8, steps=5, keep=lambda net: score(net, data).loss, run=1)
                plot("runs", runs([history(net), history(again), history(again)]))
                frozen = [linear(6, pi), norm(learned=False), tanh(), linear(3)]
                other = train(frozen, data, adam(0.01), steps=5, by_class=True)
                wrong_plan = [linear(4), norm(mistake="dvar-no-half"), relu(), linear(3)]
                mistaken = train(wrong_plan, data, sgd(0.1), steps=3)
                fed = forward(plan, normals(7, 2))
                both = both_ways(plan, rows=9, width=4)
                known = task(training=20, test=10).training
                unknown = task(training=20, test=10).test
                flowers = with_x(standardized(iris()), mapped(lambda number: number / 2, iris().x))
                x = batch().x
                step = batch_norm(x, [1, 2, 3], 0.5, 1e-3, dout=normals(5, 3))
                fixed = batch_norm(x, mu=[1, 0, 50], var=[4, 5, 6])
                unbiased = batch_norm(x, mistake="var-unbiased")
                way = descent(column(x, 0), row(x, 1) + [7, 9], adam(0.1), 3)


                def summary(numbers):
                    return [mean(numbers), std(numbers), length(numbers)]


                losses = history(net) + [
                    evaluate(net, data).loss,
                    evaluate(again, data).loss,
                    evaluate(renewed(net, data), data).loss,
                    evaluate(other, data).accuracy,
                    score(other, data).loss,
                    score(mistaken, data).loss,
                    gradient_error(mistaken, data, "weight"),
                    score(draw([linear(3)], known), known).loss,
                    score(draw([linear(3)], unknown), unknown).loss,
                ]
                looks = [
                    outputs(net, "relu")[0],
                    outputs(predicted(net, data), "norm")[0],
                    outputs(fed, "layer_norm")[0],
                    gradients(net, "linear")[0],
                    gradients(both, "residual")[0],
                    parameters(net, "weight")[1],
                    parameters(other, "bias")[1],
                    parameter_gradients(net, "gamma")[0],
                    running_means(net)[0],
                    running_vars(other)[0],
                    known.x,
                    of_class(flowers, 1).x,
                    matrix([[1, 2], [seed, 4]]),
                    step.dx,
                    step.sqrtvar,
                    fixed.out,
                    unbiased.var,
                    way.gamma + way.beta + way.loss + way.dgamma + way.dbeta,
                    means(x) + deviations(x),
                ]
                single = [
                    len(batch().names),
                    spread(x),
                    share(lambda number: number > 2, x),
                    units(lambda number: number > 0, x),
                    angle(column(x, 0), column(x, 2)),
                    sqrt(2),
                    exp(2),
                    log(2),
                ]
                values = losses + [number for one in looks for number in summary(one)] + single
                table("values", numbers(values, best="least"), bars(values), log_bars(values))
                """;
        LessonRun run = Lesson.of("01-functions", _ -> Optional.of(script)).run(SEED, data());
        assertThat(Library.of(SEED, data()).keySet())
                .allSatisfy(name -> assertThat(script).containsPattern("\\b" + name + "\\b"));
        checkFigure(run, run.figures().get("values"), run(LessonProgram.of(run)));
    }

    /// Every lesson where all seeds are run, else one that takes little time.
    static Stream<Lesson> lessons() {
        return ShippedLessons.course().lessons().stream()
                .filter(lesson -> Integer.getInteger("bn.seeds", 2) >= 100 || isQuick(lesson));
    }

    /// Ten layers forward and back, and trainings of a few hundred steps that do not magnify rounding.
    private static boolean isQuick(Lesson lesson) {
        return lesson.name().equals("vanish");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theProgramOfALessonClaimsWhatBnClaims(Lesson lesson) throws DataProblem, IOException, InterruptedException {
        LessonRun run = lesson.run(SEED, data());
        List<String> printed = run(LessonProgram.of(run), "--answers");

        assertThat(printed)
                .contains("prediction: " + run.prediction().orElseThrow().right());
        assertThat(printed.stream().filter(line -> line.startsWith("claim ")))
                .containsExactlyElementsOf(run.claims().values().stream()
                        .map(claim -> "claim " + claim.name()
                                + (run.holds(claim)
                                        ? ": holds, as with"
                                        : ": does not hold with this seed; it does with")
                                + (run.holds(claim) && claim.share() == 100 ? " all" : " at least " + claim.share())
                                + " of the seeds 0 to 99")
                        .toList());
        if (isQuick(lesson)) {
            run.exercises().forEach(exercise -> checkAnswers(run, exercise, printed));
            run.figures().values().forEach(figure -> checkFigure(run, figure, printed));
        }
    }

    private static void checkAnswers(LessonRun run, LessonExercise exercise, List<String> printed) {
        String answer = "answer " + exercise.name() + ": ";
        switch (exercise) {
            case LessonExercise.OfNumber number -> {
                checkNumber((double) run.evaluate(number.right()), after(answer, printed));
                number.mistakes()
                        .forEach(known -> checkNumber(
                                (double) run.evaluate(known.answer()),
                                after("wrong answer " + exercise.name() + ", " + known.id() + ": ", printed)));
            }
            case LessonExercise.OfChoice choice ->
                assertThat(after(answer, printed)).isEqualTo(run.evaluate(choice.right()));
            case LessonExercise.OfTrial _ -> assertThat(after(answer, printed)).contains(exercise.name() + "=8");
        }
    }

    private static void checkFigure(LessonRun run, Figure figure, List<String> printed) {
        List<List<Double>> columns;
        String title;
        switch (figure) {
            case Figure.Table table -> {
                columns = run.columns(table).stream().map(ChartColumn::numbers).toList();
                title = "table " + table.name();
            }
            case Figure.Plot plot -> {
                columns = run.lines(plot).stream().map(PlotLine::numbers).toList();
                title = "plot " + plot.name() + ", by step";
            }
        }
        List<String> lines = printed.stream()
                .dropWhile(line -> !line.equals(title))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .toList();
        assertThat(lines).as(title).hasSize(columns.getFirst().size());
        for (int row = 0; row < lines.size(); row++) {
            String[] cells = lines.get(row).strip().split(" {2,}", -1);
            assertThat(cells).as(lines.get(row)).hasSize(1 + columns.size());
            for (int column = 0; column < columns.size(); column++) {
                checkNumber(columns.get(column).get(row), cells[column + 1].replace("*", ""));
            }
        }
    }

    private static String after(String start, List<String> printed) {
        return printed.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .collect(Collectors.joining("|"));
    }

    private static void checkNumber(double number, String printed) {
        double other = switch (printed) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(printed);
        };
        if (Double.isFinite(number)) {
            assertThat(other).isCloseTo(number, within(NOTHING + PRINTED * Math.abs(number)));
        } else {
            assertThat(other).isEqualTo(number);
        }
    }

    /// The program writes the 23 steps with the mistake in them, and what a network computes with them is what the
    /// table computes.
    @Test
    void aMistakeIsMadeInTheProgramToo() throws DataProblem, IOException, InterruptedException {
        List<String> ids = Mistakes.ALL.stream()
                .filter(LessonProgramIT::fitsALayer)
                .map(Mistake::id)
                .toList();
        assertThat(ids).hasSizeGreaterThan(20);
        String script = """
                def gradient(id):
                    return gradients(both_ways([linear(3), norm(mistake=id), relu()], rows=5, width=4), "linear")[0]


                ids = %s
                table("gradients", numbers([length(gradient(id)) for id in ids]), rows=ids)
                """.formatted(ids.stream().collect(Collectors.joining("\", \"", "[\"", "\"]")));
        LessonRun run = Lesson.of("01-mistakes", _ -> Optional.of(script)).run(SEED, data());
        List<String> printed = run(LessonProgram.of(run));
        checkFigure(run, run.figures().get("gradients"), printed);
        assertThat(run.columns((Figure.Table) run.figures().get("gradients")).getFirst().numbers().stream()
                        .distinct())
                .as("mistakes that make a difference")
                .hasSizeGreaterThan(20);
    }

    /// Whether a layer can make the mistake.
    private static boolean fitsALayer(Mistake mistake) {
        try {
            Plan.of(Part.norm().with(mistake)).draw(4, new Generator(SEED));
            Map<String, Expr> lines = mistake.rewrites().getFirst().lines();
            return BatchNorm.STATISTICS.stream()
                    .allMatch(name -> BatchNorm.TABLE.with(lines).extent(name) == BatchNorm.TABLE.extent(name));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// What python3 prints. Without it, or without NumPy, the test is skipped.
    private List<String> run(String program, String... arguments) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("lesson.py"), program);
        assumeTrue(has("numpy"), "no python3 with NumPy here");
        Process python = python(
                Stream.concat(Stream.of(file.toString()), Stream.of(arguments)).toArray(String[]::new));
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }

    private static boolean has(String module) throws InterruptedException {
        try {
            return python("-c", "import " + module).waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static Process python(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        ProcessBuilder python = new ProcessBuilder(command).redirectErrorStream(true);
        python.environment().put("PYTHONIOENCODING", "utf-8");
        return python.start();
    }
}
