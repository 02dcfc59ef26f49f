package bn.report.grading;

import bn.grading.Grade;
import bn.grading.judging.JudgedAnswer;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.grading.ClassMarks.Learner;
import bn.report.grading.ClassMarks.Mark;
import bn.report.grading.GradeReport.Hints;
import bn.report.render.SpreadsheetText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The marks of a class as facts for programs.
final class ClassFacts {
    private static final ClassMistakes MISTAKES = new ClassMistakes(
            GradeFacts::ids,
            "none",
            "more",
            GradeFacts::word,
            whose -> whose.map(who -> "numbers of " + who).orElse("numbers of another batch"));

    private final ClassMarks marks;
    private final Hints hints;

    ClassFacts(ClassMarks marks, Hints hints) {
        this.marks = marks;
        this.hints = hints;
    }

    List<Block> all() {
        List<Block> facts = new ArrayList<>();
        facts.add(Block.Fact.text("command", "grade"));
        facts.add(Block.Fact.text("verdict", marks.isRight() ? "right" : "wrong"));
        facts.add(Block.Fact.texts("required", marks.required().stream()));
        facts.add(objects("learners", marks.learners().stream().map(this::facts)));
        facts.add(objects(
                "same_numbers", SameNumbers.of(marks.learners()).stream().map(same -> List.of(learners(same)))));
        if (hints == Hints.ALL) {
            facts.add(objects(
                    "mistakes",
                    MISTAKES.made(marks.learners()).stream()
                            .map(made -> List.of(Block.Fact.text("mistake", made.mistake()), learners(made.who())))));
        }
        return facts;
    }

    private static Block.Fact objects(String key, Stream<List<Block.Fact>> objects) {
        return new Block.Fact(key, new Datum.Objects(objects.toList()));
    }

    private static Block.Fact learners(List<String> who) {
        return Block.Fact.texts("learners", who.stream());
    }

    private List<Block.Fact> facts(Learner learner) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(Block.Fact.text("who", learner.who()));
        facts.add(Block.Fact.text("verdict", word(learner)));
        switch (learner) {
            case Learner.Unread unread -> facts.add(Block.Fact.text("problem", unread.problem()));
            case Learner.Graded graded -> facts.addAll(facts(graded.grade()));
        }
        return facts;
    }

    private String word(Learner learner) {
        return GradeFacts.word(marks.mark(learner));
    }

    private List<Block.Fact> facts(Grade grade) {
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(Block.Fact.texts("handed_in", ClassMarks.steps(grade).stream()));
        facts.add(Block.Fact.texts("missing", marks.missing(grade).stream()));
        facts.add(count("right", marks.right(grade)));
        grade.firstWrong().ifPresent(wrong -> facts.add(Block.Fact.text("first_wrong", wrong.step())));
        grade.elsewhere().ifPresent(there -> facts.add(GradeFacts.elsewhere(there)));
        switch (hints) {
            case STEP -> {}
            case KIND -> facts.add(GradeFacts.kinds(grade));
            case ALL -> {
                facts.add(GradeFacts.oddities(grade));
                facts.add(objects(
                        "diagnoses",
                        grade.byItsNumbers().diagnoses().stream()
                                .map(one -> List.of(Block.Fact.texts("ids", one.ids().stream())))));
            }
        }
        return facts;
    }

    private static Block.Fact count(String key, long count) {
        return new Block.Fact(key, new Datum.WholeNumber(count));
    }

    /// One list, a line for each learner: what a spreadsheet takes.
    Block.Fact table() {
        return objects("marks", marks.learners().stream().map(this::line));
    }

    private List<Block.Fact> line(Learner learner) {
        return switch (learner) {
            case Learner.Unread unread -> line(learner, 0, 0, "", unread.problem());
            case Learner.Graded graded ->
                line(
                        learner,
                        marks.handedIn(graded.grade()).size(),
                        marks.right(graded.grade()),
                        graded.grade().firstWrong().map(JudgedAnswer::step).orElse(""),
                        mistake(graded.grade()));
        };
    }

    private List<Block.Fact> line(Learner learner, long handedIn, long right, String firstWrong, String mistake) {
        return List.of(
                Block.Fact.text("who", SpreadsheetText.of(learner.who())),
                Block.Fact.text("verdict", word(learner)),
                count("handed_in", handedIn),
                count("right", right),
                Block.Fact.text("first_wrong", firstWrong),
                Block.Fact.text("mistake", SpreadsheetText.of(mistake)));
    }

    private String mistake(Grade grade) {
        if (marks.mark(grade) != Mark.WRONG) {
            return "";
        }
        return switch (hints) {
            case STEP -> MISTAKES.elsewhere(grade);
            case KIND ->
                Stream.concat(Stream.of(MISTAKES.elsewhere(grade)), GradeFacts.kindWords(grade.byItsNumbers()))
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining("; "));
            case ALL -> MISTAKES.of(grade);
        };
    }
}
