package bn.terminal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminalProvider;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jline.utils.InfoCmp;
import org.jspecify.annotations.Nullable;

/// The terminal that the program runs in, opened. It is not asked what it can do: it may be slow to answer, or never
/// answer, and what is typed meanwhile would be lost.
final class SystemTerminal {
    /// What JLine has to say goes to nobody at a prompt, and it says it with a trace.
    private static final Logger JLINE = Logger.getLogger("org.jline");

    /// What is said where nobody knows what the terminal can do.
    private static final Set<String> NOTHING_KNOWN = Set.of("", "unknown", "network", "dialup");

    /// What little can be taken for granted of a terminal where TERM is not set.
    private static final String UNSAID = "ansi";

    private static final String USUAL = "xterm-256color";

    private static final String NAME = "bn";

    /// What is typed and shown is UTF-8, whatever the locale says: letters that a terminal has not are not sent.
    private static final Charset CHARSET = StandardCharsets.UTF_8;

    static {
        JLINE.setLevel(Level.OFF);
    }

    private SystemTerminal() {}

    /// Opens it.
    ///
    /// @param type what TERM says, or null where it says nothing
    /// @throws IOException if there is none
    static Terminal open(@Nullable String type) throws IOException {
        return Screen.WINDOWS ? onWindows(type) : byPrograms(type == null ? UNSAID : known(type));
    }

    /// Windows has no program that makes a console give each key as it is typed: JLine's library does, which it has to
    /// unpack first.
    private static Terminal onWindows(@Nullable String type) throws IOException {
        TerminalBuilder builder = TerminalBuilder.builder()
                .name(NAME)
                .system(true)
                .encoding(CHARSET)
                .graphemeCluster(false);
        return (type == null ? builder : builder.type(known(type))).build();
    }

    /// By `stty`, so that no library has to be unpacked into a folder for temporary files and be left there.
    private static Terminal byPrograms(String type) throws IOException {
        TerminalProvider provider =
                type.startsWith(Terminal.TYPE_DUMB) ? new DumbTerminalProvider() : new ExecTerminalProvider();
        return provider.sysTerminal(
                NAME,
                type,
                false,
                CHARSET,
                CHARSET,
                CHARSET,
                true,
                Terminal.SignalHandler.SIG_DFL,
                false,
                SystemStream.Output);
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
