package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// bn watch without a terminal, on files as they come and go.
class WatchIT extends InFolder {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private static final String OLDER = "Graded is what was saved so far, which may be from an earlier run.\n";

    private Path mine;

    @BeforeEach
    void make() throws IOException {
        mine = Files.createDirectory(folder.resolve("mine"));
        Files.copy(Path.of("samples/batch.json"), mine.resolve("batch.json"));
    }

    /// The answers of somebody who made a mistake.
    private void wrong(String mistake, String file) {
        assertThat(here.run("mistakes", mistake, "--input", "mine/batch.json", "--format", "json", "-o", file)
                        .status())
                .isZero();
    }

    private void right(String... steps) throws IOException {
        Run run = here.run("backward", "mine/batch.json", "--with-forward", "--format", "json", "--precision", "17");
        Map<?, ?> values = (Map<?, ?>) Json.object(run.out()).get("steps");
        StringBuilder some = new StringBuilder("{");
        for (String step : steps) {
            some.append(some.length() > 1 ? "," : "")
                    .append('"')
                    .append(step)
                    .append("\":")
                    .append(Objects.requireNonNull(values.get(step), step));
        }
        replace(mine.resolve("answers.json"), some + "}");
    }

    /// As an editor saves: another file takes the place.
    private void replace(Path file, String text) throws IOException {
        Path other = Files.writeString(folder.resolve("other"), text);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void onceGradesAndLeaves() throws IOException {
        wrong("dvar-no-half", "mine/answers.json");
        Run run = here.run("watch", "mine/", "--once");
        assertThat(run.status()).isEqualTo(ExitStatus.NO);
        assertThat(run.out())
                .isEqualTo("18 of 23 right, 1 wrong, 4 right by your own numbers; the first wrong step: dvar\n");
        assertThat(run.err()).isEmpty();
        assertThat(here.run("watch", "mine", "--once", "--lang", "zh").out()).contains("23 步中 18 步正确");
        // The file alone, with its batch beside it.
        assertThat(here.run("watch", "mine/answers.json", "--once").out()).isEqualTo(run.out());
        right("out", "dx");
        assertThat(here.run("watch", "mine", "--once").status()).isZero();
        assertThat(here.run("watch", "mine", "--once", "--require", "out,dx").out())
                .isEqualTo("2 of 2 right\n");
        Run missing = here.run("watch", "mine", "--once", "--require", "out,dgamma");
        assertThat(missing.status()).isEqualTo(ExitStatus.NO);
        assertThat(missing.out()).isEqualTo("1 of 2 right, 1 missing\n");
    }

    /// What the folder says of its exercise counts.
    @Test
    void theExerciseSaysWhatIsRequired() throws IOException {
        right("out", "dx");
        Files.writeString(mine.resolve("exercise.json"), "{\"level\": 3, \"blank\": [\"dx\", \"dgamma\"]}");
        assertThat(here.run("watch", "mine", "--once").out()).isEqualTo("1 of 2 right, 1 missing\n");
        Files.delete(mine.resolve("exercise.json"));
        assertThat(here.run("watch", "mine", "--once").out()).isEqualTo("2 of 23 right, 21 missing\n");
    }

    /// What is damaged says nothing of what is required, and that is said.
    @Test
    void aDamagedExerciseIsSaid() throws IOException {
        right("out", "dx");
        Files.writeString(mine.resolve("exercise.json"), "{\"level\": ");
        Run cut = here.run("watch", "mine", "--once");
        assertThat(cut.status()).isEqualTo(ExitStatus.DATA);
        assertThat(cut.out()).isEmpty();
        assertThat(cut.err()).startsWith("mine/exercise.json:1:").hasLineCount(1);
        Files.writeString(mine.resolve("exercise.json"), "[]");
        Run other = here.run("watch", "mine", "--once");
        assertThat(other.status()).isEqualTo(ExitStatus.DATA);
        assertThat(other.err())
                .isEqualTo("mine/exercise.json: is no object of JSON, such as bn exercise writes there;"
                        + " put back the one that was handed out\n");
    }

    /// On an empty page only the results have names: whoever has them is done, and what else is there counts too.
    @Test
    void theResultsOfAnEmptyPageAreEnough() throws IOException {
        for (String level : List.of("4", "5")) {
            Files.deleteIfExists(mine.resolve("answers.json"));
            Files.move(mine, folder.resolve("before" + level));
            assertThat(here.run("exercise", "-o", "mine", "--level", level).status())
                    .isZero();
            String[] results = level.equals("4") ? new String[] {"out", "dbeta", "dgamma", "dx"} : new String[] {"dx"};
            right(results);
            Run done = here.run("watch", "mine", "--once");
            assertThat(done.out()).isEqualTo("%1$d of %1$d right\n".formatted(results.length));
            assertThat(done.status()).isZero();
        }
        Files.delete(mine.resolve("exercise.json"));
        Files.copy(folder.resolve("before5/exercise.json"), mine.resolve("exercise.json"));
        wrong("dvar-no-half", "mine/answers.json");
        assertThat(here.run("watch", "mine", "--once").status()).isEqualTo(ExitStatus.NO);
    }

    /// In evaluation mode an exercise has its statistics beside it.
    @Test
    void theExerciseSaysItsMode() throws IOException {
        Files.copy(Path.of("samples/stats.json"), mine.resolve("stats.json"));
        Files.writeString(mine.resolve("exercise.json"), "{\"mode\": \"eval\", \"stats\": \"stats.json\"}");
        Run made = here.run(
                "mistakes",
                "eval-forgotten",
                "--mode",
                "eval",
                "--input",
                "mine/batch.json",
                "--stats",
                "mine/stats.json",
                "--format",
                "json",
                "-o",
                "mine/answers.json");
        assertThat(made.status()).isZero();
        Run run = here.run("watch", "mine", "--once");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.NO);
        assertThat(run.out()).contains("the first wrong step: mu");
    }

