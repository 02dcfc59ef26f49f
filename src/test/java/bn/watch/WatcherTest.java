package bn.watch;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Extent;
import bn.grading.Exercises;
import bn.grading.Grade;
import bn.grading.WrongAnswers;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistakes;
import bn.grading.judging.Answer;
import bn.graph.Step;
import bn.prose.Language;
import bn.prose.Words;
import bn.report.block.Columns;
import bn.report.grading.GradeReport;
import bn.report.render.Glyphs;
import bn.report.render.Look;
import bn.report.render.Paint;
import bn.rounding.Precision;
import bn.watch.ProgramRun.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a watch shows of a grade, of keys, and of a program.
class WatcherTest {
    private static final Look LOOK = new Look(80, 6, false, Glyphs.UNICODE, Paint.NONE);
    private static final List<String> FEATURES = List.of("width", "tilt", "mass");
    private static final Watcher GRADING = new Watcher(false);
    private static final Watcher RUNNING = new Watcher(true);

    private static Event.Graded wrong(String mistake) throws Exception {
        Exercise exercise = Exercises.sample();
        WrongAnswers answers =
                WrongAnswers.of(Mistakes.named(mistake).orElseThrow(), exercise).orElseThrow();
        return graded(Grade.of(exercise, answers.answers()));
    }

    /// The right answers to the first steps of the table.
    private static Event.Graded right(int steps, String... required) throws Exception {
        Exercise exercise = Exercises.sample();
        List<Answer> answers = exercise.table().steps().stream()
                .map(Step::name)
                .limit(steps)
                .map(step -> Answer.of(exercise.right(), step, exercise.table().extent(step)))
                .toList();
        return graded(Grade.of(exercise, answers), required);
    }

    private static Event.Graded graded(Grade grade, String... required) {
        return new Event.Graded(grade, FEATURES, List.of(required), List.of());
    }

    private static Watch after(Watcher watcher, Event... events) {
        Watch watch = watcher.begin().watch();
        for (Event event : events) {
            watch = watcher.next(watch, event).watch();
        }
        return watch;
    }

    private static Event key(Key key) {
        return new Event.Pressed(key);
    }

    private static Event ran(int status, String... printed) {
        return new Event.Ran(new ProgramRun("python3 a.py", List.of(printed), new Ending.Exited(status), status == 0));
    }

    /// All that is said, however long.
    private static String allOf(Watch watch) {
        return String.join("\n", lines(watch, LOOK, 60, Language.EN, OptionalInt.empty()));
    }

    private static String screen(Watch watch) {
        return screen(watch, OptionalInt.empty());
    }

    private static String screen(Watch watch, OptionalInt level) {
        return String.join("\n", lines(watch, LOOK, 24, Language.EN, level));
    }

    private static List<String> lines(Watch watch, Look look, int rows, Language language, OptionalInt level) {
        return new WatchScreen(new WatchReports(Words.of(language), level, List.of("--seed", "8"), 6), "mine")
                .lines(watch, look, rows);
    }

    @Test
    void whatIsRightWrongAndMissingIsCounted() throws Exception {
        assertThat(screen(after(GRADING, wrong("dvar-no-half"))))
                .contains("18 of 23 right, 1 wrong, 4 right by your own numbers", "✗ dvar", "→ dsq", "✓ dsqrtvar");
        assertThat(screen(after(GRADING, right(9))))
                .contains("9 of 23 right, 14 missing", "✓ out", ". dbeta", "Next is dbeta")
                .doesNotContain("All of it is right");
    }

    /// The levels are those of bn grade.
    @Test
    void eachKeyRevealsTheNextHint() throws Exception {
        Watch watch = after(GRADING, wrong("dvar-no-half"));
        assertThat(screen(watch)).contains("The first wrong step: dvar").doesNotContain("Kind of mistake", "0.29122");
        watch = GRADING.next(watch, key(Key.HINT)).watch();
        assertThat(screen(watch))
                .contains("Kind of mistake")
                .doesNotContain("dvar-no-half", "0.29122", "That was the last hint");
        watch = GRADING.next(watch, key(Key.HINT)).watch();
        assertThat(screen(watch)).contains("dvar-no-half", "dvar[width] should be 0.14561; yours is 0.29122");
        assertThat(GRADING.next(watch, key(Key.HINT)).watch()).isEqualTo(watch);
        assertThat(allOf(watch)).contains("That was the last hint. w takes the right number apart");
        assertThat(allOf(after(GRADING, right(9), key(Key.HINT), key(Key.HINT))))
                .doesNotContain("That was the last hint");
    }

