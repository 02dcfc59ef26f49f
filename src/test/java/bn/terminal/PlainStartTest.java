package bn.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bn.report.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// bn in a terminal where no launcher has prepared anything, as a binary is started: it asks the terminal nothing,
/// takes nothing of what is typed for others, and leaves nothing behind.
@EnabledIf("bn.terminal.PseudoTerminal#isHere")
final class PlainStartTest {
    private static final String ENTER = "\r";
    private static final String READY = "ready";
    private static final String FORWARD = "forward --input batch.csv --no-save --color never 2>err";

    /// What a terminal answers: which keys and modes it knows, what it is, where its cursor stands, its colours.
    private static final String QUESTION = "\u001b\\[[0-9;?>=]*([cnu]|\\$p)|\u001b\\][0-9;]*\\?";

    @TempDir
    Path folder;

    @BeforeEach
    void batch() throws IOException {
        Files.copy(Path.of("samples/batch.csv"), folder.resolve("batch.csv"));
    }

    @Test
    void writesTheResultAloneAndReadsNothing() throws IOException, InterruptedException {
        String shell = "; IFS= read -r line; echo \"left: $line\"";
        try (PseudoTerminal terminal =
                PseudoTerminal.plain(folder, "stty rows 24 cols 90 -echo; echo " + READY, "", FORWARD + shell)) {
            terminal.await(READY);
            terminal.type("echo typed" + ENTER);
            terminal.await("left: echo typed");
            assertThat(terminal.status()).isZero();
            List<String> lines = terminal.sent().lines().skip(1).toList();
            assertThat(lines.getFirst()).isEqualTo("Batch normalization forward, train mode");
            assertThat(lines).noneMatch(line -> line.contains("\u001b"));
            assertThat(widest(lines)).isEqualTo(90);
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// As wide as the terminal is when the line is obeyed.
    @Test
    void theWalkFitsTheTerminal() throws IOException, InterruptedException {
        try (PseudoTerminal terminal = PseudoTerminal.plain(folder, "stty rows 60 cols 90", "", "walk 2>err")) {
            terminal.await(Prompt.SIGN);
            terminal.type("next" + ENTER);
            assertThat(widest(terminal.answered("The mean of each feature")
                            .lines()
                            .toList()))
                    .isEqualTo(90);
            terminal.resize(60, 50);
            terminal.type("next" + ENTER);
            assertThat(widest(terminal.answered("Each value minus").lines().toList()))
                    .isEqualTo(50);
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
            assertThat(terminal.sent()).doesNotContainPattern(QUESTION);
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// The line of a step, with its shape at the right edge.
    private static int widest(List<String> lines) {
        return lines.stream()
                .filter(line -> line.endsWith(",)") || line.endsWith(", 3)"))
                .mapToInt(Columns::width)
                .max()
                .orElse(0);
    }

    /// A terminal that can only print still has a width.
    @Test
    void aTerminalThatCanOnlyPrintHasAWidth() throws IOException, InterruptedException {
        try (PseudoTerminal terminal =
                PseudoTerminal.plain(folder, "stty rows 60 cols 90; export TERM=dumb", "", "walk 2>err")) {
            terminal.await(Prompt.SIGN);
            terminal.type("next" + ENTER);
            assertThat(widest(terminal.answered("The mean of each feature")
                            .lines()
                            .toList()))
                    .isEqualTo(90);
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// What is typed before the first prompt is there is the first command.
    @Test
    void theWalkTakesWhatWasTypedAhead() throws IOException, InterruptedException {
        try (PseudoTerminal terminal =
                PseudoTerminal.plain(folder, "stty rows 60 cols 90; echo " + READY, "", "walk 2>err")) {
            terminal.await(READY);
            terminal.type("p m + D" + ENTER + "p m * ");
            terminal.answered("m + D = 8");
            terminal.type("D" + ENTER);
            terminal.answered("m * D = 15");
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    @Test
    void leavesNoTemporaryFile() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        useThere(temporary);
        assertThat(temporary).isEmptyDirectory();
    }

    /// Not even root can write there.
    @Test
    void needsNoTemporaryFile() throws IOException, InterruptedException {
        useThere(Path.of("/proc"));
    }

    /// A command and the walk, in a terminal that can do much and in one that can only print.
    private void useThere(Path temporary) throws IOException, InterruptedException {
        String option = "-Djava.io.tmpdir='" + temporary + "'";
        try (PseudoTerminal terminal = PseudoTerminal.plain(folder, "stty rows 24 cols 90", option, FORWARD)) {
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
        for (String type : List.of("xterm-256color", "dumb")) {
            try (PseudoTerminal terminal =
                    PseudoTerminal.plain(folder, "stty rows 24 cols 90; export TERM=" + type, option, "walk 2>err")) {
                terminal.await(Prompt.SIGN);
                terminal.type("p m + D" + ENTER);
                terminal.answered("m + D = 8");
                terminal.type("quit" + ENTER);
                assertThat(terminal.status()).isZero();
            }
            assertThat(folder.resolve("err")).isEmptyFile();
        }
    }
}
