package bn.terminal;

import bn.BuiltBn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// bn in a terminal of its own, which util-linux's `script` makes.
final class PseudoTerminal implements AutoCloseable {
    /// What is started in the background ignores Ctrl-C, and so does all that it starts.
    private static final String HEEDING_CTRL_C =
            "$(env --default-signal=INT true 2>/dev/null && echo env --default-signal=INT)";

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private final Path folder;
    private final Process process;
    private final Thread reading;
    private final StringBuilder shown = new StringBuilder();
    private int seen;

    /// bn as the launchers start it.
    ///
    /// @param redirection what a shell is to do with the standard streams
    PseudoTerminal(Path folder, Map<String, String> environment, String redirection, String... args)
            throws IOException {
        this(
                folder,
                environment,
                "stty rows 24 cols 80; tty >tty; set -- " + String.join(" ", args) + "; java='" + BuiltBn.JAVA
                        + "' jar='"
                        + BuiltBn.JARS + "' archive='" + BuiltBn.ARCHIVE + "'; . '"
                        + Path.of("src/launcher/start").toAbsolutePath() + "' " + redirection);
    }

    /// bn as Java alone starts it, or the system where it is a binary: nobody has said how wide the terminal is.
    ///
    /// @param setting what a shell does before
    /// @param options of Java
    /// @param rest the arguments, and what a shell is to do with them and afterwards
    static PseudoTerminal plain(Path folder, String setting, String options, String rest) throws IOException {
        return new PseudoTerminal(
                folder,
                Map.of(),
                "tty >tty; " + setting + "; " + HEEDING_CTRL_C + " '" + BuiltBn.JAVA + "' "
                        + String.join(" ", BuiltBn.OPTIONS) + " " + options + " -cp '" + BuiltBn.JARS + "' bn.Main "
                        + rest);
    }

    private PseudoTerminal(Path folder, Map<String, String> environment, String command) throws IOException {
        this.folder = folder;
        ProcessBuilder builder = new ProcessBuilder(List.of("script", "-qfec", command, "/dev/null"))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("SHELL", "/bin/sh", "LC_ALL", "C.UTF-8", "TERM", "xterm-256color"));
        builder.environment().put("BN_STATE_HOME", folder.resolve("state").toString());
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(List.of("COLUMNS", "BN_LANG", "NO_COLOR", "JAVA_TOOL_OPTIONS"));
        process = builder.start();
        reading = Thread.ofVirtual().start(this::read);
    }

    /// Whether this system can make one.
    static boolean isHere() {
        return List.of("/usr/bin/script", "/bin/script").stream().anyMatch(file -> Files.isExecutable(Path.of(file)))
                && Files.isDirectory(Path.of("/dev/pts"));
    }

    private void read() {
        byte[] bytes = new byte[1 << 16];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                synchronized (shown) {
                    shown.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
                    shown.notifyAll();
                }
            }
        } catch (IOException e) {
            // It is gone.
        }
    }

    void type(String keys) throws IOException {
        process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /// Waits until something is shown, and gives what was shown since the last time, without what moves the cursor.
    String await(String wanted) throws InterruptedException {
        return await(fresh -> fresh.contains(wanted), wanted);
    }

    private String await(Predicate<String> isThere, String wanted) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        synchronized (shown) {
            while (true) {
                String fresh = plain(shown.substring(seen));
                if (isThere.test(fresh)) {
                    seen = shown.length();
                    return fresh;
                }
                if (System.nanoTime() > until) {
                    throw new AssertionError("waited for '" + wanted + "', and saw: " + fresh);
                }
                shown.wait(200);
            }
        }
    }

    /// Waits for the answer to what was typed, and for the prompt behind it: before that the terminal is not the
    /// prompt's, and takes a key like Ctrl-D as its own.
    String answered(String wanted) throws InterruptedException {
        return answered(wanted, Prompt.SIGN);
    }

    /// The same where the prompt is another.
    String answered(String wanted, String sign) throws InterruptedException {
        return await(fresh -> fresh.contains(wanted) && fresh.indexOf(sign, fresh.indexOf(wanted)) >= 0, wanted);
    }

    /// What is written after the cursor was put somewhere else is another line.
    private static String plain(String text) {
        return decoded(text)
                .replaceAll("\u001b\\[[0-9;]*H", "\n")
                .replaceAll("\u001b\\[[0-9;?$]*[A-Za-z]|\u001b[=>78]", "");
    }

    private static String decoded(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).replace("\r", "");
    }

    /// All that was sent to the terminal, with what moves the cursor.
    String sent() {
        return decoded(raw());
    }

    /// All that was sent to the terminal, as it was sent.
    String raw() {
        synchronized (shown) {
            return shown.toString();
        }
    }

    void resize(int rows, int columns) throws IOException, InterruptedException {
        String tty = Files.readString(folder.resolve("tty")).strip();
        int status = new ProcessBuilder("stty", "-F", tty, "rows", "" + rows, "cols", "" + columns)
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError("stty ended with " + status);
        }
    }

    /// How it ended. All that was sent before is there then.
    int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS) || !reading.join(Duration.ofNanos(PATIENCE))) {
            throw new AssertionError("it goes on: " + plain(raw()));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
