package bn.terminal;

import java.io.IOException;
import java.util.OptionalInt;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The terminal that the program runs in, if it runs in one.
public final class Screen {
    /// What it can do is not asked, only its size.
    private static final String ANY = "ansi";

    private Screen() {}

    /// How many columns it has, if it can be asked. Asking takes time; who can know it otherwise should.
    public static OptionalInt columns() {
        try (Terminal terminal = SystemTerminal.builder(ANY)
                .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                .dumb(false)
                .build()) {
            int columns = terminal.getSize().getColumns();
            return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
        } catch (IOException | IllegalStateException e) {
            return OptionalInt.empty();
        }
    }
}