    @Test
    void whatIsNotThereIsSaid() throws IOException {
        assertThat(here.run("watch", "nowhere", "--once").err())
                .isEqualTo("nowhere: there is no such folder; bn exercise --output DIR makes one\n");
        Run nothing = here.run("watch", "mine", "--once");
        assertThat(nothing.status()).isEqualTo(ExitStatus.DATA);
        assertThat(nothing.err()).startsWith("mine: there are no answers in it yet: answers.npz");
        Files.delete(mine.resolve("batch.json"));
        assertThat(here.run("watch", "mine", "--once").err()).contains("--input FILE names the batch");
    }

    /// Where nothing is written yet, the first line that is blank is named.
    @Test
    void whatComesFirstIsSaid() {
        assertThat(here.run("exercise", "--level", "4", "--output", "four").status())
                .isZero();
        assertThat(here.run("watch", "four", "--once").err())
                .isEqualTo("four: there are no answers in it yet, and out comes first: it goes into answers.npz, or"
                        + " answers.json, .csv, .pt, by its name\n");
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThat(here.run("watch", "mine", "--timeout", "3").err()).contains("--timeout goes with --run");
        assertThat(here.run("watch", "mine", "--run", "true", "--timeout", "0").err())
                .contains("a number of seconds from 1 on, not '0'");
        assertThat(here.run("watch", "mine", "--input", "-").err()).contains("--input cannot be standard input");
        wrong("dvar-no-half", "mine/answers.json");
        Run run = here.run("watch", "mine", "--once", "--require", "dz");
        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("'dz' is none of the steps");
    }

