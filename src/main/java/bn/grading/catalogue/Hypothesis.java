package bn.grading.catalogue;

import bn.formula.Expr;
import bn.formula.Value;
import bn.graph.Graph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A possible version of the learner's code: its causes, such as mistakes, each in one rewrite, and the rest
/// in an equivalent form.
///
/// @param causes empty for correct code
/// @param steps the step of each mistake
/// @param mistakenLines the formulas of the causes, by step
/// @param restatedLines right formulas that differ from the table, by step
/// @param inputs the numbers that differ from the exercise's, by name
public record Hypothesis(
        List<Cause> causes,
        List<String> steps,
        Map<String, Expr> mistakenLines,
        Map<String, Expr> restatedLines,
        Map<String, Value> inputs) {
    /// There are dozens of mistakes in the catalogue, and thousands of lines that are one slip away from a right one.
    private static final double BITS_OF_MUTATION = 6;

    /// More than a decimal of few digits uses up: a number with all its digits.
    private static final double BITS_OF_DECIMAL = 40;

    public Hypothesis {
        causes = List.copyOf(causes);
        steps = List.copyOf(steps);
        mistakenLines = Collections.unmodifiableMap(new LinkedHashMap<>(mistakenLines));
        restatedLines = Map.copyOf(restatedLines);
        // A copy of a copy is itself, by which hypotheses of one exercise are recognized.
        inputs = Map.copyOf(inputs);
    }

    /// Correct code in an equivalent form.
    public static Hypothesis right(EquivalentForm form) {
        return new Hypothesis(List.of(), List.of(), Map.of(), form.rewrite().lines(), Map.of());
    }

    public static Hypothesis of(Mistake mistake, Rewrite rewrite) {
        return new Hypothesis(List.of(mistake), List.of(rewrite.step()), rewrite.lines(), Map.of(), Map.of());
    }

    /// The table with one line that is a slip away from a right one.
    public static Hypothesis of(Mutation mutation) {
        return new Hypothesis(List.of(mutation), List.of(mutation.step()), mutation.lines(), Map.of(), Map.of());
    }

    /// The same with the backward pass that follows from it, if it changes the forward pass only.
    public Optional<Hypothesis> withOwnGradient(Exercise exercise) {
        Map<String, Expr> lines = OwnGradient.following(exercise.mode(), mistakenLines);
        return lines.equals(mistakenLines) || !exercise.takes(lines)
                ? Optional.empty()
                : Optional.of(new Hypothesis(causes, steps, lines, restatedLines, inputs));
    }

    /// Correct code on other numbers.
    public static Hypothesis of(OtherExercise other, Exercise exercise) {
        return new Hypothesis(List.of(other), List.of(), other.lines(exercise), Map.of(), other.inputs(exercise));
    }

    /// Correct code on some other numbers, for whatever reason.
    public static Hypothesis of(Map<String, Value> inputs) {
        return new Hypothesis(List.of(), List.of(), Map.of(), Map.of(), inputs);
    }

    /// The mistakes among the causes.
    public List<Mistake> mistakes() {
        return causes.stream()
                .flatMap(cause -> cause instanceof Mistake mistake ? Stream.of(mistake) : Stream.empty())
                .toList();
    }

    /// How improbable its causes are, in bits.
    public double bits() {
        return causes.stream()
                .mapToDouble(cause -> switch (cause) {
                    case Mistake _ -> 0;
                    case Mutation _, FurtherSlip _ -> BITS_OF_MUTATION;
                    case OtherExercise other -> other.bits();
                })
                .sum();
    }

    /// Whether it is about other numbers than the exercise's, so that its formulas alone do not say what it computes.
    public boolean isOnOtherNumbers() {
        return parameter().isPresent() || !inputs.isEmpty();
    }

    /// Whether a number in it was solved for, with all its digits.
    public boolean isFitted() {
        return parameter().isPresent()
                || causes.stream()
                        .anyMatch(cause -> cause instanceof OtherExercise other && other.bits() > BITS_OF_DECIMAL);
    }

    /// How many wrong answers it has to explain.
    public int answers() {
        return causes.stream()
                .mapToInt(cause -> cause instanceof OtherExercise other ? other.answers() : 1)
                .max()
                .orElse(1);
    }

    /// Whether it assumes another exercise.
    public boolean isOfOtherExercise() {
        return causes.stream().anyMatch(OtherExercise.class::isInstance);
    }

    /// All formulas that differ from the table, by step.
    public Map<String, Expr> lines() {
        if (restatedLines.isEmpty()) {
            return mistakenLines;
        }
        Map<String, Expr> all = new LinkedHashMap<>(mistakenLines);
        all.putAll(restatedLines);
        return all;
    }

    /// The same with the rest in an equivalent form, unless that rewrites a mistaken step.
    public Optional<Hypothesis> in(EquivalentForm form) {
        Map<String, Expr> others = form.rewrite().lines();
        return areDisjoint(lines(), others)
                ? Optional.of(new Hypothesis(causes, steps, mistakenLines, union(restatedLines, others), inputs))
                : Optional.empty();
    }

    /// Both hypotheses at once, unless they rewrite the same step or replace the same input.
    public Optional<Hypothesis> and(Hypothesis other) {
        boolean areApart = Collections.disjoint(causes, other.causes)
                && areDisjoint(lines(), other.lines())
                && areDisjoint(inputs, other.inputs);
        return areApart
                ? Optional.of(new Hypothesis(
                        union(causes, other.causes),
                        union(steps, other.steps),
                        union(mistakenLines, other.mistakenLines),
                        union(restatedLines, other.restatedLines),
                        union(inputs, other.inputs)))
                : Optional.empty();
    }

    private static <V> Map<String, V> union(Map<String, V> these, Map<String, V> those) {
        if (these.isEmpty() || those.isEmpty()) {
            return these.isEmpty() ? those : these;
        }
        Map<String, V> both = new LinkedHashMap<>(these);
        both.putAll(those);
        return both;
    }

    private static boolean areDisjoint(Map<String, ?> these, Map<String, ?> those) {
        return Collections.disjoint(these.keySet(), those.keySet());
    }

    private static <E> List<E> union(Collection<E> these, Collection<E> those) {
        List<E> both = new ArrayList<>(these);
        both.addAll(those);
        return both;
    }

    /// The same mistakes with the rest as in the table.
    public Hypothesis plain() {
        return new Hypothesis(causes, steps, mistakenLines, Map.of(), inputs);
    }

    /// Whether it rewrites a step correctly.
    public boolean isRewritten() {
        return !restatedLines.isEmpty();
    }

    /// The exercise with its inputs.
    public Exercise on(Exercise exercise) {
        return exercise.with(inputs);
    }

    /// The table with its formulas.
    public Graph table(Exercise exercise) {
        Map<String, Expr> lines = lines();
        return lines.isEmpty() ? exercise.table() : exercise.table().with(lines);
    }

    /// Only one of its formulas.
    public Hypothesis only(String line) {
        return new Hypothesis(
                List.of(), List.of(), Map.of(line, Objects.requireNonNull(lines().get(line))), Map.of(), Map.of());
    }

    /// Whether a step has one of its formulas, or depends on one or on one of its inputs.
    public boolean reaches(String step, Graph right) {
        Map<String, Expr> behind = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        gather(step, right, seen, behind);
        return !behind.isEmpty() || !Collections.disjoint(inputs.keySet(), seen);
    }

    /// Its formulas that a step depends on: those of two hypotheses may be the same.
    public Map<String, Expr> linesBehind(String step, Graph right) {
        Map<String, Expr> behind = new LinkedHashMap<>();
        gather(step, right, new HashSet<>(), behind);
        return behind;
    }

    private void gather(String name, Graph right, Set<String> seen, Map<String, Expr> behind) {
        if (seen.add(name)) {
            Expr formula = mistakenLines.getOrDefault(name, restatedLines.get(name));
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
        // Asked of each of thousands of hypotheses, so a loop and not a stream.
        for (Cause cause : causes) {
            if (cause instanceof Mistake mistake && mistake.parameter().isPresent()) {
                return mistake.parameter();
            }
        }
        return Optional.empty();
    }

    /// The free parameter that is not known yet, if any.
    public Optional<FreeParameter> unknown() {
        return parameter().filter(one -> !inputs.containsKey(one.input()));
    }

    /// The same with its free parameter as it was fitted, if it has one.
    ///
    /// @param fitted the exercise with that number
    public Hypothesis withNumberOf(Exercise fitted) {
        return unknown()
                .map(FreeParameter::input)
                .map(input -> new Hypothesis(
                        causes, steps, mistakenLines, restatedLines, union(inputs, Map.of(input, fitted.input(input)))))
                .orElse(this);
    }
}
