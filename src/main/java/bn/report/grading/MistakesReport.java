package bn.report.grading;

import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.Extent;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.grading.WrongAnswers;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.MistakeGroup;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.Rewrite;
import bn.grading.judging.Answer;
import bn.grading.judging.AnswerComparison;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.report.block.TextRole;
import bn.stats.Convention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The catalogue of mistakes, and the effect of each on given numbers.
public final class MistakesReport {
    private final Words words;

    public MistakesReport(Words words) {
        this.words = words;
    }

    /// All mistakes, one line each, by where in the pass they are made.
    public Report catalogue() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.MISTAKES_TITLE, Mistakes.ALL.size())));
        blocks.add(Block.Fact.text("command", "mistakes"));
        blocks.add(new Block.Fact(
                "mistakes",
                new Datum.Objects(Mistakes.ALL.stream().map(this::facts).toList())));
        for (MistakeGroup group : MistakeGroup.values()) {
            add(blocks, title(group), group.mistakes());
        }
        blocks.add(new Block.Gap());
        blocks.add(new Block.Paragraph(words.say(Message.MISTAKES_NOTE)));
        return new Report(blocks);
    }

    private static Message title(MistakeGroup group) {
        return switch (group) {
            case STATISTICS -> Message.MISTAKES_STATISTICS;
            case NORMALIZING -> Message.MISTAKES_NORMALIZING;
            case SCALING -> Message.MISTAKES_SCALING;
            case RUNNING -> Message.MISTAKES_RUNNING;
            case MODES -> Message.MISTAKES_MODES;
            case PARAMETERS -> Message.MISTAKES_PARAMETERS;
            case BRANCHES -> Message.MISTAKES_BRANCHES;
            case INPUT -> Message.MISTAKES_INPUT;
        };
    }

    private void add(List<Block> blocks, Message title, List<Mistake> mistakes) {
        blocks.add(new Block.Heading(words.say(title)));
        blocks.add(new Block.Listing(mistakes.stream()
                .map(mistake ->
                        new Block.ListingRow(TextRole.PLAIN, List.of(mistake.id(), words.mistake(mistake.id()))))
                .toList()));
    }

    private List<Block.Fact> facts(Mistake mistake) {
        return List.of(
                Block.Fact.text("id", mistake.id()),
                Block.Fact.text("step", mistake.step()),
                Block.Fact.text("kind", GradeFacts.word(mistake.kind())),
                Block.Fact.text("title", words.mistake(mistake.id())));
    }

    /// One mistake and its effect.
    ///
    /// @param made its run; empty if the exercise does not allow it
    /// @param whose numbers these are
    /// @param digits significant digits shown
    public Report one(
            Mistake mistake,
            Exercise exercise,
            Optional<WrongAnswers> made,
            Message whose,
            List<String> features,
            int digits) {
        List<Block> blocks = new ArrayList<>();
        MistakeText text = new MistakeText(exercise, words);
        blocks.add(new Block.Heading(mistake.id()));
        blocks.add(new Block.Paragraph(words.mistake(mistake.id())));
        made.ifPresent(wrong -> blocks.add(text.lines(wrong.rewrite().lines())));
        blocks.add(new Block.Paragraph(words.say(Message.GRADE_KIND, words.say(GradeMessages.of(mistake.kind())))));
        blocks.addAll(text.reasons(mistake));
        if (made.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.MISTAKE_ELSEWHERE)));
            return new Report(blocks);
        }
        blocks.addAll(otherRoutes(mistake, exercise, made.get().rewrite()));
        exercise.convention()
                .filter(convention -> Mistakes.STATISTICS.contains(mistake) && Convention.ALL.contains(convention))
                .ifPresent(convention -> blocks.add(new Block.Paragraph(
                        words.say(Message.MISTAKE_CONVENTION, convention.name(), exercise.batches()))));
        blocks.add(new Block.Heading(words.say(Message.MISTAKE_CHANGES, words.say(whose))));
        blocks.addAll(changes(exercise, made.get(), features, digits));
        return new Report(blocks);
    }

    /// What a mistake in its usual form writes.
    public List<Block> written(Mistake mistake, Exercise exercise) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words.mistake(mistake.id())));
        WrongAnswers.of(mistake, exercise)
                .ifPresent(made -> blocks.add(
                        new MistakeText(exercise, words).lines(made.rewrite().lines())));
        return blocks;
    }

    private List<Block> otherRoutes(Mistake mistake, Exercise exercise, Rewrite usual) {
        List<Rewrite> others = mistake.rewrites(exercise).stream()
                .filter(rewrite -> !rewrite.lines().equals(usual.lines()))
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (!others.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.MISTAKE_OTHER_ROUTES)));
            blocks.add(new Block.Listing(others.stream()
                    .map(rewrite -> new Block.ListingRow(TextRole.PLAIN, List.of(text(rewrite))))
                    .toList()));
        }
        return blocks;
    }

    private static String text(Rewrite rewrite) {
        return rewrite.lines().entrySet().stream()
                .map(line -> line.getKey() + " = " + PlainText.of(line.getValue()))
                .collect(Collectors.joining("; "));
    }

    private List<Block> changes(Exercise exercise, WrongAnswers made, List<String> features, int digits) {
        List<String> changed = made.changed();
        if (changed.isEmpty()) {
            return List.of(new Block.Paragraph(words.say(Message.MISTAKE_NOTHING)));
        }
        Scope scope = new Scope(exercise.right(), exercise.table(), features);
        List<Block.ListingRow> lines = new ArrayList<>();
        lines.add(new Block.ListingRow(
                TextRole.FAINT, List.of(words.say(Message.MISTAKE_HEADER).split(";", -1))));
        for (WrongAnswers.Change change : made.changes()) {
            lines.add(new Block.ListingRow(TextRole.PLAIN, cells(change, scope, digits)));
        }
        String unchanged = made.answers().stream()
                .map(Answer::step)
                .filter(step -> !changed.contains(step))
                .collect(Collectors.joining(words.say(Message.LIST_COMMA)));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Listing(lines));
        blocks.add(new Block.Paragraph(words.say(Message.MISTAKE_UNCHANGED, unchanged)));
        return blocks;
    }

    /// The right and the wrong number, with enough digits to distinguish them.
    private List<String> cells(WrongAnswers.Change change, Scope scope, int digits) {
        AnswerComparison numbers = change.comparison();
        if (!numbers.isShaped()) {
            return List.of(change.step(), "", "", words.say(Message.MISTAKE_SHAPE, change.shape()));
        }
        int telling = Decimal.telling(numbers.expected(), numbers.found(), digits);
        return List.of(
                change.step(),
                scope.text(numbers.at()),
                Decimal.rounded(numbers.expected(), telling),
                Decimal.rounded(numbers.found(), telling));
    }

    /// The wrong answers by step, in the form in which a learner hands them in.
    public Report answers(WrongAnswers made) {
        return new Report(made.answers().stream()
                .<Block>map(answer -> new Block.Fact(answer.step(), datum(answer)))
                .toList());
    }

    private static Datum datum(Answer answer) {
        if (answer.axes().isEmpty()) {
            return new Datum.NumberArray(new Value.One(answer.numbers()[0]), Shape.of(1));
        }
        Shape shape = new Shape(answer.axes());
        return new Datum.NumberArray(answer.value(shape.rank() == 1 ? Extent.FEATURE : Extent.BATCH, shape), shape);
    }
}
