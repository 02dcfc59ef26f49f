package bn.check;

import bn.formula.Expr;
import bn.graph.Mode;
import bn.graph.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A mistake that people make, as data: other formulas for one or more lines of the table. Sums over the wrong
/// axes and other updates of the running statistics are formulas too.
///
/// Who makes it writes it in one of several ways: the same thing forgotten in one place, or everything
/// behind it made from that. Each way is a route.
///
/// @param id by which it is called, and under which its prose is found
/// @param kind what sort of slip it is
/// @param mode in which it is made; none for both
/// @param when whether an exercise is one in which it can be made at all
/// @param routes the ways to write it, the usual first
/// @param unknown a number in its formulas that nobody has told
public record Mistake(
        String id,
        Kind kind,
        Optional<Mode> mode,
        Predicate<Exercise> when,
        List<Route> routes,
        Optional<Unknown> unknown) {
    /// Keeps the routes.
    public Mistake {
        routes = List.copyOf(routes);
    }

    /// What sort of slip: the second hint.
    public enum Kind {
        /// A factor is missing, or there is one too many.
        FACTOR,
        /// A sign is the other way round.
        SIGN,
        /// A summand is missing, such as a branch of the gradient.
        BRANCH,
        /// A value was used where another was meant.
        VALUE,
        /// ε is missing, or in the wrong place.
        EPSILON,
        /// Numbers were added up along the wrong axis, or too few or too many were counted.
        AXIS,
        /// The running statistics are updated in another way.
        UPDATE,
        /// Statistics of the batch and running ones were exchanged.
        MODE,
        /// The computation loses the digits that matter.
        PRECISION
    }

    /// One way to write a mistake.
    ///
    /// @param lines those that are other, in the order of the table
    /// @param when whether it can be gone in an exercise
    public record Route(Map<String, Expr> lines, Predicate<Exercise> when) {
        /// Keeps the lines in order.
        public Route {
            lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        }

        /// The first line that is other: where the mistake sits.
        public String step() {
            return lines.keySet().iterator().next();
        }

        Route and(String step, Expr formula) {
            Map<String, Expr> more = new LinkedHashMap<>(lines);
            more.put(step, formula);
            return new Route(more, when);
        }

        Route when(Predicate<Exercise> other) {
            return new Route(lines, when.and(other));
        }

        /// Whether it can be gone in an exercise, and changes a formula of it.
        boolean isOpen(Exercise exercise) {
            return when.test(exercise) && exercise.takes(lines) && changes(exercise);
        }

        private boolean changes(Exercise exercise) {
            return lines.entrySet().stream()
                    .anyMatch(line -> exercise.table().quantity(line.getKey()) instanceof Step step
                            && !step.formula().equals(line.getValue()));
        }
    }

    /// A route of one line; [Route#and] adds others.
    static Route route(String step, Expr formula) {
        return new Route(Map.of(step, formula), _ -> true);
    }

    static Mistake of(String id, Kind kind, Route... routes) {
        return new Mistake(id, kind, Optional.empty(), _ -> true, List.of(routes), Optional.empty());
    }

    Mistake in(Mode only) {
        return new Mistake(id, kind, Optional.of(only), when, routes, unknown);
    }

    Mistake where(Predicate<Exercise> other) {
        return new Mistake(id, kind, mode, when.and(other), routes, unknown);
    }

    Mistake with(Unknown number) {
        return new Mistake(id, kind, mode, when, routes, Optional.of(number));
    }

    /// The step where the mistake sits, as it is usually made.
    public String step() {
        return routes.getFirst().step();
    }

    /// The routes that can be taken in an exercise and change a formula of it.
    public List<Route> routes(Exercise exercise) {
        boolean possible = mode.map(only -> only == exercise.mode()).orElse(true) && when.test(exercise);
        return possible
                ? routes.stream().filter(route -> route.isOpen(exercise)).toList()
                : List.of();
    }
}
