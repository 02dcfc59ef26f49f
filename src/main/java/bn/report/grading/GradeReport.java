package bn.report.grading;

import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.Extent;
import bn.grading.Grade;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.ReferenceRun;
import bn.grading.search.Oddity;
import bn.grading.search.OddityKind;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.BatchLines;
import bn.report.block.Block;
import bn.report.block.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report of a grading: one line per answer, the first wrong step, and the mistake behind it, as far as
/// the hints allow.
public final class GradeReport {
    private final Grade grade;
    private final Exercise exercise;
    private final List<String> features;
    private final Scope scope;
    private final Words words;
    private final Hints hints;
    private final int digits;
    private final boolean isComplete;
    private final AnswerLines answers;
    private final Explanations explanations;

    /// How much to reveal.
    public enum Hints {
        /// The wrong step.
        STEP("1"),
        /// Also the category of the mistake.
        KIND("2"),
        /// Everything.
        ALL("3");

        private final String level;

        Hints(String level) {
            this.level = level;
        }

        /// The number for it on the command line: `1`, `2`, `3`.
        public String level() {
            return level;
        }
    }

    /// The report on a grade.
    ///
    /// @param features the names of the features
    /// @param digits significant digits shown
    public GradeReport(Grade grade, List<String> features, Words words, Hints hints, int digits) {
        this(grade, features, words, hints, digits, true);
    }

    /// The report on a grade.
    ///
    /// @param isComplete whether all was handed in that had to be
    GradeReport(Grade grade, List<String> features, Words words, Hints hints, int digits, boolean isComplete) {
        this.grade = grade;
        this.exercise = grade.exercise();
        this.features = List.copyOf(features);
        this.scope = new Scope(exercise.right(), exercise.table(), features);
        this.words = words;
        this.hints = hints;
        this.digits = digits;
        this.isComplete = isComplete;
        this.answers = new AnswerLines(grade, scope, words);
        this.explanations = new Explanations(grade, scope, words, digits);
    }

