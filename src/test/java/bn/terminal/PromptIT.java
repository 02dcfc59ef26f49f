package bn.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A terminal before and between the lines of a prompt.
@EnabledIf("bn.terminal.PseudoTerminal#isHere")
class PromptIT {
    private static final String ENTER = "\r";
    private static final String CTRL_C = "\u0003";

    /// The rows above the status line scroll, or all of 24 do.
    private static final String ABOVE = "\u001b[1;23r";

    private static final String ALL = "\u001b[1;24r";

    @TempDir
    Path folder;

    /// The line for the status costs one above it, which must not be one of what is shown.
    @ParameterizedTest
    @CsvSource({"learn, 14 lessons on", "walk, A walk through"})
    void nothingThatIsShownScrollsAwayForTheStatus(String command, String first)
            throws IOException, InterruptedException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, Map.of(), "2>err", command)) {
            terminal.await("> ");
            assertThat(terminal.sent().indexOf(ABOVE))
                    .isBetween(0, terminal.sent().indexOf(first));
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
    }

    /// They were meant to make haste, and would turn pages that nobody has seen.
    @Test
    void entersWhileNetworksAreTrainedTurnNoPage() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = new PseudoTerminal(folder, Map.of(), "2>err", "learn", "rate")) {
            terminal.await("learn> ");
            terminal.type("c" + ENTER + ENTER + ENTER);
            terminal.answered("You predicted c)", "learn> ");
            terminal.type("again" + ENTER);
            terminal.await("You predicted c)");
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
    }

    /// Interpreted, the work lasts long enough to be interrupted, however busy the machine is.
    @Test
    void duringWorkNothingIsEchoedAndCtrlCLeavesTheTerminalAsItWas() throws IOException, InterruptedException {
        try (PseudoTerminal terminal =
                PseudoTerminal.plain(folder, "stty rows 24 cols 80", "-Xint", "learn rate 2>err")) {
            terminal.await("learn> ");
            terminal.type("c" + ENTER);
            String working = settings();
            while (working.contains(" -icanon ")) {
                working = settings();
            }
            assertThat(working).contains(" icanon ", " -echo ");
            assertThat(lastRegion(terminal)).isEqualTo(ABOVE);
            // By then the prompt is left for good, and the work goes on for long.
            Thread.sleep(2_000);
            terminal.type(CTRL_C);
            assertThat(terminal.status()).isEqualTo(130);
            assertThat(lastRegion(terminal)).isEqualTo(ALL);
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    private static String lastRegion(PseudoTerminal terminal) {
        String sent = terminal.sent();
        return sent.lastIndexOf(ALL) > sent.lastIndexOf(ABOVE) ? ALL : ABOVE;
    }

    /// Of the terminal, as `stty` says them.
    private String settings() throws IOException {
        String tty = Files.readString(folder.resolve("tty")).strip();
        Process stty = new ProcessBuilder("stty", "-F", tty, "-a").start();
        return new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace('\n', ' ');
    }
}
