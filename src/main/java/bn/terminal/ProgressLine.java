package bn.terminal;

import bn.data.file.Progress;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import bn.prose.Words;
import java.io.PrintStream;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jline.utils.WCWidth;

/// A progress line at the bottom of the terminal, for reading, writing or other long work. It appears after
/// one second, is redrawn several times a second, and is erased at the end.
public final class ProgressLine implements Progress {
    private static final long PATIENCE = 1_000_000_000;
    private static final long INTERVAL = 200_000_000;
    private static final int BAR = 20;
    private static final double MEGA = 1e6;

    private final PrintStream terminal;
    private final Words words;
    private final UnaryOperator<String> glyphs;
    private final IntSupplier width;
    private final LongSupplier nanoseconds;
    private final Ticks ticks;

    /// A timer for work that does not report progress for long periods.
    @FunctionalInterface
    public interface Ticks {
        String THREAD = "bn-progress";

        /// Starts the timer.
        ///
        /// @param tick run five times a second
        /// @return stops it
        Runnable begin(Runnable tick);

        /// A timer in a daemon thread.
        static Runnable inThread(Runnable tick) {
            Thread thread = Thread.ofPlatform().daemon().name(THREAD).start(() -> {
                try {
                    while (true) {
                        Thread.sleep(Duration.ofNanos(INTERVAL));
                        tick.run();
                    }
                } catch (InterruptedException ended) {
                    // Stopped.
                }
            });
            return thread::interrupt;
        }
    }

    /// @param words in which it is said how far it is
    /// @param glyphs writes a text with the characters that the terminal has
    /// @param width of the terminal, which the line stays below; asked when something is shown first
    /// @param nanoseconds a clock
    /// @param ticks the timer that redraws the line
    public ProgressLine(
            PrintStream terminal,
            Words words,
            UnaryOperator<String> glyphs,
            IntSupplier width,
            LongSupplier nanoseconds,
            Ticks ticks) {
        this.terminal = terminal;
        this.words = words;
        this.glyphs = glyphs;
        this.width = width;
        this.nanoseconds = nanoseconds;
        this.ticks = ticks;
    }

    @Override
    public Watched reading(String file, OptionalLong bytes) {
        return begin(words.say(DataMessage.READING, file), bytes);
    }

    @Override
    public Watched begin(String doing, OptionalLong bytes) {
        return new WatchedLine(doing, bytes);
    }

    @Override
    public Work work(String doing, OptionalLong parts) {
        return new Working(doing, parts);
    }

    private static Sentence bar(double done) {
        int full = (int) (done * BAR);
        return Sentence.asItIs("█".repeat(full) + "░".repeat(BAR - full) + " " + Math.round(100 * done) + "%");
    }

    private static Sentence seconds(double nanos) {
        long seconds = Math.round(nanos / PATIENCE);
        return seconds < 120
                ? Sentence.of(DataMessage.SECONDS, seconds)
                : Sentence.of(DataMessage.MINUTES, Math.round(seconds / 60.0));
    }

    /// Until something is done there is no saying how long it will take.
    private static Optional<Sentence> left(long nanos, double done) {
        return done > 0
                ? Optional.of(Sentence.of(DataMessage.TIME_LEFT, seconds(nanos * (1 - done) / done)))
                : Optional.empty();
    }

    private String line(String doing, List<Sentence> facts) {
        return doing + "  " + Sentence.asItIs(facts).in(words);
    }

    private static int columns(String text) {
        return text.codePoints().map(WCWidth::wcwidth).sum();
    }

    /// As much of a text as stands in so many columns.
    private static String fitting(String text, int most) {
        int end = text.length();
        while (columns(text.substring(0, end)) > most) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    /// The line on the terminal.
    private final class Foot {
        private int columns;

        /// The most characters that fit. Queried on first use, since the query may start a process.
        private OptionalInt room = OptionalInt.empty();

        /// Replaces the previous text completely.
        void show(String text) {
            String shown = glyphs.apply(text);
            int most = room.orElseGet(() -> width.getAsInt() - 1);
            room = OptionalInt.of(most);
            String fitting = fitting(shown, most);
            int now = columns(fitting);
            terminal.print("\r" + fitting + " ".repeat(Math.max(0, columns - now)));
            terminal.flush();
            columns = now;
        }

        void clear() {
            if (columns > 0) {
                show("");
                terminal.print("\r");
                terminal.flush();
            }
        }
    }

    /// The worker only counts. The timer thread draws, since one part may take long.
    private final class Working implements Work {
        private String doing;
        private final OptionalLong parts;
        private final LongAdder done = new LongAdder();
        private final long begun = nanoseconds.getAsLong();
        private final Foot foot = new Foot();
        private final Runnable end;
        private boolean over;

        Working(String doing, OptionalLong parts) {
            this.doing = doing;
            this.parts = parts;
            this.end = ticks.begin(this::tick);
        }

        @Override
        public synchronized void now(String next) {
            doing = next;
        }

        @Override
        public void done() {
            done.increment();
        }

        private synchronized void tick() {
            long lasted = nanoseconds.getAsLong() - begun;
            if (!over && lasted >= PATIENCE) {
                foot.show(text(lasted));
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            end.run();
            foot.clear();
        }

        private String text(long lasted) {
            List<Sentence> facts = new ArrayList<>();
            if (parts.orElse(0) > 0) {
                double part = Math.min(1, (double) done.sum() / parts.getAsLong());
                facts.add(bar(part));
                left(lasted, part).ifPresent(facts::add);
            } else {
                facts.add(seconds((double) lasted));
            }
            return line(doing, facts);
        }
    }

    private final class WatchedLine implements Watched {
        private final String doing;
        private final OptionalLong total;
        private final long begun = nanoseconds.getAsLong();
        private final Foot foot = new Foot();
        private long shown = begun + PATIENCE - INTERVAL;
        private long rows;

        WatchedLine(String doing, OptionalLong total) {
            this.doing = doing;
            this.total = total;
        }

        @Override
        public void bytes(long soFar) {
            long now = nanoseconds.getAsLong();
            if (now - shown >= INTERVAL) {
                shown = now;
                foot.show(text(soFar, now - begun));
            }
        }

        @Override
        public void rows(long soFar) {
            rows = soFar;
        }

        @Override
        public void close() {
            foot.clear();
        }

        private String text(long soFar, long nanos) {
            List<Sentence> facts = new ArrayList<>();
            if (total.isPresent() && total.getAsLong() > 0) {
                double done = Math.min(1, (double) soFar / total.getAsLong());
                facts.add(bar(done));
                facts.add(Sentence.of(DataMessage.MEGABYTES_OF, megabytes(soFar), megabytes(total.getAsLong())));
                rowsSoFar().ifPresent(facts::add);
                left(nanos, done).ifPresent(facts::add);
            } else {
                facts.add(Sentence.of(DataMessage.MEGABYTES, megabytes(soFar)));
                rowsSoFar().ifPresent(facts::add);
            }
            return line(doing, facts);
        }

        private Optional<Sentence> rowsSoFar() {
            String written = NumberFormat.getIntegerInstance(Locale.ROOT).format(rows);
            return rows == 0 ? Optional.empty() : Optional.of(Sentence.of(DataMessage.ROWS_SO_FAR, written));
        }

        private static long megabytes(long bytes) {
            return Math.round(bytes / MEGA);
        }
    }
}
