package bn.learn;

import bn.batch.Printable;
import bn.prose.Message;
import bn.prose.Suggestion;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Takes a learner through lessons: from a session and a line that was typed to the next session and what is shown.
public final class Tutor {
    private final Course course;
    private final Words words;
    private final LessonData data;
    private final OptionalLong seed;

    /// @param seed of the numbers of lessons, if one was asked for
    public Tutor(Course course, Words words, LessonData data, OptionalLong seed) {
        this.course = course;
        this.words = words;
        this.data = data;
        this.seed = seed;
    }

    /// What comes of a line.
    ///
    /// @param plays whether the walk is to be opened on the lesson's batch
    public record Turn(Session session, Report report, boolean ends, boolean plays) {}

    /// Opens a lesson where it was left; where it was read to its end, at the first exercise that was skipped; from its
    /// beginning if it is done, or if another seed was asked for.
    public Session open(Lesson lesson, LearnerProgress progress) {
        LearnerProgress.Entry left = progress.of(lesson.name()).orElse(LearnerProgress.Entry.begun(Lesson.USUAL_SEED));
        LearnerProgress.Entry entry = seed.isPresent() && seed.getAsLong() != left.seed()
                ? LearnerProgress.Entry.begun(seed.getAsLong())
                : left;
        LessonReport report = new LessonReport(
                lesson.run(entry.seed(), data), words, course.lessons().size());
        int page = entry.read()
                ? firstSkipped(report, entry)
                : Math.min(entry.page(), report.pages().size() - 1);
        return new Session(report, page, 0, progress.with(lesson.name(), entry.at(page)));
    }

    private static int firstSkipped(LessonReport report, LearnerProgress.Entry entry) {
        List<LessonExercise> exercises = report.run().exercises();
        return IntStream.range(0, exercises.size())
                .filter(index ->
                        !entry.answers().containsKey(exercises.get(index).name()))
                .map(index -> report.pages().indexOf(new LessonPage.Task(index)))
                .findFirst()
                .orElse(0);
    }

    /// The page where a session is.
    public Report page(Session session) {
        return session.report().page(session.at(), session.entry());
    }

    /// What can be typed here.
    public String status(Session session) {
        return switch (session.at()) {
            case LessonPage.Question _ ->
                words.say(
                        Message.LEARN_STATUS_QUESTION,
                        session.run()
                                .prediction()
                                .map(Prediction::letters)
                                .map(Tutor::spaced)
                                .orElse(""));
            case LessonPage.Result _, LessonPage.Belief _ -> words.say(Message.LEARN_STATUS_READ);
            case LessonPage.Task(int index) when isSolved(session, index) -> words.say(Message.LEARN_STATUS_READ);
            case LessonPage.Task(int index) -> {
                int left = session.report().hints(exercise(session, index)).size() - session.hints();
                yield words.say(Message.LEARN_STATUS_EXERCISE, Math.max(0, left));
            }
        };
    }

    private static String spaced(String letters) {
        return String.join(" ", letters.split(""));
    }

    private static boolean isSolved(Session session, int index) {
        return session.entry().answers().containsKey(exercise(session, index).name());
    }

    private static LessonExercise exercise(Session session, int index) {
        return session.run().exercises().get(index);
    }

    /// What comes of a line.
    public Turn next(Session session, String line) {
        String typed = line.strip();
        LessonPage page = session.at();
        if (page instanceof LessonPage.Question && offers(session, typed)) {
            return move(session.with(session.entry().predicted(Prediction.letter(typed))), 1);
        }
        if (page instanceof LessonPage.Task(int index)) {
            String meant = session.report().meant(exercise(session, index), typed);
            if (session.run().takes(exercise(session, index), meant)) {
                return answer(session, exercise(session, index), meant);
            }
        }
        Optional<LearnWord> word = typed.isEmpty() ? Optional.of(LearnWord.NEXT) : LearnWord.of(typed, words);
        if (word.isPresent()) {
            return turn(session, page, word.get());
        }
        Optional<Lesson> other = course.withName(typed);
        if (other.isPresent()) {
            return shown(open(other.get(), session.progress()));
        }
        return page instanceof LessonPage.Task(int index)
                ? answer(session, exercise(session, index), typed)
                : said(session, notUnderstood(typed));
    }

