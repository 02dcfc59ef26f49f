package bn.report;

import bn.formula.PlainText;
import bn.formula.Value;
import bn.grading.Grade;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.OtherExercise;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.search.Diagnosis;
import bn.grading.search.Oddity;
import bn.grading.search.OddityKind;
import bn.query.Scope;
import bn.report.GradeReport.Hints;
import bn.rounding.Precision;
import bn.rounding.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A grade as facts for programs.
final class GradeFacts {
    private final Grade grade;
    private final Exercise exercise;
    private final List<String> features;
    private final Scope scope;

    GradeFacts(Grade grade, List<String> features) {
        this.grade = grade;
        this.exercise = grade.exercise();
        this.features = List.copyOf(features);
        this.scope = new Scope(exercise.right(), exercise.table(), features);
    }

    /// All facts.
    ///
    /// @param hints how much to reveal
    List<Block> of(Hints hints) {
        List<Block> facts = new ArrayList<>();
        facts.add(Block.Fact.text("command", "grade"));
        facts.add(Block.Fact.text("mode", exercise.mode().word()));
        facts.addAll(BatchLines.facts(exercise.right(), features));
        facts.add(Block.Fact.text("verdict", grade.isRight() ? "right" : "wrong"));
        facts.add(new Block.Group(
                "answers",
                grade.answers().stream()
                        .map(one -> (Block) new Block.Group(one.step(), facts(one)))
                        .toList()));
        grade.firstWrong().ifPresent(wrong -> facts.add(Block.Fact.text("first_wrong", wrong.step())));
        grade.elsewhere().ifPresent(there -> facts.add(elsewhere(there)));
        if (hints == Hints.KIND) {
            facts.add(kinds(grade.byItsNumbers()));
        }
        if (hints == Hints.ALL) {
            facts.addAll(findings());
        }
        facts.add(Block.Fact.texts("remarks", grade.remarks().stream().sorted().map(GradeFacts::word)));
        return facts;
    }

    /// By whose numbers the answers were computed, and how they are by those: a list of one.
    static Block.Fact elsewhere(Grade.Elsewhere there) {
        List<Block.Fact> facts = new ArrayList<>();
        there.whose().ifPresent(who -> facts.add(Block.Fact.text("whose", who)));
        facts.add(Block.Fact.text("verdict", there.grade().isRight() ? "right" : "wrong"));
        there.grade().firstWrong().ifPresent(wrong -> facts.add(Block.Fact.text("first_wrong", wrong.step())));
        return new Block.Fact("other_numbers", new Datum.Objects(List.of(facts)));
    }

    private List<Block> findings() {
        return List.of(
                new Block.Fact(
                        "diagnoses",
                        new Datum.Objects(grade.byItsNumbers().diagnoses().stream()
                                .map(this::facts)
                                .toList())),
                new Block.Fact(
                        "relations",
                        new Datum.Objects(grade.relations().stream()
                                .map(relation -> List.of(
                                        Block.Fact.text("step", relation.step()),
                                        Block.Fact.text("formula", relation.text())))
                                .toList())),
                oddities(grade),
                Block.Fact.texts("unexplained", grade.unexplained().stream()),
                Block.Fact.texts("would_tell", grade.tellingSteps().stream()),
                Block.Fact.texts("cannot_tell_from", grade.untold().stream().map(Mistake::id)),
                Block.Fact.texts(
                        "hidden_by_data",
                        grade.hidden().values().stream().flatMap(List::stream).map(Mistake::id)));
    }

    private List<Block> facts(JudgedAnswer one) {
        List<Block> facts = new ArrayList<>();
        facts.add(Block.Fact.text("verdict", one.isUndecided() ? "undecided" : word(one.verdict())));
        if (one.comparison().isShaped()) {
            facts.add(number("max_abs_difference", one.comparison().difference()));
            facts.add(Block.Fact.text("at", scope.text(one.at())));
            facts.add(number("allowed", one.comparison().bound()));
            one.answer().otherOrder().ifPresent(order -> facts.add(Block.Fact.text("layout", order.letters())));
        } else {
            facts.add(Block.Fact.text("shape", one.answer().shape()));
            facts.add(Block.Fact.text(
                    "expected_shape", StepText.shape(exercise.table().extent(one.step()), exercise.shape())));
        }
        if (one.verdict() == Verdict.FOLLOWS) {
            facts.add(Block.Fact.texts("given", one.from().stream()));
        }
        facts.add(Block.Fact.text("precision", word(one.precision())));
        return facts;
    }

    /// The oddities, one entry per answer that has one.
    static Block.Fact oddities(Grade grade) {
        return new Block.Fact(
                "oddities",
                new Datum.Objects(
                        grade.oddities().stream().map(GradeFacts::oddity).toList()));
    }

    private static List<Block.Fact> oddity(Oddity one) {
        List<Block.Fact> facts = new ArrayList<>(
                List.of(Block.Fact.text("step", one.step()), Block.Fact.text("kind", word(one.kind()))));
        one.line().ifPresent(line -> facts.add(Block.Fact.text("written", line)));
        return facts;
    }

    /// The categories of the possible mistakes.
    static Block.Fact kinds(Grade grade) {
        return Block.Fact.texts("kinds", kindWords(grade));
    }

    /// A word for each.
    static Stream<String> kindWords(Grade grade) {
        Stream<String> ofMistakes = grade.diagnoses().stream()
                .flatMap(diagnosis -> diagnosis.causes().stream())
                .map(cause -> word(cause.kind()))
                .distinct();
        Stream<String> ofOddities =
                grade.explaining().flatMap(one -> kindWords(one.kind())).distinct();
        return Stream.concat(ofMistakes, ofOddities);
    }

    private static Stream<String> kindWords(OddityKind kind) {
        Stream<String> ofMistake = kind.mistake().stream().map(GradeFacts::word);
        if (kind.isOfStorage()) {
            return Stream.concat(Stream.of("kept"), ofMistake);
        }
        return kind.mistake().isPresent() ? ofMistake : Stream.of("not-computed");
    }

    private static String word(Precision precision) {
        return precision.writing() instanceof Writing.Printed(int _, int significant)
                ? precision.dtype() + ", " + significant + " digits"
                : precision.dtype();
    }

    private List<Block.Fact> facts(Diagnosis diagnosis) {
        return List.of(
                Block.Fact.texts("ids", diagnosis.ids().stream()),
                Block.Fact.text("step", diagnosis.firstStep()),
                Block.Fact.texts("steps", diagnosis.steps().stream()),
                Block.Fact.texts("written", written(diagnosis)),
                Block.Fact.texts("matched", diagnosis.matched().stream()),
                number("max_relative_error", diagnosis.relative()));
    }

    /// The lines that were probably written, and the numbers that were probably put in.
    private Stream<String> written(Diagnosis diagnosis) {
        Stream<String> lines = diagnosis.lines().entrySet().stream()
                .map(line -> line.getKey() + " = " + PlainText.of(line.getValue(), exercise.shape()));
        Stream<String> inputs = diagnosis.causes().stream()
                .flatMap(cause -> cause instanceof OtherExercise other ? other.written().stream() : Stream.empty());
        return Stream.concat(lines, inputs);
    }

    /// Causes that are there together: names with a plus, which in a line would be part of its formula.
    static String joined(List<String> ids) {
        return String.join(ids.stream().anyMatch(id -> id.contains("=")) ? "; " : " + ", ids);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Block.Fact number(String key, double number) {
        return new Block.Fact(key, new Datum.NumberArray(new Value.One(number), exercise.shape()));
    }
}
