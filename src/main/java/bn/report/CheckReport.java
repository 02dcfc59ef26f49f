package bn.report;

import bn.batch.Decimal;
import bn.formula.Expr;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.gradcheck.GradientCheck;
import bn.gradcheck.GradientCheck.Agreement;
import bn.gradcheck.GradientCheck.Compared;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The report of a gradient check: one line per gradient, and dx again by its closed form.
public final class CheckReport {
    private static final int DIGITS = 3;

    private final Scope scope;
    private final Trace trace;
    private final Mode mode;
    private final Words words;
    private final Map<Step, List<Compared>> compared = new LinkedHashMap<>();
    private final List<String> absent = new ArrayList<>();

    /// Checks gradients.
    ///
    /// @param steps to check; those that the mode lacks are reported as absent
    public CheckReport(Scope scope, Mode mode, Words words, GradientCheck check, List<Step> steps) {
        this.scope = scope;
        this.trace = scope.trace();
        this.mode = mode;
        this.words = words;
        for (Step step : steps) {
            if (trace.graph().has(step.name()) && trace.graph().quantity(step.name()) instanceof Step here) {
                compared.put(here, check.of(here));
            } else {
                absent.add(step.name());
            }
        }
    }

    /// Whether any gradient is wrong.
    public boolean fails() {
        return compared.values().stream().anyMatch(cells -> agreement(cells) == Agreement.WRONG);
    }

