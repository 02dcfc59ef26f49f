package bn.exercise;

import bn.formula.Extent;
import bn.grading.catalogue.Exercise;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The lines of a program, and which of them are left to the learner.
///
/// @param table the lines are of
/// @param steps in the order in which they run
/// @param blank the names of those that are left out
/// @param isEmptyPage whether nothing but the results is named
public record Gaps(Graph table, List<Step> steps, Set<String> blank, boolean isEmptyPage) {
    public Gaps {
        steps = List.copyOf(steps);
        blank = Set.copyOf(blank);
    }

    /// Those of a level; none if the exercise has no such lines.
    public static Optional<Gaps> of(Exercise exercise, Level level) {
        Graph table = level.table(exercise);
        Gaps whole = of(exercise, table, level.page() == Level.Page.CLOSED_FORM);
        Set<String> blank = whole.answers(level.blank());
        return blank.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gaps(table, whole.steps(), blank, level.page() == Level.Page.EMPTY));
    }

    /// Those of some steps.
    ///
    /// @param chosen the names of steps that [#choices] has
    public static Gaps of(Exercise exercise, Collection<String> chosen) {
        Gaps whole = of(exercise, exercise.table(), false);
        return new Gaps(whole.table(), whole.steps(), whole.answers(step -> chosen.contains(step.name())), false);
    }

    /// The names of the steps that may be left out.
    public static List<String> choices(Exercise exercise) {
        return of(exercise, exercise.table(), false).handedIn();
    }

    private static Gaps of(Exercise exercise, Graph table, boolean resultsOnly) {
        Set<String> needed = new HashSet<>();
        List<Step> steps = new ArrayList<>();
        for (Step step : table.steps().reversed()) {
            boolean isAsked = isAnswer(table, step)
                    && exercise.asks(step.name())
                    && (!resultsOnly || BatchNorm.RESULTS.contains(step.name()) || isLast(step));
            if (isAsked || needed.contains(step.name())) {
                steps.addFirst(step);
                needed.addAll(step.formula().reads());
            }
        }
        return new Gaps(table, steps, Set.of(), false);
    }

    private static boolean isLast(Step step) {
        return step.name().equals("out") || Exercise.RUNNING.contains(step.name());
    }

    /// Weights of a running average are numbers of the convention, and no answers.
    private static boolean isAnswer(Graph table, Step step) {
        return table.extent(step.name()) != Extent.ONE;
    }

    private Set<String> answers(Predicate<Step> which) {
        return steps.stream()
                .filter(step -> isAnswer(table, step) && which.test(step))
                .map(Step::name)
                .collect(Collectors.toSet());
    }

    /// The lines to be seen: all, or on an empty page the results.
    List<Step> shown() {
        return isEmptyPage
                ? steps.stream()
                        .filter(step -> isLast(step) || BatchNorm.RESULTS.contains(step.name()))
                        .toList()
                : steps;
    }

    /// The blank lines to be seen.
    public List<Step> shownBlank() {
        return shown().stream().filter(this::isBlank).toList();
    }

    boolean isBlank(Step step) {
        return blank.contains(step.name());
    }

    /// The names under which answers are handed in, in the order of the table.
    public List<String> handedIn() {
        return steps.stream()
                .filter(step -> isAnswer(table, step))
                .map(Step::name)
                .toList();
    }

    /// The same with all lines written.
    public Gaps solved() {
        return new Gaps(table, steps, Set.of(), false);
    }
}
