package bn.learn;

/// Where a learner is.
///
/// @param run the lesson that is open
/// @param page which of its pages, from 0
/// @param hints how many were shown on this page
/// @param progress what was done in all lessons
public record Session(LessonRun run, int page, int hints, LearnerProgress progress) {
    /// What was done in the open lesson.
    public LearnerProgress.Entry entry() {
        return progress.of(run.lesson().name()).orElse(LearnerProgress.Entry.begun(run.seed()));
    }

    Session with(LearnerProgress.Entry entry) {
        return new Session(run, page, hints, progress.with(run.lesson().name(), entry));
    }

    Session at(int newPage) {
        return new Session(run, newPage, 0, progress.with(run.lesson().name(), entry().at(newPage)));
    }

    Session hinted() {
        return new Session(run, page, hints + 1, progress);
    }
}
