package bn.report;

import bn.formula.NumPy;
import bn.formula.PlainText;
import bn.graph.Mode;
import bn.graph.NotComputed;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.util.ArrayList;
import java.util.List;

/// The lesson on a step, without numbers: what it computes, where its gradient comes from, and common
/// mistakes.
public final class ExplainReport {
    private final Mode mode;
    private final Words words;
    private final StepText text;

    public ExplainReport(Mode mode, Words words) {
        this.mode = mode;
        this.words = words;
        this.text = new StepText(mode, words);
    }

    /// The lesson on one step.
    public Report explanation(Step whole) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Fact("command", new Datum.Text("explain")));
        blocks.add(new Block.Fact("step", new Datum.Text(whole.name())));
        Step step = present(whole);
        blocks.add(text.line(step, text.shape(whole)));
        NotComputed absence = mode.table().absences().get(whole.name());
        if (absence == null) {
            blocks.addAll(text.prose(step));
        } else {
            blocks.add(new Block.Paragraph(text.reason(absence)));
        }
        List<String> paragraphs = words.explanation(whole.name());
        blocks.add(new Block.Fact("text", new Datum.Texts(paragraphs)));
        if (mode == Mode.EVAL) {
            blocks.add(new Block.Gap());
            blocks.add(new Block.Paragraph(words.say(Message.EXPLAIN_TRAINING)));
        }
        for (String paragraph : paragraphs) {
            blocks.add(new Block.Gap());
            blocks.add(new Block.Paragraph(paragraph));
        }
        return new Report(blocks);
    }

    /// A step's formula in three notations, as given.
    public Report formula(Step step) {
        return new Report(List.of(new Block.Listing(List.of(
                new Block.ListingRow(
                        TextRole.PLAIN,
                        List.of(words.say(Message.FORMULA_TEXT), step.name() + " = " + PlainText.of(step.formula()))),
                new Block.ListingRow(TextRole.PLAIN, List.of("LaTeX", text.latex(step))),
                new Block.ListingRow(
                        TextRole.PLAIN, List.of("NumPy", step.name() + " = " + NumPy.of(step.formula())))))));
    }

    /// The step in the form of this mode, if it has it.
    private Step present(Step whole) {
        boolean there = mode.table().graph().has(whole.name());
        return there && mode.table().graph().quantity(whole.name()) instanceof Step step ? step : whole;
    }
}