    /// A hint to one mistake says nothing of the next.
    @Test
    void hintsStayOnlyForTheSameMistake() throws Exception {
        Watch told = after(GRADING, wrong("dvar-no-half"), key(Key.HINT), key(Key.HINT));
        assertThat(screen(GRADING.next(told, wrong("dvar-no-half")).watch())).contains("dvar-no-half");
        Watch other = GRADING.next(told, wrong("dmu-sign")).watch();
        assertThat(screen(other)).contains("The first wrong step:").doesNotContain("What was probably done");
    }

    /// What is odd about the numbers is a mistake like any other.
    @Test
    void hintsStayOnlyForTheSameOddity() throws Exception {
        Event summed = odd(true);
        Watch told = after(GRADING, summed, key(Key.HINT), key(Key.HINT));
        assertThat(told.hints()).isEqualTo(GRADING.next(told, summed).watch().hints());
        assertThat(GRADING.next(told, odd(false)).watch().hints()).isEqualTo(GradeReport.Hints.STEP);
    }

    /// One number for dbeta: the sum of all, or 0.
    private static Event odd(boolean isSummed) throws Exception {
        Exercise exercise = Exercises.sample();
        double sum = Arrays.stream(
                        Answer.of(exercise.right(), "dbeta", Extent.FEATURE).numbers())
                .sum();
        Answer answer = new Answer("dbeta", List.of(), new double[] {isSummed ? sum : 0}, List.of(Precision.DOUBLE));
        return graded(Grade.of(exercise, List.of(answer)));
    }

    @Test
    void theOtherKeysOpenAPaneAndCloseIt() throws Exception {
        Watch watch = after(GRADING, wrong("dvar-no-half"));
        assertThat(screen(GRADING.next(watch, key(Key.WHY)).watch()))
                .contains("dvar[width] = 0.5 · dsqrtvar[width] / sqrtvar[width]", "= 0.14561");
        assertThat(screen(GRADING.next(watch, key(Key.EXPLAIN)).watch())).contains("Forgetting the ½ is easy");
        assertThat(screen(GRADING.next(watch, key(Key.OUTPUT)).watch())).contains("--run COMMAND runs one");
        Watch list = GRADING.next(watch, key(Key.LIST)).watch();
        assertThat(screen(list)).contains("mu        right", "space more (1/2)");
        assertThat(screen(GRADING.next(list, key(Key.MORE)).watch())).contains("dvar      wrong", "(2/2)");
        assertThat(screen(after(GRADING, wrong("dvar-no-half"), key(Key.LIST), key(Key.MORE), key(Key.MORE))))
                .isEqualTo(screen(list));
        assertThat(GRADING.next(list, key(Key.LIST)).watch()).isEqualTo(watch);
        assertThat(GRADING.next(watch, key(Key.QUIT)).ends()).isTrue();
    }

    @Test
    void whatWasLearnedAndWhatIsNextIsSaid() throws Exception {
        assertThat(screen(after(GRADING, right(23)), OptionalInt.of(3)))
                .contains(
                        "Done: 23 of 23 right",
                        "8 --output level-4/",
                        "the whole way back",
                        "Next, forward and backward, from an empty page: bn exercise --level 4");
        assertThat(screen(after(GRADING, right(23)), OptionalInt.of(5)))
                .contains("The same on images: bn exercise --level 5 --images");
        Watch one = after(GRADING, right(12, "dgamma"));
        assertThat(one.isRight()).isTrue();
        assertThat(screen(one))
                .contains("1 of 1 right", "Done: 1 of 1 right", "dgamma: ")
                .doesNotContain("whole way");
    }

    /// What is required and not there is not right.
    @Test
    void aMissingStepIsNotRight() throws Exception {
        Watch watch = after(GRADING, right(9, "out", "dx"));
        assertThat(watch.isRight()).isFalse();
        assertThat(screen(watch)).contains("1 of 2 right, 1 missing", "Next is dx");
    }

