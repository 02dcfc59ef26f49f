package bn.walk;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.Run;
import bn.data.BatchReader;
import bn.data.PassInputs;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.number.BatchFile;
import bn.prose.Language;
import bn.prose.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The walk from the outside: lines in, text out.
class WalkTest extends WalkScreens {
    private static final String SAMPLE =
            Path.of("samples/batch.json").toAbsolutePath().toString();

    /// `set` has the same effect as a run on a changed file.
    @Test
    void aChangeIsAsGoodAsAnotherFile() throws IOException {
        String changed = Files.readString(Path.of("samples/batch.json"));
        assertThat(changed).contains("56");
        Files.writeString(folder.resolve("other.json"), changed.replace("56", "-7.25"));
        for (String step : List.of("out", "dgamma", "dvar", "dx2", "dx")) {
            String walked = walk("goto dx", "digits 17", "set x[2,mass] = -7.25", "p " + step)
                    .out();
            String table = walked.substring(walked.indexOf("bn> p " + step) + ("bn> p " + step).length());
            Run run = here.run(
                    "backward",
                    "--input",
                    "other.json",
                    "--with-forward",
                    "--steps",
                    step,
                    "--precision",
                    "17",
                    "--full",
                    "--no-save");
            String expected = run.out().substring(run.out().indexOf("width"));
            assertThat(table.strip())
                    .as(step)
                    .isEqualTo(expected.substring(0, end(expected)).strip());
        }
    }

    private static int end(String table) {
        int blank = table.indexOf("\n\n");
        return blank < 0 ? table.length() : blank;
    }

    @Test
    void undoAndRedoAreExact() {
        String before = after("p dx", "digits 17");
        assertThat(after("p dx", "digits 17", "set x[2,width] = 7", "set gamma = 3", "undo", "undo"))
                .isEqualTo(before);
        String changed = after("p dx", "digits 17", "set x[2,width] = 7", "set gamma = 3");
        assertThat(changed).isNotEqualTo(before);
        assertThat(after("p dx", "digits 17", "set x[2,width] = 7", "set gamma = 3", "undo", "redo"))
                .isEqualTo(changed);
        assertThat(after("p dx", "digits 17", "set x[2,width] = 7", "reset")).isEqualTo(before);
        assertThat(after("p dx", "digits 17", "set x[2,width] = 7", "set gamma = 3", "reset", "undo"))
                .isEqualTo(changed);
    }

    /// Setting a whole value discards earlier changes of its cells.
    @Test
    void theLastChangeHolds() {
        assertThat(after("p dout[0,0]", "set dout[0,0] = 5", "set dout = 1")).isEqualTo("dout[0,0] = 1");
        assertThat(after("p dout[0,0]", "set dout = 1", "set dout[0,0] = 5")).isEqualTo("dout[0,0] = 5");
        assertThat(after("p dout[1,0]", "set dout[:,0] = 2", "set dout[0,0] = 5"))
                .isEqualTo("dout[1,0] = 2");
    }

    /// An override affects later steps and no earlier ones.
    @Test
    void anOverrideMovesWhatFollows() {
        assertThat(after("p out[0,0]", "set xhat[0,0] = 3", "goto dx")).isEqualTo("out[0,0] = 4.9");
        assertThat(after("p xmu[0,0]", "set xhat[0,0] = 3", "goto dx")).isEqualTo("xmu[0,0] = -2.6");
        assertThat(walk("set xhat[0,0] = 3").out()).contains("Set by hand, not computed: xhat.");
        assertThat(after("why xhat[0,0]", "set xhat[0,0] = 3", "goto dx"))
                .isEqualTo("xhat[0,width] = 3   put in, not computed");
    }

    @Test
    void expressionsAreThoseOfMathematics() {
        assertThat(after("p 2 + 3 * 4")).isEqualTo("2 + 3 * 4 = 14");
        assertThat(after("p -x[1,0]^2")).isEqualTo("-x[1,0]^2 = -9");
        assertThat(after("p (2 + 3) · 4 − 1")).isEqualTo("(2 + 3) · 4 − 1 = 19");
        assertThat(after("p √(x[0,0] + 3)")).isEqualTo("√(x[0,0] + 3) = 2");
        assertThat(after("p m + D")).isEqualTo("m + D = 8");
        assertThat(after("p x[-1,'mass'] - x[-1,2]")).isEqualTo("x[-1,'mass'] - x[-1,2] = 0");
        assertThat(after("p mean(x[1:3,0])")).contains("2.5");
        assertThat(after("p γ[2] - gamma[mass]")).isEqualTo("γ[2] - gamma[mass] = 0");
    }

