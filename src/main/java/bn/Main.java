package bn;

import bn.cli.Bn;
import bn.cli.environment.Surroundings;
import bn.prose.Sentence;
import bn.terminal.Screen;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The entry point: connects the standard streams and the environment, and is where a command ends.
public final class Main {
    private Main() {}

    /// Runs the command line and halts with its exit status. A command has closed everything by then, so no
    /// shutdown hook is needed; an orderly exit would first initialize a logger, which takes 2 ms.
    public static void main(String[] args) {
        Optional<StartupProblem> obstacle = obstacle(args);
        obstacle.ifPresent(reason -> say(reason.sentence(), args));
        Runtime.getRuntime().halt(obstacle.map(StartupProblem::status).orElseGet(() -> Bn.run(surroundings(), args)));
    }

    private static void say(Sentence sentence, String... args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        err.println(sentence.in(Bn.words(System.getenv(), isWindows(), args)));
    }

    /// What keeps bn from starting here.
    static Optional<StartupProblem> obstacle(String... args) {
        return StartupProblem.of(name -> System.getProperty(name, ""), Main::home, args);
    }

    /// The real surroundings of the program.
    static Surroundings surroundings() {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                Path.of(home()),
                in(),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.getenv(),
                isWindows(),
                isTerminal(0) && isTerminal(1),
                isTerminal(1),
                isTerminal(2),
                new Screen()::columns);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /// HOME, as for other programs. Java reads the user database instead, and has `?` for users missing
    /// there.
    private static String home() {
        String said = System.getenv().getOrDefault("HOME", "");
        return said.isEmpty() ? System.getProperty("user.home", "") : said;
    }

    /// Standard input, empty if it was closed. On Linux, /proc then has no entry for it, or one for Java's
    /// own class file, opened under the same descriptor.
    private static InputStream in() {
        String classes = System.getProperty("java.home", "") + "/lib/modules";
        boolean closed = file(0).map(classes::equals).orElseGet(() -> Files.isDirectory(Path.of("/proc/self/fd")));
        return closed ? InputStream.nullInputStream() : System.in;
    }

    /// Whether a standard stream is a terminal. Java only knows it for standard input and output together;
    /// Linux has it for each.
    private static boolean isTerminal(int descriptor) {
        return file(descriptor)
                .map(file -> file.startsWith("/dev/pts/") || file.startsWith("/dev/tty") || file.equals("/dev/console"))
                .orElseGet(Main::isTerminal);
    }

    /// The file of a standard stream, if the system provides it.
    private static Optional<String> file(int descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /// The JDK's own console is never null, but users can select another, and a native image has none.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
