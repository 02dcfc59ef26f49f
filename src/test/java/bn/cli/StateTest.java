package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
        Path file;
        try (Stream<Path> files = Files.list(state)) {
            file = files.filter(path -> path.toString().endsWith(".cache"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] kept = Files.readAllBytes(file);
        for (int place = 0; place < kept.length; place++) {
            byte[] damaged = kept.clone();
            damaged[place] ^= 0x40;
            Files.write(file, damaged);
            Run run = here.run("backward", "--dout", "g.csv");
            assertThat(run.status()).as("byte %d", place).isEqualTo(ExitStatus.DATA);
            assertThat(run.err()).contains("cannot be read (its checksum is wrong); run bn forward again");
        }
    }

    @Test
    void aStateWhoseFileChangedIsShownAsSuch() throws IOException {
        here.run("forward", "--input", "x.csv");
        Files.writeString(folder.resolve("x.csv"), "9,9\n3,4\n");
        Run run = here.run("state");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("batch      x.csv: has changed since bn forward read it; run bn forward again\n");
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

    /// A new forward pass is a new cache: the gradient of the one before does not belong to it.
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

    @Test
    void aChangedFileIsNotUsed() throws IOException {
        here.run("forward", "--input", "x.csv");
        Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n3,6\n7,9\n");
        Run run = here.run("backward", "--dout", "g.csv");
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        assertThat(run.err()).isEqualTo("x.csv: has changed since bn forward read it; run bn forward again\n");
    }

    @Test
    void aFileThatIsGoneWasKept() throws IOException {
        here.run("forward", "--input", "x.csv");
        Files.delete(folder.resolve("x.csv"));
        assertThat(here.run("backward", "--dout", "g.csv").status()).isZero();
    }

    @Test
    void aLargeFileIsReadAgainAndKnownByItsFingerprint() throws IOException {
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 100_001; row++) {
            rows.append("1,2,3,4,5,6,7,8,9,").append(random.nextInt(100)).append('\n');
        }
        Path large = folder.resolve("large.csv");
        Files.writeString(large, rows);
        Path gradient = folder.resolve("large-g.csv");
        Files.writeString(gradient, rows);
        here.run("forward", "--input", "large.csv", "--steps", "mu");
        assertThat(Files.size(cache())).isLessThan(1000);
        Run backward = here.run("backward", "--dout", "large-g.csv", "--steps", "dbeta", "--no-save");
        assertThat(backward.status()).as(backward.err()).isZero();
        Files.writeString(large, rows.append("1,2,3,4,5,6,7,8,9,10\n"));
        assertThat(here.run("backward", "--dout", "large-g.csv").err())
                .isEqualTo("large.csv: has changed since bn forward read it; run bn forward again\n");
        Files.delete(large);
        assertThat(here.run("backward", "--dout", "large-g.csv").err())
                .isEqualTo(
                        "large.csv: no longer there, and too large to have been kept by bn forward; run bn forward again on the"
                                + " file where it is now\n");
    }

    @Test
    void whatCameFromStandardInputIsKeptWhole() {
        here.typing("1,2\n3,6\n7,1\n").run("forward", "--input", "-");
        assertThat(here.run("backward", "--dout", "g.csv").status()).isZero();
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
        here.run("forward", "--input", "x.csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache())))
                .isEqualTo("rw-------");
    }

    @Test
    void aDamagedStateIsSaidToBe() throws IOException {
        here.run("forward", "--input", "x.csv");
        Path file = cache();
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

    /// A file whose counts were changed, and its checksum with them, asks for no memory that it cannot fill.
    @Test
    void aStateIsNoLargerThanItsFile() throws IOException {
        here.run("forward", "--input", "x.csv");
        Path file = cache();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at <= whole.length - Long.BYTES - Integer.BYTES; at++) {
            ByteBuffer changed = ByteBuffer.wrap(whole.clone()).putInt(at, 0x7ffffff0);
            CRC32 crc = new CRC32();
            crc.update(changed.array(), 0, whole.length - Long.BYTES);
            Files.write(
                    file,
                    changed.putLong(whole.length - Long.BYTES, crc.getValue()).array());
            Run run = here.run("state");
            assertThat(run.status()).as("at %d: %s", at, run.err()).isNotEqualTo(ExitStatus.DEFECT);
            assertThat(run.err()).as("at %d", at).doesNotContain("memory");
        }
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
    }

    @Test
    void stateShowsAndClears() {
        assertThat(here.run("state").out()).isEqualTo("nothing is kept for this folder\n");
        here.run("forward", "--input", "x.csv");
        assertThat(here.run("state").out())
                .startsWith("batch      (3, 2) from x.csv\nfeatures   a, b\nmode       train\n")
                .contains("none yet: bn backward --dout FILE adds it");
        here.run("backward", "--dout", "g.csv");
        assertThat(here.run("state").out()).contains("dout       kept\n");
        assertThat(here.run("state", "--clear").err()).startsWith("removed ");
        assertThat(here.run("state", "--clear").err()).isEqualTo("there was nothing kept for this folder\n");
        assertThat(here.run("backward", "--dout", "g.csv").status()).isEqualTo(ExitStatus.DATA);
    }

    private Path cache() throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            return files.findFirst().orElseThrow();
        }
    }
}
