package bn.grading.catalogue;

import bn.formula.Expr;
import bn.graph.Mode;
import bn.graph.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Steps of the table with other formulas.
///
/// @param lines the formulas by step, in the order of the table
/// @param mode the mode it is meant for; empty for both
/// @param when whether an exercise allows it
/// @param derived whether its backward steps are derived from its forward steps
public record Rewrite(Map<String, Expr> lines, Optional<Mode> mode, Predicate<Exercise> when, boolean derived) {
    public Rewrite {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /// For both modes.
    public Rewrite(Map<String, Expr> lines, Predicate<Exercise> when) {
        this(lines, Optional.empty(), when, false);
    }

    /// A rewrite of one step; [#and] adds others.
    public static Rewrite rewrite(String step, Expr formula) {
        return new Rewrite(Map.of(step, formula), _ -> true);
    }

    /// The first rewritten step, to which a mistake is attributed.
    public String step() {
        return lines.keySet().iterator().next();
    }

    Rewrite and(String step, Expr formula) {
        Map<String, Expr> more = new LinkedHashMap<>(lines);
        more.put(step, formula);
        return with(more);
    }

    Rewrite with(Map<String, Expr> others) {
        return new Rewrite(others, mode, when, derived);
    }

    Rewrite in(Mode only) {
        return new Rewrite(lines, Optional.of(only), when, derived);
    }

    Rewrite when(Predicate<Exercise> other) {
        return new Rewrite(lines, mode, when.and(other), derived);
    }

    Rewrite asDerived() {
        return new Rewrite(lines, mode, when, true);
    }

    boolean isIn(Mode other) {
        return mode.isEmpty() || mode.get() == other;
    }

    /// What of it an exercise asks for. All of it, if the table needs the rest: a value that gets rows needs
    /// them in what reads it, though nobody asks for that.
    Rewrite in(Exercise exercise) {
        Map<String, Expr> asked = exercise.asked(lines);
        return asked.equals(lines) || !exercise.table().accepts(asked) ? this : with(asked);
    }

    /// Whether the exercise allows it and it changes a formula that is asked for.
    boolean applies(Exercise exercise) {
        Map<String, Expr> asked = exercise.asked(lines);
        return isIn(exercise.mode()) && when.test(exercise) && exercise.takes(asked) && changes(asked, exercise);
    }

    private static boolean changes(Map<String, Expr> lines, Exercise exercise) {
        return lines.entrySet().stream()
                .anyMatch(line -> exercise.table().quantity(line.getKey()) instanceof Step step
                        && !step.formula().equals(line.getValue()));
    }
}
