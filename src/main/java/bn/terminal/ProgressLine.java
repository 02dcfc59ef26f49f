package bn.terminal;

import bn.data.Progress;
import java.io.PrintStream;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// A line at the foot of a terminal that says how far a file is read or written: shown once that
/// has lasted a second, written over several times a second, and gone when it is over.
public final class ProgressLine implements Progress {
    private static final long PATIENCE = 1_000_000_000;
    private static final long INTERVAL = 200_000_000;
    private static final int BAR = 20;
    private static final double MEGA = 1e6;

    private final PrintStream terminal;
    private final UnaryOperator<String> glyphs;
    private final IntSupplier width;
    private final LongSupplier nanoseconds;

    /// @param glyphs writes a text with the characters that the terminal has
    /// @param width of the terminal, which the line stays below; asked when something is shown
    /// @param nanoseconds a clock
    public ProgressLine(
            PrintStream terminal, UnaryOperator<String> glyphs, IntSupplier width, LongSupplier nanoseconds) {
        this.terminal = terminal;
        this.glyphs = glyphs;
        this.width = width;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public Watched begin(String doing, OptionalLong bytes) {
        return new Line(doing, bytes);
    }

    private final class Line implements Watched {
        private final String doing;
        private final OptionalLong total;
        private final long begun = nanoseconds.getAsLong();
        private long shown = begun + PATIENCE - INTERVAL;
        private int length;
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
                show(text(soFar, now - begun));
            }
        }

        @Override
        public void rows(long soFar) {
            rows = soFar;
        }

        @Override
        public void close() {
            if (length > 0) {
                show("");
                terminal.print("\r");
                terminal.flush();
            }
        }

        private String text(long soFar, long nanos) {
            List<String> facts = new ArrayList<>();
            if (total.isPresent() && total.getAsLong() > 0) {
                double done = Math.min(1, (double) soFar / total.getAsLong());
                facts.add(bar(done) + " " + Math.round(100 * done) + "%");
                facts.add(megabytes(soFar) + " of " + megabytes(total.getAsLong()) + " MB");
                facts.add(rowsSoFar());
                facts.add(done > 0 ? seconds(nanos * (1 - done) / done) + " left" : "");
            } else {
                facts.add(megabytes(soFar) + " MB");
                facts.add(rowsSoFar());
            }
            facts.removeIf(String::isEmpty);
            return doing + "  " + String.join(", ", facts);
        }

        private String rowsSoFar() {
            return rows == 0 ? "" : NumberFormat.getIntegerInstance(Locale.ROOT).format(rows) + " rows";
        }

        private static String bar(double done) {
            int full = (int) (done * BAR);
            return "█".repeat(full) + "░".repeat(BAR - full);
        }

        private static String megabytes(long bytes) {
            return String.valueOf(Math.round(bytes / MEGA));
        }

        private static String seconds(double nanos) {
            long seconds = Math.round(nanos / PATIENCE);
            return seconds < 120 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
        }

        /// Over what stood there, with nothing of it left.
        private void show(String text) {
            String shown = glyphs.apply(text);
            int most = width.getAsInt() - 1;
            String fitting = shown.length() <= most ? shown : shown.substring(0, most);
            terminal.print("\r" + fitting + " ".repeat(Math.max(0, length - fitting.length())));
            terminal.flush();
            length = fitting.length();
        }
    }
}
