package bn.grading.catalogue;

import bn.formula.Expr;
import bn.graph.Mode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A common mistake, as data: wrong formulas for one or more steps. Sums over the wrong axes and wrong
/// updates of the running statistics are formulas too.
///
/// A mistake can be written in several ways: a factor may be missing in one step, or in everything computed
/// from it too. Each way is a [Rewrite].
///
/// @param id identifies it and its prose
/// @param kind its category
/// @param mode the mode it is made in; empty for both
/// @param when whether an exercise allows it
/// @param rewrites the ways to write it, the usual one first
/// @param parameter an unknown number in its formulas that has to be fitted
public record Mistake(
        String id,
        MistakeKind kind,
        Optional<Mode> mode,
        Predicate<Exercise> when,
        List<Rewrite> rewrites,
        Optional<FreeParameter> parameter)
        implements Cause {
    public Mistake {
        rewrites = List.copyOf(rewrites);
    }

    static Mistake of(String id, MistakeKind kind, Rewrite... rewrites) {
        return new Mistake(id, kind, Optional.empty(), _ -> true, List.of(rewrites), Optional.empty());
    }

    /// The same with further ways to write it.
    Mistake or(List<Rewrite> more) {
        List<Rewrite> all = new ArrayList<>(rewrites);
        all.addAll(more);
        return new Mistake(id, kind, mode, when, all, parameter);
    }

    Mistake in(Mode only) {
        return new Mistake(id, kind, Optional.of(only), when, rewrites, parameter);
    }

    Mistake where(Predicate<Exercise> other) {
        return new Mistake(id, kind, mode, when.and(other), rewrites, parameter);
    }

    Mistake with(FreeParameter number) {
        return new Mistake(id, kind, mode, when, rewrites, Optional.of(number));
    }

    /// The step of the mistake in its usual rewrite.
    public String step() {
        return rewrites.getFirst().step();
    }

    /// The rewrites that apply to an exercise and differ in what it asks for.
    public List<Rewrite> rewrites(Exercise exercise) {
        if (!isIn(exercise.mode()) || !when.test(exercise)) {
            return List.of();
        }
        Map<Map<String, Expr>, Rewrite> different = new LinkedHashMap<>();
        rewrites.stream()
                .filter(rewrite -> rewrite.applies(exercise))
                .forEach(rewrite ->
                        different.merge(exercise.asked(rewrite.lines()), rewrite.in(exercise), Mistake::shorter));
        return List.copyOf(different.values());
    }

    private static Rewrite shorter(Rewrite one, Rewrite other) {
        return other.lines().size() < one.lines().size() ? other : one;
    }

    /// Whether it is made in a mode.
    boolean isIn(Mode other) {
        return mode.isEmpty() || mode.get() == other;
    }
}
