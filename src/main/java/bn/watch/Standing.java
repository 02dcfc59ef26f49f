package bn.watch;

import bn.grading.Grade;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.JudgedAnswer;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How far a learner has come: a grade, and the steps that are asked for.
///
/// @param features the names of the features
/// @param required the steps that have to be right; none if those that are handed in are enough
/// @param notes what the reader of the files should know, a sentence each
record Standing(Grade grade, List<String> features, List<String> required, List<String> notes) {
    Standing(Event.Graded graded) {
        this(graded.grade(), graded.features(), graded.required(), graded.notes());
    }

    /// What may be said of a step.
    enum Mark {
        RIGHT,
        WRONG,
        FOLLOWS,
        MISSING
    }

    /// The steps that count: the required ones, or else all that the exercise asks for.
    List<String> asked() {
        return required.isEmpty() ? all().toList() : required;
    }

    /// The steps that are shown, in the order of the table: those that are asked for, and those handed in besides.
    List<String> shown() {
        List<String> asked = asked();
        return grade.exercise().table().steps().stream()
                .map(Step::name)
                .filter(step -> asked.contains(step) || answer(step).isPresent())
                .toList();
    }

    /// The steps of batch normalization, and the running statistics where a batch updates them.
    private Stream<String> all() {
        Exercise exercise = grade.exercise();
        return exercise.table().steps().stream()
                .map(Step::name)
                .filter(exercise::asks)
                .filter(step -> BatchNorm.TABLE.has(step)
                        || (exercise.mode() == Mode.TRAIN && Exercise.RUNNING.contains(step)));
    }

    private Optional<JudgedAnswer> answer(String step) {
        return grade.answers().stream().filter(one -> one.step().equals(step)).findFirst();
    }

    Mark mark(String step) {
        return answer(step)
                .map(one -> switch (one.verdict()) {
                    case RIGHT -> Mark.RIGHT;
                    case WRONG -> Mark.WRONG;
                    case FOLLOWS -> Mark.FOLLOWS;
                })
                .orElse(Mark.MISSING);
    }

    /// How many of the steps that are asked for have a mark.
    int count(Mark mark) {
        return (int) asked().stream().filter(step -> mark(step) == mark).count();
    }

    /// How many of all that is shown have a mark.
    int countShown(Mark mark) {
        return (int) shown().stream().filter(step -> mark(step) == mark).count();
    }

    Optional<String> firstWrong() {
        return grade.firstWrong().map(JudgedAnswer::step);
    }

    /// The first step that is asked for and not there.
    Optional<String> firstMissing() {
        return shown().stream().filter(step -> mark(step) == Mark.MISSING).findFirst();
    }

    /// The step that is next: the first wrong one, or else the first that is missing.
    Optional<String> next() {
        return firstWrong().or(this::firstMissing);
    }

    /// Whether all is right that has to be.
    boolean isRight() {
        return grade.isRight() && required.stream().allMatch(step -> mark(step) == Mark.RIGHT);
    }

    /// Whether nothing is left to do.
    boolean isDone() {
        return isRight() && firstMissing().isEmpty();
    }

    /// Whether hints that were asked for on another standing are for this one too: the same step is wrong by the same
    /// mistake.
    boolean isLike(Standing other) {
        return firstWrong().equals(other.firstWrong()) && mistakes().equals(other.mistakes());
    }

    /// What is wrong, in words or by a peculiarity of the first wrong answer.
    private List<Object> mistakes() {
        Stream<Object> odd = grade.oddities().stream()
                .filter(one -> firstWrong().equals(Optional.of(one.step())))
                .map(one -> one);
        return Stream.concat(grade.diagnoses().stream().map(one -> one.ids()), odd)
                .toList();
    }
}
