package bn.learn;

import bn.prose.Message;
import bn.prose.Words;
import bn.report.Block;
import bn.report.Report;
import bn.report.TextRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The list of lessons, and how far somebody has come in them.
public final class CourseReport {
    private final Course course;
    private final Words words;

    public CourseReport(Course course, Words words) {
        this.course = course;
        this.words = words;
    }

    /// A line for each lesson.
    public Report list(LearnerProgress progress) {
        List<Block.ListingRow> lines = new ArrayList<>();
        lines.add(new Block.ListingRow(
                TextRole.FAINT,
                Stream.of(
                                Message.LEARN_LIST_NUMBER,
                                Message.LEARN_LIST_NAME,
                                Message.LEARN_LIST_STATE,
                                Message.LEARN_LIST_MINUTES,
                                Message.LEARN_LIST_QUESTION)
                        .map(words::say)
                        .toList()));
        for (Lesson lesson : course.lessons()) {
            lines.add(new Block.ListingRow(
                    TextRole.PLAIN,
                    List.of(
                            String.valueOf(lesson.number()),
                            lesson.name(),
                            words.say(state(lesson, progress)),
                            String.valueOf(lesson.minutes()),
                            lesson.title(words.language()))));
        }
        return new Report(List.of(new Block.Listing(lines)));
    }

    private static Message state(Lesson lesson, LearnerProgress progress) {
        return progress.isDone(lesson.name())
                ? Message.LEARN_DONE
                : progress.of(lesson.name()).isPresent() ? Message.LEARN_BEGUN : Message.LEARN_OPEN;
    }
}
