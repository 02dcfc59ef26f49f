package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bn.cli.environment.ExitStatus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a class's answers are looked for, by which exercise each is marked, and where what they are told is
/// written.
class GradeClassTest extends InFolder {
    private static final Path BATCH = Path.of("samples/batch.json");
    private static final Path RIGHT = Path.of("src/test/resources/answers/right.json");

    /// dx lacks a factor of 2 in one line.
    private static final Path WRONG = Path.of("samples/mine.json");

    private void put(Path file, String name) throws IOException {
        Path target = folder.resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
    }

    private void write(String name, String text) throws IOException {
        Path target = folder.resolve(name);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private Run grade(String... args) {
        return here.run(
                Stream.concat(Stream.of("grade", "--class"), Stream.of(args)).toArray(String[]::new));
    }

    /// The lines of the marks, without their heads.
    private List<String> marks(String... args) {
        Run run = grade(
                Stream.concat(Stream.of(args), Stream.of("--format", "csv")).toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isLessThan(ExitStatus.USAGE);
        return run.out().lines().skip(1).toList();
    }

    /// A batch on which the right answers to the sample are wrong.
    private static String otherBatch() throws IOException {
        return Files.readString(BATCH).replaceFirst("\"gamma\": \\[[^,]*,", "\"gamma\": [2.5,");
    }

    @Test
    void aFolderForEach() throws IOException {
        put(RIGHT, "class/ann/answers.json");
        put(BATCH, "class/ann/batch.json");
        put(WRONG, "class/ben/answers.json");
        put(BATCH, "class/ben/batch.json");
        write("class/ben/__pycache__/answers.npz", "cached");
        write("class/.git/answers.npz", "hidden");
        write("class/students.csv", "name,folder\n");
        List<String> expected = List.of("ann,right,7,7,,", "ben,wrong,4,3,dx,dxmu2-no-two");
        assertThat(marks("class")).isEqualTo(expected);
        assertThat(marks("class/")).isEqualTo(expected);
        assertThat(marks("class/ann", "class/ben", "class/students.csv"))
                .containsExactly("class/ann,right,7,7,,", "class/ben,wrong,4,3,dx,dxmu2-no-two");
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        assertThat(grade("nosuch/").err()).isEqualTo("nosuch/: there is no such folder\n");
        write("names.txt", "Ann\n");
        Run list = grade("names.txt");
        assertThat(list.status()).isEqualTo(ExitStatus.DATA);
        assertThat(list.err()).startsWith("names.txt: nothing says what was to be computed: name the folder");
    }

    /// The files that a pattern names, each with its batch beside it.
    @Test
    void aFileOfEachFolder() throws IOException {
        put(RIGHT, "class/ann/answers.json");
        put(BATCH, "class/ann/batch.json");
        put(WRONG, "class/ben/answers.json");
        put(BATCH, "class/ben/batch.json");
        assertThat(marks("class/ann/answers.json", "class/ben/answers.json"))
                .containsExactly(
                        "class/ann/answers.json,right,7,7,,", "class/ben/answers.json,wrong,4,3,dx,dxmu2-no-two");
    }

    /// Answers by other names, several files together, and what was handed out left aside.
    @Test
    void whatOfAFolderIsRead() throws IOException {
        put(BATCH, "class/ann/batch.json");
        Map<String, Object> right = Json.object(Files.readString(RIGHT));
        write("class/ann/dbeta.json", right.get("dbeta").toString());
        write("class/ann/dx.json", right.get("dx").toString());
        write("class/ann/notes.md", "all done");
        write("class/ann/README.md", "what to do");
        write("class/ann/exercise.json", "{}");
        put(BATCH, "class/ben/batch.json");
        write("class/ben/notes.md", "all done");
        assertThat(marks("class"))
                .containsExactly(
                        "ann,right,2,2,,",
                        "ben,nothing,0,0,,\"class/ben: has no file of answers, such as answers.npz\"");
    }

    /// As in a watch: the newest file of answers counts, and that there are others is said.
    @Test
    void theNewestOfSeveralFiles() throws IOException {
        put(BATCH, "batch.json");
        put(WRONG, "class/ann/answers.json");
        put(RIGHT, "class/ann/answers.old.json");
        put(WRONG, "class/ben/first.json");
        put(RIGHT, "class/ben/second.json");
        for (String old : List.of("class/ann/answers.old.json", "class/ben/first.json")) {
            Files.setLastModifiedTime(folder.resolve(old), FileTime.fromMillis(1_000_000));
        }
        Run run = grade("--input", "batch.json", "class", "--format", "csv");
        assertThat(run.out().lines().skip(1)).containsExactly("ann,wrong,4,3,dx,dxmu2-no-two", "ben,right,7,7,,");
        assertThat(run.err()).isEqualTo("""
                        class/ann: what counts here is answers.json; not read: answers.old.json
                        class/ben: what counts here is second.json; not read: first.json
                        """);
        Files.copy(folder.resolve("batch.json"), folder.resolve("class/ann/batch.json"));
        Run watched = here.run("watch", "class/ann", "--once");
        assertThat(watched.out()).endsWith("the first wrong step: dx\n");
    }

    /// A folder that may not be read is one learner's, and keeps nobody else from being marked.
    @Test
    void aFolderThatMayNotBeRead() throws IOException {
        put(BATCH, "batch.json");
        put(RIGHT, "class/ann/answers.json");
        put(RIGHT, "class/ben/answers.json");
        File closed = folder.resolve("class/ben").toFile();
        assumeTrue(closed.setReadable(false) && !closed.canRead(), "whoever runs this may read everything");
        try {
            assertThat(marks("--input", "batch.json", "class"))
                    .containsExactly(
                            "ann,right,7,7,,", "ben,unreadable,0,0,,class/ben: may not be read (permission denied)");
            assertThat(marks("--input", "batch.json", "class/*")).hasSize(2);
        } finally {
            assertThat(closed.setReadable(true)).isTrue();
        }
    }

    /// What is wrong with a file is said with its place, as of one learner.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answers.json|{\"dx\": [[1, 2], [3|1:",
                "answers.json|{\"dx\": [[1, 2], [3, \"a\"]]}|1:21: $.dx[1][1]: ",
                "answers.npz|PK|"
            })
    void whereAFileIsBroken(String file, String text, String place) throws IOException {
        put(BATCH, "class/batch.json");
        put(BATCH, "class/ann/batch.json");
        write("class/ann/" + file, text);
        Run alone = here.run("grade", "--input", "class/ann/batch.json", "class/ann/" + file);
        assertThat(alone.err()).startsWith("class/ann/" + file + ":" + (place == null ? " " : place));
        assertThat(grade("class", "--format", "json").out())
                .contains("\"problem\":\"" + alone.err().strip().replace("\"", "\\\"") + "\"");
    }

