package bn.report;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Latex;
import bn.formula.MathMl;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.graph.Graph;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.stats.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The report on a layer folded for evaluation: `a` and `b`, and the layer in front with both in it.
public final class FoldReport {
    /// The most features whose arithmetic is written out without --full.
    private static final int SHOWN = 4;

    /// The weight of the layer in front is no value of a feature, so it is no step of the table of the folding.
    private static final String WEIGHT = "folded_weight";

    private final Trace trace;
    private final Words words;
    private final FeatureEquation equation;
    private final List<String> features;
    private final int shown;

    /// @param precision significant digits in the equations
    /// @param full whether to write out the arithmetic of every feature
    public FoldReport(Folding folding, Words words, int precision, boolean full) {
        this.trace = folding.trace();
        this.words = words;
        int count = ((Value.PerFeature) trace.value("a")).features();
        this.features = IntStream.range(0, count).mapToObj(String::valueOf).toList();
        this.equation = new FeatureEquation(features, precision);
        this.shown = full ? count : Math.min(count, SHOWN);
    }

    /// The report.
    ///
    /// @param weight of the layer in front, folded, if there is one
    /// @param hasFront whether there is a layer in front: its bias may be given alone
    public Report report(Optional<Batch> weight, boolean hasFront) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Fact("command", new Datum.Text("fold")));
        blocks.add(new Block.Heading(words.say(Message.FOLD_TITLE)));
        blocks.add(new Block.Paragraph(words.say(Message.FOLD_NOTE)));
        blocks.addAll(step("a", 1));
        blocks.addAll(step("b", 2));
        blocks.add(new Block.Heading(words.say(Message.FOLD_NUMBERS)));
        blocks.addAll(equations(List.of("a", "b")));
        if (hasFront) {
            blocks.add(new Block.Heading(words.say(Message.FOLD_FRONT)));
            blocks.add(new Block.Paragraph(words.say(Message.FOLD_FRONT_NOTE)));
            weight.ifPresent(numbers -> blocks.addAll(weight(numbers)));
            blocks.addAll(step("folded_bias", weight.isPresent() ? 4 : 3));
            blocks.addAll(equations(List.of("folded_bias")));
        }
        return new Report(blocks);
    }

    private List<Block> equations(List<String> steps) {
        List<Block.Equation> lines = new ArrayList<>();
        for (String step : steps) {
            for (int feature = 0; feature < shown; feature++) {
                lines.add(equation.of(trace, step, feature));
            }
        }
        List<Block> blocks = new ArrayList<>(List.of(new Block.Equations(lines)));
        if (shown < features.size()) {
            blocks.add(new Block.Paragraph(words.say(Message.MORE_FEATURES, features.size() - shown)));
        }
        return blocks;
    }

    private List<Block> step(String name, int number) {
        Graph table = trace.graph();
        Step step = (Step) table.quantity(name);
        return List.of(
                new Block.StepLine(
                        number,
                        name,
                        "",
                        PlainText.of(step.formula()),
                        () -> Latex.symbol(step.symbol(), "") + " = " + Latex.of(step.formula(), table::symbol, ""),
                        () -> MathMl.symbol(step.symbol(), "") + "<mo>=</mo>"
                                + MathMl.of(step.formula(), table::symbol, ""),
                        Shape.written(List.of(features.size()))),
                new Block.Numbers(name, trace.value(name), trace.shape(), features));
    }

    private static List<Block> weight(Batch weight) {
        return List.of(
                new Block.StepLine(
                        3,
                        WEIGHT,
                        "",
                        "a · weight",
                        () -> Latex.symbol(WEIGHT, "") + " = a \\cdot " + Latex.symbol("weight", ""),
                        () -> "",
                        weight.shape().toString()),
                new Block.Numbers(WEIGHT, Value.PerRow.of(weight), weight.shape(), weight.features()));
    }
}
