package bn.learn;

/// Where a learner is.
///
/// @param report the lesson that is open, in the learner's language
/// @param page which of its pages, from 0
/// @param hints how many were shown on this page
/// @param progress what was done in all lessons
public record Session(LessonReport report, int page, int hints, LearnerProgress progress) {
    /// The numbers of the open lesson.
    public LessonRun run() {
        return report.run();
    }

    /// The open page.
    LessonPage at() {
        return report.pages().get(page);
    }

    /// What was done in the open lesson.
    public LearnerProgress.Entry entry() {
        return progress.of(run().lesson().name()).orElse(LearnerProgress.Entry.begun(run().seed()));
    }

    Session with(LearnerProgress.Entry entry) {
        return new Session(report, page, hints, progress.with(run().lesson().name(), entry));
    }

    Session at(int newPage) {
        return new Session(report, newPage, 0, progress.with(run().lesson().name(), entry().at(newPage)));
    }

    Session hinted() {
        return new Session(report, page, hints + 1, progress);
    }
}
