package bn.cli.loop;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.ShellRun;
import bn.cli.environment.Surroundings;
import bn.cli.exercise.WatchedExercise;
import bn.cli.io.Output;
import bn.cli.option.CommonOptions;
import bn.data.file.DataProblem;
import bn.data.file.FolderWatcher;
import bn.report.render.Look;
import bn.terminal.KeyScreen;
import bn.watch.Event;
import bn.watch.Key;
import bn.watch.ProgramRun;
import bn.watch.ProgramRun.Ending;
import bn.watch.Task;
import bn.watch.Watch;
import bn.watch.WatchReports;
import bn.watch.WatchScreen;
import bn.watch.Watcher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lets events in, of files, of keys, of a program and of grading, one after the other; shows what they lead to, and
/// does what is to be done next, beside.
public final class WatchLoop {
    /// So often what cannot be read is tried again: a file may be gone for a moment, or half written.
    private static final int ATTEMPTS = 5;

    private static final long BETWEEN_ATTEMPTS = 250;

    private final Surroundings surroundings;
    private final CommonOptions common;
    private final WatchedExercise exercise;
    private final WatchReports reports;
    private final Grading grading;
    private final Optional<Program> program;
    private final Watcher watcher;
    private final Output output;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile @Nullable ShellRun running;
    private volatile @Nullable Throwable defect;

    /// Grades what is there now.
    @FunctionalInterface
    public interface Grading {
        Event.Graded graded() throws DataProblem;
    }

    /// What is run at each save.
    public record Program(String command, Duration timeout) {}

    /// Shows a state.
    @FunctionalInterface
    private interface View {
        void show(Watch watch) throws DataProblem;
    }

    /// @param grading is done at each save
    /// @param program is run before, if there is one
    public WatchLoop(
            Surroundings surroundings,
            CommonOptions common,
            WatchedExercise exercise,
            WatchReports reports,
            Grading grading,
            Optional<Program> program) {
        this.surroundings = surroundings;
        this.common = common;
        this.exercise = exercise;
        this.reports = reports;
        this.grading = grading;
        this.program = program;
        this.watcher = new Watcher(program.isPresent());
        this.output = new Output(surroundings, common);
    }

    /// Runs the program, if there is one, grades once, and says it in a line.
    ///
    /// @return the exit status of `bn grade`; that of wrong answers too if the program failed: what is graded
    ///     may be older
    /// @throws DataProblem if there is nothing to grade, or results cannot be written
    public int once() throws DataProblem {
        Watch watch = watcher.begin().watch();
        View lines = lines();
        if (program.isPresent()) {
            watch = watcher.next(watch, new Event.Ran(ran(program.get()))).watch();
            lines.show(watch);
        }
        watch = watcher.next(watch, grading.graded()).watch();
        if (watch.run().filter(ProgramRun::leavesOlder).isPresent()) {
            output.note(reports.savedSoFar());
        }
        lines.show(watch);
        boolean isFine = watch.run().filter(run -> !run.isFine()).isEmpty();
        return isFine && watch.isRight() ? ExitStatus.DONE : ExitStatus.NO;
    }

