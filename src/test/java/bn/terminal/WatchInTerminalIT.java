package bn.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// bn watch in a terminal, as somebody has it who works beside it.
@EnabledIf("bn.terminal.PseudoTerminal#isHere")
class WatchInTerminalIT {
    private static final String CTRL_C = "\u0003";
    private static final String LEFT = "\u001b[?1049l";

    @TempDir
    Path folder;

    private void save(String answers) throws IOException {
        Path other = Files.writeString(folder.resolve("other"), answers);
        Files.move(other, folder.resolve("mine/answers.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void eachSaveIsSeenAndKeysAnswer() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("mine"));
        Files.copy(Path.of("samples/batch.json"), folder.resolve("mine/batch.json"));
        save("{\"mu\": [3.6, -1.4, 51.2]}");
        try (PseudoTerminal terminal = PseudoTerminal.plain(
                folder, "stty rows 24 cols 80", "", "watch mine 2>err; echo $? >status; stty -a >modes")) {
            terminal.await("1 of 23 right, 22 missing");
            // Divided by 4, not by 5.
            save("{\"mu\": [3.6, -1.4, 51.2], \"var\": [7.3, 5.3, 65.7]}");
            terminal.await("1 wrong");
            terminal.type("h");
            terminal.await("Kind of mistake");
            terminal.type("H");
            terminal.await("var[mass] should be 52.56; yours is 65.7");
            terminal.type("e");
            terminal.await("The variance, the mean of these squares");
            // Arrows and F1, F2 and such are no letters.
            terminal.type("\u001b[A\u001bOP\u001bOQ\u001bOR\u001bOH\u001b[1;2Q\u001b[[E?zw");
            terminal.await("mean(sq[:,mass])");
            terminal.resize(30, 60);
            // Where Java does not hear of the size, the next key shows it.
            terminal.type("l");
            terminal.await("answer");
            terminal.type(CTRL_C);
            assertThat(terminal.status()).isZero();
            String sent = terminal.sent();
            assertThat(sent.substring(sent.lastIndexOf(LEFT))).contains("the first wrong step: var");
        }
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(folder.resolve("status")).hasContent("0");
        // The terminal is as it was.
        assertThat(Files.readString(folder.resolve("modes")).split("[\\s;]+")).contains("icanon", "isig", "echo");
    }
}