    /// Whoever changes the exercise in their folder is marked by what was handed out.
    @Test
    void theKeyGoesBeforeALearnersOwn() throws IOException {
        put(RIGHT, "class/ann/answers.json");
        write("class/ann/batch.json", otherBatch());
        assertThat(marks("class").getFirst()).startsWith("ann,wrong,7,");
        put(BATCH, "class/key/ann/batch.json");
        assertThat(marks("class")).containsExactly("ann,right,7,7,,");
        assertThat(marks("class/*")).containsExactly("class/ann,right,7,7,,");
        assertThat(marks("class/ann")).containsExactly("class/ann,right,7,7,,");
    }

    @Test
    void aKeyMayHaveAFileForEach() throws IOException {
        put(RIGHT, "class/ann/answers.json");
        write("class/ann/batch.json", otherBatch());
        put(BATCH, "class/key/ann.json");
        assertThat(marks("class")).containsExactly("ann,right,7,7,,");
    }

    @Test
    void whoIsNotInTheKeyIsNotMarkedByTheirOwnExercise() throws IOException {
        put(RIGHT, "class/ann/answers.json");
        put(BATCH, "class/key/ann/batch.json");
        put(RIGHT, "class/ben/answers.json");
        put(BATCH, "class/ben/batch.json");
        assertThat(marks("class"))
                .containsExactly(
                        "ann,right,7,7,,",
                        "ben,unreadable,0,0,,\"class/ben: is nobody of the key, as there is no"
                                + " class/key/ben/batch.json; if it is a learner's, call it what students.csv says, and"
                                + " if not, move it elsewhere\"");
    }

