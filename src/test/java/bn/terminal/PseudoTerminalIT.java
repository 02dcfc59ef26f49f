package bn.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The walk in a terminal, as somebody has it who sits there.
@EnabledIf("bn.terminal.PseudoTerminal#isHere")
class PseudoTerminalIT {
    private static final String UP = "\u001bOA";
    private static final String ENTER = "\r";
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";

    @TempDir
    Path folder;

    @Test
    void isThatOfEveryShell() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = walk(Map.of())) {
            terminal.await("bn> ");
            // Without the tab key there would be no such step.
            terminal.type("goto dva\t" + ENTER);
            terminal.answered("17  dvar = 0.5");
            terminal.type(UP + ENTER);
            terminal.answered("17  dvar = 0.5");
            terminal.type("abc" + CTRL_C);
            terminal.answered("Ctrl-C once more, or quit, leaves the walk.");
            terminal.type(CTRL_D);
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
        try (PseudoTerminal terminal = walk(Map.of())) {
            terminal.await("bn> ");
            terminal.type(UP + UP + ENTER);
            terminal.answered("17  dvar = 0.5");
            terminal.type(CTRL_C + CTRL_C);
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// The width is that of the terminal as it is now.
    @Test
    void answersFitAfterAResize() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = walk(Map.of())) {
            terminal.await("bn> ");
            terminal.resize(60, 50);
            terminal.type("explain dvar" + ENTER);
            String answer = terminal.answered("shows both.");
            assertThat(answer.substring(answer.indexOf("17  dvar")).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50));
            terminal.resize(60, 90);
            terminal.type("explain dvar" + ENTER);
            assertThat(terminal.answered("shows both.").lines()).anyMatch(line -> line.length() > 70);
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// What a terminal is sent after it became lower scrolls within the lines that it has: the region
    /// that scrolls is set anew before the answer, and not only before the next prompt.
    @Test
    void anAnswerAfterTheTerminalBecameLowerIsReadable() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = walk(Map.of())) {
            terminal.await("bn> ");
            terminal.resize(16, 80);
            terminal.type("where" + ENTER);
            String answer = "You are before the first step";
            terminal.answered(answer);
            String before = terminal.sent().substring(0, terminal.sent().indexOf(answer));
            // The region that scrolls is set by the resize or by the Enter, whichever is seen first.
            List<String> regions = Pattern.compile("\u001b\\[\\d+;\\d+r")
                    .matcher(before)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(regions.getLast()).isEqualTo("\u001b[1;16r");
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
    }

    /// A Chinese character is as wide as two others: the line at the bottom is not cut.
    @Test
    void theLineAtTheBottomFits() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, Map.of(), "2>err", "walk", "--lang", "zh")) {
            assertThat(terminal.await("bn> ")).contains(" bn  起点").doesNotContain("…");
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
    }

    /// What is longer than the screen is paged, and leaves its first sentence.
    @Test
    void aLongAnswerCanBeLeft() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = walk(Map.of())) {
            terminal.await("bn> ");
            terminal.type("set x = 3" + ENTER);
            assertThat(terminal.await("Space goes on, b back, q leaves this answer"))
                    .contains("x = 3.", "What changed")
                    .doesNotContain("every row is the same");
            terminal.type(" ");
            terminal.await("every row is the same");
            terminal.type("q");
            terminal.answered("x = 3.");
            terminal.type("p x[0,0]" + ENTER);
            terminal.answered("x[0,0] = 3");
            terminal.type("help" + ENTER);
            terminal.await("q leaves this answer");
            terminal.type("q");
            // A sentence of two lines is left whole.
            terminal.answered("repeats the last of these: step, back, continue, undo, redo.");
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
            // The screen beside the pager's was never left with its text.
            String outside = terminal.raw().replaceAll("(?s)\u001b\\[\\?1049h.*?\u001b\\[\\?1049l", "");
            assertThat(outside).contains("x = 3.").doesNotContain("What changed");
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// q leaves an answer, and is the first letter of quit.
    @Test
    void aLongAnswerCanBeLeftByQuit() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = walk(Map.of())) {
            terminal.await("bn> ");
            terminal.type("set x = 3" + ENTER);
            terminal.await("q leaves this answer");
            terminal.type("q");
            Thread.sleep(100);
            terminal.type("uit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// Whatever the terminal is called: a name that no system knows, one that says nothing, none, one that can only
    /// print.
    @ParameterizedTest
    @ValueSource(strings = {"ghostty", "unknown", "", "dumb"})
    void everyTerminalIsServed(String type) throws IOException, InterruptedException {
        try (PseudoTerminal terminal = walk(Map.of("TERM", type))) {
            terminal.await("bn> ");
            terminal.type("p m + D" + ENTER);
            terminal.answered("m + D = 8");
            terminal.type(CTRL_D);
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// A history that cannot be read is left alone, and said to be.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHistoryThatIsNoneIsNamed(boolean isFolder) throws IOException, InterruptedException {
        Path history = folder.resolve("state/walk-history");
        byte[] latin = {'1', ':', 'p', ' ', (byte) 0xf6, '\n'};
        if (isFolder) {
            Files.createDirectories(history);
        } else {
            Files.createDirectories(history.getParent());
            Files.write(history, latin);
        }
        try (PseudoTerminal terminal = walk(Map.of())) {
            terminal.await("bn> ");
            terminal.type("p m" + ENTER);
            terminal.answered("m = 5");
            terminal.type(CTRL_D);
            assertThat(terminal.status()).isZero();
        }
        assertThat(Files.readString(folder.resolve("err")))
                .hasLineCount(1)
                .contains("walk-history: is not the history of a walk");
        if (!isFolder) {
            assertThat(history).hasBinaryContent(latin);
        }
    }

    /// Nothing is read in the place of an input that is not there.
    @Test
    void aClosedInputIsEmpty() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, Map.of(), "<&- 2>err", "walk")) {
            assertThat(terminal.status()).isZero();
            terminal.await("quit to leave.");
            assertThat(terminal.raw().lines()).hasSizeLessThan(20);
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    private PseudoTerminal walk(Map<String, String> environment) throws IOException {
        return new PseudoTerminal(folder, environment, "2>err", "walk");
    }
}