    @Test
    void enterGoesOn() {
        Walk walk = Walk.start(sample(), Optional.empty(), "");
        Walker walker = new Walker(Words.of(Language.EN));
        Walk there = walker.next(walk, "step 2").walk();
        assertThat(walker.next(there, "").walk().at()).isEqualTo(4);
        // An empty line does not repeat a change, or a `goto`.
        Walk set = walker.next(there, "set eps = 1").walk();
        assertThat(walker.next(set, "").walk().at()).isEqualTo(4);
        assertThat(walker.next(walk, "  ").report().blocks()).isEmpty();
    }

    /// The help on empty lines is true of every command.
    @Test
    void enterRepeatsWhatHelpSays() {
        Walker walker = new Walker(Words.of(Language.EN));
        Walk start = walker.next(Walk.start(sample(), Optional.empty(), ""), "goto var")
                .walk();
        Walk changed = walker.next(walker.next(start, "set eps = 1").walk(), "set eps = 2")
                .walk();
        String help = walk("help").out().replaceAll("\\s+", " ");
        String repeated = help.replaceAll(".*repeats the last of these: ([^.]*)\\..*", "$1");
        for (CommandWord word : CommandWord.values()) {
            String line = word.word() + (word.canStandAlone() ? "" : " x");
            boolean repeats = List.of(repeated.split(", ")).contains(word.word());
            assertThat(walker.next(changed, line).walk().last().equals(Optional.of(line)))
                    .as(line)
                    .isEqualTo(repeats);
        }
    }

    /// Every screen numbers the steps.
    @Test
    void numbersNameSteps() {
        assertThat(after("goto 17")).startsWith("17  dvar = ");
        assertThat(after("explain 17")).isEqualTo(after("explain dvar"));
        assertThat(after("formula 4")).isEqualTo(after("formula var"));
        assertThat(after("break 20")).contains("dx1");
        assertThat(walk("check 17").out()).contains("dvar[width]");
        assertThat(after("goto 24")).startsWith("'24' is none of the 23 steps");
        assertThat(after("goto 0")).startsWith("'0' is none of the 23 steps");
        // Numbers of the last answer take precedence.
        assertThat(after("why 17")).isEqualTo("dvar is more than one number; name one, such as dvar[width]");
        assertThat(after("why 2", "why dx[2,width]")).startsWith("dx2[2,width] =");
        assertThat(here.run("explain", "17").out())
                .isEqualTo(here.run("explain", "dvar").out());
        assertThat(here.run("forward", "--input", SAMPLE, "--steps", "4,1", "--no-save")
                        .out())
                .isEqualTo(here.run("forward", "--input", SAMPLE, "--steps", "var,mu", "--no-save")
                        .out());
    }

    @Test
    void beginningsAreEnough() {
        assertThat(after("expl dvar")).startsWith("17  dvar = ");
        assertThat(after("und")).isEqualTo("There is nothing to undo.");
        assertThat(after("r")).contains("could be restart, redo, reset");
    }

    @Test
    void aValueAloneIsShown() {
        assertThat(after("dx[2,0]", "goto dx")).isEqualTo("dx[2,0] = 0.601998");
        assertThat(after("xhat", "goto dx")).isEqualTo(after("p xhat", "goto dx"));
        assertThat(after("sum(x, axis=0)/m")).isEqualTo(after("p sum(x, axis=0)/m"));
        assertThat(after("x²")).isEqualTo(after("p x²"));
        assertThat(after("gamma[width]/2")).isEqualTo("gamma[width]/2 = 0.75");
        assertThat(after("σ²", "goto dx")).isEqualTo(after("p σ²", "goto dx"));
        // A value takes precedence over the first letters of vars.
        assertThat(after("var", "goto dx")).isEqualTo(after("p var", "goto dx"));
        assertThat(after("x[9,0]")).startsWith("x[9,0]: 9 is not on axis 0");
        assertThat(after("x[0,0] = 3")).isEqualTo("it is written set VALUE = EXPRESSION");
        assertThat(after("gamma*=2")).isEqualTo("it is written set VALUE = EXPRESSION");
        assertThat(after("foo(x)")).startsWith("there is no command 'foo(x)'");
    }

