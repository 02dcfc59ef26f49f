package bn.report;

import bn.grading.Grade;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.Mistake;
import bn.grading.judging.JudgedAnswer;
import bn.grading.search.OddityKind;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.ClassMarks.Learner;
import bn.report.GradeReport.Hints;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report on a class: one line per learner, who made which mistake, and what to show again.
public final class ClassReport {
    private final ClassMarks marks;
    private final List<Learner> learners;
    private final ClassMistakes mistakes;
    private final Words words;
    private final Hints hints;

    /// The report on marks.
    public ClassReport(ClassMarks marks, Words words, Hints hints) {
        this.marks = marks;
        this.learners = marks.learners();
        this.words = words;
        this.hints = hints;
        this.mistakes = mistakes(GradeFacts::ids);
    }

    private ClassMistakes mistakes(Function<List<Cause>, String> named) {
        return new ClassMistakes(
                named,
                words.say(Message.CLASS_NONE),
                words.say(Message.CLASS_MORE),
                this::brief,
                whose -> whose.map(who -> words.say(Message.CLASS_NUMBERS_OF, who))
                        .orElseGet(() -> words.say(Message.CLASS_NUMBERS_OTHER)));
    }

    /// What the catalogue says of its mistakes, and of anything else its name.
    private String told(List<Cause> causes) {
        return causes.stream()
                .map(cause -> cause instanceof Mistake mistake ? words.mistake(mistake.id()) : cause.id())
                .collect(Collectors.joining(" · "));
    }

    /// One line per learner and nothing else: `who`, `verdict`, how many required steps were `handed_in` and
    /// are `right`, `first_wrong`, `mistake`.
    public Report table() {
        return new Report(List.of(new ClassFacts(marks, hints).table()));
    }

