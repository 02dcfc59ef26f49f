package bn.learn;

import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.report.block.TextRole;
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

    /// The same as a page, which says what it is.
    public Report page(LearnerProgress progress) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(
                words.say(Message.LEARN_LIST_TITLE, course.lessons().size())));
        blocks.addAll(list(progress).blocks());
        return new Report(blocks);
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
                            words.say(
                                    lesson.state(progress).message(),
                                    lesson.exercisesLeft(progress).size()),
                            String.valueOf(lesson.minutes()),
                            lesson.title(words.language()))));
        }
        List<List<Block.Fact>> facts =
                course.lessons().stream().map(lesson -> facts(lesson, progress)).toList();
        return new Report(List.of(new Block.Listing(lines), new Block.Fact("lessons", new Datum.Objects(facts))));
    }

    private List<Block.Fact> facts(Lesson lesson, LearnerProgress progress) {
        return List.of(
                new Block.Fact("number", new Datum.WholeNumber(lesson.number())),
                new Block.Fact("name", new Datum.Text(lesson.name())),
                new Block.Fact("state", new Datum.Text(lesson.state(progress).word())),
                new Block.Fact("left", new Datum.Texts(lesson.exercisesLeft(progress))),
                new Block.Fact("minutes", new Datum.WholeNumber(lesson.minutes())),
                new Block.Fact("question", new Datum.Text(lesson.title(words.language()))));
    }
}
