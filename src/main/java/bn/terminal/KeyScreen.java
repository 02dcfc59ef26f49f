package bn.terminal;

import java.io.IOError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/// The whole terminal: shows a screen of lines, and reads keys. What was on it before comes back at the end.
///
/// @param <K> what a key means
public final class KeyScreen<K> implements AutoCloseable {
    private static final int USUAL_ROWS = 24;
    private static final int USUAL_COLUMNS = 80;

    private final Terminal terminal;
    private final Attributes before;
    private final Display display;
    private final BindingReader reader;
    private final KeyMap<Optional<K>> keys = new KeyMap<>();
    private final Thread restoring = new Thread(this::restore);
    private boolean isRestored;

    private KeyScreen(Terminal terminal, Map<String, K> meanings, K quit) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        this.display = new Display(terminal, true);
        this.reader = new BindingReader(terminal.reader());
        meanings.forEach((typed, meaning) -> {
            keys.bind(Optional.of(meaning), typed);
            keys.bind(Optional.of(meaning), typed.toUpperCase(Locale.ROOT));
        });
        keys.bind(Optional.of(quit), KeyMap.ctrl('C'), KeyMap.ctrl('D'));
        bindFunctionKeys();
        keys.setNomatch(Optional.empty());
        keys.setUnicode(Optional.empty());
    }

    /// What keys send that are no characters ends in a letter, which nobody typed: it means nothing.
    private void bindFunctionKeys() {
        List<String> beginnings = new ArrayList<>(List.of("\u001bO", "\u001b[", "\u001b[["));
        for (int modifier = 2; modifier <= 8; modifier++) {
            beginnings.add("\u001bO" + modifier);
            beginnings.add("\u001b[1;" + modifier);
        }
        for (String beginning : beginnings) {
            for (char letter = 'A'; letter <= 'Z'; letter++) {
                keys.bind(Optional.empty(), beginning + letter, beginning + Character.toLowerCase(letter));
            }
        }
    }

    /// Takes the terminal.
    ///
    /// @param type the value of TERM, or null
    /// @param meanings of characters that are typed, in capitals or not
    /// @param quit what Ctrl-C and Ctrl-D mean
    /// @param resized is called when the terminal gets another size, where Java hears of it
    /// @throws IOException if there is none, or it can only print
    public static <K> KeyScreen<K> open(@Nullable String type, Map<String, K> meanings, K quit, Runnable resized)
            throws IOException {
        Terminal terminal = SystemTerminal.open(type);
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.close();
            throw new IOException("the terminal can only print");
        }
        KeyScreen<K> screen = new KeyScreen<>(terminal, meanings, quit);
        // Otherwise Ctrl-C ends bn before the terminal is as it was; now it is a key.
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        terminal.handle(Terminal.Signal.WINCH, _ -> resized.run());
        Runtime.getRuntime().addShutdownHook(screen.restoring);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
        return screen;
    }

    /// What is shown on a screen of some size.
    @FunctionalInterface
    public interface Content {
        /// As many lines as rows, with the colours of ANSI.
        List<String> lines(int rows, int columns);
    }

    /// Shows lines in the place of those before; only what is different is sent. The size is that of the terminal as it
    /// is now.
    public synchronized void show(Content content) {
        if (isRestored) {
            return;
        }
        Size now = terminal.getSize();
        int rows = now.getRows() > 0 ? now.getRows() : USUAL_ROWS;
        int columns = now.getColumns() > 0 ? now.getColumns() : USUAL_COLUMNS;
        Size size = Size.of(columns, rows);
        if (rows != display.getRows() || columns != display.getColumns()) {
            display.resize(size);
            display.clear();
        }
        List<AttributedString> shown = content.lines(rows, columns).stream()
                .map(line -> AttributedString.fromAnsi(line).columnSubSequence(0, columns))
                .toList();
        display.update(shown, size.cursorPos(rows - 1, 0));
    }

    /// Waits for a key that means something.
    ///
    /// @return what it means; nothing if the terminal is gone
    public Optional<K> key() {
        while (true) {
            try {
                Optional<K> meaning = reader.readBinding(keys);
                if (meaning == null) {
                    return Optional.empty();
                }
                if (meaning.isPresent()) {
                    return meaning;
                }
            } catch (IOError | EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    private synchronized void restore() {
        if (!isRestored) {
            isRestored = true;
            terminal.puts(Capability.cursor_normal);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.setAttributes(before);
        }
    }

    @Override
    public void close() {
        restore();
        Runtime.getRuntime().removeShutdownHook(restoring);
        try {
            terminal.close();
        } catch (IOException e) {
            // It is gone, and wants nothing back.
        }
    }
}
