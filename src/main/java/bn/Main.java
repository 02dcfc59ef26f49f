package bn;

import bn.cli.Bn;
import bn.cli.Surroundings;
import bn.terminal.Screen;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The program's entry: the streams as they are, the environment as it is, and the only exit.
public final class Main {
    private Main() {}

    /// Runs the command line and exits with its status. By then a command has closed what it opened, so that
    /// nothing is left to a shutdown hook, and an orderly exit would begin by making a logger for itself, in
    /// 2 ms.
    public static void main(String[] args) {
        Optional<Obstacle> obstacle = obstacle(args);
        obstacle.map(Obstacle::sentence).ifPresent(System.err::println);
        Runtime.getRuntime().halt(obstacle.map(Obstacle::status).orElseGet(() -> Bn.run(surroundings(), args)));
    }

    /// What keeps bn from starting here.
    static Optional<Obstacle> obstacle(String... args) {
        return Obstacle.of(name -> System.getProperty(name, ""), Main::home, args);
    }

    /// Where and for whom the program runs, as Java says.
    static Surroundings surroundings() {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                Path.of(home()),
                in(),
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
    private static String home() {
        String said = System.getenv().getOrDefault("HOME", "");
        return said.isEmpty() ? System.getProperty("user.home", "") : said;
    }

    /// Standard input. Where it was closed there is nothing to read: Linux says that it is no file, or that it is
    /// Java's own classes, which Java has opened in its place.
    private static InputStream in() {
        String classes = System.getProperty("java.home", "") + "/lib/modules";
        boolean closed = file(0).map(classes::equals).orElseGet(() -> Files.isDirectory(Path.of("/proc/self/fd")));
        return closed ? InputStream.nullInputStream() : System.in;
    }

    /// Whether a standard stream is a terminal. Java knows only whether standard input and output both are;
    /// Linux says it of each.
    private static boolean isTerminal(int descriptor) {
        return file(descriptor)
                .map(file -> file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console"))
                .orElseGet(Main::isTerminal);
    }

    /// What a standard stream is connected to, where the system says it.
    private static Optional<String> file(int descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
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
