package bn.report;

import bn.batch.Printable;
import bn.prose.Language;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.ClassMarks.Learner;
import bn.report.GradeReport.Hints;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What one of a class is told of their answers.
///
/// @param hints how much to reveal
/// @param digits significant digits shown
public record FeedbackReport(ClassMarks marks, Words words, Hints hints, int digits) {
    /// How a title begins in Markdown.
    private static final String MARKED = "# ";

    /// The report for a learner.
    public Report of(Learner learner) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.FEEDBACK_TITLE, Printable.of(learner.who()))));
        switch (learner) {
            case Learner.Unread unread -> blocks.add(new Block.Paragraph(unread.problem()));
            case Learner.Graded graded -> {
                List<String> missing = marks.missing(graded.grade());
                if (!missing.isEmpty()) {
                    blocks.add(new Block.Paragraph(
                            words.say(Message.FEEDBACK_MISSING, String.join(words.say(Message.LIST_COMMA), missing))));
                }
                blocks.addAll(
                        new GradeReport(graded.grade(), graded.features(), words, hints, digits, missing.isEmpty())
                                .report()
                                .blocks());
            }
        }
        return new Report(blocks);
    }

    /// Whether a text begins as such a report does, in whichever language and for whomever.
    public static boolean isOne(String text) {
        String title = text.startsWith(MARKED)
                ? text.substring(MARKED.length())
                : HtmlPage.title(text).orElse(text);
        return Stream.of(Language.values())
                .map(language -> Words.of(language).say(Message.FEEDBACK_TITLE, ""))
                .anyMatch(title::startsWith);
    }
}
