package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `bn exercise`, from the command to the grade.
final class ExerciseTest extends InFolder {
    private Map<String, String> files(String of) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder.resolve(of))) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.resolve(of).relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void exercise(String... args) {
        Run run = here.run(Stream.concat(Stream.of("exercise"), Stream.of(args)).toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theSameCommandMakesTheSameFiles() throws IOException {
        exercise("-o", "one/", "--seed", "7");
        exercise("-o", "two", "--seed", "7");
        exercise("-o", "three", "--seed", "8");
        assertThat(files("one").keySet()).containsExactly("README.md", "backward.py", "batch.json", "exercise.json");
        assertThat(files("one")).isEqualTo(files("two"));
        assertThat(read("three/batch.json")).isNotEqualTo(read("one/batch.json"));
    }

    /// One file has all that a backward pass needs, and nothing is hidden by its numbers.
    @Test
    void theBatchIsReadByItsNameAlone() {
        exercise("-o", "mine", "--seed", "7");
        Run run = here.run("backward", "mine/batch.json", "--no-save", "--with-forward", "-o", "right.npz");
        assertThat(run.status()).as(run.err()).isZero();
        Run grade = here.run("grade", "--input", "mine/batch.json", "right.npz");
        assertThat(grade.status()).isZero();
        assertThat(grade.out()).endsWith("    All of it is right.\n");
    }

    /// What is there stays as it is, to the byte.
    @Test
    void filesOfTheLearnerAreKept() throws IOException {
        exercise("-o", "mine");
        Files.writeString(folder.resolve("mine/backward.py"), "my own");
        Map<String, String> before = files("mine");
        Run again = here.run("exercise", "-o", "mine", "--seed", "3");
        assertThat(again.status()).isEqualTo(3);
        assertThat(again.err())
                .isEqualTo("mine: is there already and has files in it, which are kept as they are; name another"
                        + " folder\n");
        assertThat(files("mine")).isEqualTo(before);
    }

    @Test
    void anEmptyFolderIsFilledAndAFileIsNone() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        exercise("-o", "empty");
        Files.writeString(folder.resolve("file"), "x");
        Run run = here.run("exercise", "-o", "file");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("file: is a file; name a folder that is not there yet\n");
        assertThat(read("file")).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exercise|--output says in which folder",
                "exercise -o m --level 6|'6' is out of range: a whole number from 1 to 5",
                "exercise -o m --rows 1|'1' is out of range: a whole number from 2 to 200",
                "exercise -o m --features x|'x' is no whole number: one from 1 to 20 is expected",
                "exercise -o m --level x|'x' is no whole number: one from 1 to 5 is expected",
                "exercise -o m --level 2.5|'2.5' is no whole number: one from 1 to 5 is expected",
                "exercise -o m --level -1|'-1' is out of range: a whole number from 1 to 5",
                "exercise -o m --seed -1|'-1' is not a seed",
                "exercise -o m --level 2 --blank dx|--blank and --level both",
                "exercise -o m --blank dz|--blank: 'dz' is no line of this exercise, which has mu, xmu,",
                "exercise -o m --blank running_mean|--blank: 'running_mean' is no line",
                "exercise -o m --level 2 --mode eval|level 2 leaves out lines that are not computed in eval mode",
                "exercise -o m --gamma 2|--gamma goes with --input; without it, the numbers are drawn",
                "exercise -o m --dout d.csv|--dout goes with --input; without it, the numbers are drawn",
                "exercise -o m --input b.csv --rows 3|--rows says how many numbers are drawn, but --input has them",
                "exercise -o m --input b.csv --students n|--students gives each learner numbers of their own"
            })
    void whatCannotBeMade(String command, String said) {
        Run run = here.run(command.split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(said);
        assertThat(folder.resolve("m")).doesNotExist();
    }

    /// What somebody's own file says is kept, and what it does not say is drawn.
    @Test
    void oneOnOnesOwnBatch() throws IOException {
        Files.writeString(folder.resolve("b.csv"), "tall,wide\n1,20\n2.5,27\n4,31\n7,22\n");
        exercise("-o", "mine", "--input", "b.csv", "--gamma", "3,0.25");
        assertThat(read("mine/batch.json"))
                .contains("\"x\": [[1.0, 20.0], [2.5, 27.0], [4.0, 31.0], [7.0, 22.0]]")
                .contains("\"gamma\": [3.0, 0.25]")
                .contains("\"features\": [\"tall\", \"wide\"]")
                .contains("\"dout\": [[");
        Files.writeString(folder.resolve("one.csv"), "1,2\n");
        Run one = here.run("exercise", "-o", "other", "--input", "one.csv", "--no-header");
        assertThat(one.status()).isEqualTo(3);
        assertThat(one.err()).contains("one.csv: has one number for each feature");
    }

    /// The features come to axis 1, where the program and bn look for them.
    @Test
    void aBatchInAnotherOrder() throws IOException {
        Files.writeString(folder.resolve("b.json"), "[[1, 2.5, 4, 7], [20, 27, 31, 22]]");
        exercise("-o", "mine", "--input", "b.json", "--transpose");
        assertThat(read("mine/batch.json")).contains("\"x\": [[1.0, 20.0], [2.5, 27.0], [4.0, 31.0], [7.0, 22.0]]");
    }

    @Test
    void thePageSaysWhatToDoInBothLanguages() throws IOException {
        exercise("-o", "en", "--level", "1", "--mode", "eval");
        exercise("-o", "zh", "--level", "5", "--lang", "zh");
        assertThat(read("en/README.md"))
                .contains("- `dgamma`, ∂ℓ/∂γ, (3,)\n")
                .contains("One of its lines is missing. Write it", "place of the `...`", "Ask whether it is right")
                .doesNotContain("closed form", "Some of its lines")
                .contains("bn grade --input batch.json --mode eval --stats stats.json answers.npz --hints 1\n")
                .contains("bn why 'dgamma[0]' --input batch.json --mode eval --stats stats.json\n")
                .contains("by which this mode normalizes")
                .as("level 2 has no lines in eval mode")
                .contains("bn exercise --level 3 --mode eval --seed 1 --output next/\n")
                .doesNotContain("{", "Only the results");
        assertThat(read("zh/README.md"))
                .contains("# 习题：一行写出 dx 的闭式\n")
                .contains("程序缺了一行", "要写成一行，即闭式")
                .contains("bn exercise --level 5 --lang zh --seed 1 --output again/")
                .contains("bn why 'dx[0,0]' --input batch.json\n")
                .doesNotContain("{", "下一级", "stats.json");
        assertThat(read("zh/backward.py")).contains("# 你来写：∂ℓ/∂x");
    }

    /// Of one's own batch the next level has the same, and nothing else is drawn anew.
    @Test
    void theNextLevelOfOnesOwnBatch() throws IOException {
        Files.writeString(folder.resolve("b.csv"), "1,20\n2.5,27\n4,31\n7,22\n");
        exercise("-o", "mine", "--level", "4", "--input", "b.csv", "--no-header");
        assertThat(read("mine/README.md"))
                .contains(
                        "on the same batch:\n```text\nbn exercise --level 5 --input batch.json --seed 1 --output next/")
                .doesNotContain("with other numbers", "again/");
        Run.Place inside = Run.Place.at(folder.resolve("mine"), state);
        assertThat(inside.run("exercise --level 5 --input batch.json --seed 1 --output next/".split(" "))
                        .status())
                .isZero();
        assertThat(read("mine/next/batch.json")).isEqualTo(read("mine/batch.json"));
    }

    /// Chosen lines are those of the next exercise, too.
    @Test
    void theSameLinesAgain() throws IOException {
        exercise("-o", "mine", "--blank", "dvar,dsq");
        assertThat(read("mine/README.md")).contains("bn exercise --blank dvar,dsq --seed 1 --output again/");
        assertThat(Json.object(read("mine/exercise.json")))
                .containsEntry("another", List.of("--blank", "dvar,dsq", "--seed", "1"));
    }

    /// The next exercise is like this one, with other numbers.
    @Test
    void theNextLevelIsLikeThisOne() throws IOException {
        exercise("-o", "mine", "--level", "1", "--images", "--rows", "3", "--framework", "torch", "--lang", "zh");
        String next = read("mine/README.md")
                .lines()
                .filter(line -> line.startsWith("bn exercise "))
                .findFirst()
                .orElseThrow();
        assertThat(next)
                .isEqualTo(
                        "bn exercise --level 2 --framework torch --rows 3 --images --lang zh --seed 1 --output next/");
        assertThat(here.run(next.substring(3).split(" ")).status()).isZero();
        assertThat(Json.object(read("next/exercise.json")).get("shape"))
                .isEqualTo(Json.object(read("mine/exercise.json")).get("shape"));
        assertThat(read("next/batch.json")).isNotEqualTo(read("mine/batch.json"));
    }

    /// The commands that the page names do what it says.
    @Test
    void theCommandsOfThePageWork() throws IOException {
        exercise("-o", "mine", "--convention", "keras", "--level", "2");
        Run.Place inside = Run.Place.at(folder.resolve("mine"), state);
        List<String> commands = read("mine/README.md")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("bn "))
                .toList();
        assertThat(commands).hasSize(6).contains("bn watch . --run \"python3 backward.py\"");
        for (String command : commands) {
            String[] words = command.substring(3).replace("'", "").split(" ");
            if (!List.of("watch", "grade").contains(words[0])) {
                assertThat(inside.run(words).status()).as(command).isZero();
            }
        }
    }

    private static final String NAMES = "\ufeffAnn Lee\r\n\r\n  Ann Lee  \r\n../evil\r\nCON\r\nkey\r\n李小明\r\n\t\r\n";

    @Test
    void aClass() throws IOException {
        Files.writeString(folder.resolve("names.txt"), NAMES);
        makeClassInEval();
        List<String> folders = List.of("Ann-Lee", "Ann-Lee-2", "evil", "CON-2", "key-2", "李小明");
        List<String> lines = read("class/students.csv").lines().toList();
        assertThat(lines).first().isEqualTo("name,folder,seed");
        assertThat(lines.stream().skip(1).map(line -> line.split(",")[1])).containsExactlyElementsOf(folders);
        assertThat(lines.get(3)).startsWith("../evil,evil,");
        List<String> batches = new ArrayList<>();
        for (String one : folders) {
            batches.add(read("class/" + one + "/batch.json"));
            assertThat(read("class/key/" + one + "/batch.json")).isEqualTo(batches.getLast());
            assertThat(read("class/key/" + one + "/stats.json")).isEqualTo(read("class/" + one + "/stats.json"));
        }
        assertThat(batches).doesNotHaveDuplicates();
        try (Stream<Path> all = Files.list(folder.resolve("class"))) {
            assertThat(all).hasSize(folders.size() + 2);
        }
        assertThat(files("."))
                .as("nothing is written beside it")
                .allSatisfy((name, _) -> assertThat(name).matches("class/.*|names\\.txt"));
        assertThat(Json.object(read("class/key/exercise.json")))
                .containsEntry("mode", "eval")
                .containsEntry("stats", "stats.json");

        Files.move(folder.resolve("class"), folder.resolve("before"));
        makeClassInEval();
        assertThat(files("class")).isEqualTo(files("before"));

        // Somebody's seed makes their numbers again.
        String seed = lines.get(1).split(",")[2];
        exercise("-o", "again", "--mode", "eval", "--seed", seed);
        assertThat(read("again/batch.json")).isEqualTo(batches.getFirst());
    }

    private void makeClassInEval() {
        assertThat(here.run("exercise", "--students", "names.txt", "-o", "class/", "--mode", "eval")
                        .err())
                .as("of somebody else with the same name")
                .startsWith("names.txt:3: 'Ann Lee' gets the folder Ann-Lee-2")
                .hasLineCount(1);
    }

    /// What a terminal would obey is written as an escape.
    @Test
    void namesHideNothing() throws IOException {
        Files.writeString(folder.resolve("names.txt"), "A\u001b[2JB\na\u202eb\n\"c\",d\n");
        exercise("--students", "names.txt", "-o", "class");
        assertThat(read("class/students.csv").lines().map(line -> line.replaceAll(",[0-9]+$", "")))
                .containsExactly("name,folder,seed", "A\\u001b[2JB,A-2JB", "a\\u202eb,a-b", "\"\"\"c\"\",d\",c-d");
    }

    /// Who is there twice has two folders, and that is said.
    @Test
    void namesThatAreThereTwice() throws IOException {
        Files.writeString(folder.resolve("names.txt"), "Ann Lee\nBen\n\nann-lee\nA\u200bnn Lee\nCON\n");
        Run run = here.run("exercise", "--students", "names.txt", "-o", "class");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo("""
                        names.txt:4: 'ann-lee' gets the folder ann-lee-2, as 'Ann Lee' came before; take one of them \
                        out if both are one person
                        names.txt:5: 'A\\u200bnn Lee' gets the folder Ann-Lee-3, as 'Ann Lee' came before; take one of them \
                        out if both are one person
                        """);
    }

    @Test
    void namesFromStandardInput() throws IOException {
        Run run = here.typing("Ann\nBen\nAnn\n").run("exercise", "--students", "-", "-o", "class");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).startsWith("<stdin>:3: 'Ann' gets the folder Ann-2");
        assertThat(read("class/students.csv")).hasLineCount(4);
        assertThat(here.typing("\n")
                        .run("exercise", "--students", "-", "-o", "other")
                        .err())
                .isEqualTo("<stdin>: has no names; a name in each line is expected\n");
    }

    /// Whoever joins at the end of the list, or under a name of their own, changes nobody's numbers.
    @Test
    void whoJoins() throws IOException {
        Files.writeString(folder.resolve("names.txt"), "Ann\nBen\n");
        exercise("--students", "names.txt", "-o", "class");
        Files.writeString(folder.resolve("names.txt"), "Carl\nAnn\nBen\nAnn\n");
        assertThat(here.run("exercise", "--students", "names.txt", "-o", "more").status())
                .isZero();
        for (String who : List.of("Ann", "Ben")) {
            assertThat(read("more/" + who + "/batch.json")).isEqualTo(read("class/" + who + "/batch.json"));
        }
    }

    /// As the marks: a spreadsheet computes none of them.
    @Test
    void namesAreNoFormulas() throws IOException {
        Files.writeString(folder.resolve("names.txt"), "=1+2\n+a\n-b\n@c\nd=\n");
        exercise("--students", "names.txt", "-o", "class");
        assertThat(read("class/students.csv").lines().map(line -> line.split(",")[0]))
                .containsExactly("name", "'=1+2", "'+a", "'-b", "'@c", "d=");
    }

    @Test
    void aClassOfNobody() throws IOException {
        Files.writeString(folder.resolve("names.txt"), "\n \n");
        Run run = here.run("exercise", "--students", "names.txt", "-o", "class");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("names.txt: has no names; a name in each line is expected\n");
        assertThat(folder.resolve("class")).doesNotExist();
    }
}
