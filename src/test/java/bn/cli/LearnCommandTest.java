package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Batch;
import bn.cli.environment.ExitStatus;
import bn.cli.io.InputLoader;
import bn.cli.io.Lessons;
import bn.cli.io.Samples;
import bn.data.file.DataProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `bn learn` as a command: what it shows, keeps, refuses, and its exit statuses.
class LearnCommandTest extends InFolder {
    private Run learn(String... args) {
        return here.run(Stream.concat(Stream.of("learn"), Arrays.stream(args)).toArray(String[]::new));
    }

    private Run typing(String lines, String... args) {
        here = here.typing(lines);
        return learn(args);
    }

    @Test
    void theListSaysHowFarOneIs() {
        typing("d\n", "vanish");
        Run list = learn("list");
        assertThat(list.status()).isZero();
        assertThat(list.out().lines().filter(line -> line.matches(" +\\d+ .*")))
                .hasSize(Lessons.course().lessons().size());
        assertThat(list.out())
                .containsPattern("7 +vanish +begun +8 +Where does the gradient go")
                .containsPattern("open");
        typing("skip\n".repeat(9), "vanish");
        assertThat(learn("list").out()).containsPattern("7 +vanish +read, 1 to solve ");
        typing("1e-12\n", "vanish");
        assertThat(learn("list").out()).containsPattern("7 +vanish +done ");
    }

    @Test
    void theListIsJson() throws IOException {
        typing("d\n", "vanish");
        List<?> lessons =
                (List<?>) Json.object(learn("list", "--format", "json").out()).get("lessons");
        assertThat(lessons).hasSize(Lessons.course().lessons().size());
        Map<?, ?> vanish = (Map<?, ?>) lessons.get(6);
        assertThat(vanish.get("number")).isEqualTo(7.0);
        assertThat(vanish.get("name")).isEqualTo("vanish");
        assertThat(vanish.get("state")).isEqualTo("begun");
        assertThat(vanish.get("left")).isEqualTo(List.of("twenty"));
        assertThat(vanish.get("minutes")).isEqualTo(8.0);
        assertThat(String.valueOf(vanish.get("question"))).startsWith("Where does");
    }

