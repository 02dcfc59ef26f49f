package bn.report.grading;

import bn.report.block.TextRole;
import bn.report.StepText;
import bn.report.block.Report;
import bn.report.block.Block;
import bn.report.BatchLines;
import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.PlainText;
import bn.grading.Grade;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FurtherSlip;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.Mutation;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.AnswerComparison;
import bn.grading.judging.JudgedAnswer;
import bn.grading.search.Diagnosis;
import bn.grading.search.MistakeSearch;
import bn.grading.search.Oddity;
import bn.grading.search.OddityKind;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The report of a grading: one line per answer, the first wrong step, and the mistake behind it, as far as
/// the hints allow.
public final class GradeReport {
    private static final int DIGITS = 3;

    /// From this relative difference on, numbers share no digit and agree only within round-off.
    private static final double NO_DIGIT = 0.1;

    /// The lines that make the same numbers as another, as far as they are listed.
    private static final int MOST_ALIKE = 4;

    /// The lines that the closed form of dx takes together.
    private static final Set<String> OF_BRANCHES = BatchNorm.TABLE.steps(Pass.BACKWARD).stream()
            .map(Step::name)
            .filter(step -> !step.equals("dgammax") && !BatchNorm.RESULTS.contains(step))
            .collect(Collectors.toUnmodifiableSet());

    private final Grade grade;
    private final Exercise exercise;
    private final List<String> features;
    private final Scope scope;
    private final Words words;
    private final Hints hints;
    private final int digits;
    private final boolean isComplete;

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
        blocks.add(answers());
        blocks.addAll(precisions());
        blocks.addAll(orders());
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

    private String formulas(Stream<String> formulas) {
        return formulas.collect(Collectors.joining(words.say(Message.LIST_SEMICOLON)));
    }

