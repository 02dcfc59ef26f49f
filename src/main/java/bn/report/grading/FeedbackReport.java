package bn.report.grading;

import bn.batch.Printable;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Report;
import bn.report.grading.ClassMarks.Learner;
import bn.report.grading.GradeReport.Hints;
import java.util.ArrayList;
import java.util.List;

/// What one of a class is told of their answers.
///
/// @param hints how much to reveal
/// @param digits significant digits shown
public record FeedbackReport(ClassMarks marks, Words words, Hints hints, int digits) {
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
}
