package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import bn.data.file.FileReplacement;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a forward pass leaves for the backward pass, and that backward never uses other data than the
/// forward's.
class StateTest extends InFolder {
    private static final String KEPT =
            "kept for bn backward in this folder (bn state shows it, --no-save keeps nothing)\n";

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n3,6\n7,1\n");
        Files.writeString(folder.resolve("g.csv"), "a,b\n0.5,-1\n2,3\n-1,0.25\n");
    }

    @Test
    void backwardGoesOnFromForward() {
        Run forward = here.run("forward", "--input", "x.csv", "--gamma", "2,-1", "--eps", "0.01");
        assertThat(forward.err()).isEqualTo(KEPT);
        Run after = here.run("backward", "--dout", "g.csv", "--format", "json");
        Run alone = here.run(
                "backward",
                "--input",
                "x.csv",
                "--dout",
                "g.csv",
                "--gamma",
                "2,-1",
                "--eps",
                "0.01",
                "--format",
                "json");
        assertThat(after.status()).isZero();
        assertThat(after.out()).isEqualTo(alone.out());
    }

    /// What is written as CSV reads back as what it was, with names and without.
    @Test
    void csvReadsBack() throws IOException {
        Files.writeString(folder.resolve("plain.csv"), "1,2\n3,6\n7,1\n");
        for (String x : new String[] {"x.csv", "plain.csv"}) {
            here.run("forward", "--input", x, "--output", "y.csv");
            assertThat(here.run("backward", "--dout", "y.csv").status()).as(x).isZero();
        }
        assertThat(folder.resolve("y.csv")).content().hasLineCount(3);
    }

    /// As with `bn forward | head`: the state is that of this forward pass, not of the one before.
    @Test
    void aReaderThatStopsEarlyDoesNotLeaveAnOlderPass() throws IOException {
        here.run("forward", "--input", "x.csv");
        Files.writeString(folder.resolve("z.csv"), "a,b\n5,2\n3,9\n7,1\n");
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        here.run(closed, OutputStream.nullOutputStream(), "forward", "--input", "z.csv");
        assertThat(here.run("state").out()).startsWith("batch      (3, 2) from z.csv\n");
    }

    /// Which columns x was taken from says nothing of dout's file.
    @Test
    void doutIsReadByItsOwnColumns() throws IOException {
        Files.writeString(folder.resolve("wide.csv"), "name,b,a\nu,2,1\nv,6,3\nw,1,7\n");
        Run run = here.run(
                "backward",
                "--input",
                "wide.csv",
                "--columns",
                "a,b",
                "--dout",
                "g.csv",
                "--steps",
                "dbeta",
                "--format",
                "csv");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("a,b\n1.5,2.25\n");
    }

    @Test
    void theGradientIsKeptToo() {
        here.run("forward", "--input", "x.csv");
        String first =
                here.run("backward", "--dout", "g.csv", "--format", "json").out();
        assertThat(here.run("backward", "--format", "json").out()).isEqualTo(first);
    }

    /// A byte that the disk changed is no other number on the screen, whichever byte it is.
    @Test
    void aDamagedStateIsRefused() throws IOException {
        here.run("forward", "--input", "x.csv");
        Path file = kept();
        byte[] kept = Files.readAllBytes(file);
        for (int place = 0; place < kept.length; place++) {
            byte[] damaged = kept.clone();
            damaged[place] ^= 0x40;
            Files.write(file, damaged);
            Run run = here.run("backward", "--dout", "g.csv");
            assertThat(run.status()).as("byte %d", place).isEqualTo(ExitStatus.DATA);
            assertThat(run.err())
                    .as("byte %d", place)
                    .matches(
                            ".*: (what bn kept here cannot be read \\(it is not as it was written\\)|was kept by another"
                                    + " version of bn); run bn forward again.*\n");
        }
    }

    @Test
    void aStateWhoseFileChangedIsShownAsSuch() throws IOException {
        here.run("forward", "--input", "x.csv");
        Files.writeString(folder.resolve("x.csv"), "9,9\n3,4\n");
        Run run = here.run("state");
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("batch      x.csv: has changed since bn read it; run bn forward again\n");
    }

    /// A link whose target is not there yet leads to where the results go.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anOutputGoesThroughALinkToNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("target.csv"));
        here.run("forward", "--input", "x.csv", "--output", "link.csv");
        assertThat(Files.isSymbolicLink(folder.resolve("link.csv"))).isTrue();
        assertThat(folder.resolve("target.csv")).isRegularFile();
    }

    /// A new forward pass has a forward cache of its own: the gradient of the one before does not belong to it.
    @Test
    void aNewForwardForgetsTheOldGradient() {
        here.run("forward", "--input", "x.csv");
        here.run("backward", "--dout", "g.csv");
        here.run("forward", "--input", "x.csv");
        Run run = here.run("backward");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).startsWith("bn backward: there is no gradient to take back: give it with --dout FILE");
    }

    @Test
    void withoutForwardItSaysWhatToDo() {
        Run run = here.run("backward", "--dout", "g.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .isEqualTo(
                        "there is no forward pass to go back through in this folder: run bn forward --input FILE first, or give"
                                + " --input FILE here\n");
    }

    /// Neither one of another length, nor one that is no batch any more, nor one in which a digit is another.
    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3,6\n7,9\n", "a,b\n1,2\n3,6\n7,1\n8,8\n", "a,b\n1,2\n3,6\n7,?\n", "{"})
    void aChangedFileIsNotUsed(String now) throws IOException {
        here.run("forward", "--input", "x.csv");
        Files.writeString(folder.resolve("x.csv"), now);
        Run run = here.run("backward", "--dout", "g.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err()).isEqualTo("x.csv: has changed since bn read it; run bn forward again\n");
    }

    /// It is the bytes that count, and not when they were written.
    @Test
    void aFileThatWasWrittenAgainIsTheSame() throws IOException {
        here.run("forward", "--input", "x.csv");
        Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n3,6\n7,1\n");
        Files.setLastModifiedTime(folder.resolve("x.csv"), FileTime.fromMillis(0));
        assertThat(here.run("backward", "--dout", "g.csv").status()).isZero();
    }

    @Test
    void aFileThatIsGoneIsSaidToBe() throws IOException {
        here.run("forward", "--input", "x.csv");
        Files.delete(folder.resolve("x.csv"));
        Run run = here.run("backward", "--dout", "g.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err()).isEqualTo("x.csv: is no longer there; run bn forward again\n");
        assertThat(here.run("state").out()).startsWith("batch      x.csv: is no longer there; run bn forward again\n");
    }

    /// The gradient is read again too. Where another is given, nobody needs the one before.
    @Test
    void aGradientThatChangedOrIsGoneIsSaidToBe() throws IOException {
        Files.copy(folder.resolve("g.csv"), folder.resolve("old.csv"));
        here.run("forward", "--input", "x.csv");
        here.run("backward", "--dout", "old.csv");
        Files.writeString(folder.resolve("old.csv"), "a,b\n0.5,-1\n2,3\n-1,0.26\n");
        Run changed = here.run("why", "dx[0,a]");
        assertThat(changed.status()).isEqualTo(ExitStatus.DATA);
        assertThat(changed.err())
                .isEqualTo("old.csv: has changed since bn read it; run bn backward --dout FILE again\n");
        Files.delete(folder.resolve("old.csv"));
        String gone = "old.csv: is no longer there; run bn backward --dout FILE again\n";
        assertThat(here.run("why", "dx[0,a]").err()).isEqualTo(gone);
        assertThat(here.run("state").out()).contains("\ndout       " + gone);
        assertThat(here.run("backward", "--dout", "g.csv").status()).isZero();
        assertThat(here.run("why", "dx[0,a]").status()).isZero();
    }

    /// What decides how a file is read decides it again: here another column would be taken, and the first row for
    /// names.
    @Test
    void aFileIsReadAgainAsItWas() throws IOException {
        Files.writeString(folder.resolve("odd.txt"), "1;2;u;0,5\n3;6;v;0,5\n7;1;w;0,5\n");
        String[] how = {"--input", "odd.txt", "--delimiter", ";", "--no-header", "--columns", "0-1,3", "--exclude", "3"
        };
        Run forward =
                here.run(Stream.concat(Stream.of("forward"), Stream.of(how)).toArray(String[]::new));
        assertThat(forward.status()).as(forward.err()).isZero();
        Files.writeString(folder.resolve("numbers.csv"), "0.5,-1\n2,3\n-1,0.25\n");
        Run after = here.run("backward", "--dout", "numbers.csv", "--format", "csv");
        assertThat(after.status()).as(after.err()).isZero();
        here.run("forward", "--input", "x.csv");
        String named =
                here.run("backward", "--dout", "numbers.csv", "--format", "csv").out();
        assertThat(after.out()).isEqualTo(named.substring(named.indexOf('\n') + 1));
    }

    /// Parameters and statistics come back to the last bit, whatever they were read from.
    @Test
    void parametersComeBackToTheLastBit() throws IOException {
        Files.writeString(folder.resolve("s.json"), """
                {"running_mean": [0.1, -0.0], "running_var": [4.9e-324, 1.7976931348623157e308], "num_batches_tracked": 7}
                """);
        String[] pass = {
            "--input",
            "x.csv",
            "--mode",
            "eval",
            "--stats",
            "s.json",
            "--gamma",
            "0.30000000000000004,-0.0",
            "--beta",
            "4.9e-324,1e22",
            "--eps",
            "1.0000000000000001e-7"
        };
        here.run(Stream.concat(Stream.of("forward"), Stream.of(pass)).toArray(String[]::new));
        Files.delete(folder.resolve("s.json"));
        Map<String, Object> kept = Json.object(Files.readString(kept()));
        assertThat(kept)
                .containsEntry("mode", "eval")
                .containsEntry("gamma", List.of(0.30000000000000004, -0.0))
                .containsEntry("beta", List.of(4.9e-324, 1e22))
                .containsEntry("eps", 1.0000000000000001e-7)
                .containsEntry(
                        "statistics",
                        Map.of(
                                "running_mean", List.of(0.1, -0.0),
                                "running_var", List.of(4.9e-324, 1.7976931348623157e308),
                                "num_batches_tracked", 7.0));
        assertThat(here.run("why", "mu[b]").status()).isZero();
        assertThat(here.run("backward", "--dout", "g.csv").status()).isZero();
    }

    /// Of a file, however large, its place is kept and what it is known by; the numbers stay where they are.
    @Test
    void aFileIsKeptByItsPlace() throws IOException {
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 10_000; row++) {
            rows.append("1,2,3,4,5,6,7,8,9,").append(random.nextInt(100)).append('\n');
        }
        Files.writeString(folder.resolve("large.csv"), rows);
        here.run("forward", "--input", "large.csv", "--steps", "mu");
        here.run("backward", "--dout", "large.csv", "--steps", "dbeta");
        try (Stream<Path> files = Files.list(state)) {
            assertThat(files.toList()).containsExactly(kept());
        }
        assertThat(Files.size(kept())).isLessThan(3000);
        assertThat(here.run("backward", "--steps", "dbeta").status()).isZero();
    }

    /// CSV, with whatever its editor put into it, and JSON come back as they came, byte for byte.
    @ParameterizedTest
    @ValueSource(strings = {"1,2\n3,6\n7,1\n", "\ufeffa\tb\r\n1\t2\r\n3\t6\r\n7\t1\r\n", " [[1,2],[3,6],[7,1]]"})
    void whatCameFromStandardInputIsKeptWhole(String typed) throws IOException {
        here.typing(typed).run("forward", "--input", "-");
        assertThat(Files.readString(copies().getFirst())).isEqualTo(typed);
        String piped =
                here.run("backward", "--dout", "g.csv", "--format", "json").out();
        assertThat(here.run("backward", "--format", "json").out())
                .isEqualTo(piped)
                .isNotEmpty();
        assertThat(here.run("state").out())
                .startsWith("batch      (3, 2) from what was piped in\n")
                .contains("dout       from g.csv\n");
    }

    @Test
    void aGradientFromStandardInputIsKeptWhole() throws IOException {
        here.typing("a,b\n1,2\n3,6\n7,1\n").run("forward", "--input", "-");
        String first = here.typing("0.5,-1\n2,3\n-1,0.25\n")
                .run("backward", "--dout", "-", "--format", "json")
                .out();
        assertThat(copies()).hasSize(2);
        assertThat(here.run("backward", "--format", "json").out())
                .isEqualTo(first)
                .isNotEmpty();
        Files.delete(folder.resolve("x.csv"));
        here.typing("1,2\n3,6\n7,2\n").run("forward", "--input", "-");
        assertThat(copies()).hasSize(1);
        assertThat(here.run("state", "--clear").err()).startsWith("removed ");
        try (Stream<Path> files = Files.list(state)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aCopyThatIsGoneOrDamagedIsSaidToBe() throws IOException {
        here.typing("1,2\n3,6\n7,1\n").run("forward", "--input", "-");
        Files.writeString(copies().getFirst(), "1,2\n3,6\n7,2\n");
        assertThat(here.run("backward", "--dout", "g.csv").err())
                .isEqualTo("what was piped in: has changed since bn read it; run bn forward again\n");
        Files.delete(copies().getFirst());
        assertThat(here.run("backward", "--dout", "g.csv").err())
                .isEqualTo("what was piped in: is no longer there; run bn forward again\n");
    }

    /// A pass that fails after its batch was read leaves no copy of it.
    @Test
    void whatWasNotKeptLeavesNoCopy() throws IOException {
        Run.Place typing = here.typing("1,2\n3,6\n7,1\n");
        assertThat(typing.run("forward", "--input", "-", "--gamma", "1,2,3").status())
                .isEqualTo(ExitStatus.DATA);
        assertThat(typing.run("backward", "--input", "-").status()).isEqualTo(ExitStatus.USAGE);
        assertThat(here.typing("1,x\n3,?\n").run("forward", "--input", "-").status())
                .isEqualTo(ExitStatus.DATA);
        assertThat(typing.run("forward", "--input", "-", "--no-save").status()).isZero();
        assertThat(typing.run("why", "mu[0]", "--input", "-").status()).isZero();
        assertThat(Files.isDirectory(state)).isTrue();
        try (Stream<Path> files = Files.list(state)) {
            assertThat(files).isEmpty();
        }
    }

    /// What stands for an open file is another one, or none, for the next command.
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatStandsForAnOpenFileIsKeptWhole() throws IOException {
        try (InputStream open = new FileInputStream(folder.resolve("x.csv").toFile());
                Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.available()).isPositive();
            Path ours = descriptors
                    .filter(Files::isRegularFile)
                    .filter(link -> FileReplacement.isSame(link.toAbsolutePath(), folder.resolve("x.csv")))
                    .findFirst()
                    .orElseThrow();
            assertThat(here.run("forward", "--input", ours.toString()).status()).isZero();
        }
        Run run = here.run("backward", "--dout", "g.csv");
        assertThat(run.status()).as(run.err()).isZero();
    }

    /// Each that reads gets a whole pass, its own or another's, while others keep theirs.
    @Test
    void manyMayKeepAndReadAtOnce() throws Exception {
        String one = "1,2\n3,6\n7,1\n";
        String other = "1,2\n3,6\n7,2\n";
        Set<String> right = new HashSet<>();
        for (String typed : List.of(one, other)) {
            here.typing(typed).run("forward", "--input", "-");
            right.add(here.run("backward", "--no-save", "--dout", "g.csv", "--format", "json")
                    .out());
        }
        assertThat(right).hasSize(2);
        List<CompletableFuture<Void>> writers = Stream.of(one, other)
                .map(typed -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 50; i++) {
                        assertThat(here.typing(typed)
                                        .run("forward", "--input", "-")
                                        .err())
                                .isEqualTo(KEPT);
                    }
                }))
                .toList();
        while (!writers.stream().allMatch(CompletableFuture::isDone)) {
            Run run = here.run("backward", "--no-save", "--dout", "g.csv", "--format", "json");
            assertThat(right).as(run.err()).contains(run.out());
        }
        for (CompletableFuture<Void> writer : writers) {
            writer.get();
        }
        assertThat(right)
                .contains(here.run("backward", "--dout", "g.csv", "--format", "json")
                        .out());
    }

    @Test
    void noSaveLeavesNothing() throws IOException {
        Run run = here.run("forward", "--input", "x.csv", "--no-save");
        assertThat(run.err()).isEmpty();
        try (Stream<Path> files = Files.list(state)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void eachFolderHasItsOwn() throws IOException {
        here.run("forward", "--input", "x.csv");
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(Run.Place.at(other, state)
                        .run("backward", "--dout", "../g.csv")
                        .status())
                .isEqualTo(ExitStatus.DATA);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itsOwnerAloneMayReadIt() throws IOException {
        here.typing("1,2\n3,6\n").run("forward", "--input", "-");
        for (Path file : List.of(kept(), copies().getFirst())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aDamagedStateIsSaidToBe() throws IOException {
        here.run("forward", "--input", "x.csv");
        Path file = kept();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            Run run = here.run("backward", "--dout", "g.csv");
            assertThat(run.status()).as("cut to %d bytes", length).isEqualTo(ExitStatus.DATA);
            assertThat(run.err())
                    .contains("what bn kept here cannot be read")
                    .endsWith("run bn forward again, or bn state --clear\n");
        }
    }

    /// What an older version kept, or a newer one, is not taken for nothing, and goes when a pass is kept or removed.
    @Test
    void aStateOfAnotherVersionIsSaidToBe() throws IOException {
        here.run("forward", "--input", "x.csv");
        String text = Files.readString(kept());
        Files.writeString(kept(), text.replaceFirst("\"version\":2,", "\"version\":3,\"new\":null,"));
        Run newer = here.run("backward", "--dout", "g.csv");
        assertThat(newer.status()).isEqualTo(ExitStatus.DATA);
        assertThat(newer.err()).isEqualTo(kept() + ": was kept by another version of bn; run bn forward again\n");
        Path older = kept().resolveSibling(kept().getFileName().toString().replace(".json", ".cache"));
        Files.move(kept(), older);
        assertThat(here.run("state").err())
                .isEqualTo(older + ": was kept by another version of bn; run bn forward again\n");
        here.run("forward", "--input", "x.csv");
        assertThat(older).doesNotExist();
        assertThat(here.run("backward", "--dout", "g.csv").status()).isZero();
        Files.writeString(older, "bn cache 5");
        here.run("state", "--clear");
        assertThat(older).doesNotExist();
    }

    /// JSON that is no pass, or whose fingerprint somebody made right for other values.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "3",
                "{}",
                "{\"version\":2}",
                "{\"version\":\"2\"}",
                "{\"version\":2,\"folder\":3,\"batch\":[],\"eps\":{}}"
            })
    void whatIsNoPassIsRefused(String text) throws IOException {
        here.run("forward", "--input", "x.csv");
        Files.writeString(kept(), text);
        Run run = here.run("state");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err())
                .isEqualTo(kept() + ": what bn kept here cannot be read (it is not as it was written); run bn forward"
                        + " again, or bn state --clear\n");
    }

    /// A name of a feature may be as long as it is.
    @Test
    void aLongNameIsKept() throws IOException {
        Files.writeString(folder.resolve("long.csv"), "é".repeat(70_000) + ",b\n1,2\n3,6\n7,1\n");
        Files.writeString(folder.resolve("numbers.csv"), "0.5,-1\n2,3\n-1,0.25\n");
        assertThat(here.run("forward", "--input", "long.csv").err()).isEqualTo(KEPT);
        Run backward = here.run("backward", "--dout", "numbers.csv", "--format", "csv");
        assertThat(backward.status()).as(backward.err()).isZero();
        assertThat(backward.out()).contains("é".repeat(70_000));
    }

    @Test
    void aStateThatCannotBeWrittenIsAWarning() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "");
        Run run = Run.Place.at(folder, file.resolve("state")).run("forward", "--input", "x.csv");
        assertThat(run.status()).isZero();
        assertThat(run.err()).startsWith("warning: nothing was kept for later commands: ");
        Run piped = Run.Place.at(folder, file.resolve("state"))
                .typing("1,2\n3,6\n7,1\n")
                .run("forward", "--input", "-", "--format", "csv");
        assertThat(piped.status()).isZero();
        assertThat(piped.err()).startsWith("warning: nothing was kept for later commands: ");
        assertThat(piped.out()).isNotEmpty();
    }

    @Test
    void stateShowsAndClears() {
        assertThat(here.run("state").out()).isEqualTo("nothing is kept for this folder\n");
        here.run("forward", "--input", "x.csv");
        assertThat(here.run("state").out())
                .startsWith("batch      (3, 2) from x.csv\nfeatures   a, b\nmode       train\n")
                .contains("none yet: bn backward --dout FILE adds it");
        here.run("backward", "--dout", "g.csv");
        assertThat(here.run("state").out()).contains("dout       from g.csv\n");
        assertThat(here.run("state", "--clear").err()).startsWith("removed ");
        assertThat(here.run("state", "--clear").err()).isEqualTo("there was nothing kept for this folder\n");
        assertThat(here.run("backward", "--dout", "g.csv").status()).isEqualTo(ExitStatus.DATA);
    }

    private Path kept() throws IOException {
        return left(".json").getFirst();
    }

    /// Of what came from standard input.
    private List<Path> copies() throws IOException {
        return left(".input");
    }

    private List<Path> left(String ending) throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