    /// Runs the program to its end.
    private ProgramRun ran(Program what) {
        Map<String, Long> before = exercise.saved();
        try {
            ShellRun run = started(what);
            running = run;
            return ended(run, before);
        } catch (IOException e) {
            return notStarted(what, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            stop();
        }
    }

    /// Waits for the end of a run.
    ///
    /// @param before when each answer had been saved then
    private ProgramRun ended(ShellRun run, Map<String, Long> before) throws InterruptedException {
        ProgramRun ended = run.ended();
        return ended.saving(!exercise.saved().equals(before));
    }

    private ShellRun started(Program what) throws IOException {
        return ShellRun.start(what.command(), surroundings.folder(), surroundings.windows(), what.timeout());
    }

    private static ProgramRun notStarted(Program what, IOException e) {
        return new ProgramRun(what.command(), List.of(), new Ending.NotStarted(String.valueOf(e.getMessage())));
    }

    /// Stops the program and its children.
    private void stop() {
        ShellRun run = running;
        running = null;
        if (run != null) {
            run.stop();
        }
    }

    /// Watches until somebody leaves.
    ///
    /// @return the exit status
    /// @throws DataProblem if results cannot be written
    public int watch() throws DataProblem {
        // Ctrl-C without a screen, or a signal, ends bn here.
        Thread stopping = new Thread(this::stop);
        Runtime.getRuntime().addShutdownHook(stopping);
        try {
            Optional<KeyScreen<Key>> screen = surroundings.typed() ? screen() : Optional.empty();
            if (screen.isPresent()) {
                onScreen(screen.get());
            } else {
                watch(lines());
            }
            return ExitStatus.DONE;
        } finally {
            stop();
            Runtime.getRuntime().removeShutdownHook(stopping);
        }
    }

    /// The terminal; none if there is none after all, or one that can only print.
    private Optional<KeyScreen<Key>> screen() {
        try {
            return Optional.of(KeyScreen.open(
                    surroundings.environment().get("TERM"),
                    Stream.of(Key.values()).collect(Collectors.toMap(Key::typed, key -> key)),
                    Key.QUIT,
                    () -> events.add(new Event.Resized())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What was known last stays on the terminal.
    private void onScreen(KeyScreen<Key> screen) throws DataProblem {
        String line;
        try (screen) {
            Thread.ofPlatform().daemon().start(() -> keys(screen));
            WatchScreen shown = new WatchScreen(reports, exercise.name());
            line = reports.line(
                    watch(watch -> screen.show((rows, columns) -> shown.lines(watch, look(columns), rows))));
        }
        if (!line.isEmpty()) {
            output.text(line + "\n");
        }
    }

    private Look look(int columns) {
        return new Look(columns, reports.digits(), false, common.glyphs(surroundings), common.paint(surroundings));
    }

    private void keys(KeyScreen<Key> screen) {
        Optional<Key> key = screen.key();
        while (key.isPresent()) {
            events.add(new Event.Pressed(key.get()));
            key = screen.key();
        }
        events.add(new Event.Pressed(Key.QUIT));
    }

    /// Shows a line when what there is to say has changed, and before it what the program printed.
    private View lines() {
        return new View() {
            private Optional<ProgramRun> run = Optional.empty();
            private String line = "";

            @Override
            public void show(Watch watch) throws DataProblem {
                if (!watch.run().equals(run)) {
                    run = watch.run();
                    run.ifPresent(ended -> reports.printed(ended).forEach(output::note));
                }
                String now = watch.isBusy() ? line : reports.line(watch);
                if (!now.equals(line)) {
                    line = now;
                    output.text(now + "\n");
                    flush();
                }
            }
        };
    }

    private void flush() throws DataProblem {
        try {
            surroundings.out().flush();
        } catch (IOException e) {
            throw Output.unwritable(e);
        }
    }

    private Watch watch(View view) throws DataProblem {
        try (FolderWatcher _ = FolderWatcher.of(exercise.folder(), files -> events.add(new Event.Saved(files)))) {
            Watcher.Turn turn = watcher.begin();
            while (!turn.ends()) {
                turn.task().ifPresent(this::begin);
                if (events.isEmpty()) {
                    view.show(turn.watch());
                }
                turn = watcher.next(turn.watch(), events.take());
                checkDefect();
            }
            return turn.watch();
        } catch (InterruptedException e) {
            return watcher.begin().watch();
        }
    }

    /// What was thrown beside is thrown here.
    private void checkDefect() {
        switch (defect) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private void begin(Task task) {
        switch (task) {
            case RUN -> run(program.orElseThrow());
            case GRADE -> beside(this::grade);
        }
    }

    private void run(Program what) {
        stop();
        Map<String, Long> before = exercise.saved();
        try {
            ShellRun run = started(what);
            running = run;
            beside(() -> {
                ProgramRun ended = ended(run, before);
                // One that was stopped for the next has nothing to say.
                if (run.equals(running)) {
                    events.add(new Event.Ran(ended));
                }
            });
        } catch (IOException e) {
            events.add(new Event.Ran(notStarted(what, e)));
        }
    }

    /// What takes long.
    @FunctionalInterface
    private interface Work {
        void done() throws InterruptedException;
    }

    private void beside(Work work) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                work.done();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                defect = e;
                events.add(new Event.Resized());
            }
        });
    }

    private void grade() throws InterruptedException {
        for (int attempt = 1; true; attempt++) {
            try {
                events.add(grading.graded());
                return;
            } catch (DataProblem problem) {
                if (attempt == ATTEMPTS) {
                    events.add(new Event.NothingToGrade(problem.sentence(reports.words())));
                    return;
                }
                Thread.sleep(BETWEEN_ATTEMPTS);
            }
        }
    }
}
