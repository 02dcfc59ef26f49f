package bn.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bn.report.block.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// bn in a terminal without a launcher, as a binary is started: it sends no queries, consumes no input typed
/// for others, and leaves no files.
@EnabledIf("bn.terminal.PseudoTerminal#isHere")
final class PlainStartIT {
    private static final String ENTER = "\r";
    private static final String READY = "ready";
    private static final String FORWARD = "forward --input batch.csv --no-save --color never 2>err";

    /// A terminal's responses: its keys and modes, identification, cursor position, colours.
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

    /// The query takes a process, so it is made once, and only if the result is laid out for the terminal.
    @ParameterizedTest
    @CsvSource({
        "forward --input batch.csv 2>err, 1",
        "forward --input batch.csv >out, 0",
        "forward --input batch.csv --format json --no-save, 0"
    })
    void theSystemIsAskedForTheWidthOnce(String command, int times) throws IOException, InterruptedException {
        String before = "stty rows 24 cols 90; : >asked; " + withStty("echo \"$*\" >>asked");
        try (PseudoTerminal terminal = PseudoTerminal.plain(folder, before, "", command)) {
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("asked")).content().isEqualTo("size\n".repeat(times));
    }

    /// As wide as the terminal is when the line is executed.
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

    /// Puts a program that does something more before `stty` on the PATH.
    ///
    /// @return a shell command that sets the PATH
    private String withStty(String more) throws IOException {
        Path stty = Files.createDirectory(folder.resolve("bin")).resolve("stty");
        Files.writeString(stty, "#!/bin/sh\n" + more + "\nPATH=${PATH#*:} exec stty \"$@\"\n");
        Files.setPosixFilePermissions(stty, PosixFilePermissions.fromString("rwxr-xr-x"));
        return "PATH=$PWD/bin:$PATH";
    }

    /// The line of a step, with its shape at the right edge.
    private static int widest(List<String> lines) {
        return lines.stream()
                .filter(line -> line.endsWith(",)") || line.endsWith(", 3)"))
                .mapToInt(Columns::width)
                .max()
                .orElse(0);
    }

    /// Where Java receives no resize signal, the status line moves to its place with the next prompt.
    @Test
    void theLineAtTheBottomIsAtTheBottomAfterAResize() throws IOException, InterruptedException {
        String deaf = "--limit-modules java.base,java.logging";
        try (PseudoTerminal terminal = PseudoTerminal.plain(folder, "stty rows 24 cols 90", deaf, "walk 2>err")) {
            terminal.await(Prompt.SIGN);
            terminal.resize(40, 60);
            terminal.type("p m" + ENTER);
            terminal.answered("m = 5");
            assertThat(terminal.sent()).contains("\u001b[40;1H");
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// With the bundle's Java it moves immediately.
    @Test
    void theJavaOfTheBundleIsToldOfAResize() throws IOException, InterruptedException {
        Matcher modules =
                Pattern.compile("MODULES = \"(.*)\"").matcher(Files.readString(Path.of("src/build/Bundle.java")));
        assertThat(modules.find()).isTrue();
        String limited = "--limit-modules " + modules.group(1);
        try (PseudoTerminal terminal = PseudoTerminal.plain(folder, "stty rows 24 cols 90", limited, "walk 2>err")) {
            terminal.await(Prompt.SIGN);
            terminal.resize(40, 60);
            terminal.await(" bn  start");
            assertThat(terminal.sent()).contains("\u001b[40;1H");
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
    }

    /// Ctrl-C also kills an `stty` that is running: that is no defect.
    @Test
    void ctrlCMayComeWhileTheTerminalIsSet() throws IOException, InterruptedException {
        String before = "stty rows 24 cols 90; "
                + withStty("case \"$*\" in *-icanon*) rm ctrl-c 2>/dev/null && exit 130 ;; esac");
        try (PseudoTerminal terminal = PseudoTerminal.plain(folder, before, "", "walk 2>err")) {
            terminal.await(Prompt.SIGN);
            Files.createFile(folder.resolve("ctrl-c"));
            terminal.type("p m" + ENTER);
            terminal.answered("Ctrl-C once more, or quit, leaves the walk.");
            terminal.type("p m + D" + ENTER);
            terminal.answered("m + D = 8");
            terminal.type("quit" + ENTER);
            assertThat(terminal.status()).isZero();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    /// A dumb terminal still has a width.
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

    /// Input typed before the first prompt is the first command.
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

    /// A path that not even root can write.
    @Test
    void needsNoTemporaryFile() throws IOException, InterruptedException {
        useThere(Path.of("/proc"));
    }

    /// A command and the walk, in a capable and in a dumb terminal.
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
