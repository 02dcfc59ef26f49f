package bn.terminal;

import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/// The last line of the terminal: where one is, or what can be typed. All else stays above it.
final class StatusLine implements ShutdownHooks.Task, AutoCloseable {
    private final boolean coloured;
    private volatile @Nullable Terminal terminal;

    /// Made before the terminal is opened. Where the program is ended from outside, hooks run in the order in which
    /// they were made, and the terminal has one that closes it.
    StatusLine(boolean coloured) {
        this.coloured = coloured;
        ShutdownHooks.add(this);
    }

    /// Reserves the line.
    void begin(Terminal opened) {
        terminal = opened;
        show(opened, AttributedString.EMPTY, opened.getSize());
    }

    /// Shows a text in place of that before.
    ///
    /// @return how large the terminal is
    Size show(Terminal on, String status) {
        Size size = on.getSize();
        String text = " bn  " + status + " ";
        int free = size.getColumns() - new AttributedString(text).columnLength();
        AttributedStyle style = coloured ? AttributedStyle.INVERSE : AttributedStyle.DEFAULT;
        show(on, new AttributedString(text + " ".repeat(Math.max(0, free)), style), size);
        return size;
    }

    private static void show(Terminal on, AttributedString line, Size size) {
        Status bottom = Status.getStatus(on);
        if (bottom != null) {
            // Java does not receive the resize signal on every system.
            bottom.resize(size);
            bottom.update(List.of(line));
        }
    }

    /// A terminal that became lower while a line was typed scrolls within what is no longer there, so that what is
    /// written next would be written over itself. The status line is taken away until the next line is read.
    void freeAfterResize(Terminal on, Size before) {
        Status bottom = Status.getStatus(on);
        Size now = on.getSize();
        if (bottom != null && now.getRows() < before.getRows()) {
            bottom.resize(now);
            bottom.update(List.of());
            on.puts(InfoCmp.Capability.cursor_address, Math.max(0, now.getRows() - 1), 0);
            on.flush();
        }
    }

    @Override
    public void run() {
        Optional.ofNullable(terminal).flatMap(Status::getExistingStatus).ifPresent(bottom -> {
            // Closing the status frees its line without clearing it, so clear it first.
            bottom.update(List.of());
            bottom.close();
        });
    }

    @Override
    public void close() {
        run();
        ShutdownHooks.remove(this);
    }
}
