package bn.exercise;

import bn.grading.catalogue.Exercise;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// How much of a program is left to the learner.
///
/// @param number on the command line, from 1
/// @param page what is to be seen of the program
/// @param blank the lines that are left out
/// @param title what it asks for, in a few words
public record Level(int number, Page page, Predicate<Step> blank, Message title) {
    /// What is to be seen of a program with gaps.
    public enum Page {
        /// Each line of the table, or the name of its value and a gap.
        LINES,
        /// The names of the results alone.
        EMPTY,
        /// As [#LINES], of a table in which dx is its closed form.
        CLOSED_FORM
    }

    /// What lies on the way back through σ².
    private static final Set<String> VARIANCE = Set.of("divar", "dsqrtvar", "dvar", "dsq", "dxmu2");

    /// All levels, from the easiest.
    public static final List<Level> ALL = List.of(
            new Level(1, Page.LINES, step -> step.name().equals("dgamma"), Message.EXERCISE_ONE_LINE),
            new Level(2, Page.LINES, step -> VARIANCE.contains(step.name()), Message.EXERCISE_VARIANCE),
            new Level(3, Page.LINES, step -> step.pass() == Pass.BACKWARD, Message.EXERCISE_BACKWARD),
            new Level(4, Page.EMPTY, _ -> true, Message.EXERCISE_EMPTY_PAGE),
            new Level(5, Page.CLOSED_FORM, step -> step.name().equals("dx"), Message.EXERCISE_CLOSED_FORM));

    /// The one that is made where none is asked for.
    public static final Level USUAL = ALL.get(2);

    /// The level of a number, if there is one.
    public static Optional<Level> of(int number) {
        return ALL.stream().filter(one -> one.number() == number).findFirst();
    }

    /// The table that the lines of its program are of.
    public Graph table(Exercise exercise) {
        return page == Page.CLOSED_FORM
                ? exercise.table().with(Map.of("dx", BatchNorm.closedForm(exercise.mode())))
                : exercise.table();
    }

    /// The next one that leaves out lines of such an exercise.
    public Optional<Level> next(Exercise exercise) {
        return ALL.stream()
                .filter(one -> one.number() > number && Gaps.of(exercise, one).isPresent())
                .findFirst();
    }
}
