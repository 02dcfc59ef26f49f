package bn.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import bn.cli.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Unusual lines that a script may contain: none ends the walk, and none reaches the terminal unescaped.
class HostileLinesTest {
    /// Characters that move the cursor, start a colour, reverse the direction, or end a line.
    private static final List<String> RAW =
            List.of("\u0000", "\u0007", "\u001b[31m", "\u007f", "\u009b31m", "\u202e", "\u2028", "\u2066", "\u001c");

    @TempDir
    Path folder;

    @Test
    void noAnswerIsRaw() {
        List<String> lines = List.of(
                "%s",
                "goto %s",
                "set %s = 1",
                "set x = %s",
                "set x[0,0] =%s 1",
                "p x[%s]",
                "p x[0,%s]",
                "p 1 +%s 2",
                "p %s(x)",
                "why %s",
                "why x[0,'%s']",
                "why dx[0,0] --depth %s",
                "step %s",
                "digits %s",
                "mode %s",
                "mistake %s",
                "help %s",
                "break %s",
                "save a%sb.bn",
                "load a%sb.bn",
                "load folder/%s",
                "grade a%sb.json");
        for (String line : lines) {
            for (String raw : RAW) {
                Run run = walk(line.formatted(raw), "p m");
                String out = run.out().replace("\n", "");
                assertThat(run.status())
                        .as("%s with %x", line, (int) raw.charAt(0))
                        .isZero();
                assertThat(out).as("%s with %x", line, (int) raw.charAt(0)).endsWith("m = 5");
                assertThat(out.codePoints().filter(c -> Character.isISOControl(c) || isHidden(c)))
                        .as("%s with %x", line, (int) raw.charAt(0))
                        .isEmpty();
            }
        }
    }

    private static boolean isHidden(int c) {
        return Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029;
    }

    @Test
    void noFileHasSuchAName() {
        assertThat(walk("save a\u0000b").out()).contains("a\\u0000b: no file can be called so here");
    }

    /// Long lines are shortened when quoted.
    @Test
    void foundTextIsCut() {
        String word = "q".repeat(20_000);
        for (String line :
                List.of("%s", "goto %s", "p %s", "p x[%s]", "mistake %s", "set %s = 1", "save /dev/null/%s")) {
            String out = walk(line.formatted(word)).out();
            assertThat(out.substring(out.lastIndexOf(word) + word.length()))
                    .as(line)
                    .hasSizeLessThan(420);
        }
    }

    /// Parsing and evaluation recurse to a depth proportional to the length of an expression.
    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "√", "sqrt(", "mean(", "[", "x[", "1+", "x*", "1^2^"})
    void tooLongAnExpressionIsOneSentence(String piece) {
        for (int count : new int[] {50, 99, 190, 3_000, 100_000}) {
            String deep = piece.repeat(count) + "1" + (piece.endsWith("(") ? ")".repeat(count) : "");
            Run run = walk("p " + deep, "why " + deep, "set eps = " + deep, "p m");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("m = 5");
        }
        assertThat(walk("p " + "1+".repeat(700) + "1").out())
                .contains("the expression has more than 200 names, numbers and signs;");
        Run why = Run.Place.at(folder, folder).run("why", "(".repeat(3_000) + "1", "--input", sample());
        assertThat(why.status()).isEqualTo(2);
        assertThat(why.err()).hasLineCount(1).contains("more than 200 names, numbers and signs");
    }

    private static String sample() {
        return Path.of("samples/batch.csv").toAbsolutePath().toString();
    }

    /// The time for a list is linear in its length.
    @Test
    void aLongListIsReadAtOnce() {
        String list = String.join(",", Collections.nCopies(80_000, "1"));
        String out = Assertions.assertTimeout(Duration.ofSeconds(10), () -> walk("set gamma = " + list))
                .out();
        assertThat(out).contains("80000 numbers were given for 3");
    }

    /// It is accepted for as many features, and the answer does not list them all.
    @Test
    void aLongListOfAsManyFeaturesIsTaken() throws java.io.IOException {
        int features = 2_000;
        String row = String.join(
                ",", IntStream.range(0, features).mapToObj(i -> "" + i % 7).toList());
        java.nio.file.Files.writeString(folder.resolve("wide.csv"), row + "\n" + row.replace('3', '8') + "\n");
        String list = String.join(",", Collections.nCopies(features, "1.5"));
        Run run = Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> Run.Place.at(folder, folder)
                        .typing("set gamma = " + list + "\nundo\n")
                        .run("walk", "--input", "wide.csv", "--no-header"));
        String answer = run.out().substring(run.out().lastIndexOf(list) + list.length());
        assertThat(answer).contains("gamma = 1.5, 1.5, ").contains(", ….");
        assertThat(answer.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(120));
    }

    /// A script may have comments.
    @Test
    void aCommentMayFollowACommand() {
        assertThat(walk("goto dvar  # the variance", "p m # rows").out())
                .contains("bn> goto dvar  # the variance\n17  dvar = ")
                .endsWith("bn> p m # rows\n    m = 5\n\n");
        assertThatCode(() -> walk("save a#b.bn", "load a#b.bn")).doesNotThrowAnyException();
        assertThat(folder.resolve("a#b.bn")).exists();
    }

    private Run walk(String... lines) {
        return Run.Place.at(folder, folder)
                .typing(String.join("\n", lines) + "\n")
                .run("walk");
    }
}