    private Block answers() {
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
            case FOLLOWS -> words.say(Message.GRADE_FOLLOWS, listed(one.from().stream()));
            case WRONG -> words.say(one.comparison().isShaped() ? Message.GRADE_WRONG : Message.GRADE_SHAPE);
        };
    }

    private String shape(String step) {
        return StepText.shape(exercise.table().extent(step), exercise.shape());
    }

    private List<Block> precisions() {
        List<Block> notes = new ArrayList<>();
        notes.add(paragraph(Message.GRADE_ALLOWED));
        Map<Precision, List<String>> steps = new LinkedHashMap<>();
        grade.answers().stream()
                .filter(one -> !one.isLost())
                .forEach(one -> steps.computeIfAbsent(one.precision(), _ -> new ArrayList<>())
                        .add(one.step()));
        steps.forEach(
                (precision, judged) -> note(precision, listed(judged.stream())).ifPresent(notes::add));
        List<String> lost = grade.answers().stream()
                .filter(JudgedAnswer::isLost)
                .map(JudgedAnswer::step)
                .toList();
        if (!lost.isEmpty()) {
            notes.add(paragraph(Message.GRADE_LOST, listed(lost.stream())));
        }
        return notes;
    }

    /// A note on answers that were not judged as float64.
    private Optional<Block> note(Precision precision, String steps) {
        return switch (precision.writing()) {
            case Writing.Whole _ when precision.equals(Precision.DOUBLE) -> Optional.empty();
            case Writing.Whole _, Writing.Narrowed _ ->
                Optional.of(paragraph(Message.GRADE_FORMAT, steps, precision.dtype()));
            case Writing.Listed _ -> Optional.of(paragraph(Message.GRADE_LISTED, steps, precision.dtype()));
            case Writing.Promoted _ -> Optional.of(paragraph(Message.GRADE_PROMOTED, steps));
            case Writing.Printed(int decimals, int significant) ->
                Optional.of(paragraph(Message.GRADE_DIGITS, steps, decimals, significant));
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
                .map(entry -> (Block) paragraph(
                        Message.GRADE_ORDER,
                        listed(entry.getValue().stream()),
                        lettered(entry.getKey()),
                        lettered(exercise.shape())))
                .toList();
    }

    /// `(N, H, W, C)`; features without positions are `D`, and positions in one axis `N·H·W`.
    private String lettered(Shape shape) {
        if (shape.rank() < exercise.shape().rank()) {
            String rows = exercise.shape().letters().replace("C", "");
            return "(" + String.join("·", rows.split("")) + ", C)";
        }
        String letters = shape.rank() == 2 ? shape.letters().replace('C', 'D') : shape.letters();
        return "(" + String.join(", ", letters.split("")) + ")";
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
                    shape(wrong.step()),
                    wrong.answer().shape()));
        } else if (hints == Hints.ALL) {
            blocks.add(yours(wrong));
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
                blocks.addAll(diagnoses());
                blocks.addAll(inClosedForm());
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
            blocks.add(none());
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
                .<Block>map(entry -> paragraph(GradeMessages.of(entry.getKey()), formulas(entry.getValue().stream())))
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

    private List<Block> diagnoses() {
        List<Block> blocks = new ArrayList<>();
        boolean isOdd = grade.firstWrong()
                .filter(wrong -> grade.explaining().anyMatch(one -> one.step().equals(wrong.step())))
                .isPresent();
        int explanations = differing().size() + (isOdd ? 1 : 0);
        if (explanations > 1) {
            blocks.add(paragraph(Message.GRADE_ALIKE, explanations));
        }
        List<Mutation> lines = aloneMutated();
        if (lines.size() > 1) {
            blocks.addAll(oneOf(lines));
        } else {
            for (Diagnosis diagnosis : differing()) {
                blocks.add(new Block.Heading(words.say(Message.GRADE_MISTAKE, GradeFacts.joined(diagnosis.ids()))));
                blocks.addAll(explanation(diagnosis));
            }
        }
        if (!grade.tellingSteps().isEmpty()) {
            blocks.add(paragraph(Message.GRADE_HAND_IN, listed(grade.tellingSteps().stream())));
        }
        if (grade.isToldByDigits()) {
            blocks.add(paragraph(Message.GRADE_MORE_DIGITS));
        }
        for (DataChange change : grade.tellingChanges()) {
            blocks.add(paragraph(Message.GRADE_CHANGE, words.say(GradeMessages.of(change))));
        }
        if (grade.isUnknown() && grade.explaining().findAny().isEmpty()) {
            if (grade.isSearched()) {
                blocks.add(none());
            }
        } else if (!grade.unexplained().isEmpty()) {
            blocks.add(paragraph(Message.GRADE_UNEXPLAINED, listed(grade.unexplained().stream())));
        }
        if (!grade.relations().isEmpty()) {
            blocks.add(paragraph(
                    Message.GRADE_RELATION,
                    formulas(grade.relations().stream().map(one -> one.step() + " = " + one.text()))));
        }
        return blocks;
    }

    /// One of those that differ only in a number, which too few digits do not tell.
    private List<Diagnosis> differing() {
        Map<List<String>, Diagnosis> byIds = new LinkedHashMap<>();
        grade.diagnoses().forEach(one -> byIds.putIfAbsent(one.ids(), one));
        return List.copyOf(byIds.values());
    }

    /// The other ε that explain the numbers as well.
    private List<Double> allEps(Diagnosis diagnosis) {
        return grade.diagnoses().stream()
                .filter(one -> one.ids().equals(diagnosis.ids()))
                .flatMap(one -> one.causes().stream())
                .flatMap(cause ->
                        cause instanceof OtherExercise.Eps(double eps, double _) ? Stream.of(eps) : Stream.empty())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /// The lines without a name that make the same numbers, each alone; empty if there is another explanation.
    private List<Mutation> aloneMutated() {
        List<Mutation> lines = grade.diagnoses().stream()
                .flatMap(diagnosis ->
                        diagnosis.causes().size() == 1 && diagnosis.causes().getFirst() instanceof Mutation mutation
                                ? Stream.of(mutation)
                                : Stream.empty())
                .toList();
        return lines.size() == grade.diagnoses().size() ? lines : List.of();
    }

    private List<Block> oneOf(List<Mutation> lines) {
        List<Block> blocks = new ArrayList<>();
        Mutation commonest = lines.getFirst();
        blocks.add(new Block.Heading(words.say(Message.GRADE_MISTAKE, commonest.id())));
        blocks.addAll(ofMutation(commonest));
        blocks.add(paragraph(Message.GRADE_SAME_NUMBERS));
        blocks.add(new Block.Listing(lines.stream()
                .skip(1)
                .limit(MOST_ALIKE)
                .map(line -> new Block.ListingRow(TextRole.PLAIN, List.of(line.id())))
                .toList()));
        int more = lines.size() - 1 - MOST_ALIKE;
        if (more > 0) {
            blocks.add(paragraph(Message.GRADE_SAME_NUMBERS_MORE, more));
        }
        blocks.addAll(matched(grade.diagnoses().getFirst()));
        return blocks;
    }

    /// Where the lines that a mistake is explained by are none of the learner's: what they are in the closed form.
    private List<Block> inClosedForm() {
        List<String> handedIn = grade.answers().stream().map(JudgedAnswer::step).toList();
        boolean isExplained = grade.diagnoses().stream()
                .flatMap(diagnosis -> diagnosis.lines().entrySet().stream())
                .flatMap(line -> Stream.concat(Stream.of(line.getKey()), line.getValue().reads().stream()))
                .anyMatch(OF_BRANCHES::contains);
        boolean isClosed = exercise.mode() == Mode.TRAIN
                && handedIn.containsAll(List.of("dgammax", "dx"))
                && handedIn.stream().noneMatch(OF_BRANCHES::contains);
        return isExplained && isClosed
                ? List.of(paragraph(Message.GRADE_CLOSED_FORM, PlainText.of(BatchNorm.closedForm(Mode.TRAIN))))
                : List.of();
    }

    private Block none() {
        boolean coarse = grade.firstWrong()
                .filter(wrong -> wrong.comparison().isShaped())
                .filter(wrong -> wrong.answer().told().format() != FloatFormat.DOUBLE
                        || wrong.precision().writing() instanceof Writing.Printed)
                .isPresent();
        if (coarse && grade.isShortOfDigits()) {
            return paragraph(Message.GRADE_NONE_COARSE);
        }
        boolean pairs = exercise.shape().rows() <= MistakeSearch.PAIRS_UP_TO;
        return paragraph(pairs ? Message.GRADE_NONE : Message.GRADE_NONE_ALONE, Mistakes.ALL.size());
    }

    private List<Block> explanation(Diagnosis diagnosis) {
        List<Block> blocks = new ArrayList<>();
        for (Cause cause : diagnosis.causes()) {
            blocks.addAll(
                    switch (cause) {
                        case Mistake mistake -> ofMistake(mistake, diagnosis);
                        case Mutation mutation -> ofMutation(mutation);
                        case FurtherSlip further -> ofFurtherSlip(further);
                        case OtherExercise other ->
                            List.of(new OtherExerciseText(exercise, words, allEps(diagnosis)).paragraph(other));
                    });
        }
        blocks.addAll(matched(diagnosis));
        return blocks;
    }

    private List<Block> matched(Diagnosis diagnosis) {
        List<Block> blocks = new ArrayList<>();
        String restated = formulas(restated(diagnosis));
        if (!restated.isEmpty()) {
            blocks.add(paragraph(Message.GRADE_RESTATED, restated));
        }
        String matched = listed(diagnosis.matched().stream());
        blocks.add(match(diagnosis.relative(), matched));
        diagnosis.misses().forEach(miss -> blocks.add(miss(miss)));
        if (diagnosis.isOfOtherExercise() && grade.unexplained().isEmpty()) {
            blocks.add(paragraph(Message.GRADE_REST_RIGHT));
        }
        return blocks;
    }

    /// The right lines without which, in the table's form, the mistaken ones would not make these numbers.
    private Stream<String> restated(Diagnosis diagnosis) {
        Map<String, Expr> restated = diagnosis.hypothesis().restatedLines();
        Set<String> behind = diagnosis.matched().stream()
                .flatMap(step ->
                        diagnosis.hypothesis().linesBehind(step, exercise.table()).keySet().stream())
                .collect(Collectors.toSet());
        return restated.entrySet().stream()
                .filter(line -> behind.contains(line.getKey()))
                .map(line -> line.getKey() + " = " + PlainText.of(line.getValue()))
                .sorted();
    }

    private List<Block> ofMutation(Mutation mutation) {
        MistakeText text = new MistakeText(exercise, words);
        return List.of(
                paragraph(Message.GRADE_AS_IF, mutation.step(), words.say(GradeMessages.of(mutation.kind()))),
                text.lines(Map.of(mutation.step(), mutation.formula())));
    }

    private List<Block> ofFurtherSlip(FurtherSlip further) {
        return List.of(
                paragraph(Message.GRADE_AS_IF_BESIDES, further.step(), words.say(GradeMessages.of(further.kind()))),
                new MistakeText(exercise, words).lines(Map.of(further.step(), further.formula())));
    }

    private Block miss(Diagnosis.Miss miss) {
        int telling = Decimal.telling(miss.number(), miss.found(), digits);
        return paragraph(
                Message.GRADE_MISS,
                scope.text(miss.at()),
                Decimal.rounded(miss.number(), telling),
                Decimal.rounded(miss.found(), telling));
    }

    private List<Block> ofMistake(Mistake mistake, Diagnosis diagnosis) {
        MistakeText text = new MistakeText(exercise, words);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words.mistake(mistake.id())));
        blocks.add(text.lines(ofMistake(mistake, shown(diagnosis))));
        blocks.addAll(text.reasons(mistake));
        return blocks;
    }

    private Block match(double relative, String matched) {
        if (relative == 0) {
            return paragraph(Message.GRADE_MATCH_EXACT, matched);
        }
        return relative < NO_DIGIT
                ? paragraph(Message.GRADE_MATCH, matched, Decimal.rounded(relative, 2))
                : paragraph(Message.GRADE_MATCH_ROUNDING, matched);
    }

    /// The lines that something handed in depends on: of others, which may not be written yet, nothing is known.
    private Map<String, Expr> shown(Diagnosis diagnosis) {
        Map<String, Expr> lines = new LinkedHashMap<>(diagnosis.lines());
        lines.keySet()
                .retainAll(grade.answers().stream()
                        .flatMap(one ->
                                diagnosis.hypothesis().linesBehind(one.step(), exercise.table()).keySet().stream())
                        .collect(Collectors.toSet()));
        return lines;
    }

    private static Map<String, Expr> ofMistake(Mistake mistake, Map<String, Expr> lines) {
        Map<String, Expr> own = new LinkedHashMap<>();
        lines.forEach((step, formula) -> {
            boolean written = mistake.rewrites().stream()
                    .anyMatch(rewrite -> formula.equals(rewrite.lines().get(step)));
            if (written) {
                own.put(step, formula);
            }
        });
        return own;
    }
}
