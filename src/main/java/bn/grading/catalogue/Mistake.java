package bn.grading.catalogue;

import bn.graph.Mode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A mistake that people make, as data: other formulas for one or more lines of the table. Sums over the wrong
/// axes and other updates of the running statistics are formulas too.
///
/// The same mistake can be written in several ways: something forgotten in one place, or in everything that is
/// computed from it as well. Each way is a [Rewrite] of some lines of the table.
///
/// @param id by which it is called, and under which its prose is found
/// @param kind what sort of mistake it is
/// @param mode in which it is made; none for both
/// @param when whether it can be made in an exercise at all
/// @param rewrites the ways to write it, the usual first
/// @param parameter a number in its formulas that is not known and has to be found
public record Mistake(
        String id,
        MistakeKind kind,
        Optional<Mode> mode,
        Predicate<Exercise> when,
        List<Rewrite> rewrites,
        Optional<FreeParameter> parameter) {
    public Mistake {
        rewrites = List.copyOf(rewrites);
    }

    static Mistake of(String id, MistakeKind kind, Rewrite... rewrites) {
        return new Mistake(id, kind, Optional.empty(), _ -> true, List.of(rewrites), Optional.empty());
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

    /// The step where the mistake sits, as it is usually made.
    public String step() {
        return rewrites.getFirst().step();
    }

    /// The rewrites that apply to an exercise.
    public List<Rewrite> rewrites(Exercise exercise) {
        boolean possible = mode.map(only -> only == exercise.mode()).orElse(true) && when.test(exercise);
        return possible
                ? rewrites.stream().filter(rewrite -> rewrite.applies(exercise)).toList()
                : List.of();
    }
}
