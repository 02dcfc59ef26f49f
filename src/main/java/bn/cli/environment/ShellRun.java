package bn.cli.environment;

import bn.batch.Printable;
import bn.watch.ProgramRun;
import bn.watch.ProgramRun.Ending;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A command that somebody typed, run by the system's shell, with its children.
public final class ShellRun {
    /// The most that is kept of what it prints.
    private static final int KEPT = 1 << 16;

    /// How often its children are looked for: one that outlives its parent is not found any more.
    private static final long LOOK = 200;

    /// So long the rest of the output may take after the end, which children may hold open.
    private static final long REST = 300;

    private final String command;
    private final Process process;
    private final Duration timeout;
    private final Thread reading;
    private final StringBuilder printed = new StringBuilder();
    private final Set<ProcessHandle> family = new HashSet<>();

    private ShellRun(String command, Process process, Duration timeout) {
        this.command = command;
        this.process = process;
        this.timeout = timeout;
        this.reading = Thread.ofVirtual().unstarted(this::read);
    }

    /// Starts a command. It has nothing to read; its errors are among its output.
    ///
    /// @param folder in which it runs
    /// @param timeout after which it is stopped
    /// @throws IOException if there is no shell, or no such folder
    public static ShellRun start(String command, Path folder, boolean windows, Duration timeout) throws IOException {
        List<String> shell = windows ? List.of("cmd.exe", "/c", command) : List.of("sh", "-c", command);
        Process process = new ProcessBuilder(shell)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        ShellRun run = new ShellRun(command, process, timeout);
        run.reading.start();
        return run;
    }

    /// Waits for its end, by itself or by its time.
    public ProgramRun ended() throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        boolean inTime = false;
        while (!inTime && System.nanoTime() < end) {
            inTime = process.waitFor(LOOK, TimeUnit.MILLISECONDS);
            look();
        }
        if (!inTime) {
            stop();
        }
        reading.join(Duration.ofMillis(REST));
        Ending ending = inTime ? new Ending.Exited(process.exitValue()) : new Ending.TimedOut(timeout.toSeconds());
        return new ProgramRun(command, lines(), ending);
    }

    private synchronized void look() {
        process.descendants().forEach(family::add);
    }

    /// Stops it and all its children.
    public synchronized void stop() {
        // What a child starts meanwhile is found the next time.
        do {
            look();
            process.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        } while (process.descendants().anyMatch(child -> !family.contains(child)));
    }

    private void read() {
        char[] some = new char[1 << 12];
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int count = output.read(some); count >= 0; count = output.read(some)) {
                synchronized (printed) {
                    printed.append(some, 0, count);
                    printed.delete(0, Math.max(0, printed.length() - KEPT));
                }
            }
        } catch (IOException e) {
            // It was stopped.
        }
    }

    private List<String> lines() {
        synchronized (printed) {
            return printed.toString()
                    .lines()
                    .map(line -> Printable.of(line.replace("\t", "    ")).stripTrailing())
                    .toList();
        }
    }
}
