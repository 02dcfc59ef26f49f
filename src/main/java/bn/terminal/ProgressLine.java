package bn.terminal;

import bn.data.Progress;
import java.io.PrintStream;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// A progress line at the bottom of the terminal, for reading, writing or other long work. It appears after
/// one second, is redrawn several times a second, and is erased at the end.
public final class ProgressLine implements Progress {
    private static final long PATIENCE = 1_000_000_000;
    private static final long INTERVAL = 200_000_000;
    private static final int BAR = 20;
    private static final double MEGA = 1e6;

    private final PrintStream terminal;
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

    /// @param glyphs maps a text to the characters the terminal supports
    /// @param width of the terminal, which the line stays below; queried on first use
    /// @param nanoseconds a clock
    /// @param ticks the timer that redraws the line
    public ProgressLine(
            PrintStream terminal,
            UnaryOperator<String> glyphs,
            IntSupplier width,
            LongSupplier nanoseconds,
            Ticks ticks) {
        this.terminal = terminal;
        this.glyphs = glyphs;
        this.width = width;
        this.nanoseconds = nanoseconds;
        this.ticks = ticks;
    }

    @Override
    public Watched begin(String doing, OptionalLong bytes) {
        return new Line(doing, bytes);
    }

    @Override
    public Work work(String doing, OptionalLong parts) {
        return new Working(doing, parts);
    }

    private static String bar(double done) {
        int full = (int) (done * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full) + " " + Math.round(100 * done) + "%";
    }

    private static String seconds(double nanos) {
        long seconds = Math.round(nanos / PATIENCE);
        return seconds < 120 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }

    /// The time left, unknown until some work is done.
    private static String left(long nanos, double done) {
        return done > 0 ? seconds(nanos * (1 - done) / done) + " left" : "";
    }

    private static String line(String doing, List<String> facts) {
        facts.removeIf(String::isEmpty);
        return doing + "  " + String.join(", ", facts);
    }

    /// The line on the terminal.
    private final class Foot {
        private int length;

        /// The most characters that fit. Queried on first use, since the query may start a process.
        private OptionalInt room = OptionalInt.empty();

        /// Replaces the previous text completely.
        void show(String text) {
            String shown = glyphs.apply(text);
            int most = room.orElseGet(() -> width.getAsInt() - 1);
            room = OptionalInt.of(most);
            String fitting = shown.length() <= most ? shown : shown.substring(0, most);
            terminal.print("\r" + fitting + " ".repeat(Math.max(0, length - fitting.length())));
            terminal.flush();
            length = fitting.length();
        }

        void clear() {
            if (length > 0) {
                show("");
                terminal.print("\r");
                terminal.flush();
            }
        }
    }

    /// The worker only counts. The timer thread draws, since one part may take long.
    private final class Working implements Work {
        private final String doing;
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
            List<String> facts = new ArrayList<>();
            if (parts.orElse(0) > 0) {
                double part = Math.min(1, (double) done.sum() / parts.getAsLong());
                facts.add(bar(part));
                facts.add(left(lasted, part));
            } else {
                facts.add(seconds((double) lasted));
            }
            return line(doing, facts);
        }
    }

    private final class Line implements Watched {
        private final String doing;
        private final OptionalLong total;
        private final long begun = nanoseconds.getAsLong();
        private final Foot foot = new Foot();
        private long shown = begun + PATIENCE - INTERVAL;
        private long rows;

        Line(String doing, OptionalLong total) {
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
            List<String> facts = new ArrayList<>();
            if (total.isPresent() && total.getAsLong() > 0) {
                double done = Math.min(1, (double) soFar / total.getAsLong());
                facts.add(bar(done));
                facts.add(megabytes(soFar) + " of " + megabytes(total.getAsLong()) + " MB");
                facts.add(rowsSoFar());
                facts.add(left(nanos, done));
            } else {
                facts.add(megabytes(soFar) + " MB");
                facts.add(rowsSoFar());
            }
            return line(doing, facts);
        }

        private String rowsSoFar() {
            return rows == 0 ? "" : NumberFormat.getIntegerInstance(Locale.ROOT).format(rows) + " rows";
        }

        private static String megabytes(long bytes) {
            return String.valueOf(Math.round(bytes / MEGA));
        }
    }
}
