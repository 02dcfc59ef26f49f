package bn.watch;

import bn.report.grading.GradeReport.Hints;
import java.util.Optional;

/// The state of a watch.
///
/// @param standing the last grade, if there was one
/// @param problem why there is nothing to grade now, in a sentence
/// @param run the last run of the program
/// @param running whether the program runs
/// @param grading whether answers are being graded
/// @param stale whether they have to be graded once more then
/// @param pane what is shown below the steps
/// @param hints how much is revealed of the first wrong step
/// @param page of what is too long for the screen, from 0; after the last one comes the first
public record Watch(
        Optional<Standing> standing,
        Optional<String> problem,
        Optional<ProgramRun> run,
        boolean running,
        boolean grading,
        boolean stale,
        Pane pane,
        Hints hints,
        int page) {
    /// What is shown below the steps.
    enum Pane {
        /// How the program ended, if not well, and what is wrong, as far as the hints allow.
        FINDINGS,
        /// The right number.
        WHY,
        /// What the step does.
        EXPLAIN,
        /// All answers.
        LIST,
        /// What the program printed.
        OUTPUT
    }

    /// Before anything has happened.
    static final Watch BEGUN = new Watch(
            Optional.empty(), Optional.empty(), Optional.empty(), false, false, false, Pane.FINDINGS, Hints.STEP, 0);

    /// Whether all is right that has to be.
    public boolean isRight() {
        return problem.isEmpty() && standing.filter(Standing::isRight).isPresent();
    }

    /// Whether something is being done that will change it.
    public boolean isBusy() {
        return running || grading;
    }

    Watch running(boolean now) {
        return new Watch(standing, problem, run, now, grading, stale, pane, hints, page);
    }

    Watch grading(boolean now, boolean again) {
        return new Watch(standing, problem, run, running, now, again, pane, hints, page);
    }

    Watch ran(ProgramRun ended) {
        return new Watch(standing, problem, Optional.of(ended), false, grading, stale, Pane.FINDINGS, hints, 0);
    }

    Watch on(Pane other) {
        return new Watch(standing, problem, run, running, grading, stale, other, hints, 0);
    }

    Watch page(int other) {
        return new Watch(standing, problem, run, running, grading, stale, pane, hints, other);
    }

    Watch hints(Hints more) {
        return new Watch(standing, problem, run, running, grading, stale, Pane.FINDINGS, more, 0);
    }

    Watch problem(String why) {
        return new Watch(standing, Optional.of(why), run, running, grading, stale, pane, hints, page);
    }

    /// With a new grade: what was asked for on the one before stays while the same is wrong, also where there was
    /// nothing to grade in between, as while a file is half written.
    Watch graded(Standing now) {
        boolean same = standing.filter(now::isLike).isPresent();
        return new Watch(
                Optional.of(now),
                Optional.empty(),
                run,
                running,
                grading,
                stale,
                same ? pane : Pane.FINDINGS,
                same ? hints : Hints.STEP,
                same ? page : 0);
    }
}