    /// The branch through the variance is told in a sentence: its steps one by one have no room.
    @Test
    void whatWasLearnedOfTheVarianceIsSaid() throws Exception {
        String[] branch = {"divar", "dsqrtvar", "dvar", "dsq", "dxmu2"};
        assertThat(screen(after(GRADING, right(23, branch)), OptionalInt.of(2)))
                .contains("Done: 5 of 5 right", "This is the branch through the variance", "--level 3")
                .doesNotContain("whole way");
    }

    /// The counts of what is asked for add up, whatever else follows.
    @Test
    void theCountsAreOfWhatIsAskedFor() throws Exception {
        Event.Graded all = wrong("dvar-no-half");
        Event.Graded some = graded(all.grade(), "dsqrtvar", "dvar", "dsq");
        assertThat(screen(after(GRADING, some)))
                .contains("1 of 3 right, 1 wrong, 1 right by your own numbers\n", "→ dx1");
        // What is wrong beside it is not hidden.
        assertThat(screen(after(GRADING, graded(all.grade(), "dsqrtvar")))).contains("1 of 1 right, 1 wrong\n");
    }

    /// An empty program ends well, and leaves what was right before.
    @Test
    void aProgramThatSavesNothingHasNoAnswers() throws Exception {
        String older = "Graded is what was saved so far, which may be from an earlier run";
        Event silent = new Event.Ran(new ProgramRun("python3 a.py", List.of(), new Ending.Exited(0)));
        assertThat(screen(after(RUNNING, ran(0), right(23)))).doesNotContain(older);
        assertThat(screen(after(RUNNING, ran(0), right(23), silent, right(23)))).contains(older, "Done: 23 of 23");
    }

    @Test
    void aProgramThatFailsSaysWhy() throws Exception {
        String[] lines = IntStream.range(0, 30).mapToObj(i -> "line " + i).toArray(String[]::new);
        Watch watch = after(RUNNING, ran(1, lines), right(9));
        assertThat(screen(watch))
                .contains(
                        "python3 a.py ended with status 1:",
                        "line 29",
                        "Graded is what was saved so far, which may be from an earlier run")
                .doesNotContain("line 20");
        assertThat(screen(RUNNING.next(watch, key(Key.OUTPUT)).watch())).contains("line 0", "line 9");
        assertThat(screen(after(RUNNING, ran(0), right(9)))).doesNotContain("python3 a.py");
        assertThat(screen(after(
                        RUNNING, new Event.Ran(new ProgramRun("a", List.of(), new Ending.TimedOut(30))), right(9))))
                .contains("took more than 30 seconds and was stopped");
    }

    /// What a run writes does not run it again, and neither does what editors leave.
    @Test
    void aSavedProgramIsRun() throws Exception {
        Watch quiet = after(RUNNING, ran(0), right(9));
        assertThat(RUNNING.next(quiet, new Event.Saved(Set.of("a.py", "x"))).task())
                .contains(Task.RUN);
        for (String file : List.of("answers.npz", ".a.py.swp", "a.py~", "a.pyc", "4913", ".#a.py", "notes.md")) {
            assertThat(RUNNING.next(quiet, new Event.Saved(Set.of(file))).task())
                    .contains(Task.GRADE);
        }
        assertThat(GRADING.next(after(GRADING, right(9)), new Event.Saved(Set.of("a.py")))
                        .task())
                .contains(Task.GRADE);
        assertThat(RUNNING.next(quiet, key(Key.AGAIN)).task()).contains(Task.RUN);
    }

    /// While a program runs nothing is graded; while something is graded, what comes meanwhile is one more grading.
    @Test
    void manyEventsAreOneGrading() throws Exception {
        Event answers = new Event.Saved(Set.of("answers.npz"));
        assertThat(RUNNING.next(RUNNING.begin().watch(), answers).task()).isEmpty();
        Watch grading = GRADING.begin().watch();
        for (int i = 0; i < 3; i++) {
            Watcher.Turn turn = GRADING.next(grading, answers);
            assertThat(turn.task()).isEmpty();
            grading = turn.watch();
        }
        Watcher.Turn again = GRADING.next(grading, right(9));
        assertThat(again.task()).contains(Task.GRADE);
        assertThat(GRADING.next(again.watch(), right(9)).task()).isEmpty();
    }

