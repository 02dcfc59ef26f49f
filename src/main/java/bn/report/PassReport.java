package bn.report;

import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Caution;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.NotComputed;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report of a forward or a backward pass over a batch.
public final class PassReport {
    /// Features that a warning names; of more, these and how many more.
    private static final int SHOWN = 8;

    private final Mode mode;
    private final Trace trace;
    private final Graph graph;
    private final Shape shape;
    private final List<String> features;
    private final Words words;
    private final StepText text;

    /// What can be said of a run.
    ///
    /// @param trace the table of this mode, run
    /// @param features the names of the features, as they may be shown
    public PassReport(Mode mode, Trace trace, List<String> features, Words words) {
        this.mode = mode;
        this.trace = trace;
        this.graph = trace.graph();
        this.shape = trace.shape();
        this.features = List.copyOf(features);
        this.words = words;
        this.text = new StepText(mode, words);
    }

    /// The steps from x to y, and x and y beside each other.
    ///
    /// @param steps the ones to show, in order
    public Report forward(List<Step> steps) {
        prepare(steps);
        List<Block> blocks = opening("forward", Message.FORWARD_TITLE);
        blocks.add(new Block.Group("steps", steps.stream().flatMap(this::step).toList()));
        if (steps.equals(BatchNorm.TABLE.steps(Pass.FORWARD))) {
            blocks.add(new Block.Heading(words.say(Message.BEFORE_AND_AFTER)));
            blocks.add(new Block.Paragraph(words.say(
                    switch (mode) {
                        case TRAIN -> Message.BEFORE_AND_AFTER_NOTE;
                        case EVAL -> Message.BEFORE_AND_AFTER_EVAL_NOTE;
                    })));
            blocks.add(new Block.Table(beforeAndAfter()));
        }
        return new Report(blocks);
    }

    /// The steps from ∂ℓ/∂y back, the three gradients they are for, and the sums that must be 0.
    ///
    /// @param steps the ones to show, in order
    public Report backward(List<Step> steps) {
        prepare(steps);
        List<Block> blocks = opening("backward", Message.BACKWARD_TITLE);
        blocks.add(new Block.Paragraph(words.say(Message.LOSS_NOTE)));
        boolean whole = steps.containsAll(BatchNorm.TABLE.steps(Pass.BACKWARD));
        if (whole) {
            blocks.add(new Block.Paragraph(words.say(Message.GRADIENT_RULE)));
        }
        blocks.add(new Block.Fact("dout", new Datum.Numbers(trace.value("dout"), shape)));
        blocks.add(new Block.Group("steps", steps.stream().flatMap(this::step).toList()));
        if (whole) {
            blocks.add(new Block.Heading(words.say(Message.RESULTS)));
            BatchNorm.RESULTS.forEach(name -> result(blocks, name));
            blocks.addAll(sums());
        }
        return new Report(blocks);
    }

    /// What the steps need is made in as few passes over the rows as can be.
    private void prepare(List<Step> steps) {
        trace.prepare(steps.stream().map(Step::name).filter(graph::has).toList());
    }

    private List<Block> sums() {
        return switch (mode) {
            case TRAIN ->
                List.of(
                        new Block.Heading(words.say(Message.ZERO_SUMS)),
                        new Block.Paragraph(words.say(Message.ZERO_SUMS_NOTE)),
                        new Block.Table(zeroSums()));
            case EVAL ->
                List.of(
                        new Block.Heading(words.say(Message.NO_ZERO_SUMS)),
                        new Block.Paragraph(words.say(Message.NO_ZERO_SUMS_NOTE)));
        };
    }

    /// What is to be said of the numbers of a pass, a sentence each.
    public List<String> cautions(Pass pass) {
        return Caution.of(trace, pass).stream().map(this::sentence).toList();
    }