    /// All gradients, one line each.
    public Report all() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.CHECK_TITLE, words.mode(mode))));
        blocks.addAll(facts());
        if (compared.isEmpty()) {
            blocks.add(notNeeded());
            return new Report(blocks);
        }
        blocks.add(new Block.Paragraph(words.say(Message.CHECK_NOTE)));
        String altered = altered();
        if (!altered.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.CHECK_ALTERED, altered)));
        }
        List<Block.ListingRow> lines = new ArrayList<>();
        lines.add(header(Message.CHECK_HEADER));
        compared.forEach((step, cells) -> lines.add(line(step, cells)));
        blocks.add(new Block.Listing(lines));
        blocks.addAll(notes());
        if (compared.size() > 1) {
            blocks.addAll(closedForm());
        }
        return new Report(blocks);
    }

    /// One gradient, one line per number.
    public Report cells() {
        if (compared.isEmpty()) {
            return all();
        }
        List<Block> blocks = new ArrayList<>(all().blocks());
        List<Block.ListingRow> lines = new ArrayList<>();
        lines.add(header(Message.CHECK_CELLS));
        compared.values()
                .forEach(cells -> cells.forEach(one -> lines.add(new Block.ListingRow(
                        role(one.agreement()),
                        List.of(
                                scope.text(one.cell()),
                                Decimal.rounded(one.analytic(), 12),
                                Decimal.rounded(one.numeric().value(), 12),
                                Decimal.rounded(one.numeric().error(), 2),
                                say(one.agreement()))))));
        blocks.add(new Block.Gap());
        blocks.add(new Block.Listing(lines));
        return new Report(blocks);
    }

    private Block.ListingRow header(Message columns) {
        return new Block.ListingRow(TextRole.FAINT, List.of(words.say(columns).split(";", -1)));
    }

    private Block.ListingRow line(Step step, List<Compared> cells) {
        boolean exact = cells.stream().allMatch(one -> one.difference() == 0);
        boolean close = cells.stream()
                .allMatch(one ->
                        one.difference() <= 1e-8 + 1e-5 * Math.abs(one.numeric().value()));
        return new Block.ListingRow(
                role(agreement(cells)),
                List.of(
                        step.name(),
                        say(agreement(cells)),
                        words.say(exact ? Message.CHECK_YES : Message.CHECK_NO),
                        words.say(close ? Message.CHECK_YES : Message.CHECK_NO),
                        Decimal.rounded(largest(cells, Compared::difference), DIGITS),
                        Decimal.rounded(largest(cells, Compared::relativeError), DIGITS)));
    }

    private static double largest(List<Compared> cells, ToDoubleFunction<Compared> of) {
        return cells.stream().mapToDouble(of).max().orElse(0);
    }

    /// A gradient is wrong if any of its numbers is; otherwise it is imprecise if any of them is.
    private static Agreement agreement(List<Compared> cells) {
        return cells.stream()
                .map(Compared::agreement)
                .max(Comparator.comparingInt(agreement -> switch (agreement) {
                    case RIGHT -> 0;
                    case IMPRECISE -> 1;
                    case WRONG -> 2;
                }))
                .orElse(Agreement.RIGHT);
    }

    private String say(Agreement agreement) {
        return words.say(
                switch (agreement) {
                    case RIGHT -> Message.CHECK_RIGHT;
                    case WRONG -> Message.CHECK_WRONG;
                    case IMPRECISE -> Message.CHECK_IMPRECISE;
                });
    }

    private static TextRole role(Agreement agreement) {
        return switch (agreement) {
            case RIGHT -> TextRole.PLAIN;
            case WRONG -> TextRole.ERROR;
            case IMPRECISE -> TextRole.WARNING;
        };
    }

    private List<Block> notes() {
        List<Block> notes = new ArrayList<>();
        String imprecise = compared.entrySet().stream()
                .filter(entry -> agreement(entry.getValue()) == Agreement.IMPRECISE)
                .map(entry -> entry.getKey().name())
                .collect(Collectors.joining(words.say(Message.LIST_COMMA)));
        if (!imprecise.isEmpty()) {
            notes.add(new Block.Paragraph(words.say(Message.CHECK_IMPRECISE_NOTE, imprecise)));
        }
        int rows = trace.shape().rows();
        int checked = Math.min(rows, GradientCheck.ROWS);
        if (checked < rows) {
            notes.add(new Block.Paragraph(words.say(Message.CHECK_SAMPLED, checked, rows)));
        }
        if (!absent.isEmpty()) {
            notes.add(notNeeded());
        }
        return notes;
    }

    private Block notNeeded() {
        return new Block.Paragraph(words.say(Message.CHECK_ABSENT, String.join(words.say(Message.LIST_COMMA), absent)));
    }

    /// The steps that differ from the table: with another formula, or replaced.
    private String altered() {
        return mode.table().graph().steps().stream()
                .filter(step -> IntStream.range(0, trace.shape().features())
                        .anyMatch(feature -> !trace.isAsWritten(step, feature)))
                .map(Step::name)
                .collect(Collectors.joining(words.say(Message.LIST_COMMA)));
    }

    private List<Block> closedForm() {
        Message note = switch (mode) {
            case Mode _ when !altered().isEmpty() -> Message.CHECK_CLOSED_ALTERED_NOTE;
            case TRAIN -> Message.CHECK_CLOSED_NOTE;
            case EVAL -> Message.CHECK_CLOSED_EVAL_NOTE;
        };
        return List.of(
                new Block.Heading(words.say(Message.CHECK_CLOSED)),
                new Block.Paragraph(words.say(note, PlainText.of(BatchNorm.closedForm(mode)), altered())),
                new Block.Paragraph(
                        words.say(Message.CHECK_CLOSED_DIFFERENCE, Decimal.rounded(closedDifference(), DIGITS))));
    }

    private double closedDifference() {
        Expr difference = BatchNorm.closedForm(mode).minus(Expr.ref("dx"));
        Value.PerRow numbers = (Value.PerRow) trace.value(difference);
        double most = 0;
        for (int feature = 0; feature < trace.shape().features(); feature++) {
            for (double number : numbers.run().of(feature, 0, numbers.rows())) {
                most = Math.max(most, Math.abs(number));
            }
        }
        return most;
    }

    private List<Block> facts() {
        List<Block> facts = new ArrayList<>();
        facts.add(new Block.Fact("command", new Datum.Text("check")));
        facts.add(new Block.Fact("mode", new Datum.Text(mode.word())));
        facts.add(new Block.Fact("verdict", new Datum.Text(fails() ? "wrong" : "right")));
        facts.add(new Block.Group(
                "gradients",
                compared.entrySet().stream()
                        .map(entry -> (Block) new Block.Group(entry.getKey().name(), facts(entry.getValue())))
                        .toList()));
        if (compared.size() > 1) {
            facts.add(new Block.Group("closed_form", List.of(number("max_abs_difference", closedDifference()))));
        }
        return facts;
    }

    private List<Block> facts(List<Compared> cells) {
        return Stream.of(
                        new Block.Fact(
                                "verdict",
                                new Datum.Text(agreement(cells).name().toLowerCase(Locale.ROOT))),
                        number("max_abs_difference", largest(cells, Compared::difference)),
                        number("max_relative_error", largest(cells, Compared::relativeError)),
                        number(
                                "max_error_estimate",
                                largest(cells, one -> one.numeric().error())))
                .map(Block.class::cast)
                .toList();
    }

    private Block.Fact number(String key, double number) {
        return new Block.Fact(key, new Datum.NumberArray(new Value.One(number), trace.shape()));
    }
}
