package bn.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bn.data.file.Progress;
import bn.prose.Language;
import bn.prose.Words;
import bn.report.render.Glyphs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a long read displays, with a simulated clock.
final class ProgressLineTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private long now;
    private Runnable tick = () -> {};
    private boolean ended;
    private int asked;

    @Test
    void nothingIsShownOfWhatIsOverInASecond() {
        try (Progress.Watched reading = line(80, Glyphs.UNICODE).reading("a.csv", OptionalLong.of(100))) {
            now = 999_000_000;
            reading.bytes(99);
        }
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysHowFarItIsAndHowLongItWillTake() {
        try (Progress.Watched reading = line(80, Glyphs.UNICODE).reading("a.csv", OptionalLong.of(300_000_000))) {
            now = 2_000_000_000;
            reading.rows(1_234_567);
            reading.bytes(75_000_000);
            assertThat(screen.toString(StandardCharsets.UTF_8))
                    .isEqualTo("\rreading a.csv  █████░░░░░░░░░░░░░░░ 25%, 75 of 300 MB, 1,234,567 rows, 6 s left");
        }
    }

    @Test
    void ofAStreamThereIsNoSayingHowMuchIsLeft() {
        try (Progress.Watched reading = line(80, Glyphs.UNICODE).reading("<stdin>", OptionalLong.empty())) {
            now = 1_000_000_000;
            reading.bytes(12_000_000);
            assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\rreading <stdin>  12 MB");
        }
    }

    @Test
    void isWrittenFiveTimesASecondAndIsGoneAtTheEnd() {
        try (Progress.Watched reading = line(80, Glyphs.ASCII).reading("a.csv", OptionalLong.of(4_000_000))) {
            now = 1_000_000_000;
            reading.bytes(2_000_000);
            now = 1_100_000_000;
            reading.bytes(2_100_000);
            now = 1_200_000_000;
            reading.bytes(4_000_000);
        }
        String half = "reading a.csv  ##########.......... 50%, 2 of 4 MB, 1 s left";
        String whole = "reading a.csv  #################### 100%, 4 of 4 MB, 0 s left";
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r" + half + "\r" + whole + "\r" + " ".repeat(whole.length()) + "\r");
    }

    /// Work that reports no progress for a long time is redrawn by the timer.
    @Test
    void saysOfWorkHowMuchOfItIsDone() {
        try (Progress.Work checking = line(80, Glyphs.UNICODE).work("checking dx", OptionalLong.of(400))) {
            now = 999_000_000;
            tick.run();
            assertThat(screen.toString(StandardCharsets.UTF_8)).isEmpty();
            now = 1_000_000_000;
            tick.run();
            assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\rchecking dx  ░░░░░░░░░░░░░░░░░░░░ 0%");
            screen.reset();
            IntStream.range(0, 100).parallel().forEach(_ -> checking.done());
            now = 2_000_000_000;
            tick.run();
            assertThat(screen.toString(StandardCharsets.UTF_8))
                    .isEqualTo("\rchecking dx  █████░░░░░░░░░░░░░░░ 25%, 6 s left");
        }
    }

    @Test
    void saysOfWorkOfUnknownLengthHowLongItHasLasted() {
        try (Progress.Work _ = line(80, Glyphs.UNICODE).work("grading a.json", OptionalLong.empty())) {
            now = 3_400_000_000L;
            tick.run();
            assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\rgrading a.json  3 s");
        }
    }

    @Test
    void saysWhatWorkIsDoingNow() {
        try (Progress.Work work = line(80, Glyphs.UNICODE).work("grading a.json", OptionalLong.empty())) {
            work.now("grading a.json: trying two mistakes at once");
            now = 2_000_000_000L;
            tick.run();
            assertThat(screen.toString(StandardCharsets.UTF_8))
                    .isEqualTo("\rgrading a.json: trying two mistakes at once  2 s");
        }
    }

    @Test
    void workThatIsOverLeavesNothingAndSaysNothingMore() {
        Progress.Work work = line(80, Glyphs.UNICODE).work("grading a.json", OptionalLong.empty());
        now = 2_000_000_000L;
        tick.run();
        work.close();
        tick.run();
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .isEqualTo("\rgrading a.json  2 s\r" + " ".repeat("grading a.json  2 s".length()) + "\r");
        assertThat(ended).isTrue();
    }

    /// The thread ticks until it is stopped.
    @Test
    @Timeout(10)
    void ticksInAThread() throws InterruptedException {
        CountDownLatch ticked = new CountDownLatch(2);
        Runnable end = ProgressLine.Ticks.inThread(ticked::countDown);
        ticked.await();
        end.run();
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(ProgressLine.Ticks.THREAD))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void staysBelowTheTerminalsWidth() {
        try (Progress.Watched reading = line(40, Glyphs.UNICODE).reading("a".repeat(50), OptionalLong.of(10))) {
            now = 1_000_000_000;
            reading.bytes(5);
        }
        assertThat(screen.toString(StandardCharsets.UTF_8).split("\r")[1]).hasSize(39);
    }

    /// The query may take a process, so it is made once, and not at all if nothing is shown.
    @Test
    void asksForTheWidthOnceALine() {
        ProgressLine line = line(80, Glyphs.UNICODE);
        try (Progress.Watched reading = line.reading("a.csv", OptionalLong.of(100))) {
            now = 999_000_000;
            reading.bytes(10);
            assertThat(asked).isZero();
            now = 2_000_000_000;
            reading.bytes(20);
            now = 3_000_000_000L;
            reading.bytes(30);
        }
        assertThat(asked).isOne();
    }

    @Test
    void isSaidInChineseToo() {
        try (Progress.Watched reading =
                line(80, Glyphs.UNICODE, Language.ZH).reading("a.csv", OptionalLong.of(300_000_000))) {
            now = 2_000_000_000;
            reading.rows(1_234_567);
            reading.bytes(75_000_000);
            assertThat(screen.toString(StandardCharsets.UTF_8))
                    .isEqualTo("\r正在读取 a.csv  █████░░░░░░░░░░░░░░░ 25%、75 / 300 MB、1,234,567 行、还需 6 秒");
        }
    }

    /// A character of Chinese is as wide as two others.
    @Test
    void chineseStaysBelowTheTerminalsWidthAndIsGoneAtTheEnd() {
        try (Progress.Watched reading = line(20, Glyphs.UNICODE, Language.ZH).reading("数据.csv", OptionalLong.of(10))) {
            now = 1_000_000_000;
            reading.bytes(5);
        }
        String fitting = "正在读取 数据.csv  ";
        assertThat(screen.toString(StandardCharsets.UTF_8)).isEqualTo("\r" + fitting + "\r" + " ".repeat(19) + "\r");
    }

    private ProgressLine line(int width, Glyphs glyphs) {
        return line(width, glyphs, Language.EN);
    }

    private ProgressLine line(int width, Glyphs glyphs, Language language) {
        return new ProgressLine(
                new PrintStream(screen, false, StandardCharsets.UTF_8),
                Words.of(language),
                glyphs::of,
                () -> {
                    asked++;
                    return width;
                },
                () -> now,
                begun -> {
                    tick = begun;
                    return () -> ended = true;
                });
    }
}