    public Report report() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.GRADE_TITLE, words.mode(exercise.mode()))));
        blocks.addAll(new GradeFacts(grade, features).of(hints));
        blocks.addAll(BatchLines.of(exercise.right(), words));
        blocks.addAll(judgements().blocks());
        blocks.addAll(outcome().blocks());
        return new Report(blocks);
    }

    /// One line per answer, and how each was judged.
    public Report judgements() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(answers.table());
        blocks.addAll(answers.notes());
        return new Report(blocks);
    }

    /// The first wrong step and the mistake behind it, as far as the hints allow; or that nothing is wrong.
    public Report outcome() {
        List<Block> blocks = new ArrayList<>();
        grade.firstWrong().ifPresentOrElse(wrong -> blocks.addAll(wrong(wrong)), () -> blocks.addAll(right()));
        grade.remarks().stream().sorted().forEach(remark -> blocks.add(paragraph(GradeMessages.of(remark))));
        return new Report(blocks);
    }

    private Block.Paragraph paragraph(Message message, Object... blanks) {
        return new Block.Paragraph(words.say(message, blanks));
    }

    private String listed(Stream<String> names) {
        return names.collect(Collectors.joining(words.say(Message.LIST_COMMA)));
    }

    private List<Block> right() {
        List<Block> blocks = new ArrayList<>();
        Message allRight = isComplete ? Message.GRADE_ALL_RIGHT : Message.GRADE_HANDED_IN_RIGHT;
        blocks.add(paragraph(grade.isDecided() ? allRight : Message.GRADE_NOTHING_WRONG));
        if (!grade.untold().isEmpty()) {
            blocks.add(paragraph(Message.GRADE_UNTOLD, hidden(grade.untold())));
        }
        grade.hidden()
                .forEach((change, mistakes) -> blocks.add(
                        paragraph(Message.GRADE_HIDDEN, hidden(mistakes), words.say(GradeMessages.of(change)))));
        blocks.addAll(oddities());
        return blocks;
    }

    /// Mistakes that do not show: their names tell what may have been done, so before the last hint they are counted.
    private String hidden(List<Mistake> mistakes) {
        return hints == Hints.ALL
                ? listed(mistakes.stream().map(Mistake::id))
                : words.say(Message.GRADE_SO_MANY, mistakes.size());
    }

    private List<Block> wrong(JudgedAnswer wrong) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.GRADE_FIRST_WRONG, wrong.step())));
        if (!wrong.comparison().isShaped()) {
            blocks.add(paragraph(
                    Message.GRADE_SHAPES,
                    wrong.step(),
                    answers.shape(wrong.step()),
                    wrong.answer().shape()));
        } else if (hints == Hints.ALL) {
            blocks.add(yours(wrong));
            onlyThere(wrong).ifPresent(blocks::add);
        }
        if (grade.elsewhere().isPresent()) {
            blocks.addAll(elsewhere(grade.elsewhere().get().grade()));
            return blocks;
        }
        if (BatchNorm.TABLE.has(wrong.step())) {
            blocks.add(paragraph(Message.GRADE_LOOK, wrong.step()));
        }
        switch (hints) {
            case STEP -> {}
            case KIND -> blocks.addAll(kinds());
            case ALL -> {
                blocks.addAll(oddities());
                blocks.addAll(explanations.blocks());
            }
        }
        return blocks;
    }

    /// That the answers are those to other numbers, and what is wrong by them.
    private List<Block> elsewhere(Grade there) {
        Cell at = new OtherInput(exercise, there.exercise()).cell();
        List<Block> blocks = new ArrayList<>();
        blocks.add(paragraph(
                Message.GRADE_OTHER_NUMBERS,
                scope.text(at),
                written(there.exercise().right(), at),
                written(exercise.right(), at)));
        if (there.isRight()) {
            blocks.add(paragraph(Message.GRADE_OTHER_RIGHT));
        } else {
            blocks.add(paragraph(Message.GRADE_OTHER_WRONG));
            there.firstWrong()
                    .ifPresent(wrong ->
                            blocks.addAll(new GradeReport(there, features, words, hints, digits).wrong(wrong)));
        }
        return blocks;
    }

    private String written(Trace trace, Cell at) {
        return Decimal.rounded(OtherInput.number(trace, at), digits);
    }

    /// The right number and the learner's, with enough digits to distinguish them.
    private Block yours(JudgedAnswer wrong) {
        double expected = wrong.comparison().expected();
        double found = wrong.comparison().found();
        int telling = Decimal.telling(expected, found, digits);
        return paragraph(
                Message.GRADE_YOURS,
                scope.text(wrong.at()),
                Decimal.rounded(expected, telling),
                Decimal.rounded(found, telling));
    }

    /// That nothing else of an answer is wrong, where nothing explains it: no formula is, but a loop, say.
    private Optional<Block> onlyThere(JudgedAnswer wrong) {
        if (!grade.unexplained().contains(wrong.step())) {
            return Optional.empty();
        }
        Cell at = wrong.at();
        Shape shape = exercise.shape();
        boolean isBatch = exercise.table().extent(wrong.step()) == Extent.BATCH;
        boolean hasRows = isBatch && shape.rows() > 1;
        boolean hasFeatures = shape.features() > 1;
        ReferenceRun right = ReferenceRun.of(exercise, exercise.table());
        Predicate<Predicate<Cell>> isAllElse = cells -> right.isRightBut(wrong.answer(), cells);
        if ((hasRows || hasFeatures) && isAllElse.test(at::equals)) {
            return Optional.of(paragraph(Message.GRADE_ONLY_CELL, scope.text(at), wrong.step()));
        }
        if (hasRows && hasFeatures && isAllElse.test(cell -> cell.feature() == at.feature())) {
            return Optional.of(paragraph(Message.GRADE_ONLY_FEATURE, features.get(at.feature()), wrong.step()));
        }
        if (hasRows && hasFeatures && shape.rank() == 2 && isAllElse.test(cell -> cell.row() == at.row())) {
            return Optional.of(paragraph(Message.GRADE_ONLY_ROW, at.row(), wrong.step()));
        }
        return Optional.empty();
    }

    /// What kind of mistake it is: of those that are there together, all; of those that explain the numbers as well,
    /// each.
    private List<Block> kinds() {
        List<Block> blocks = new ArrayList<>();
        Stream<String> ofMistakes = grade.diagnoses().stream()
                .map(diagnosis -> joined(
                        Message.KIND_AND,
                        diagnosis.causes().stream().map(Cause::kind).distinct().map(GradeMessages::of)));
        Stream<String> ofOddities = grade.explaining()
                .flatMap(one -> GradeMessages.categories(one.kind()))
                .map(words::say);
        Stream.concat(ofMistakes, ofOddities)
                .distinct()
                .reduce((one, other) -> words.say(Message.KIND_OR, one, other))
                .ifPresent(kind -> blocks.add(paragraph(Message.GRADE_KIND, kind)));
        if (blocks.isEmpty() && grade.isUnknown() && grade.isSearched()) {
            blocks.add(explanations.none());
        }
        return blocks;
    }

    private String joined(Message how, Stream<Message> kinds) {
        return kinds.map(words::say)
                .reduce((one, other) -> words.say(how, one, other))
                .orElse("");
    }

    /// The categories of the possible mistakes, in words.
    static Stream<String> kinds(Grade grade, Words words) {
        Stream<Message> ofMistakes = grade.diagnoses().stream()
                .flatMap(diagnosis -> diagnosis.causes().stream())
                .map(Cause::kind)
                .distinct()
                .map(GradeMessages::of);
        Stream<Message> ofOddities = grade.explaining()
                .flatMap(one -> GradeMessages.categories(one.kind()))
                .distinct();
        return Stream.concat(ofMistakes, ofOddities).map(words::say);
    }

    /// One sentence per oddity, with all answers that have it.
    private List<Block> oddities() {
        Map<OddityKind, List<String>> steps = new EnumMap<>(OddityKind.class);
        grade.oddities()
                .forEach(one -> steps.computeIfAbsent(one.kind(), _ -> new ArrayList<>())
                        .add(text(one)));
        return steps.entrySet().stream()
                .<Block>map(
                        entry -> paragraph(GradeMessages.of(entry.getKey()), words.formulas(entry.getValue().stream())))
                .toList();
    }

    private static String text(Oddity one) {
        return switch (one.kind()) {
            case COPY, INPUT -> one.step() + " = " + one.detail().orElseThrow();
            case AXES -> one.step() + " " + one.detail().orElseThrow();
            case CENTRAL_DIFFERENCES, FORWARD_DIFFERENCES ->
                one.step() + ", " + one.detail().orElseThrow();
            case OTHER_AXES, MATRIX_DIAGONAL, MATRIX_PRODUCT -> one.detail().orElseThrow();
            case OTHER_STEP, WHOLE_NUMBERS, CUT, FLOORED, ROUNDED, SUMMED, ZERO, CONSTANT, OVERFLOW, NOT_FINITE ->
                one.step();
        };
    }
}
