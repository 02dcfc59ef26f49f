package bn.report;

import bn.grading.Grade;
import bn.grading.judging.JudgedAnswer;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.ClassMarks.Learner;
import bn.report.ClassMarks.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// The learners of a class by the steps, those together who did the same: what is wrong first, the most frequent of it
/// before all else, and what is right last.
///
/// @param verdict what is said of a learner
/// @param guess what somebody whose numbers are wrong did, as far as that may be said
/// @param sentence the same, as the catalogue says it
record ClassMatrix(
        ClassMarks marks,
        Words words,
        Function<Learner, String> verdict,
        Function<Grade, String> guess,
        Function<Grade, String> sentence) {
    /// Who did the same.
    ///
    /// @param deed by its names
    /// @param told in sentences, where there are any
    record Alike(String deed, String told, Mark mark, List<Learner> learners) {}

    /// All of them, in order.
    List<Alike> alike() {
        Map<String, Alike> alike = new LinkedHashMap<>();
        for (Learner learner : marks.learners()) {
            String deed = deed(learner, guess);
            alike.computeIfAbsent(
                            deed, _ -> new Alike(deed, deed(learner, sentence), marks.mark(learner), new ArrayList<>()))
                    .learners()
                    .add(learner);
        }
        return alike.values().stream()
                .sorted(Comparator.comparingInt((Alike one) -> rank(one.mark()))
                        .thenComparingInt(one -> -one.learners().size()))
                .toList();
    }

    private static int rank(Mark mark) {
        return switch (mark) {
            case WRONG -> 0;
            case INCOMPLETE -> 1;
            case UNREADABLE -> 2;
            case NOTHING -> 3;
            case UNDECIDED -> 4;
            case RIGHT -> 5;
        };
    }

    /// The mistake, or else the verdict.
    private String deed(Learner learner, Function<Grade, String> made) {
        String said = learner instanceof Learner.Graded graded && marks.mark(learner) == Mark.WRONG
                ? made.apply(graded.grade())
                : "";
        return said.isEmpty() ? verdict.apply(learner) : said;
    }

    /// By which the report on a learner is found.
    String anchor(Learner learner) {
        return "learner-" + (1 + marks.learners().indexOf(learner));
    }

    Block.Matrix block() {
        List<String> steps = marks.steps();
        List<Block.MatrixGroup> groups =
                alike().stream().map(one -> group(one, steps)).toList();
        return new Block.Matrix(
                List.of(words.say(Message.CLASS_PAGE_HEADER).split(";", -1)),
                steps,
                groups,
                words.say(Message.CLASS_WRONG_HERE),
                steps.stream().map(this::wrongHere).toList());
    }

    private Block.MatrixGroup group(Alike alike, List<String> steps) {
        String share = words.say(
                Message.CLASS_SHARE, alike.learners().size(), marks.learners().size());
        return new Block.MatrixGroup(
                alike.told(),
                alike.told().equals(alike.deed()) ? share : share + " · " + alike.deed(),
                alike.learners().stream().map(learner -> row(learner, steps)).toList());
    }

    private Block.MatrixRow row(Learner learner, List<String> steps) {
        String handedIn = learner instanceof Learner.Graded graded
                ? words.say(
                        Message.CLASS_HANDED_IN,
                        marks.handedIn(graded.grade()).size(),
                        marks.required().size())
                : "";
        return new Block.MatrixRow(
                anchor(learner),
                List.of(learner.who(), handedIn),
                steps.stream().map(step -> sign(learner, step)).toList());
    }

    private Sign sign(Learner learner, String step) {
        return switch (learner) {
            case Learner.Unread unread when !unread.isNothing() -> Sign.UNREADABLE;
            case Learner.Unread _ -> absent(step);
            case Learner.Graded(String _, Grade grade, List<String> _) ->
                answer(grade, step)
                        .map(answer -> sign(grade, answer))
                        .findFirst()
                        .orElseGet(() -> absent(step));
        };
    }

    private Sign absent(String step) {
        return marks.required().contains(step) ? Sign.MISSING : Sign.ABSENT;
    }

    private static Stream<JudgedAnswer> answer(Grade grade, String step) {
        return grade.answers().stream().filter(answer -> answer.step().equals(step));
    }

    private static Sign sign(Grade grade, JudgedAnswer answer) {
        return switch (answer.verdict()) {
            case RIGHT -> answer.isUndecided() ? Sign.UNDECIDED : Sign.RIGHT;
            case FOLLOWS -> Sign.FOLLOWS;
            case WRONG ->
                grade.firstWrong()
                                .filter(first -> first.step().equals(answer.step()))
                                .isPresent()
                        ? Sign.FIRST_WRONG
                        : Sign.WRONG;
        };
    }

    private int wrongHere(String step) {
        return (int) marks.learners().stream()
                .map(learner -> sign(learner, step))
                .filter(sign -> sign == Sign.WRONG || sign == Sign.FIRST_WRONG)
                .count();
    }
}
