package bn.grading.catalogue;

import bn.formula.Expr;
import bn.graph.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Steps of the table with other formulas.
///
/// @param lines the formulas by step, in the order of the table
/// @param when whether an exercise allows it
public record Rewrite(Map<String, Expr> lines, Predicate<Exercise> when) {
    public Rewrite {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
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
        return new Rewrite(more, when);
    }

    Rewrite when(Predicate<Exercise> other) {
        return new Rewrite(lines, when.and(other));
    }

    /// Whether the exercise allows it and it changes a formula.
    boolean applies(Exercise exercise) {
        return when.test(exercise) && exercise.takes(lines) && changes(exercise);
    }

    private boolean changes(Exercise exercise) {
        return lines.entrySet().stream()
                .anyMatch(line -> exercise.table().quantity(line.getKey()) instanceof Step step
                        && !step.formula().equals(line.getValue()));
    }
}