    /// The program runs by the shell, in the current folder; what it printed is no result.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramRunsBeforeItIsGraded() throws IOException {
        wrong("dvar-no-half", "kept.json");
        Run run = here.run("watch", "mine", "--once", "--run", "echo made && cp kept.json mine/answers.json");
        assertThat(run.out()).startsWith("18 of 23 right");
        assertThat(run.err()).isEqualTo("echo made && cp kept.json mine/answers.json printed:\n    made\n");
        Run failed = here.run("watch", "mine", "--once", "--run", "echo no >&2; exit 4");
        assertThat(failed.err()).isEqualTo("echo no >&2; exit 4 ended with status 4:\n    no\n" + OLDER);
        Run late = here.run("watch", "mine", "--once", "--run", "sleep 60", "--timeout", "1");
        assertThat(late.err()).contains("sleep 60 took more than 1 second and was stopped");
    }

    /// Right answers of an earlier run say nothing of a program that failed now.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatFailedIsNotRight() throws IOException {
        right("out", "dx");
        Run silent = here.run("watch", "mine", "--once", "--run", "true");
        assertThat(silent.status()).isZero();
        assertThat(silent.err()).isEqualTo(OLDER);
        for (String command : List.of("exit 1", "no-such-program", "sleep 60")) {
            Run run = here.run("watch", "mine", "--once", "--run", command, "--timeout", "1");
            assertThat(run.status()).as(command).isEqualTo(ExitStatus.NO);
            assertThat(run.out()).startsWith("2 of 23 right");
            assertThat(run.err()).endsWith(OLDER);
        }
    }

    /// A watch that goes on, and what it has said.
    private final class Watching implements AutoCloseable {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Thread thread;

        Watching(String... args) {
            thread = Thread.ofPlatform().start(() -> here.run(out, err, args));
        }

        String said(OutputStream stream) {
            return ((ByteArrayOutputStream) stream).toString(StandardCharsets.UTF_8);
        }

        void await(String line) throws InterruptedException {
            awaitThat(() -> said(out).endsWith(line + "\n"), () -> said(out) + said(err));
        }

        @Override
        public void close() {
            thread.interrupt();
            try {
                assertThat(thread.join(Duration.ofNanos(PATIENCE))).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void awaitThat(BooleanSupplier isThere, Supplier<String> seen) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        while (!isThere.getAsBoolean()) {
            assertThat(System.nanoTime()).as(seen.get()).isLessThan(until);
            Thread.sleep(20);
        }
    }

    /// A line when something has changed, whatever happens to the file in between.
    @Test
    void aLineIsSaidForEachChange() throws Exception {
        Path answers = mine.resolve("answers.json");
        try (Watching watching = new Watching("watch", "mine")) {
            watching.await(
                    "mine: there are no answers in it yet: answers.npz, or answers.json, .csv, .pt, with steps by"
                            + " name, or dx.npy");
            right("out");
            watching.await("1 of 23 right, 22 missing");
            // Half a file, then all of it; gone for a moment, and back.
            String whole = Files.readString(answers);
            Files.writeString(answers, whole.substring(0, whole.length() / 2));
            Thread.sleep(300);
            Files.writeString(answers, whole);
            Thread.sleep(500);
            Files.delete(answers);
            Thread.sleep(300);
            right("out", "dx");
            watching.await("2 of 23 right, 21 missing");
            assertThat(watching.said(watching.out).lines()).hasSize(3);
            Files.writeString(answers, "{\"dx\": ");
            awaitThat(() -> watching.said(watching.out).contains("answers.json:1:"), () -> watching.said(watching.out));
            assertThat(watching.said(watching.err)).isEmpty();
        }
    }

    /// A program that is saved while it runs is stopped, with its children, and runs anew; so it is at the end.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramAndItsChildrenEndWithTheWatch() throws Exception {
        wrong("dvar-no-half", "mine/answers.json");
        Path source = Files.writeString(mine.resolve("a.sh"), "sleep 600 & echo $! >first; sleep 601 & wait");
        ProcessHandle first;
        ProcessHandle second;
        try (Watching watching = new Watching("watch", "mine", "--run", "sh mine/a.sh")) {
            first = child("first");
            replace(source, "sleep 602 & echo $! >second; wait");
            second = child("second");
            awaitThat(() -> !first.isAlive(), () -> "the first child goes on");
            assertThat(second.isAlive()).isTrue();
            assertThat(watching.said(watching.err)).isEmpty();
        }
        awaitThat(() -> !second.isAlive(), () -> "the second child goes on");
    }

    private ProcessHandle child(String file) throws InterruptedException {
        awaitThat(() -> pid(file).isPresent(), () -> "no child");
        return pid(file).orElseThrow();
    }

    private Optional<ProcessHandle> pid(String file) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(file));
            return lines.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(lines.getFirst()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
