package bn.report.grading;

import bn.batch.Decimal;
import bn.batch.Shape;
import bn.grading.Grade;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.ReferenceRun;
import bn.grading.search.OddityKind;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.StepText;
import bn.report.block.Block;
import bn.report.block.TextRole;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One line per answer, and how each was judged.
record AnswerLines(Grade grade, Scope scope, Words words) {
    /// Of a difference.
    private static final int DIGITS = 3;

    /// One line per answer.
    Block table() {
        List<Block.ListingRow> lines = new ArrayList<>();
        lines.add(new Block.ListingRow(
                TextRole.FAINT, List.of(words.say(Message.GRADE_HEADER).split(";", -1))));
        grade.answers().forEach(one -> lines.add(line(one)));
        return new Block.Listing(lines);
    }

    private Block.ListingRow line(JudgedAnswer one) {
        AnswerComparison comparison = one.comparison();
        List<String> numbers = comparison.isShaped()
                ? List.of(
                        Decimal.rounded(comparison.difference(), DIGITS),
                        comparison.difference() == 0 ? "" : index(one),
                        Decimal.rounded(comparison.bound(), 2))
                : List.of(one.answer().shape(), "", shape(one.step()));
        List<String> cells = new ArrayList<>(List.of(one.step(), verdict(one)));
        cells.addAll(numbers);
        return new Block.ListingRow(
                switch (one.verdict()) {
                    case RIGHT -> TextRole.PLAIN;
                    case WRONG -> TextRole.ERROR;
                    case FOLLOWS -> TextRole.WARNING;
                },
                cells);
    }

    /// The index after the step's name: `[4,mass]`.
    private String index(JudgedAnswer one) {
        return scope.text(one.at()).substring(one.step().length());
    }

    private String verdict(JudgedAnswer one) {
        return switch (one.verdict()) {
            case RIGHT -> words.say(one.isUndecided() ? Message.GRADE_UNDECIDED : Message.GRADE_RIGHT);
            case FOLLOWS -> words.say(Message.GRADE_FOLLOWS, one.from());
            case WRONG -> words.say(one.comparison().isShaped() ? Message.GRADE_WRONG : Message.GRADE_SHAPE);
        };
    }

    /// The shape of a step, as Python writes it.
    String shape(String step) {
        return StepText.shape(
                grade.exercise().table().extent(step), grade.exercise().shape());
    }

    /// How they were judged, where that is not plain: as float32, say, or with other axes.
    List<Block> notes() {
        List<Block> notes = new ArrayList<>(precisions());
        notes.addAll(orders());
        return notes;
    }

    private List<Block> precisions() {
        List<Block> notes = new ArrayList<>();
        notes.add(new Block.Paragraph(words.say(Message.GRADE_ALLOWED)));
        Map<Precision, List<String>> steps = new LinkedHashMap<>();
        grade.answers().stream()
                .filter(one -> one.comparison().isShaped() && !one.isLost() && isJudgedSo(one))
                .forEach(one -> steps.computeIfAbsent(one.precision(), _ -> new ArrayList<>())
                        .add(one.step()));
        steps.forEach((precision, judged) -> note(precision, judged).ifPresent(notes::add));
        notes.addAll(lost());
        return notes;
    }

    /// Notes on answers that round-off may cover, apart from those that it may cover in float64, too.
    private List<Block> lost() {
        Exercise exercise = grade.exercise();
        ReferenceRun right = ReferenceRun.of(exercise, exercise.table());
        Map<Message, List<String>> lost = new EnumMap<>(Message.class);
        grade.answers().stream()
                .filter(JudgedAnswer::isLost)
                .forEach(one -> lost.computeIfAbsent(
                                isLostAnyway(one, right) ? Message.GRADE_LOST_ANYWAY : Message.GRADE_LOST,
                                _ -> new ArrayList<>())
                        .add(one.step()));
        return lost.entrySet().stream()
                .map(entry -> (Block) new Block.Paragraph(words.say(entry.getKey(), entry.getValue())))
                .toList();
    }

    private static boolean isLostAnyway(JudgedAnswer one, ReferenceRun right) {
        return right.compared(one.answer(), Precision.DOUBLE).isLost();
    }

    /// Whether it holds what a note says of its precision: that it is right if all was computed in 16 bits is not said
    /// of what is wrong even then.
    private static boolean isJudgedSo(JudgedAnswer one) {
        return one.isListed() || !(one.precision().writing() instanceof Writing.Listed);
    }

    /// A note on answers that were not judged as float64.
    private Optional<Block> note(Precision precision, List<String> steps) {
        return switch (precision.writing()) {
            case Writing.Whole _ when precision.equals(Precision.DOUBLE) -> Optional.empty();
            case Writing.Whole _, Writing.Narrowed _ ->
                Optional.of(new Block.Paragraph(words.say(Message.GRADE_FORMAT, steps, precision.dtype())));
            case Writing.Listed _ ->
                Optional.of(new Block.Paragraph(words.say(Message.GRADE_LISTED, steps, precision.dtype())));
            case Writing.Promoted _ -> Optional.of(new Block.Paragraph(words.say(Message.GRADE_PROMOTED, steps)));
            case Writing.Printed(int decimals, int significant) ->
                Optional.of(new Block.Paragraph(words.say(Message.GRADE_DIGITS, steps, decimals, significant)));
        };
    }

    private boolean hasExchangedAxes(String step) {
        return grade.oddities().stream()
                .anyMatch(one -> one.kind() == OddityKind.AXES && one.step().equals(step));
    }

    /// A note on answers whose axes are in another order than the batch's.
    private List<Block> orders() {
        Map<Shape, List<String>> steps = new LinkedHashMap<>();
        grade.answers().stream()
                .filter(one -> !hasExchangedAxes(one.step()))
                .forEach(one -> one.answer()
                        .otherOrder()
                        .ifPresent(order -> steps.computeIfAbsent(order, _ -> new ArrayList<>())
                                .add(one.step())));
        return steps.entrySet().stream()
                .map(entry -> (Block) new Block.Paragraph(words.say(
                        Message.GRADE_ORDER,
                        entry.getValue(),
                        lettered(entry.getKey()),
                        lettered(grade.exercise().shape()))))
                .toList();
    }

    /// `(N, H, W, C)`; features without positions are `D`, and positions in one axis `N·H·W`.
    private String lettered(Shape shape) {
        if (shape.rank() < grade.exercise().shape().rank()) {
            String rows = grade.exercise().shape().letters().replace("C", "");
            return "(" + String.join("·", rows.split("")) + ", C)";
        }
        String letters = shape.rank() == 2 ? shape.letters().replace('C', 'D') : shape.letters();
        return "(" + String.join(", ", letters.split("")) + ")";
    }
}
