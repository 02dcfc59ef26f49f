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
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Grid;
import bn.report.block.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report of a forward or backward pass over a batch.
public final class PassReport {
    /// The most features named in a warning; of more, these and the number of the rest.
    private static final int SHOWN = 8;

    private final Mode mode;
    private final Trace trace;
    private final Graph graph;
    private final Shape shape;
    private final List<String> features;
    private final Words words;
    private final StepText text;

    /// The report on a run.
    ///
    /// @param trace a run of this mode's table
    /// @param features the names of the features, made safe to show
    public PassReport(Mode mode, Trace trace, List<String> features, Words words) {
        this.mode = mode;
        this.trace = trace;
        this.graph = trace.graph();
        this.shape = trace.shape();
        this.features = List.copyOf(features);
        this.words = words;
        this.text = new StepText(mode, words);
    }

    /// The forward steps, then x and y compared.
    ///
    /// @param steps to show, in order
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

    /// The backward steps, the three results, and the sums that must be 0.
    ///
    /// @param steps to show, in order
    public Report backward(List<Step> steps) {
        prepare(steps);
        List<Block> blocks = opening("backward", Message.BACKWARD_TITLE);
        blocks.add(new Block.Paragraph(words.say(Message.LOSS_NOTE)));
        boolean whole = steps.containsAll(BatchNorm.TABLE.steps(Pass.BACKWARD));
        if (whole) {
            blocks.add(new Block.Paragraph(words.say(Message.GRADIENT_RULE)));
        }
        blocks.add(new Block.Fact("dout", new Datum.NumberArray(trace.value("dout"), shape)));
        blocks.add(new Block.Group("steps", steps.stream().flatMap(this::step).toList()));
        if (whole) {
            blocks.add(new Block.Heading(words.say(Message.RESULTS)));
            BatchNorm.RESULTS.forEach(name -> result(blocks, name));
            blocks.addAll(sums());
        }
        return new Report(blocks);
    }

    /// Computes what the steps need in as few passes over the rows as possible.
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

    /// The cautions for a pass, one sentence each.
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

    /// A mistaken formula may change the shape.
    private String shape(Step step) {
        return StepText.shape(graph.extent(step.name()), shape);
    }

    /// One step: its heading, its description and its value, or the reason why it is absent.
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

    /// A batch statistic replaced by a running one: `mu = running_mean`.
    private Stream<Block> given(Step step, NotComputed given) {
        String saved = step.name().equals("mu") ? "running_mean" : "running_var";
        return Stream.of(
                new Block.StepLine(
                        text.number(step.name()),
                        step.name(),
                        step.symbol(),
                        saved,
                        () -> step.symbol() + " = \\text{" + saved.replace("_", "\\_") + "}",
                        () -> "",
                        "(" + shape.features() + ",)"),
                new Block.Paragraph(text.reason(given)),
                numbers(step.name()));
    }

    private Stream<Block> absent(Step step, String reason) {
        return Stream.of(new Block.AbsentStep(text.number(step.name()), step.name(), words.symbol(step), reason));
    }

    private Block numbers(String name) {
        return new Block.Numbers(name, trace.value(name), shape, features);
    }

    private void result(List<Block> blocks, String name) {
        Step step = (Step) graph.quantity(name);
        blocks.add(new Block.ValueLine(step.name(), words.symbol(step), shape(step)));
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

    /// The names of some features, shortened if there are many.
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
