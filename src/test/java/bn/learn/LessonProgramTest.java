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
import bn.report.ChartColumn;
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
final class LessonProgramTest {
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
                .contains("lesson", "predict", "claim", "table", "plot", "answer", "wrong", "choice", "trial", "play");
    }

    /// Every lesson where all seeds are run, else the one that has most kinds of numbers for its time.
    static Stream<Lesson> lessons() {
        return ShippedLessons.course().lessons().stream()
                .filter(lesson -> Integer.getInteger("bn.seeds", 2) >= 100
                        || lesson.name().equals("vanish"));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theProgramPrintsTheNumbersOfBn(Lesson lesson) throws DataProblem, IOException, InterruptedException {
        LessonRun run = lesson.run(SEED, data());
        List<String> printed = run(LessonProgram.of(run), "--answers");

        List<String> expected = new ArrayList<>();
        run.prediction().ifPresent(prediction -> expected.add("prediction: " + prediction.right()));
        run.claims()
                .values()
                .forEach(claim -> expected.add("claim " + claim.name()
                        + (run.holds(claim)
                                        ? ": holds, as with at least %d of the seeds 0 to 99"
                                        : ": does not hold with this seed; it does with at least %d of the seeds 0 to 99")
                                .formatted(claim.share())));
        assertThat(printed).containsAll(expected);
        run.exercises().forEach(exercise -> checkAnswers(run, exercise, printed));
        run.figures().values().forEach(figure -> checkFigure(run, figure, printed));
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
                columns = run.lines(plot);
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
                .filter(LessonProgramTest::fitsALayer)
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