    public Report report() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.CLASS_TITLE, learners.size(), marks.countRight())));
        blocks.addAll(new ClassFacts(marks, hints).all());
        List<Block.ListingRow> lines = new ArrayList<>();
        lines.add(new Block.ListingRow(
                TextRole.FAINT, List.of(words.say(Message.CLASS_HEADER).split(";", -1))));
        learners.forEach(learner -> lines.add(line(learner)));
        blocks.add(new Block.Listing(lines));
        for (Learner learner : learners) {
            if (learner instanceof Learner.Unread unread) {
                blocks.add(new Block.Paragraph(unread.problem()));
            }
        }
        blocks.addAll(incomplete());
        if (hints == Hints.ALL) {
            blocks.addAll(made());
            blocks.addAll(showAgain());
        }
        blocks.addAll(same());
        return new Report(blocks);
    }

    /// The same for a page: the learners by the steps, those together who made the same mistake, and what each of them
    /// is told.
    ///
    /// @param digits significant digits shown
    public Report page(int digits) {
        ClassMatrix matrix = new ClassMatrix(
                marks,
                words,
                this::verdict,
                grade -> guess(grade, mistakes),
                grade -> guess(grade, mistakes(this::told)));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.CLASS_TITLE, learners.size(), marks.countRight())));
        blocks.add(matrix.block());
        blocks.add(required());
        if (hints == Hints.ALL) {
            blocks.addAll(showAgain());
        }
        blocks.addAll(same());
        blocks.add(new Block.Heading(words.say(Message.CLASS_EACH)));
        FeedbackReport told = new FeedbackReport(marks, words, hints, digits);
        for (ClassMatrix.Alike alike : matrix.alike()) {
            for (Learner learner : alike.learners()) {
                blocks.add(new Block.Section(
                        matrix.anchor(learner),
                        learner.who() + " · " + alike.told(),
                        told.of(learner).blocks()));
            }
        }
        return new Report(blocks);
    }

    private Block required() {
        Message required = marks.isNamed() ? Message.CLASS_REQUIRED : Message.CLASS_REQUIRED_OF_ANYONE;
        return new Block.Paragraph(words.say(required, listed(marks.required())));
    }

    private Block.ListingRow line(Learner learner) {
        return switch (learner) {
            case Learner.Unread unread ->
                new Block.ListingRow(TextRole.WARNING, List.of(unread.who(), verdict(learner), "", "", ""));
            case Learner.Graded(String who, Grade grade, List<String> _) ->
                new Block.ListingRow(
                        role(learner),
                        List.of(
                                who,
                                verdict(learner),
                                words.say(
                                        Message.CLASS_HANDED_IN,
                                        marks.handedIn(grade).size(),
                                        marks.required().size()),
                                grade.firstWrong().map(JudgedAnswer::step).orElse(""),
                                guess(grade, mistakes)));
        };
    }

    private TextRole role(Learner learner) {
        return switch (marks.mark(learner)) {
            case RIGHT, UNDECIDED -> TextRole.PLAIN;
            case INCOMPLETE, UNREADABLE, NOTHING -> TextRole.WARNING;
            case WRONG -> TextRole.ERROR;
        };
    }

    private String verdict(Learner learner) {
        return words.say(
                switch (marks.mark(learner)) {
                    case RIGHT -> Message.GRADE_RIGHT;
                    case UNDECIDED -> Message.GRADE_UNDECIDED;
                    case INCOMPLETE -> Message.CLASS_INCOMPLETE;
                    case WRONG -> Message.GRADE_WRONG;
                    case UNREADABLE -> Message.CLASS_UNREADABLE;
                    case NOTHING -> Message.CLASS_NOTHING;
                });
    }

    private String listed(List<String> names) {
        return String.join(words.say(Message.LIST_COMMA), names);
    }

    /// For each incomplete submission the steps handed in or missing, whichever are fewer.
    private List<Block> incomplete() {
        List<Block.ListingRow> lines = new ArrayList<>();
        for (Learner learner : learners) {
            if (learner instanceof Learner.Graded(String who, Grade grade, List<String> _)
                    && !marks.missing(grade).isEmpty()) {
                List<String> there = marks.handedIn(grade);
                List<String> missing = marks.missing(grade);
                boolean few = !there.isEmpty() && there.size() < missing.size();
                String which = few
                        ? words.say(Message.CLASS_ONLY, listed(there))
                        : words.say(Message.CLASS_WITHOUT, listed(missing));
                lines.add(row(who, which));
            }
        }
        if (lines.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Block.Heading(words.say(Message.CLASS_INCOMPLETE_WHO)), new Block.Listing(lines), required());
    }

    private static Block.ListingRow row(String... cells) {
        return new Block.ListingRow(TextRole.PLAIN, List.of(cells));
    }

    private String guess(Grade grade, ClassMistakes mistakes) {
        if (grade.isRight()) {
            return "";
        }
        return switch (hints) {
            case STEP -> mistakes.elsewhere(grade);
            case KIND ->
                Stream.concat(Stream.of(mistakes.elsewhere(grade)), GradeReport.kinds(grade.byItsNumbers(), words))
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining("; "));
            case ALL -> mistakes.of(grade);
        };
    }

    private String brief(OddityKind kind) {
        return words.say(GradeMessages.brief(kind));
    }

    private List<Block> made() {
        return list(
                Message.CLASS_MISTAKES,
                mistakes.made(learners).stream()
                        .map(made -> row(made.mistake(), listed(made.who())))
                        .toList());
    }

    private List<Block> showAgain() {
        return list(
                Message.CLASS_SHOW_AGAIN,
                ClassMistakes.counted(learners).stream()
                        .map(one -> row(
                                words.say(Message.CLASS_SHARE, one.learners(), learners.size()),
                                words.say(
                                        Message.CLASS_SHOW,
                                        words.mistake(one.mistake().id()),
                                        one.mistake().id(),
                                        one.mistake().step())))
                        .toList());
    }

    private List<Block> same() {
        List<Block> blocks = new ArrayList<>(list(
                Message.CLASS_SAME,
                SameNumbers.of(learners).stream().map(same -> row(listed(same))).toList()));
        if (!blocks.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.CLASS_SAME_CHANCE)));
        }
        return blocks;
    }

    private List<Block> list(Message title, List<Block.ListingRow> rows) {
        return rows.isEmpty() ? List.of() : List.of(new Block.Heading(words.say(title)), new Block.Listing(rows));
    }
}