    @Test
    void aLessonIsPrintedWhole() {
        Run print = learn("vanish", "--print");
        assertThat(print.status()).isZero();
        assertThat(print.out())
                .containsSubsequence(
                        "7/",
                        "vanish: Where does the gradient go",
                        "d)  about one millionth",
                        "What the run shows\n",
                        "rows differ by",
                        "Your turn, 1 of 1\n",
                        "What people say\n",
                        "“In deep networks",
                        "Sources");
        assertThat(print.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(learn("7", "--print").out()).isEqualTo(print.out());
        assertThat(learn("vanish", "--print", "--seed", "3").out())
                .isNotEqualTo(print.out())
                .contains("1.9e-6");
        assertThat(learn("vanish", "--print", "--lang", "zh").out()).contains("深层网络里，梯度去了哪里？");
    }

    @Test
    void itsNumbersAreJson() throws IOException {
        Run json = learn("vanish", "--format", "json");
        assertThat(json.status()).isZero();
        Map<?, ?> all = Json.object(json.out());
        Map<?, ?> claim = (Map<?, ?>) all.get("vanishes");
        assertThat(claim.get("share")).isEqualTo(100.0);
        assertThat(claim.get("holds")).isEqualTo(true);
        assertThat((List<?>) ((Map<?, ?>) all.get("layers")).get("columns")).hasSize(4);
    }

    @Test
    void itIsMarkdown() {
        Run markdown = learn("vanish", "--format", "markdown");
        assertThat(markdown.status()).isZero();
        assertThat(markdown.out()).contains("# 7/").contains("| layer | rows differ by / without BN |");
    }

    @Test
    void itIsAProgram() throws IOException {
        Run program = learn("vanish", "--format", "numpy", "--seed", "4");
        assertThat(program.status()).isZero();
        assertThat(program.out())
                .startsWith("\"\"\"")
                .contains("\nuse(seed=4)\n")
                .contains("\nIRIS = ");
        assertThat(learn("vanish", "--format", "numpy", "--seed", "4", "--output", "vanish.py")
                        .out())
                .isEmpty();
        assertThat(folder.resolve("vanish.py")).hasContent(program.out());
        assertThat(learn("column", "--format", "numpy").out())
                .contains("[50, 47, 56, 41, 62]")
                .doesNotContain("IRIS =");
        Files.writeString(folder.resolve("x.csv"), "he\\ight\n1.5\n2.25\n7\n");
        assertThat(learn("column", "--format", "numpy", "--input", "x.csv").out())
                .contains("names=[\"he\\\\ight\"], x=matrix([\n    [1.5, 2.25, 7],\n]))");
    }

    @Test
    void answersOfAClassAreMarked() throws IOException {
        assertThat(answers("twenty = 1e-12\n")).isEqualTo("0 twenty 1e-12 Right.");
        assertThat(answers("# mine\npredict = a\n\n twenty=1/1e12 \n")).isEqualTo("0 twenty 1/1e12 Right.");
        assertThat(answers("twenty = 2e-6\n")).isEqualTo("1 twenty 2e-6 Not yet. That is what ten layers leave.");
        assertThat(answers("twenty = little\n")).isEqualTo("1 twenty little No answer that could be read.");
        assertThat(answers("thirty = 3\n"))
                .isEqualTo("1 twenty No answer.\n thirty There is no such exercise; there are: twenty.");
        assertThat(answers("1e-12\n"))
                .isEqualTo("1 twenty No answer.\n 1e-12 No answer: a line is NAME = ANSWER, such as twenty = 1.");
    }

    private String answers(String text) throws IOException {
        Files.writeString(folder.resolve("mine.txt"), text);
        Run marks = learn("vanish", "--answers", "mine.txt");
        assertThat(marks.err()).isEmpty();
        return marks.status() + " " + marks.out().strip().replaceAll(" +", " ");
    }

    /// The mistake that seed 0 hides has the third place in the text.
    @ParameterizedTest
    @ValueSource(strings = {"c", "C)", "c）", "dxmu2-no-two", "DXMU2-NO-TWO"})
    void aChoiceIsMadeByItsLetter(String typed) throws IOException {
        String lines = "skip\n".repeat(3);
        Run run = typing(lines + "7\n" + typed + "\n", "check");
        assertThat(run.out().lines().map(String::strip))
                .contains("c)  dxmu2-no-two: dxmu2 without its 2")
                .anyMatch(line -> line.startsWith("Right."))
                .anyMatch(line -> line.startsWith("One of these is asked for: a) dxhat-no-gamma, b) dvar-no-half,"))
                .noneMatch(line -> line.matches(".* [a-f]\\)"));
        Files.writeString(folder.resolve("mine.txt"), "hidden = " + typed + "\n");
        assertThat(learn("check", "--answers", "mine.txt").out()).contains("Right.");
    }

    @Test
    void marksAreJson() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "variance = 13\nthirds = 3\n");
        Map<?, ?> marks = Json.object(
                learn("column", "--answers", "mine.txt", "--format", "json").out());
        assertThat(marks.get("lesson")).isEqualTo("column");
        assertThat(marks.get("seed")).isEqualTo(0.0);
        assertThat(marks.get("right")).isEqualTo(false);
        assertThat(marks.get("others")).isEqualTo(List.of("thirds"));
        List<?> exercises = (List<?>) marks.get("exercises");
        Map<?, ?> variance = (Map<?, ?>) exercises.get(0);
        assertThat(variance.get("name")).isEqualTo("variance");
        assertThat(variance.get("answer")).isEqualTo("13");
        assertThat(variance.get("right")).isEqualTo(false);
        assertThat(String.valueOf(variance.get("remark"))).startsWith("Not yet. You divided by m−1");
        assertThat(((Map<?, ?>) exercises.get(1)).containsKey("answer")).isFalse();
    }

    @Test
    void answersComeFromStandardInput() {
        Run marks = typing("twenty = 1e-12\n", "vanish", "--answers", "-");
        assertThat(marks.status()).isZero();
        assertThat(marks.out()).contains("Right.");
    }

    @Test
    void whatIsWrongInALessonIsJson() throws IOException {
        checked("en.md", "## belief", "## believe");
        Map<?, ?> check =
                Json.object(learn("--check", "01-thirds", "--format", "json").out());
        assertThat(check.get("lesson")).isEqualTo("thirds");
        assertThat((List<?>) check.get("findings")).hasSize(1);
    }

    @Test
    void answersThatAreNotThereAreSaidNotToBe() {
        Run marks = learn("vanish", "--answers", "none.txt");
        assertThat(marks.status()).isEqualTo(ExitStatus.DATA);
        assertThat(marks.err()).startsWith("none.txt: ");
    }

    @Test
    void theLinesOfAPipeGoThroughALesson() throws IOException {
        Run run = typing("c\n\nplay\nquit\n", "vanish");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        Lessons.course().lessons().size() + " lessons on what batch normalization is for.",
                        "learn> c\n",
                        "You predicted c) about one thousandth. It is d) about one millionth.",
                        "play needs a terminal.",
                        "bn learn goes on here.");
        assertThat(Files.readString(state.resolve("learn.json"))).contains("\"page\":2,\"prediction\":\"c\"");
    }

    @Test
    void itGoesOnWhereOneWas() {
        typing("c\n", "vanish");
        Run again = typing("", "vanish");
        assertThat(again.out()).contains("You predicted c)").doesNotContain("lessons on what");
        assertThat(typing("").out()).as("the one that was open last").contains("7/14 vanish   ");
        typing("skip\n", "column");
        assertThat(typing("").out()).as("the one that was open last").contains("1/14 column   ");
    }

    @Test
    void resetBeginsAnew() throws IOException {
        typing("c\n", "vanish");
        typing("c\n", "column");
        Run one = learn("vanish", "--reset");
        assertThat(one.status()).isZero();
        assertThat(one.err()).isEqualTo("the lesson vanish begins anew\n");
        assertThat(Files.readString(state.resolve("learn.json")))
                .contains("column")
                .doesNotContain("vanish");
        assertThat(learn("--reset").err()).isEqualTo("all lessons begin anew\n");
        assertThat(Files.readString(state.resolve("learn.json"))).doesNotContain("column");
    }

    @Test
    void progressThatIsBrokenIsSaidToBeAndCanBeForgotten() throws IOException {
        Files.writeString(state.resolve("learn.json"), "{\"version\":1,");
        Run run = learn("vanish");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("learn.json: what you have done in bn learn cannot be read", "bn learn --reset");
        assertThat(learn("--reset").status()).isZero();
        assertThat(learn("vanish").status()).isZero();
    }

    /// A file in the way of the folder, since root may write anywhere.
    @Test
    void withoutAPlaceForProgressALessonGoesOn() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "");
        here = Run.Place.at(folder, taken.resolve("state"));
        Run run = typing("c\n\n\n1e-12\nquit\n", "vanish");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("You predicted c)", "Right.");
        assertThat(run.err()).contains("how far you have come cannot be kept", "taken");
        assertThat(run.err().lines()).as("it is said once").hasSize(1);
        assertThat(learn("list").status()).isZero();
        assertThat(learn("--reset").status()).isEqualTo(ExitStatus.DATA);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            learn vanis                           | there is no lesson 'vanis'; did you mean vanish?
            learn zzz                             | there is no lesson 'zzz'; bn learn list lists them
            learn 99                              | there is no lesson '99'
            learn vanish --seed x                 | 'x' is not a seed: a whole number from 0 on
            learn vanish --seed -1                | '-1' is not a seed
            learn vanish --seed 1.5               | '1.5' is not a seed
            learn vanish --seed 9999999999        | '9999999999' is not a seed
            learn vanish --input x.csv            | the lesson vanish makes its own numbers and takes no --input
            learn --print                         | which lesson? bn learn list lists them
            learn --format numpy                  | which lesson?
            learn --answers mine.txt              | which lesson?
            """)
    void aWrongCallIsSaidToBe(String command, String sentence) throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a\n1\n2\n");
        Run run = here.run(command.split(" ", -1));
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("bn learn: ").contains(sentence);
        assertThat(run.err().lines()).hasSize(1);
    }

    /// It has the same numbers in another form.
    @Test
    void theSampleIsThatOfTheOtherCommands() throws DataProblem {
        Samples samples = new Samples(new InputLoader(here.surroundings()));
        Batch others = samples.batch(samples.statistics()).inputs().x();
        Batch own = ShippedLessons.data().batch().get();
        assertThat(own.features()).isEqualTo(others.features());
        assertThat(own.shape()).isEqualTo(others.shape());
        for (int i = 0; i < own.features().size(); i++) {
            assertThat(own.column(i)).containsExactly(others.column(i));
        }
    }

    /// Column i is i·row, so that the last of them has the largest standard deviation; those that are constant teach
    /// nothing.
    @Test
    void whatIsTakenOfABatchIsSaid() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "k,a,b,c,d,e,f,g\n5,1,2,3,4,5,6,7\n5,2,4,6,8,10,12,14\n");
        Run run = learn("column", "--input", "x.csv", "--print");
        assertThat(run.err())
                .isEqualTo("left out, since all its numbers are the same: k\n"
                        + "a lesson has room for 6 columns; it takes a, b, c, d, e, f (--columns takes others)\n");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Of the 6 here, f has the largest standard deviation, 3, and a the smallest, 0.5.")
                .doesNotContain("✗");
        assertThat(learn("back", "--input", "x.csv", "--print").out()).contains("row 0 of a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            column | a/1/3         | the lesson column needs two columns whose standard deviations differ
            column | a,b/1,2/3,4   | the lesson column needs two columns whose standard deviations differ
            column | a,b/.1,2/.2,4 | the lesson column needs standard deviations above 0.05
            back   | a/.01/.02/.04 | the lesson back needs a first column with a variance above 0.001
            column | a,b/1,2       | no column of this batch has two different numbers
            """)
    void aBatchWithoutWhatALessonNeedsIsRefused(String lesson, String rows, String sentence) throws IOException {
        Files.writeString(folder.resolve("x.csv"), rows.replace("/", "\n") + "\n");
        for (String[] how : new String[][] {{"--print"}, {}}) {
            Run run = learn(Stream.concat(Stream.of(lesson, "--input", "x.csv"), Stream.of(how))
                    .toArray(String[]::new));
            assertThat(run.status()).isEqualTo(ExitStatus.DATA);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(sentence);
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    /// Makes a lesson of one's own, changed in one place.
    private Run checked(String file, String old, String changed) throws IOException {
        Path lesson = Files.createDirectories(folder.resolve("01-thirds"));
        for (String name : new String[] {"lesson.py", "en.md", "zh.md"}) {
            String text = resource("/lessons/01-thirds/" + name);
            if (name.equals(file)) {
                assertThat(text).contains(old);
                text = text.replace(old, changed);
            }
            Files.writeString(lesson.resolve(name), text);
        }
        return learn("--check", "01-thirds");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LearnCommandTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aLessonThatIsWholeIsSaidToBe() throws IOException {
        Run fine = checked("", "", "");
        assertThat(fine.status()).isZero();
        assertThat(fine.out().strip()).isEqualTo("thirds: nothing is missing.");
    }

    static Stream<Arguments> findings() {
        String claim = "claim(\"more\", third > 0.3, share=100)";
        return Stream.of(
                finding("lesson.py", "third > 0.3", "third > 0.4", "lesson.py: the claim more does not hold"),
                finding(
                        "lesson.py",
                        claim,
                        claim + "\nclaim(\"less\", third < 1, share=100)",
                        "lesson.py: no sentence is marked with the claim less"),
                finding(
                        "lesson.py",
                        "third = 1 / 3",
                        "third = 1 / 3\nspread = 2",
                        "lesson.py:7: the name spread is one of the program that --format numpy writes"),
                finding("lesson.py", "\"one\", third", "\"one\", 2 * third", "the wrong answer one of two would pass"),
                finding("lesson.py", "predict(\"b\", among=\"ab\")", "", "lesson.py: predict(...) is missing"),
                finding("lesson.py", "among=\"ab\"", "among=\"abc\"", "en.md: the text offers ab, the script abc"),
                finding("lesson.py", claim, "claims(3)", "lesson.py:7: claims(...) by itself says nothing"),
                finding("lesson.py", ", share=100", "", "lesson.py:7: the argument share= is missing"),
                finding("lesson.py", claim, "claim(\"more\", share=100)", "lesson.py:7: argument 2 is missing"),
                finding("lesson.py", claim, claim + "\nneeds(\"cake\", third > 0)", "en.md: ## needs: cake is missing"),
                finding(
                        "en.md",
                        "Which one was it?",
                        "Which one was it?\n\na) a: one\nb) c: two",
                        "en.md: the text of letter lists what the script does not let one choose: c: two"),
                finding("lesson.py", "1 / 3", "1 / (3", "lesson.py:"),
                finding("lesson.py", "1 / 3", "1 / three", "lesson.py:6: "),
                finding("en.md", "## belief", "## believe", "en.md: ## belief is missing"),
                finding("zh.md", "## solved two", "## solve two", "zh.md: ## solved two is missing"),
                finding("en.md", "- one: ", "- both: ", "en.md: ## wrong two: one is missing"),
                finding(
                        "en.md",
                        "A third is {third:3}. {claim more}",
                        "A third is {third:3}.",
                        "en.md: a paragraph of result does not end in a mark"),
                finding(
                        "zh.md",
                        "{claim more}{source 1}",
                        "{claim most}{source 1}",
                        "zh.md: there is no claim or source most"),
                finding("zh.md", "{source 1}", "{source 2}", "zh.md: there is no claim or source 2"),
                finding("en.md", "2. A third is {third:2}.", "", "en.md: two has fewer than two hints"),
                finding("en.md", "2. Nor the last.", "2. It is b.", "en.md: a hint of letter gives the answer: b"),
                finding(
                        "en.md",
                        "It is a third, and another one.",
                        "It is 0.667 or so.",
                        "en.md: a hint of two gives the answer: 0.667"),
                finding(
                        "en.md",
                        "A cake is cut into three.",
                        "A cake.\n\n".repeat(12),
                        "en.md: ## question has 2",
                        "lines at 80 columns; 22 fit"),
                finding("en.md", "# How much is a third?", "", "en.md:1: there is no title"),
                finding(
                        "en.md",
                        "corner: pieces",
                        "edge: pieces",
                        "begins with corner:, columns: or rows:, not edge: pieces"),
                finding("zh.md", "corner: 份", "角", "begins with corner:, columns: or rows:, not 角"),
                finding("en.md", "rows: one | two\n:::", "rows: one | two", "the ::: of parts is not closed"),
                finding("en.md", "::: parts", "::: pieces", "en.md: the script has no table or plot pieces"),
                finding(
                        "en.md",
                        "columns: share",
                        "columns: share | more",
                        "en.md: parts has 2 headings in the text and 1 column"),
                finding("en.md", "rows: one | two", "rows: one", "en.md: parts has 1 label for its rows and 2 numbers"),
                finding("en.md", "{third:3}", "{fourth:3}", "fourth"));
    }

    private static Arguments finding(String file, String old, String changed, String... sentences) {
        return Arguments.of(file, old, changed, String.join("…", sentences));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void whatIsWrongInALessonIsFound(String file, String old, String changed, String sentences) throws IOException {
        Run run = checked(file, old, changed);
        assertThat(run.status()).as(run.screen()).isEqualTo(ExitStatus.NO);
        assertThat(run.out().replaceAll("\\s+", " ")).contains(sentences.split("…", -1));
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lesson.py", "en.md", "zh.md"})
    void aFileThatIsNotThereIsSaidToBeMissing(String file) throws IOException {
        checked("lesson.py", "", "");
        Files.delete(folder.resolve("01-thirds").resolve(file));
        Run run = learn("--check", "01-thirds");
        assertThat(run.status()).as(run.screen()).isEqualTo(ExitStatus.NO);
        assertThat(run.out())
                .contains(file + ": there is no such file, and a lesson needs it")
                .doesNotContain(file + ":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine", "01-", "none/15-mine", "."})
    void whatIsNoFolderOfALessonIsSaidNotToBe(String name) throws IOException {
        Files.createDirectories(folder.resolve("mine"));
        Files.createDirectories(folder.resolve("01-"));
        Run run = learn("--check", name);
        assertThat(run.status()).as(run.screen()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err()).contains(name).contains("15-mine");
        assertThat(run.err().lines()).hasSize(1);
    }
}
