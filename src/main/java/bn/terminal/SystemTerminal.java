package bn.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/// The terminal that the program runs in, opened.
final class SystemTerminal {
    /// What JLine has to say goes to nobody at a prompt, and it says it with a trace.
    private static final Logger JLINE = Logger.getLogger("org.jline");

    /// What is said where nobody knows what the terminal can do.
    private static final Set<String> NOTHING_KNOWN = Set.of("", "unknown", "network", "dialup");

    private static final String USUAL = "xterm-256color";

    static {
        JLINE.setLevel(Level.OFF);
    }

    private SystemTerminal() {}

    /// Makes ready to open it.
    ///
    /// @param type what TERM says, or null where it says nothing
    static TerminalBuilder builder(@Nullable String type) {
        // What is typed and shown is UTF-8, whatever the locale says: letters that a terminal has not are not sent.
        TerminalBuilder builder = TerminalBuilder.builder().system(true).encoding(StandardCharsets.UTF_8);
        return type == null ? builder : builder.type(known(type));
    }

    /// A type that can be looked up. Terminals of a newer name than this system has heard of (xterm-kitty, ghostty)
    /// do what xterm does.
    private static String known(String type) {
        if (NOTHING_KNOWN.contains(type)) {
            return Terminal.TYPE_DUMB;
        }
        try {
            return InfoCmp.getLoadedInfoCmp(type) != null || InfoCmp.getInfoCmp(type) != null ? type : USUAL;
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }
}