    /// What was known stays on the screen until there is something else to say.
    @Test
    void nothingIsHiddenWhileItIsGraded() throws Exception {
        Watch known = after(GRADING, right(9));
        Watch grading =
                GRADING.next(known, new Event.Saved(Set.of("answers.npz"))).watch();
        assertThat(screen(grading).lines().skip(1).toList())
                .isEqualTo(screen(known).lines().skip(1).toList());
        assertThat(screen(grading)).containsPattern("^bn watch mine +grading\n");
        Watch gone =
                GRADING.next(grading, new Event.NothingToGrade("mine: is gone")).watch();
        assertThat(screen(gone)).contains("mine: is gone", "9 of 23 right");
        assertThat(gone.isRight()).isFalse();
        assertThat(screen(GRADING.next(gone, right(9)).watch())).isEqualTo(screen(known));
    }

    /// As many lines as the terminal has, and none too wide, in every language. A narrower one cuts tables.
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyScreenFits(Language language) throws Exception {
        Event.Graded wrong = wrong("dvar-no-half");
        for (Key key : Key.values()) {
            Watch watch = after(RUNNING, ran(1, "x".repeat(500)), wrong, key(Key.HINT), key(Key.HINT), key(key));
            for (int rows : List.of(1, 2, 5, 10, 24, 60)) {
                for (int columns : List.of(80, 120)) {
                    Look look = new Look(columns, 6, false, Glyphs.UNICODE, Paint.NONE);
                    assertThat(lines(watch, look, rows, language, OptionalInt.empty()))
                            .hasSize(rows)
                            .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(columns));
                }
            }
        }
    }

    /// No key is cut off where there is room for little.
    @ParameterizedTest
    @EnumSource(Language.class)
    void allKeysAreSeen(Language language) throws Exception {
        Watch watch = after(RUNNING, ran(0, "x"), wrong("dvar-no-half"), key(Key.LIST));
        for (int columns : List.of(20, 40, 60, 80)) {
            Look look = new Look(columns, 6, false, Glyphs.UNICODE, Paint.NONE);
            List<String> lines = lines(watch, look, 15, language, OptionalInt.empty());
            assertThat(lines).hasSize(15);
            String foot = String.join("  ", lines.subList(6, 15));
            for (Key key : Key.values()) {
                if (key != Key.BACK && key != Key.MORE) {
                    assertThat(foot).as("%d columns", columns).containsPattern("(^|  )" + key.typed() + " \\S");
                }
            }
        }
    }

    /// What was asked for stays while a file is half written, and no pane is empty then.
    @Test
    void aFileThatIsHalfWrittenTakesNothingAway() throws Exception {
        Event.NothingToGrade gone = new Event.NothingToGrade("mine: is half written");
        Watch told = after(GRADING, wrong("dvar-no-half"), key(Key.HINT), key(Key.HINT));
        Watch between = GRADING.next(told, gone).watch();
        assertThat(screen(between))
                .contains("is half written", "of the answers before")
                .doesNotContain("0.29122");
        assertThat(screen(GRADING.next(between, key(Key.HINT)).watch())).contains("is half written");
        assertThat(screen(GRADING.next(between, wrong("dvar-no-half")).watch())).contains("0.29122");
        for (Key key : List.of(Key.WHY, Key.EXPLAIN, Key.LIST)) {
            Watch open = GRADING.next(told, key(key)).watch();
            String before = screen(open);
            assertThat(screen(GRADING.next(open, gone).watch())).contains("is half written", "dvar");
            assertThat(screen(GRADING.next(GRADING.next(open, gone).watch(), wrong("dvar-no-half"))
                            .watch()))
                    .isEqualTo(before);
            assertThat(screen(GRADING.next(between, key(key)).watch())).contains("is half written", "dvar");
            assertThat(screen(after(GRADING, gone, key(key)))).contains("is half written");
        }
    }

    /// What a program prints, and what bn says, stand apart.
    @Test
    void whatIsSaidIsNoOutputOfTheProgram() {
        Event.NothingToGrade gone = new Event.NothingToGrade("mine: there are no answers");
        assertThat(screen(after(RUNNING, ran(0, "step 3 of 9"), gone)))
                .contains("    step 3 of 9\n\nYour answers:\n    mine: there are no answers\n");
        assertThat(screen(after(RUNNING, ran(1, "NameError"), gone)))
                .contains("    NameError\n\nYour answers:\n    mine: there are no answers\n")
                .doesNotContain("Graded is what was saved");
    }

    /// A program may print very much: a key is answered at once all the same.
    @Test
    @Timeout(10)
    void muchOutputIsShownAtOnce() {
        String[] lines = IntStream.range(0, 30_000).mapToObj(i -> "line " + i).toArray(String[]::new);
        Watch watch = after(RUNNING, ran(0, lines), key(Key.OUTPUT));
        for (int i = 0; i < 20; i++) {
            watch = RUNNING.next(watch, key(Key.BACK)).watch();
            assertThat(screen(watch)).contains("line ");
        }
        assertThat(screen(RUNNING.next(after(RUNNING, ran(0, lines), key(Key.OUTPUT)), key(Key.BACK))
                        .watch()))
                .contains("line 29999");
    }

    /// Signs that the terminal has not are spelled, in columns nevertheless.
    @Test
    void theStepsStandInColumnsInAscii() throws Exception {
        Look ascii = new Look(80, 6, false, Glyphs.ASCII, Paint.NONE);
        List<String> lines = lines(after(GRADING, wrong("dvar-no-half")), ascii, 24, Language.EN, OptionalInt.empty());
        List<Integer> places = Stream.of("mu", "ivar", "dgammax", "dsqrtvar", "dmu")
                .map(step -> lines.stream()
                        .map(line -> Optional.of(line.indexOf(" " + step + " ")))
                        .filter(place -> place.orElse(-1) >= 0)
                        .findFirst()
                        .orElseThrow()
                        .orElseThrow())
                .toList();
        assertThat(places).containsOnly(places.getFirst());
    }

    /// The next exercise has the options of this one, and other numbers only where these were drawn.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "3|--seed 8|bn exercise --level 4 --seed 8 --output level-4/",
                "3|--framework torch --rows 7 --seed 8|bn exercise --level 4 --framework torch --rows 7 --seed 8 --output",
                "5|--framework torch --seed 8|bn exercise --level 5 --images --framework torch --seed 8 --output images/",
                "5|--images --seed 8|with other numbers: bn exercise --level 5 --images --seed 8 --output again/",
                "5|--input mine/batch.json --seed 8|That was the last level.",
                "4|--input mine/batch.json --seed 8|bn exercise --level 5 --input mine/batch.json --seed 8 --output level-5/",
                "-|--blank dvar,dsq --seed 8|numbers: bn exercise --blank dvar,dsq --seed 8 --output again/",
                "-|--input mine/batch.json --blank dvar --seed 8|-"
            })
    void whatComesNext(Integer level, String another, String said) throws Exception {
        WatchReports reports = new WatchReports(
                Words.of(Language.EN),
                level == null ? OptionalInt.empty() : OptionalInt.of(level),
                List.of(another.split(" ")),
                6);
        String text = String.join(" ", new WatchScreen(reports, "mine").lines(after(GRADING, right(23)), LOOK, 60))
                .replaceAll("\\s+", " ");
        if (said == null) {
            assertThat(text).contains("Done: 23 of 23 right").doesNotContain("bn exercise", "Next");
        } else {
            assertThat(text).contains(said);
        }
    }

    /// A number of the closed form is explained by that.
    @Test
    void whyIsOfTheLinesOfTheProgram() throws Exception {
        Watch watch = after(GRADING, wrong("closed-form-with-x"), key(Key.WHY));
        assertThat(screen(watch, OptionalInt.of(5))).contains("dbeta[").doesNotContain("dx1[");
        assertThat(screen(watch, OptionalInt.of(3))).contains("dx1[").doesNotContain("dbeta[");
        Watch explained = after(GRADING, wrong("closed-form-with-x"), key(Key.EXPLAIN));
        assertThat(screen(explained, OptionalInt.of(5)).replaceAll("\\s+", " "))
                .contains("Your program has dx in one line");
        assertThat(screen(explained, OptionalInt.of(3))).doesNotContain("Your program has dx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void aLineSaysItWithoutATerminal(String language) throws Exception {
        WatchReports reports =
                new WatchReports(Words.of(Language.parse(language).orElseThrow()), OptionalInt.empty(), List.of(), 6);
        assertThat(reports.line(after(GRADING, wrong("dvar-no-half")))).contains("18", "23", "dvar");
        assertThat(reports.line(after(GRADING))).isEmpty();
        assertThat(reports.line(after(GRADING, new Event.NothingToGrade("mine: is gone"))))
                .isEqualTo("mine: is gone");
    }
}
