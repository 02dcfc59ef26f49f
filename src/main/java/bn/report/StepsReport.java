package bn.report;

import bn.formula.NumPy;
import bn.formula.PlainText;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The table itself, without numbers.
public final class StepsReport {
    private final Mode mode;
    private final Graph graph;
    private final Words words;
    private final StepText text;

    public StepsReport(Mode mode, Words words) {
        this.mode = mode;
        this.graph = mode.table().graph();
        this.words = words;
        this.text = new StepText(mode, words);
    }

    /// All steps with formula, symbol and shape.
    public Report list() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Fact("command", new Datum.Text("steps")));
        blocks.add(new Block.Fact(
                "steps",
                new Datum.Objects(graph.steps().stream().map(this::facts).toList())));
        blocks.add(new Block.Heading(words.say(Message.STEPS_TITLE)));
        blocks.add(new Block.Paragraph(words.say(Message.LOSS_NOTE)));
        for (Pass pass : Pass.values()) {
            blocks.add(new Block.Heading(words.say(
                    switch (pass) {
                        case FORWARD -> Message.STEPS_FORWARD;
                        case BACKWARD -> Message.STEPS_BACKWARD;
                    })));
            graph.steps(pass).forEach(step -> blocks.add(text.line(step, text.shape(step))));
        }
        return new Report(blocks);
    }

    /// The table as LaTeX, one equation per step; requires amsmath.
    public String latex() {
        return graph.steps().stream()
                .map(step ->
                        "  \\texttt{" + step.name() + "} && " + text.latex(step).replaceFirst(" = ", " &= "))
                .collect(Collectors.joining(
                        " \\\\\n", "% \\usepackage{amsmath}\n\\begin{align*}\n", "\n\\end{align*}\n"));
    }

    /// The table as a NumPy program: a function for each pass, and an example run.
    public String numpy() {
        return new NumPyProgram(graph, words).text();
    }

    private List<Block.Fact> facts(Step step) {
        return List.of(
                fact("name", step.name()),
                fact("pass", step.pass().name().toLowerCase(Locale.ROOT)),
                fact("symbol", step.symbol()),
                fact("formula", PlainText.of(step.formula())),
                fact("latex", text.latex(step)),
                fact("numpy", NumPy.of(step.formula())),
                fact("shape", text.shape(step)),
                fact("says", words.step(step.name(), mode)));
    }

    private static Block.Fact fact(String key, String text) {
        return new Block.Fact(key, new Datum.Text(text));
    }
}