    private List<Block> opening(String command, Message title) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Fact("command", new Datum.Text(command)));
        blocks.add(new Block.Fact("mode", new Datum.Text(mode.word())));
        blocks.add(new Block.Heading(words.say(title, words.mode(mode))));
        blocks.addAll(BatchLines.of(trace, words));
        blocks.addAll(BatchLines.facts(trace, features));
        return blocks;
    }

    /// Where a line of the table is mistaken, its shape may be too.
    private String shape(Step step) {
        return StepText.shape(graph.extent(step.name()), shape);
    }

    /// One step: its line, what it does, and its value; in its place why it is not there, where it is not.
    public Stream<Block> step(Step step) {
        NotComputed absence = mode.table().absences().get(step.name());
        return switch (absence) {
            case null -> present((Step) graph.quantity(step.name()));
            case NotComputed.IsGiven given -> given(step, given);
            default -> absent(step, text.reason(absence));
        };
    }

    private Stream<Block> present(Step step) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(text.line(step, shape(step)));
        blocks.addAll(text.prose(step));
        blocks.add(numbers(step.name()));
        return blocks.stream();
    }

    /// A statistic of the batch that comes from training instead: `mu = running_mean`.
    private Stream<Block> given(Step step, NotComputed given) {
        String saved = step.name().equals("mu") ? "running_mean" : "running_var";
        return Stream.of(
                new Block.StepLine(
                        text.number(step.name()),
                        step.name(),
                        step.symbol(),
                        saved,
                        () -> step.symbol() + " = \\text{" + saved.replace("_", "\\_") + "}",
                        "(" + shape.features() + ",)"),
                new Block.Paragraph(text.reason(given)),
                numbers(step.name()));
    }

    private Stream<Block> absent(Step step, String reason) {
        return Stream.of(new Block.AbsentStep(text.number(step.name()), step.name(), step.symbol(), reason));
    }

    private Block numbers(String name) {
        return new Block.Numbers(name, trace.value(name), shape, features);
    }

    private void result(List<Block> blocks, String name) {
        Step step = (Step) graph.quantity(name);
        blocks.add(new Block.ValueLine(step.name(), step.symbol(), shape(step)));
        blocks.add(new Block.Table(Grid.of(trace.value(name), shape, features)));
    }

    private Grid beforeAndAfter() {
        List<String> labels = new ArrayList<>();
        List<Value.PerFeature> rows = new ArrayList<>();
        for (String name : List.of("x", "out")) {
            Expr value = Expr.ref(name);
            String symbol = graph.symbol(name);
            labels.add(words.say(Message.MEAN_OF, symbol));
            rows.add(perFeature(value.meanRows()));
            labels.add(words.say(Message.DEVIATION_OF, symbol));
            rows.add(perFeature(
                    value.minus(value.meanRows()).squared().meanRows().root()));
        }
        return Grid.of(labels, rows, features);
    }

    private Grid zeroSums() {
        List<String> labels = BatchNorm.ZERO_SUMS.stream().map(PlainText::of).toList();
        return Grid.of(
                labels, BatchNorm.ZERO_SUMS.stream().map(this::perFeature).toList(), features);
    }

    private Value.PerFeature perFeature(Expr expr) {
        return (Value.PerFeature) trace.value(expr);
    }

    /// The names of some features, the first few of many.
    private String named(List<Integer> which) {
        String names = which.stream()
                .limit(SHOWN)
                .map(features::get)
                .collect(Collectors.joining(words.say(Message.LIST_COMMA)));
        return which.size() > SHOWN ? names + words.say(Message.AND_MORE, which.size() - SHOWN) : names;
    }

    private String sentence(Caution caution) {
        return switch (caution) {
            case Caution.NonFinite(Step step, var extent, int row, int feature, double value) -> {
                String place = switch (extent) {
                    case ONE -> "";
                    case FEATURE -> "[" + feature + "]";
                    case BATCH -> shape.index(row, feature);
                };
                yield words.say(
                        Message.WARN_NON_FINITE, step.name() + place, features.get(feature), Decimal.shortest(value));
            }
            case Caution.Constant(List<Integer> constant) -> words.say(Message.WARN_CONSTANT, named(constant));
            case Caution.Underflow(List<Integer> tiny) -> words.say(Message.WARN_UNDERFLOW, named(tiny));
            case Caution.ConstantBack(List<Integer> constant, double over) ->
                words.say(Message.WARN_CONSTANT_BACK, named(constant), Decimal.rounded(over, 6));
            case Caution.OneRow _ -> words.say(Message.WARN_ONE_ROW);
            case Caution.TwoRows(List<Integer> signs) -> words.say(Message.WARN_TWO_ROWS, named(signs));
            case Caution.TwoRowsBack(List<Integer> signs) -> words.say(Message.WARN_TWO_ROWS_BACK, named(signs));
        };
    }
}
