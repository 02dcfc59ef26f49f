package bn.report;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.gradcheck.GradientCheck;
import bn.prose.Words;
import bn.query.Query;
import bn.query.QueryProblem;
import bn.query.Scope;
import bn.report.block.Block;
import bn.report.block.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lesson on a topic, with the numbers of a run.
public final class TopicReport {
    private final Scope scope;
    private final Words words;
    private final int digits;

    /// @param digits to which numbers are shown
    public TopicReport(Scope scope, Words words, int digits) {
        this.scope = scope;
        this.words = words;
        this.digits = digits;
    }

    /// The paragraphs of a topic. A number per feature is that of the first one, and a number per row is that of its
    /// first row.
    public Report of(Topic topic) {
        List<Block> blocks = new ArrayList<>();
        for (String paragraph : words.topic(topic.word(), this::number)) {
            if (!blocks.isEmpty()) {
                blocks.add(new Block.Gap());
            }
            blocks.add(new Block.Paragraph(paragraph));
        }
        return new Report(blocks);
    }

    private Optional<String> number(String expression) {
        return switch (expression) {
            case "feature" -> Optional.of(Printable.of(scope.features().getFirst()));
            case "loss" -> shown(GradientCheck.loss(scope.trace()));
            default -> shown(first(expression));
        };
    }

    private double first(String expression) {
        try {
            return Query.of(expression, scope).answer(scope.trace()).value().numbers(0, 0, 1)[0];
        } catch (QueryProblem absent) {
            // A value that this mode does without: its paragraph is left out.
            return Double.NaN;
        }
    }

    private Optional<String> shown(double number) {
        return Double.isFinite(number) ? Optional.of(Decimal.rounded(number, digits)) : Optional.empty();
    }
}