    @Test
    void whereOneIsAndWhereOneGoes() {
        assertThat(after("forward")).isEqualTo(after("goto out"));
        assertThat(after("backward")).isEqualTo(after("goto dx"));
        assertThat(after("forward", "backward")).isEqualTo(after("goto out"));
        assertThat(after("down")).isEqualTo(after("step"));
        assertThat(after("up 2", "goto dx")).isEqualTo(after("back 2", "goto dx"));
        assertThat(after("where")).isEqualTo("You are before the first step, in train mode.");
        assertThat(after("where", "forward")).isEqualTo("This is step 9 of 23, in train mode.");
        assertThat(after("where", "set x[0,0] += 1", "set gamma = 2", "undo", "mode eval"))
                .isEqualTo(
                        "You are before the first step, in eval mode.\nChanges, the first one first:\nset x[0,0] = 2");
        assertThat(after("u", "set x[0,0] += 1")).startsWith("Undone: set x[0,0] = 2");
    }

    /// A wrong line does not end a walk, unless that was requested.
    @Test
    void aWrongLineIsSaidAndPassedOver() {
        Run run = walk("nonsense", "p m");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("there is no command 'nonsense'").contains("m = 5");
        Run strict = here.typing("nonsense\np m\n").run("walk", "--strict");
        assertThat(strict.status()).isEqualTo(2);
        assertThat(strict.out()).doesNotContain("bn> p m");
        Run missing = here.typing("load nowhere.bn\n").run("walk", "--strict");
        assertThat(missing.status()).isEqualTo(3);
    }

    @Test
    void aSavedWalkWalksAgain() throws IOException {
        walk(
                "set x[2,width] = 0.1 + 0.2",
                "set gamma = 2, 0.5, 1",
                "break dx1",
                "mode eval",
                "goto dxhat",
                "save w.bn");
        assertThat(Files.readString(folder.resolve("w.bn")))
                .contains("set x[2,width] = 0.30000000000000004\n")
                .endsWith("goto dxhat\n");
        String again = after("p dx", "digits 17", "load w.bn", "digits 17");
        assertThat(again)
                .isEqualTo(after(
                        "p dx",
                        "digits 17",
                        "set x[2,width] = 0.30000000000000004",
                        "set gamma = 2, 0.5, 1",
                        "mode eval",
                        "goto dxhat"));
    }

    @Test
    void scriptsThatLoadThemselvesEnd() throws IOException {
        Files.writeString(folder.resolve("loop.bn"), "p m\nload loop.bn\n");
        Run run = walk("load loop.bn", "p D");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("scripts load each other more than 8 deep")
                .contains("D = 3");
    }

    /// The same lines give the same bytes.
    @Test
    void aWalkCanBeRepeated() {
        String[] lines = {"step 23", "set x[0,0] = 3", "why dx[2,width] --all", "graph", "list", "vars"};
        assertThat(walk(lines).out()).isEqualTo(walk(lines).out());
        Run made = here.typing("p dout\n")
                .run(
                        "walk",
                        "--input",
                        Path.of("samples/batch.csv").toAbsolutePath().toString());
        assertThat(made.out()).contains("No dout was given").contains("(seed 7)");
    }

    @Test
    void whatMayFollowIsOffered() {
        Walk walk = Walk.start(sample(), Optional.empty(), "");
        Completion completion = new Completion(walk, Words.of(Language.EN));
        assertThat(texts(completion, "go")).containsExactly("goto ");
        assertThat(texts(completion, "goto dxm")).containsExactly("dxmu1", "dxmu2");
        assertThat(texts(completion, "p sum(dxh")).containsExactly("sum(dxhat");
        assertThat(texts(completion, "why dx[2,m")).containsExactly("dx[2,mass]");
        assertThat(texts(completion, "why dvar[")).containsExactly("dvar[width]", "dvar[tilt]", "dvar[mass]");
        assertThat(texts(completion, "set x[")).containsExactly("x[0", "x[1", "x[2", "x[3", "x[4");
        assertThat(texts(completion, "mode ")).containsExactly("train", "eval");
        assertThat(texts(completion, "set gamma = st")).containsExactly("std(");
        assertThat(texts(completion, "descend a")).containsExactly("adam ");
        assertThat(texts(completion, "forw")).containsExactly("forward ");
        assertThat(texts(completion, "nonsense ")).isEmpty();
    }

    private static List<String> texts(Completion completion, String line) {
        return completion.of(line).stream().map(Completion.Candidate::text).toList();
    }

    private static PassInputs sample() {
        try {
            BatchFile file = BatchReader.read(Source.file(Path.of(SAMPLE), "batch.json"), CsvDialect.DETECT);
            return new PassInputs(
                    file.x(),
                    file.gamma().orElseThrow(),
                    file.beta().orElseThrow(),
                    1e-5,
                    Optional.empty(),
                    file.dout());
        } catch (DataProblem e) {
            throw new AssertionError(e);
        }
    }
}
