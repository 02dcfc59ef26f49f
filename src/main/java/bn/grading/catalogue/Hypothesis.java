package bn.grading.catalogue;

import bn.formula.Expr;
import bn.graph.Graph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A possible version of the learner's code: mistakes, each in one rewrite, and the rest in an equivalent
/// form.
///
/// @param mistakes empty for correct code
/// @param steps the step of each mistake
/// @param lines the formulas that differ from the table, by step
public record Hypothesis(List<Mistake> mistakes, List<String> steps, Map<String, Expr> lines) {
    public Hypothesis {
        mistakes = List.copyOf(mistakes);
        steps = List.copyOf(steps);
    }

    /// Correct code in an equivalent form.
    public static Hypothesis right(EquivalentForm form) {
        return new Hypothesis(List.of(), List.of(), form.rewrite().lines());
    }

    public static Hypothesis of(Mistake mistake, Rewrite rewrite) {
        return new Hypothesis(List.of(mistake), List.of(rewrite.step()), rewrite.lines());
    }

    /// The same with the rest in an equivalent form, unless that rewrites a mistaken step.
    public Optional<Hypothesis> in(EquivalentForm form) {
        return merged(lines, form.rewrite().lines()).map(all -> new Hypothesis(mistakes, steps, all));
    }

    /// Both hypotheses at once, unless they rewrite the same step.
    public Optional<Hypothesis> and(Hypothesis other) {
        if (mistakes.stream().anyMatch(other.mistakes::contains)) {
            return Optional.empty();
        }
        List<Mistake> all = new ArrayList<>(mistakes);
        all.addAll(other.mistakes);
        List<String> places = new ArrayList<>(steps);
        places.addAll(other.steps);
        return merged(lines, other.lines).map(both -> new Hypothesis(all, places, both));
    }

    private static Optional<Map<String, Expr>> merged(Map<String, Expr> these, Map<String, Expr> those) {
        if (these.keySet().stream().anyMatch(those::containsKey)) {
            return Optional.empty();
        }
        Map<String, Expr> both = new LinkedHashMap<>(these);
        both.putAll(those);
        return Optional.of(both);
    }

    /// Whether a mistake rewrites this step.
    public boolean isMistaken(String step) {
        return mistakes.stream()
                .flatMap(mistake -> mistake.rewrites().stream())
                .anyMatch(rewrite -> Objects.equals(rewrite.lines().get(step), lines.get(step)));
    }

    /// Its formulas without those that only restate the rest in an equivalent form.
    public Map<String, Expr> mistakenLines() {
        Map<String, Expr> mistaken = new LinkedHashMap<>(lines);
        mistaken.keySet().removeIf(step -> !isMistaken(step));
        return mistaken;
    }

    /// The same mistakes with the rest as in the table.
    public Hypothesis plain() {
        return new Hypothesis(mistakes, steps, mistakenLines());
    }

    /// Whether it rewrites a step correctly.
    public boolean isRewritten() {
        return !lines.keySet().stream().allMatch(this::isMistaken);
    }

    /// The table with these formulas.
    public Graph table(Exercise exercise) {
        return lines.isEmpty() ? exercise.table() : exercise.table().with(lines);
    }

    /// Whether a step has one of its formulas or depends on one.
    public boolean reaches(String step, Graph right) {
        return !linesBehind(step, right).isEmpty();
    }

    /// Its formulas that a step depends on: those of two hypotheses may be the same.
    public Map<String, Expr> linesBehind(String step, Graph right) {
        Map<String, Expr> behind = new LinkedHashMap<>();
        gather(step, right, new HashSet<>(), behind);
        return behind;
    }

    private void gather(String name, Graph right, Set<String> seen, Map<String, Expr> behind) {
        if (seen.add(name)) {
            Expr formula = lines.get(name);
            if (formula != null) {
                behind.put(name, formula);
            }
            for (String read : formula != null ? formula.reads() : right.reads(name)) {
                gather(read, right, seen, behind);
            }
        }
    }

    /// The table with these formulas, if their extents match.
    public Optional<Graph> fitting(Exercise exercise) {
        try {
            return Optional.of(table(exercise));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The free parameter, if any.
    public Optional<FreeParameter> parameter() {
        return mistakes.stream()
                .flatMap(mistake -> mistake.parameter().stream())
                .findFirst();
    }
}
