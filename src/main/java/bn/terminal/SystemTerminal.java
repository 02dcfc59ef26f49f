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

/// Opens the terminal. It sends no capability queries: the terminal may answer late or never, and typed input
/// would be lost meanwhile.
final class SystemTerminal {
    /// JLine's log messages, with stack traces, would disturb the prompt.
    private static final Logger JLINE = Logger.getLogger("org.jline");

    /// Values of TERM that mean an unknown terminal.
    private static final Set<String> NOTHING_KNOWN = Set.of("", "unknown", "network", "dialup");

    /// The type assumed if TERM is not set.
    private static final String UNSAID = "ansi";

    private static final String USUAL = "xterm-256color";

    private static final String NAME = "bn";

    /// Input and output are UTF-8 in every locale; characters the terminal does not support are not sent.
    private static final Charset CHARSET = StandardCharsets.UTF_8;

    static {
        JLINE.setLevel(Level.OFF);
    }

    private SystemTerminal() {}

    /// Opens the terminal.
    ///
    /// @param type the value of TERM, or null
    /// @throws IOException if there is none
    static Terminal open(@Nullable String type) throws IOException {
        return Screen.WINDOWS ? onWindows(type) : byPrograms(type == null ? UNSAID : known(type));
    }

    /// Windows has no program that puts a console into raw mode. JLine has a native library for it, which it
    /// unpacks first.
    private static Terminal onWindows(@Nullable String type) throws IOException {
        TerminalBuilder builder = TerminalBuilder.builder()
                .name(NAME)
                .system(true)
                .encoding(CHARSET)
                .graphemeCluster(false);
        return (type == null ? builder : builder.type(known(type))).build();
    }

    /// Uses `stty`, so that no native library has to be unpacked into a temporary folder and left there.
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

    /// A type in the terminal database. Terminals with newer names (xterm-kitty, ghostty) behave like xterm.
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
