package bn;

import bn.cli.Bn;
import bn.cli.Surroundings;
import bn.terminal.Screen;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The program's entry: the streams as they are, the environment as it is, and the only exit.
public final class Main {
    private Main() {}

    /// Runs the command line and exits with its status. By then a command has closed what it opened, so that
    /// nothing is left to a shutdown hook, and an orderly exit would begin by making a logger for itself, in
    /// 2 ms.
    public static void main(String[] args) {
        Runtime.getRuntime().halt(Bn.run(surroundings(), args));
    }

    /// Where and for whom the program runs, as Java says.
    static Surroundings surroundings() {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                home(),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows"),
                isTerminal(0) && isTerminal(1),
                isTerminal(1),
                isTerminal(2),
                new Screen()::columns);
    }

    /// Java has it from the list of users, and `?` where that has none. What HOME says comes first, as for other
    /// programs.
    private static Path home() {
        String said = System.getenv().getOrDefault("HOME", "");
        return Path.of(said.isEmpty() ? System.getProperty("user.home", "") : said);
    }

    /// Whether a standard stream is a terminal. Java knows only whether standard input and output both are;
    /// Linux says it of each.
    private static boolean isTerminal(int descriptor) {
        Path stream = Path.of("/proc/self/fd/" + descriptor);
        try {
            String file = Files.readSymbolicLink(stream).toString();
            return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return isTerminal();
        }
    }

    /// The JDK's own console is never null, but the choice of one is its user's, and a native image has
    /// none.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
