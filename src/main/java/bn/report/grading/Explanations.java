package bn.report.grading;

import bn.batch.Decimal;
import bn.formula.Expr;
import bn.formula.PlainText;
import bn.grading.Grade;
import bn.grading.catalogue.Cause;
import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.FurtherSlip;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.Mutation;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.JudgedAnswer;
import bn.grading.search.Diagnosis;
import bn.grading.search.MistakeSearch;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.block.Block;
import bn.report.block.TextRole;
import bn.rounding.FloatFormat;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What explains the answers that are wrong: each mistake with its line, or that bn knows none.
///
/// @param digits significant digits shown
record Explanations(Grade grade, Scope scope, Words words, int digits) {
    /// From this relative difference on, numbers share no digit and agree only within round-off.
    private static final double NO_DIGIT = 0.1;

    /// The lines that make the same numbers as another, as far as they are listed.
    private static final int MOST_ALIKE = 4;

    /// The lines that the closed form of dx takes together.
    private static final Set<String> OF_BRANCHES = BatchNorm.TABLE.steps(Pass.BACKWARD).stream()
            .map(Step::name)
            .filter(step -> !step.equals("dgammax") && !BatchNorm.RESULTS.contains(step))
            .collect(Collectors.toUnmodifiableSet());

    /// All of it.
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        boolean isOdd = grade.firstWrong()
                .filter(wrong -> grade.explaining().anyMatch(one -> one.step().equals(wrong.step())))
                .isPresent();
        int explanations = differing().size() + (isOdd ? 1 : 0);
        if (explanations > 1) {
            blocks.add(new Block.Paragraph(words.say(Message.GRADE_ALIKE, explanations)));
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
            blocks.add(new Block.Paragraph(words.say(Message.GRADE_HAND_IN, grade.tellingSteps())));
        }
        if (grade.isToldByDigits()) {
            blocks.add(new Block.Paragraph(words.say(Message.GRADE_MORE_DIGITS)));
        }
        for (DataChange change : grade.tellingChanges()) {
            blocks.add(new Block.Paragraph(words.say(Message.GRADE_CHANGE, words.say(GradeMessages.of(change)))));
        }
        if (grade.isUnknown() && grade.explaining().findAny().isEmpty()) {
            if (grade.isSearched()) {
                blocks.add(none());
            }
        } else if (!grade.unexplained().isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.GRADE_UNEXPLAINED, grade.unexplained())));
        }
        blocks.addAll(relations());
        blocks.addAll(inClosedForm());
        return blocks;
    }

    /// What holds exactly, apart from what holds to some digits.
    private List<Block> relations() {
        Map<Precision, List<String>> formulas = new LinkedHashMap<>();
        grade.relations()
                .forEach(one -> formulas.computeIfAbsent(one.precision(), _ -> new ArrayList<>())
                        .add(one.step() + " = " + one.text()));
        return formulas.entrySet().stream()
                .map(entry -> (Block)
                        new Block.Paragraph(relation(entry.getKey(), words.formulas(entry.getValue().stream()))))
                .toList();
    }

    private String relation(Precision precision, String formulas) {
        return switch (precision.writing()) {
            case Writing.Whole _ when precision.equals(Precision.DOUBLE) -> words.say(Message.GRADE_RELATION, formulas);
            case Writing.Printed _ -> words.say(Message.GRADE_RELATION_DIGITS, formulas);
            case Writing.Whole _, Writing.Narrowed _, Writing.Listed _, Writing.Promoted _ ->
                words.say(Message.GRADE_RELATION_ABOUT, formulas, precision.dtype());
        };
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
        blocks.add(new Block.Paragraph(words.say(Message.GRADE_SAME_NUMBERS)));
        blocks.add(new Block.Listing(lines.stream()
                .skip(1)
                .limit(MOST_ALIKE)
                .map(line -> new Block.ListingRow(TextRole.PLAIN, List.of(line.id())))
                .toList()));
        int more = lines.size() - 1 - MOST_ALIKE;
        if (more > 0) {
            blocks.add(new Block.Paragraph(words.say(Message.GRADE_SAME_NUMBERS_MORE, more)));
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
        boolean isClosed = grade.exercise().mode() == Mode.TRAIN
                && handedIn.containsAll(List.of("dgammax", "dx"))
                && handedIn.stream().noneMatch(OF_BRANCHES::contains);
        return isExplained && isClosed
                ? List.of(new Block.Paragraph(
                        words.say(Message.GRADE_CLOSED_FORM, PlainText.of(BatchNorm.closedForm(Mode.TRAIN)))))
                : List.of();
    }

    /// That bn knows no mistake that makes these numbers, and how far it has looked.
    Block none() {
        boolean coarse = grade.firstWrong()
                .filter(wrong -> wrong.comparison().isShaped())
                .filter(wrong -> wrong.answer().told().format() != FloatFormat.DOUBLE
                        || wrong.precision().writing() instanceof Writing.Printed)
                .isPresent();
        if (coarse && grade.isShortOfDigits()) {
            return new Block.Paragraph(words.say(Message.GRADE_NONE_COARSE));
        }
        boolean pairs = grade.exercise().shape().rows() <= MistakeSearch.PAIRS_UP_TO;
        return new Block.Paragraph(
                words.say(pairs ? Message.GRADE_NONE : Message.GRADE_NONE_ALONE, Mistakes.ALL.size()));
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
                            List.of(new OtherExerciseText(grade.exercise(), words, allEps(diagnosis)).paragraph(other));
                    });
        }
        blocks.addAll(matched(diagnosis));
        return blocks;
    }

    private List<Block> matched(Diagnosis diagnosis) {
        List<Block> blocks = new ArrayList<>();
        String restated = words.formulas(restated(diagnosis));
        if (!restated.isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.GRADE_RESTATED, restated)));
        }
        blocks.add(match(diagnosis.relative(), diagnosis.matched()));
        diagnosis.misses().forEach(miss -> blocks.add(miss(miss)));
        if (diagnosis.isOfOtherExercise() && grade.unexplained().isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.GRADE_REST_RIGHT)));
        }
        return blocks;
    }

    /// The right lines without which, in the table's form, the mistaken ones would not make these numbers.
    private Stream<String> restated(Diagnosis diagnosis) {
        Map<String, Expr> restated = diagnosis.hypothesis().restatedLines();
        Set<String> behind = diagnosis.matched().stream()
                .flatMap(step -> diagnosis
                        .hypothesis()
                        .linesBehind(step, grade.exercise().table())
                        .keySet()
                        .stream())
                .collect(Collectors.toSet());
        return restated.entrySet().stream()
                .filter(line -> behind.contains(line.getKey()))
                .map(line -> line.getKey() + " = " + PlainText.of(line.getValue()))
                .sorted();
    }

    private List<Block> ofMutation(Mutation mutation) {
        MistakeText text = new MistakeText(grade.exercise(), words);
        return List.of(
                new Block.Paragraph(
                        words.say(Message.GRADE_AS_IF, mutation.step(), words.say(GradeMessages.of(mutation.kind())))),
                text.lines(Map.of(mutation.step(), mutation.formula())));
    }

    private List<Block> ofFurtherSlip(FurtherSlip further) {
        return List.of(
                new Block.Paragraph(words.say(
                        Message.GRADE_AS_IF_BESIDES, further.step(), words.say(GradeMessages.of(further.kind())))),
                new MistakeText(grade.exercise(), words).lines(Map.of(further.step(), further.formula())));
    }

    private Block miss(Diagnosis.Miss miss) {
        int telling = Decimal.telling(miss.number(), miss.found(), digits);
        return new Block.Paragraph(words.say(
                Message.GRADE_MISS,
                scope.text(miss.at()),
                Decimal.rounded(miss.number(), telling),
                Decimal.rounded(miss.found(), telling)));
    }

    private List<Block> ofMistake(Mistake mistake, Diagnosis diagnosis) {
        MistakeText text = new MistakeText(grade.exercise(), words);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words.mistake(mistake.id())));
        blocks.add(text.lines(ofMistake(mistake, shown(diagnosis))));
        blocks.addAll(text.reasons(mistake));
        return blocks;
    }

    private Block match(double relative, List<String> matched) {
        if (relative == 0) {
            return new Block.Paragraph(words.say(Message.GRADE_MATCH_EXACT, matched));
        }
        return relative < NO_DIGIT
                ? new Block.Paragraph(words.say(Message.GRADE_MATCH, matched, Decimal.rounded(relative, 2)))
                : new Block.Paragraph(words.say(Message.GRADE_MATCH_ROUNDING, matched));
    }

    /// The lines that something handed in depends on: of others, which may not be written yet, nothing is known.
    private Map<String, Expr> shown(Diagnosis diagnosis) {
        Map<String, Expr> lines = new LinkedHashMap<>(diagnosis.lines());
        lines.keySet()
                .retainAll(grade.answers().stream()
                        .flatMap(one ->
                                diagnosis
                                        .hypothesis()
                                        .linesBehind(
                                                one.step(), grade.exercise().table())
                                        .keySet()
                                        .stream())
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
