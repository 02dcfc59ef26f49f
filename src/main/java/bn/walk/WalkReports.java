package bn.walk;

import bn.batch.Decimal;
import bn.batch.Printable;
import bn.formula.Extent;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.gradcheck.GradientCheck;
import bn.graph.Cell;
import bn.graph.Input;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.graph.Trace;
import bn.net.Optimizer.Adam;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Pick;
import bn.query.Query;
import bn.query.Scope;
import bn.report.block.Block;
import bn.report.block.Grid;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The reports of a walk other than the steps themselves.
final class WalkReports {
    /// The numbers shown of each value in the list.
    private static final int FIRST = 4;

    private final Walk walk;
    private final Version now;
    private final Scope scope;
    private final Words words;

    WalkReports(Walk walk, Words words) {
        this.walk = walk;
        this.now = walk.now();
        this.scope = now.scope();
        this.words = words;
    }

    /// The mode, the place, and the changes in effect.
    List<Block> where() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                walk.at() == 0
                        ? words.say(Message.WALK_WHERE_START, words.mode(walk.mode()))
                        : words.say(
                                Message.WALK_WHERE,
                                walk.at(),
                                Walk.TABLE.steps().size(),
                                words.mode(walk.mode()))));
        if (!now.edits().isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.WALK_CHANGES)));
            blocks.add(new Block.Listing(now.edits().stream()
                    .map(edit -> new Block.ListingRow(TextRole.PLAIN, List.of(Printable.brief(edit.text()))))
                    .toList()));
        }
        return blocks;
    }

    /// All steps, with the current one marked.
    Report steps() {
        List<Block.ListingRow> lines = new ArrayList<>();
        Set<String> overridden = now.overridden();
        for (int i = 0; i < Walk.TABLE.steps().size(); i++) {
            Step step = Walk.TABLE.steps().get(i);
            boolean there = now.trace().graph().has(step.name());
            List<String> notes = new ArrayList<>();
            if (!there) {
                notes.add(words.say(Message.WALK_MARK_ABSENT));
            } else if (now.trace().graph().quantity(step.name()) instanceof Input) {
                notes.add(words.say(Message.WHY_GIVEN));
            }
            if (now.mistaken().contains(step.name())) {
                notes.add(words.say(Message.WALK_MARK_MISTAKEN));
            }
            if (overridden.contains(step.name())) {
                notes.add(words.say(Message.WALK_MARK_SET));
            }
            if (walk.breakpoints().contains(step.name())) {
                notes.add(words.say(Message.WALK_MARK_BREAK));
            }
            boolean present = i == walk.at() - 1;
            lines.add(new Block.ListingRow(
                    present ? TextRole.PRESENT : i < walk.at() ? TextRole.PLAIN : TextRole.FAINT,
                    List.of(
                            present ? "▶" : " ",
                            (i < 9 ? " " : "") + (i + 1),
                            formula(step),
                            words.symbol(step),
                            joined(notes))));
        }
        return new Report(List.of(new Block.Listing(lines)));
    }

    private String formula(Step whole) {
        boolean computed = now.trace().graph().has(whole.name());
        Step step = computed && now.trace().graph().quantity(whole.name()) instanceof Step here ? here : whole;
        return step.name() + " = " + PlainText.of(step.formula());
    }

    /// All values that can be computed.
    Report values() {
        List<Block.ListingRow> lines = new ArrayList<>();
        Trace trace = now.trace();
        Stream<Quantity> all = Stream.concat(Walk.TABLE.inputs().stream(), Walk.TABLE.steps().stream());
        all.filter(quantity -> trace.graph().has(quantity.name())).forEach(quantity -> {
            boolean ahead = walk.isAhead(quantity.name());
            boolean present = walk.present().filter(quantity::equals).isPresent();
            lines.add(new Block.ListingRow(
                    present ? TextRole.PRESENT : ahead ? TextRole.FAINT : TextRole.PLAIN,
                    List.of(
                            present ? "▶" : " ",
                            quantity.name(),
                            words.symbol(quantity),
                            shape(quantity.name()),
                            numbers(quantity.name()))));
        });
        return new Report(List.of(new Block.Paragraph(words.say(Message.WALK_VARS)), new Block.Listing(lines)));
    }

    private String shape(String name) {
        return switch (now.trace().graph().extent(name)) {
            case ONE -> "()";
            case FEATURE -> "(" + now.features().size() + ",)";
            case BATCH -> now.trace().shape().toString();
        };
    }

    private String numbers(String name) {
        Value value = now.trace().value(name);
        int features = now.features().size();
        int count = value.extent() == Extent.ONE ? 1 : features;
        int shown = Math.min(count, FIRST);
        List<String> first = IntStream.range(0, shown)
                .mapToObj(feature -> number(now.trace().number(new Cell(name, 0, feature))))
                .toList();
        boolean more = shown < count || value.extent() == Extent.BATCH;
        return String.join("  ", first) + (more ? "  …" : "");
    }

    /// The value of an expression.
    Report answer(Query query, Query.Result answer) {
        List<Block> blocks = new ArrayList<>();
        switch (answer.value()) {
            case Value.One(double number) ->
                blocks.add(new Block.Paragraph(Printable.of(query.text()) + " = " + number(number)));
            case Value.PerFeature numbers ->
                blocks.add(new Block.Table(grid(answer, 1, (feature, row) -> numbers.at(feature))));
            case Value.PerRow numbers ->
                blocks.add(new Block.Table(grid(answer, numbers.rows(), (feature, row) -> numbers.at(row, feature))));
        }
        List<String> ahead = query.picks().stream()
                .map(Pick::name)
                .filter(walk::isAhead)
                .distinct()
                .toList();
        if (!ahead.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.WALK_AHEAD, joined(ahead))));
        }
        return new Report(blocks);
    }

    /// The number in a cell of an answer.
    @FunctionalInterface
    private interface CellNumber {
        double at(int feature, int row);
    }

    private Grid grid(Query.Result answer, int rows, CellNumber numbers) {
        List<String> columns = answer.features()
                .map(pick -> IntStream.range(0, pick.featureCount())
                        .mapToObj(n -> now.features().get(pick.feature(n)))
                        .toList())
                .orElse(now.features());
        boolean labelled = answer.value() instanceof Value.PerRow;
        return new Grid(
                columns,
                rows,
                row -> labelled
                        ? answer.rows()
                                .map(pick -> now.trace().shape().index(pick.row(row)))
                                .orElse("")
                        : "",
                (feature, from, to) -> IntStream.range(from, to)
                        .mapToDouble(row -> numbers.at(feature, row))
                        .toArray());
    }

    /// How γ and β moved, and what that did to the loss.
    List<Block> descent(Descent descent, Version before) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(descent.adam()
                .map(state -> words.say(
                        Message.WALK_ADAM,
                        Decimal.shortest(descent.rate()),
                        state.steps(),
                        Decimal.shortest(Adam.BETA1),
                        Decimal.shortest(Adam.BETA2),
                        Decimal.shortest(Adam.EPS)))
                .orElseGet(() -> words.say(Message.WALK_DESCENT, Decimal.shortest(descent.rate())))));
        List<Descent.Move> moves = List.of(descent.gamma(), descent.beta());
        blocks.add(new Block.Table(Grid.of(
                moves.stream().flatMap(this::labels).toList(),
                moves.stream()
                        .flatMap(move -> Stream.of(move.before(), move.gradient(), move.after()))
                        .toList(),
                now.features())));
        double old = GradientCheck.loss(before.trace());
        double fresh = GradientCheck.loss(now.trace());
        blocks.add(new Block.Paragraph(words.say(Message.WALK_LOSS, number(old), number(fresh))));
        if (old != fresh && now.mistaken().isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.WALK_LINEAR_LOSS)));
        }
        return blocks;
    }

    private Stream<String> labels(Descent.Move move) {
        return Stream.of(
                words.say(Message.WALK_BEFORE_STEP, move.name()),
                "d" + move.name(),
                words.say(Message.WALK_AFTER_STEP, move.name()));
    }

    /// The effect of the last change: what changed, what did not, and why.
    List<Block> difference(Walk.Transition changed) {
        Difference difference = new Difference(changed.before(), changed.after());
        List<Block> blocks = new ArrayList<>();
        List<Difference.StepChange> steps = difference.changed();
        if (steps.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.WALK_NOTHING_CHANGED)));
        } else {
            blocks.add(new Block.Paragraph(words.say(Message.WALK_CHANGED)));
            blocks.add(new Block.Listing(steps.stream().map(this::line).toList()));
        }
        say(blocks, Message.WALK_ROUNDING, difference.rounded(), "");
        if (difference.sources().isEmpty()) {
            return blocks;
        }
        String sources = joined(List.copyOf(difference.sources()));
        say(blocks, Message.WALK_UNTOUCHED, difference.same(false), sources);
        say(blocks, Message.WALK_SAME, difference.same(true), sources);
        blocks.addAll(overridden());
        return blocks;
    }

    /// The correct formula, if the step has a mistaken one.
    List<Block> mistaken(Step step) {
        return now.mistaken().contains(step.name())
                ? List.of(new Block.Paragraph(words.say(
                        Message.WALK_MISTAKEN,
                        step.name() + " = " + PlainText.of(now.right(step).formula()))))
                : List.of();
    }

    /// A note that the lesson explains the correct formula, if the step has a mistaken one.
    List<Block> mistakenHere(Step step) {
        return now.mistaken().contains(step.name())
                ? List.of(new Block.Paragraph(words.say(Message.WALK_MISTAKEN_HERE, written(step))), new Block.Gap())
                : List.of();
    }

    private String written(Step step) {
        Step here = now.written(step);
        return here.equals(now.right(step)) ? step.name() : step.name() + " = " + PlainText.of(here.formula());
    }

    /// A note that the text applies to the correct table, if some formulas are mistaken.
    List<Block> saidOfRight() {
        Set<String> names = now.mistaken();
        return names.isEmpty()
                ? List.of()
                : List.of(new Block.Paragraph(words.say(Message.WALK_SAID_OF_RIGHT, joined(List.copyOf(names)))));
    }

    /// A note on replaced numbers, if there are any.
    List<Block> overridden() {
        Set<String> names = now.overridden();
        return names.isEmpty()
                ? List.of()
                : List.of(new Block.Paragraph(words.say(Message.WALK_OVERRIDDEN, joined(List.copyOf(names)))));
    }

    private void say(List<Block> blocks, Message message, List<String> names, String sources) {
        if (!names.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(message, joined(names), sources)));
        }
    }

    private Block.ListingRow line(Difference.StepChange change) {
        String count = words.say(Message.WALK_COUNT, change.count(), change.all());
        String by = words.say(
                Message.WALK_BY, (change.most() > 0 ? "+" : "") + number(change.most()), scope.text(change.where()));
        return new Block.ListingRow(
                TextRole.PLAIN, List.of(change.step().name(), words.symbol(change.step()), count, by));
    }

    Report breakpoints() {
        if (walk.breakpoints().isEmpty()) {
            return said(Message.WALK_NO_BREAKPOINTS);
        }
        List<String> names = Walk.TABLE.steps().stream()
                .map(Step::name)
                .filter(walk.breakpoints()::contains)
                .toList();
        return Report.of(words.say(Message.WALK_BREAKPOINTS, joined(names)));
    }

    Report help() {
        List<Block> blocks = new ArrayList<>();
        List<String> repeated = Stream.of(CommandWord.values())
                .filter(CommandWord::repeats)
                .map(CommandWord::word)
                .toList();
        blocks.add(new Block.Paragraph(words.say(Message.WALK_HELP, joined(repeated))));
        blocks.add(new Block.Listing(
                Stream.of(CommandWord.values()).map(this::help).toList()));
        return new Report(blocks);
    }

    private Block.ListingRow help(CommandWord word) {
        String forms = String.join(" ", word.shortForms());
        String usage = word.briefUsage().in(words);
        return new Block.ListingRow(TextRole.PLAIN, List.of(usage, forms, words.say(word.help())));
    }

    Report help(Iterable<CommandWord> which) {
        List<Block.ListingRow> lines = new ArrayList<>();
        for (CommandWord word : which) {
            lines.add(new Block.ListingRow(
                    TextRole.PLAIN,
                    List.of(
                            word.usage().in(words),
                            String.join(" ", new TreeSet<>(word.shortForms())),
                            words.say(word.help()))));
        }
        return new Report(List.of(new Block.Listing(lines)));
    }

    Report said(Message message, Object... blanks) {
        return Report.of(words.say(message, blanks));
    }

    private String joined(List<String> names) {
        return String.join(words.say(Message.LIST_COMMA), names);
    }

    private String number(double value) {
        return walk.digits() >= 17 ? Decimal.shortest(value) : Decimal.rounded(value, walk.digits());
    }
}