    private static boolean offers(Session session, String typed) {
        return session.run()
                .prediction()
                .filter(prediction -> prediction.offers(Prediction.letter(typed)))
                .isPresent();
    }

    private String notUnderstood(String typed) {
        List<String> known = Stream.concat(
                        LearnWord.all(words), course.lessons().stream().map(Lesson::name))
                .toList();
        return words.say(
                Message.LEARN_NOT_UNDERSTOOD,
                Printable.quoted(typed),
                Suggestion.within(typed, known, Printable::quoted));
    }

    private Turn turn(Session session, LessonPage page, LearnWord word) {
        return switch (word) {
            case NEXT -> next(session, page);
            case BACK -> session.page() == 0 ? said(session, words.say(Message.LEARN_AT_BEGINNING)) : move(session, -1);
            case SKIP -> move(session, 1);
            case HINT -> hint(session, page);
            case PLAY -> new Turn(session, new Report(List.of()), false, true);
            case LIST -> new Turn(session, new CourseReport(course, words).list(session.progress()), false, false);
            case AGAIN -> shown(session);
            case HELP -> said(session, words.say(Message.LEARN_HELP));
            case QUIT -> new Turn(session, paragraph(bye(session)), true, false);
        };
    }

    /// A question waits for a prediction, an exercise for an answer.
    private Turn next(Session session, LessonPage page) {
        return switch (page) {
            case LessonPage.Question _
            when session.run().prediction().isPresent()
                    && session.entry().prediction().isEmpty() -> said(session, words.say(Message.LEARN_PREDICT_FIRST));
            case LessonPage.Task(int index)
            when !isSolved(session, index) -> said(session, words.say(Message.LEARN_ANSWER_FIRST));
            case LessonPage.Question _, LessonPage.Task _, LessonPage.Result _, LessonPage.Belief _ -> move(session, 1);
        };
    }

    private Turn hint(Session session, LessonPage page) {
        if (!(page instanceof LessonPage.Task(int index))) {
            return said(session, words.say(Message.LEARN_NO_HINT_HERE));
        }
        Optional<Report> hint = session.report().hint(exercise(session, index), session.hints());
        return hint.map(report -> new Turn(session.hinted(), report, false, false))
                .orElseGet(() -> said(session, words.say(Message.LEARN_NO_MORE_HINTS)));
    }

    private Turn answer(Session session, LessonExercise exercise, String typed) {
        LessonRun.Verdict verdict = session.run().judge(exercise, typed);
        Report report = session.report().verdict(exercise, verdict);
        return verdict instanceof LessonRun.Verdict.Right
                ? new Turn(session.with(session.entry().answered(exercise.name(), typed)), report, false, false)
                : new Turn(session, report, false, false);
    }

    /// On by some pages; past the last one, to the next lesson that is not done.
    private Turn move(Session session, int pages) {
        int to = session.page() + pages;
        int last = session.report().pages().size() - 1;
        if (to <= last) {
            Session there = session.at(to);
            return shown(to == last ? there.with(there.entry().finished()) : there);
        }
        Session finished = session.with(session.entry().finished());
        Optional<Lesson> following = course.after(session.run().lesson(), finished.progress());
        if (following.isEmpty()) {
            return new Turn(finished, paragraph(end(finished.progress())), true, false);
        }
        return shown(open(following.get(), finished.progress()));
    }

    private String end(LearnerProgress progress) {
        List<String> left =
                course.withExercises(progress).stream().map(Lesson::name).toList();
        return left.isEmpty() ? words.say(Message.LEARN_ALL_DONE) : words.say(Message.LEARN_ALL_READ, left);
    }

    /// Where the next `bn learn` goes on.
    private String bye(Session session) {
        Lesson here = session.run().lesson();
        return course.open(session.progress())
                .map(next -> next.equals(here)
                        ? words.say(Message.LEARN_BYE)
                        : words.say(Message.LEARN_BYE_NEXT, next.name()))
                .orElseGet(() -> words.say(Message.LEARN_ALL_DONE));
    }

    private Turn shown(Session session) {
        return new Turn(session, page(session), false, false);
    }

    private static Turn said(Session session, String sentence) {
        return new Turn(session, paragraph(sentence), false, false);
    }

    private static Report paragraph(String sentence) {
        return new Report(new ArrayList<>(List.of(new Block.Paragraph(sentence))));
    }
}
