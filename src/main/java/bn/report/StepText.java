package bn.report;

import bn.batch.Shape;
import bn.formula.Extent;
import bn.formula.Latex;
import bn.formula.MathMl;
import bn.formula.PlainText;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.NotComputed;
import bn.graph.Role;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The texts about a step, common to several reports.
public final class StepText {
    private final Mode mode;
    private final Graph whole;
    private final Graph graph;
    private final Words words;

    /// Texts for the steps of a mode. Steps have the same number and symbol in every mode.
    public StepText(Mode mode, Words words) {
        this.mode = mode;
        this.whole = mode.table().whole();
        this.graph = mode.table().graph();
        this.words = words;
    }

    /// Its number in the complete table, from 1.
    public int number(String name) {
        return whole.steps().indexOf(whole.quantity(name)) + 1;
    }

    /// The heading line of the step.
    ///
    /// @param shape as text
    Block.StepLine line(Step step, String shape) {
        return new Block.StepLine(
                number(step.name()),
                step.name(),
                words.symbol(step),
                PlainText.of(step.formula()),
                () -> latex(step),
                () -> mathMl(step),
                shape);
    }

    /// Symbol and formula for math mode.
    String latex(Step step) {
        String via = words.say(Message.VIA);
        return Latex.symbol(step.symbol(), via) + " = " + Latex.of(step.formula(), whole::symbol, via);
    }

    private String mathMl(Step step) {
        String via = words.say(Message.VIA);
        return MathMl.symbol(step.symbol(), via) + "<mo>=</mo>" + MathMl.of(step.formula(), whole::symbol, via);
    }

    /// The description of the step; for a gradient also the forward step it flows back through, and its
    /// branch.
    public List<Block> prose(Step step) {
        return way(step)
                .<List<Block>>map(
                        way -> List.of(new Block.Paragraph(words.step(step.name(), mode)), new Block.Paragraph(way)))
                .orElseGet(() -> List.of(new Block.Paragraph(words.step(step.name(), mode))));
    }

    /// Why a step is absent in this mode.
    public String reason(NotComputed absence) {
        return switch (absence) {
            case NotComputed.IsGiven _ -> words.say(Message.GIVEN);
            case NotComputed.Unread _ -> words.say(Message.UNREAD);
            case NotComputed.OfUnread(String of) -> words.say(Message.OF_UNREAD, of);
            case NotComputed.OfConstant(String of) -> words.say(Message.OF_CONSTANT, of);
            case NotComputed.EdgeGone(String of, String by) -> words.say(Message.EDGE_GONE, by, of);
        };
    }

    /// The shape of a value, as Python writes it.
    public static String shape(Extent extent, Shape batch) {
        return switch (extent) {
            case ONE -> Shape.written(List.of());
            case FEATURE -> Shape.written(List.of(batch.features()));
            case BATCH -> batch.toString();
        };
    }

    /// The symbolic shape of a step's value: `(D,)` or `(m, D)`.
    String shape(Step step) {
        return whole.extent(step.name()) == Extent.BATCH ? "(m, D)" : "(D,)";
    }

    private Optional<String> way(Step step) {
        return switch (step.role()) {
            case Role.Forward _ -> Optional.empty();
            case Role.Branch(String of, String _) -> {
                List<Step> branches = graph.branches(of);
                if (branches.size() == 1) {
                    yield Optional.of(backThrough(step));
                }
                yield Optional.of(backThrough(step)
                        + words.say(Message.COMMA)
                        + words.say(Message.BRANCH, branches.indexOf(step) + 1, branches.size(), graph.partial(of)));
            }
            case Role.Gradient(String of) when graph.branches(of).size() < 2 -> Optional.of(backThrough(step));
            case Role.Gradient(String of) ->
                Optional.of(words.say(
                        Message.SUM_OF_BRANCHES,
                        graph.branches(of).stream().map(Step::name).collect(Collectors.joining(" + "))));
        };
    }

    private String backThrough(Step step) {
        return graph.through(step).stream()
                .map(forward ->
                        words.say(Message.BACK_THROUGH, forward.name() + " = " + PlainText.of(forward.formula())))
                .collect(Collectors.joining(words.say(Message.COMMA)));
    }
}
