package bn.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    /// The rows above the status line scroll.
    private static final String ABOVE = "\u001b[1;23r";

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
}