    @Test
    void whoHasNoExerciseWhereOthersHave() throws IOException {
        put(RIGHT, "class/ann/answers.json");
        put(BATCH, "class/ann/batch.json");
        put(RIGHT, "class/ben/answers.json");
        assertThat(marks("class").getLast())
                .startsWith("ben,unreadable,0,0,,\"class/ben: says nothing of what this learner was to compute");
        assertThat(marks("class", "--input", "class/ann/batch.json"))
                .as("one exercise for all")
                .containsExactly("ann,right,7,7,,", "ben,right,7,7,,");
    }

    @Test
    void aFileForEach() throws IOException {
        put(BATCH, "class/batch.json");
        put(RIGHT, "class/ann.json");
        put(WRONG, "class/ben.json");
        write("class/carl.txt", "I was ill.\n");
        List<String> marks = marks("class", "--output", "class/marks.csv");
        assertThat(marks).isEmpty();
        marks = marks("class", "--output", "class/marks.csv", "--feedback", "class/feedback");
        assertThat(marks).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("class/marks.csv")))
                .hasSize(4)
                .contains("ann.json,right,7,7,,", "ben.json,wrong,4,3,dx,dxmu2-no-two");
        put(BATCH, "class/key/ann.json");
        assertThat(marks("class", "-o", "class/marks.csv", "--feedback", "class/feedback"))
                .isEmpty();
        assertThat(Files.readAllLines(folder.resolve("class/marks.csv")))
                .contains("ann.json,right,7,7,,")
                .anyMatch(line -> line.startsWith("ben.json,unreadable,0,0,,\"class/ben.json: is nobody of the key"));
    }

    /// Where there are folders, files are nobody's; that is said of those that bn did not write.
    @Test
    void filesBesideFoldersAreSaid() throws IOException {
        put(RIGHT, "class/ann/answers.json");
        put(RIGHT, "class/ben.json");
        put(BATCH, "batch.json");
        Run run = grade("--input", "batch.json", "class");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo("class/ben.json: lies beside the learners' folders and is not marked\n");
        assertThat(grade("--input", "batch.json", "class", "--lang", "zh").err())
                .isEqualTo("class/ben.json: 与学生的文件夹并列，不批改\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class/*.json|ann ben",
                "class/ann.*|ann",
                "cl?ss/[a-b]*.json|ann ben",
                "./class/*.json|ann ben",
                "*/ben.json|ben"
            })
    void patternsAreFilledInWhereNoShellHas(String pattern, String who) throws IOException {
        put(BATCH, "batch.json");
        put(RIGHT, "class/ann.json");
        put(RIGHT, "class/ben.json");
        put(RIGHT, "class/.carl.json");
        assertThat(marks("--input", "batch.json", pattern))
                .hasSize(who.split(" ").length)
                .zipSatisfy(
                        List.of(who.split(" ")),
                        (line, name) -> assertThat(line).contains("class/" + name + ".json,right"));
    }

    @Test
    void patternsThatAreNone() throws IOException {
        put(BATCH, "batch.json");
        put(RIGHT, "a[1].json");
        assertThat(marks("--input", "batch.json", "a[1].json")).containsExactly("a[1].json,right,7,7,,");
        Run run = grade("--input", "batch.json", "b*.npz");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err()).isEqualTo("b*.npz: no file is called so\n");
    }

    @Test
    void aFolderWithNothingInIt() throws IOException {
        Files.createDirectory(folder.resolve("class"));
        Run run = grade("class");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .isEqualTo("class: has nothing that was handed in: a folder or a file for each learner is expected\n");
        put(BATCH, "class/key/ann/batch.json");
        assertThat(grade("class/key").status()).as("nobody's").isEqualTo(ExitStatus.DATA);
        Files.createDirectory(folder.resolve("class/ben"));
        assertThat(marks("class"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("ben,nothing,0,0,,\"class/ben: is nobody of the key");
        Files.createDirectory(folder.resolve("class/ann"));
        assertThat(marks("class"))
                .contains("ann,nothing,0,0,,\"class/ann: has no file of answers, such as answers.npz\"");
    }

    /// A class in eval mode is marked in it, as its key says, without being told.
    @Test
    void theModeIsThatOfTheExercise() throws IOException {
        write("names.txt", "Ann\nBen\n");
        assertThat(here.run("exercise", "--students", "names.txt", "-o", "class", "--mode", "eval")
                        .status())
                .isZero();
        Run right = here.run(
                "backward",
                "class/Ann/batch.json",
                "--mode",
                "eval",
                "--stats",
                "class/Ann/stats.json",
                "--with-forward",
                "--no-save",
                "-o",
                "class/Ann/answers.npz");
        assertThat(right.status()).as(right.err()).isZero();
        Run training = here.run("backward", "class/Ben/batch.json", "--no-save", "-o", "class/Ben/answers.npz");
        assertThat(training.status()).as(training.err()).isZero();
        write("class/Ben/exercise.json", "{\"mode\": \"train\"}");
        List<String> marks = marks("class", "--require", "dx,dgamma,dbeta");
        assertThat(marks.getFirst()).isEqualTo("Ann,right,3,3,,");
        assertThat(marks.getLast()).startsWith("Ben,wrong,3,");
    }

    /// Whoever ran the program of an exercise as it was handed out has written none of its lines.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void theLinesOfTheExerciseAreRequired(boolean isKeyThere) throws IOException {
        write("names.txt", "Ann\nBen\n");
        assertThat(here.run("exercise", "--students", "names.txt", "-o", "class", "--level", "1")
                        .status())
                .isZero();
        for (String who : List.of("Ann", "Ben")) {
            Run run = here.run(
                    "backward",
                    "class/" + who + "/batch.json",
                    "--with-forward",
                    "--no-save",
                    "--format",
                    "json",
                    "--precision",
                    "17");
            Map<?, ?> steps =
                    (Map<?, ?>) Objects.requireNonNull(Json.object(run.out()).get("steps"));
            write(
                    "class/" + who + "/answers.json",
                    steps.entrySet().stream()
                            .filter(step -> !step.getKey().equals("dgamma"))
                            .map(step -> "\"" + step.getKey() + "\": " + step.getValue())
                            .collect(Collectors.joining(", ", "{", "}")));
        }
        if (!isKeyThere) {
            Files.move(folder.resolve("class/key"), folder.resolve("kept"));
        }
        assertThat(grade("class").status()).isEqualTo(ExitStatus.NO);
        assertThat(marks("class")).containsExactly("Ann,incomplete,0,0,,", "Ben,incomplete,0,0,,");
        assertThat(marks("class", "--require", "dx")).containsExactly("Ann,right,1,1,,", "Ben,right,1,1,,");
    }

    @Test
    void runningStatisticsOfEach() throws IOException {
        write("names.txt", "Ann\n");
        assertThat(here.run("exercise", "--students", "names.txt", "-o", "class", "--convention", "keras")
                        .status())
                .isZero();
        Run right = here.run(
                "mistakes",
                "dvar-no-half",
                "--input",
                "class/Ann/batch.json",
                "--stats",
                "class/Ann/stats.json",
                "--format",
                "json",
                "-o",
                "class/Ann/answers.json");
        assertThat(right.status()).as(right.err()).isZero();
        assertThat(marks("class", "--require", "running_mean,running_var,dgamma"))
                .containsExactly("Ann,wrong,3,3,dvar,dvar-no-half");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grade mine.json --feedback f|--feedback goes with --class",
                "grade mine.json --format csv|CSV goes with --class",
                "grade mine.json -o marks.csv|CSV goes with --class",
                "grade --class class --require dz|--require: 'dz' is none of the steps"
            })
    void whatGoesWithAClassAlone(String command, String said) throws IOException {
        put(RIGHT, "mine.json");
        put(RIGHT, "class/ann/answers.json");
        put(BATCH, "class/ann/batch.json");
        Run run = here.run(command.split(" "));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains(said);
        assertThat(folder.resolve("f")).doesNotExist();
    }

    /// Names of files come from whoever hands them in.
    @Test
    void feedbackStaysInItsFolder() throws IOException {
        put(BATCH, "batch.json");
        List<String> names = List.of("a b.json", "a-b.json", "A B.json", "con.json", "...json", "-o.json");
        for (String name : names) {
            put(RIGHT, "class/" + name);
        }
        Run run = grade("--input", "batch.json", "class", "--feedback", "told");
        assertThat(run.status()).as(run.err()).isZero();
        try (Stream<Path> told = Files.list(folder.resolve("told"))) {
            assertThat(told.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")))
                    .hasSize(names.size() - 1)
                    .allMatch(name -> name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}-]*\\.txt"));
        }
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("batch.json", "class", "told");
        }
    }

    @Test
    void feedbackHasNoMoreThanItsHints() throws IOException {
        put(BATCH, "batch.json");
        put(WRONG, "class/ann/answers.json");
        Run run = grade("--input", "batch.json", "class", "--feedback", "told", "--hints", "1");
        assertThat(run.out()).as("the teacher is told all").contains("dxmu2-no-two");
        Path told = folder.resolve("told/ann.txt");
        assertThat(told).content().contains("The first wrong step: dx").doesNotContain("dxmu2", "Kind of mistake");
        grade("--input", "batch.json", "class", "--feedback", "told", "--hints", "2");
        assertThat(told).content().contains("Kind of mistake: ").doesNotContain("dxmu2-no-two");
        grade("--input", "batch.json", "class", "--feedback", "told");
        assertThat(told).content().contains("What was probably done: dxmu2-no-two");
        grade("--input", "batch.json", "class", "--feedback", "told", "--lang", "zh", "--format", "markdown");
        assertThat(folder.resolve("told/ann.md"))
                .content()
                .startsWith("# 反馈：ann\n")
                .contains("第一处错误");
    }

    /// What was written for a class before is written again, in any language; all else stays.
    @Test
    void otherFilesAreKept() throws IOException {
        put(BATCH, "batch.json");
        put(RIGHT, "class/ann/answers.json");
        put(RIGHT, "class/ben/answers.json");
        assertThat(grade("--input", "batch.json", "class", "--feedback", "told", "--lang", "zh")
                        .status())
                .isZero();
        assertThat(grade("--input", "batch.json", "class", "--feedback", "told").status())
                .isZero();
        assertThat(folder.resolve("told/ann.txt")).content().startsWith("Feedback: ann\n");
        String ben = Files.readString(folder.resolve("told/ben.txt"));
        write("told/ben.txt", ben + "See me after the lesson.\n");
        Files.delete(folder.resolve("told/ann.txt"));
        Run run = grade("--input", "batch.json", "class", "--feedback", "told", "-o", "marks.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .isEqualTo("told/ben.txt: is not as bn grade wrote it, so it is kept as it is; move it away or name"
                        + " another folder\n");
        assertThat(folder.resolve("told/ben.txt")).content().endsWith("See me after the lesson.\n");
        assertThat(folder.resolve("told/ann.txt")).doesNotExist();
        assertThat(folder.resolve("marks.csv")).doesNotExist();
        write("told/ben.txt", ben);
        write("told/notes.md", "mine");
        assertThat(grade("--input", "batch.json", "class", "--feedback", "told").status())
                .isZero();
        assertThat(folder.resolve("told/notes.md")).content().isEqualTo("mine");
        write("file", "x");
        assertThat(grade("--input", "batch.json", "class", "--feedback", "file").err())
                .startsWith("file: is a file;");
    }

    /// Feedback goes to no folder that has something else, be it the class's, a learner's or the key.
    @ParameterizedTest
    @ValueSource(strings = {"class", "class/", "class/ann", "class/key", "."})
    void feedbackHasAFolderOfItsOwn(String named) throws IOException {
        put(BATCH, "class/key/ann/batch.json");
        put(RIGHT, "class/ann/answers.json");
        Run run = grade("class", "--feedback", named, "-o", "marks.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .isEqualTo(named + ": is there already and has files in it, which are kept as they are;"
                        + " name another folder\n");
        assertThat(folder.resolve("marks.csv")).doesNotExist();
    }

    /// Where the marks cannot be written, nobody is told anything.
    @Test
    void feedbackGoesWithTheMarks() throws IOException {
        put(BATCH, "batch.json");
        put(RIGHT, "class/ann/answers.json");
        Run run = grade("--input", "batch.json", "class", "--feedback", "told", "-o", "nosuch/marks.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err()).startsWith("nosuch/marks.csv: ").hasLineCount(1);
        assertThat(folder.resolve("told")).doesNotExist();
    }

    /// What learners were told before is nobody's, wherever it lies.
    @Test
    void feedbackIsNobodys() throws IOException {
        put(BATCH, "class/key/ann/batch.json");
        put(RIGHT, "class/ann/answers.json");
        assertThat(grade("class", "--feedback", "class/told").status()).isZero();
        assertThat(marks("class")).containsExactly("ann,right,7,7,,");
        assertThat(marks("class/*")).containsExactly("class/ann,right,7,7,,");
    }

    /// Each gets their own, whoever would be called so too.
    @Test
    void whoNeedsNoOtherNameKeepsTheirs() throws IOException {
        put(BATCH, "batch.json");
        for (String who : List.of("a b", "a-b", "a-b-2", "A-b")) {
            put(RIGHT, "class/" + who + "/answers.json");
        }
        assertThat(grade("--input", "batch.json", "class", "--feedback", "told").status())
                .isZero();
        Map<String, String> titles = Map.of("A-b", "A-b", "a-b-2", "a-b-2", "a-b-3", "a b", "a-b-4", "a-b");
        titles.forEach((file, who) ->
                assertThat(folder.resolve("told/" + file + ".txt")).content().startsWith("Feedback: " + who + "\n"));
    }

    /// A folder that is no learner's says so.
    @Test
    void theTeachersOwnFolder() throws IOException {
        put(BATCH, "class/key/ann/batch.json");
        put(RIGHT, "class/ann/answers.json");
        write("class/slides/talk.pdf", "%PDF");
        assertThat(marks("class").getLast())
                .isEqualTo("slides,nothing,0,0,,\"class/slides: is nobody of the key, as there is no"
                        + " class/key/slides/batch.json; if it is a learner's, call it what students.csv says, and if"
                        + " not, move it elsewhere\"");
    }

    /// A spreadsheet computes what begins with one of its signs.
    @Test
    void namesAreNoFormulas() throws IOException {
        put(BATCH, "batch.json");
        put(RIGHT, "class/=1+1.json");
        put(RIGHT, "class/@x.json");
        assertThat(marks("--input", "batch.json", "class"))
                .containsExactly("'=1+1.json,right,7,7,,", "'@x.json,right,7,7,,");
        assertThat(grade("--input", "batch.json", "class").out()).contains("    =1+1.json  right");
    }

    /// Right numbers are the same to the last digit wherever they are computed in the same order.
    @Test
    void theSameRightNumbersAreNoRemark() throws IOException {
        put(BATCH, "batch.json");
        put(RIGHT, "class/ann/answers.json");
        put(RIGHT, "class/ben/answers.json");
        put(WRONG, "class/carl/answers.json");
        assertThat(grade("--input", "batch.json", "class").out()).doesNotContain("to the last digit");
        put(WRONG, "class/dora/answers.json");
        assertThat(grade("--input", "batch.json", "class").out())
                .contains("The same numbers to the last digit, what is wrong in them included\n    carl, dora\n");
        assertThat(grade("--input", "batch.json", "class", "--lang", "zh").out())
                .contains("数字完全相同，连错误的数字也逐位一致\n    carl、dora\n", "4 人中 2 人");
        assertThat(grade("--input", "batch.json", "class", "--format", "json").out())
                .contains("\"same_numbers\":[{\"learners\":[\"carl\",\"dora\"]}]");
    }
}
