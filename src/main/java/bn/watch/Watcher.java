package bn.watch;

import bn.report.grading.GradeReport.Hints;
import bn.watch.Watch.Pane;
import java.util.List;
import java.util.Optional;

/// Watches an exercise: from a state and an event to the next state and what is to be done.
///
/// @param runs whether there is a program to run
public record Watcher(boolean runs) {
    /// What comes of an event.
    public record Turn(Watch watch, Optional<Task> task, boolean ends) {}

    /// What is done at first.
    public Turn begin() {
        return first(Watch.BEGUN);
    }

    /// What comes of an event.
    public Turn next(Watch watch, Event event) {
        return switch (event) {
            case Event.Pressed(Key key) -> pressed(watch, key);
            case Event.Saved saved -> saved(watch, saved);
            case Event.Ran(ProgramRun run) -> grade(watch.ran(run));
            case Event.Graded graded -> over(watch.graded(new Standing(graded)));
            case Event.NothingToGrade(String why) -> over(watch.problem(why));
            case Event.Resized _ -> stay(watch);
        };
    }

    private Turn first(Watch watch) {
        return runs ? new Turn(watch.running(true), Optional.of(Task.RUN), false) : grade(watch);
    }

    /// A program that is saved runs anew. While one runs its end is waited for: what it writes is graded then.
    private Turn saved(Watch watch, Event.Saved saved) {
        if (runs && saved.files().stream().anyMatch(SourceFiles::has)) {
            return first(watch);
        }
        return watch.running() ? stay(watch) : grade(watch);
    }

    /// One grading at a time: what changes meanwhile is graded after it.
    private static Turn grade(Watch watch) {
        return watch.grading()
                ? stay(watch.grading(true, true))
                : new Turn(watch.grading(true, false), Optional.of(Task.GRADE), false);
    }

    private static Turn over(Watch watch) {
        Watch free = watch.grading(false, false);
        return watch.stale() ? grade(free) : stay(free);
    }

    private static Turn stay(Watch watch) {
        return new Turn(watch, Optional.empty(), false);
    }

    private Turn pressed(Watch watch, Key key) {
        return switch (key) {
            case HINT -> stay(hint(watch));
            case WHY -> stay(opened(watch, Pane.WHY));
            case EXPLAIN -> stay(opened(watch, Pane.EXPLAIN));
            case LIST -> stay(opened(watch, Pane.LIST));
            case OUTPUT -> stay(opened(watch, Pane.OUTPUT));
            case AGAIN -> first(watch);
            case MORE -> stay(watch.page(watch.page() + 1));
            case BACK -> stay(watch.page(watch.page() - 1));
            case QUIT -> new Turn(watch, Optional.empty(), true);
        };
    }

    /// The same key once more goes back.
    private static Watch opened(Watch watch, Pane pane) {
        return watch.on(watch.pane() == pane ? Pane.FINDINGS : pane);
    }

    /// The next level, where something is wrong; from another pane first back to what is known already.
    private static Watch hint(Watch watch) {
        List<Hints> levels = List.of(Hints.values());
        int next = levels.indexOf(watch.hints()) + 1;
        boolean isWrong = watch.problem().isEmpty()
                && watch.standing().flatMap(Standing::firstWrong).isPresent();
        boolean isThere = watch.pane() == Pane.FINDINGS && isWrong && next < levels.size();
        return isThere ? watch.hints(levels.get(next)) : watch.on(Pane.FINDINGS);
    }
}
