package bn.grading.search;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;

import bn.formula.Expr;
import bn.formula.Expr.Counted;
import bn.formula.Extent;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FreeParameter;
import bn.grading.judging.Answer;
import bn.grading.judging.Evidence;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.ReferenceRun;
import bn.graph.Input;
import bn.graph.Step;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A simple relation between a wrong answer and the right value, if no known mistake explains it. It is
/// a hint, not a diagnosis.
///
/// @param formula for the answer, in the names of the table
/// @param precision at which it holds
public record Relation(String step, Expr formula, Precision precision) {
    private static final Expr examples = new Expr.Count(Counted.EXAMPLES);
    private static final Expr features = new Expr.Count(Counted.FEATURES);
    private static final Expr lessOne = rows().minus(num(1));

    /// As text: `dx / gamma`.
    public String text() {
        return PlainText.of(formula);
    }

    /// The first relation that holds.
    ///
    /// @param wrong the answer, judged
    public static Optional<Relation> of(Exercise exercise, JudgedAnswer wrong, ReferenceRun right) {
        Answer answer = wrong.answer();
        if (!(exercise.table().quantity(answer.step()) instanceof Step line)) {
            return Optional.empty();
        }
        IntToDoubleFunction bounds = right.largestBounds(answer);
        // Most are refuted where the answer is most wrong.
        Predicate<Map<String, Expr>> isNear = right.nearness(
                answer, wrong.at(), bounds.applyAsDouble(wrong.at().feature()));
        BiFunction<Expr, Double, Stream<Relation>> holding = (formula, bits) -> {
            Map<String, Expr> lines = Map.of(answer.step(), inlined(formula, answer.step(), line.formula()));
            return run(exercise, lines).filter(_ -> isNear.test(lines)).stream()
                    .flatMap(run -> run.fitting(answer, bounds, right, 1).stream())
                    .filter(fit -> fit.evidence() >= bits)
                    .map(fit -> new Relation(answer.step(), formula, fit.precision()));
        };
        return candidates(exercise, answer.step())
                .flatMap(formula -> holding.apply(formula, Evidence.REQUIRED))
                .findFirst()
                .or(() -> laterStep(exercise, answer, right))
                .or(() -> factors(exercise, answer, right)
                        .flatMap(factor -> holding.apply(
                                num(factor.number()).times(ref(answer.step())),
                                Evidence.REQUIRED + Evidence.OF_DIGIT * (1 + factor.digits())))
                        .findFirst());
    }

    /// The factors of few digits by which the answer may be a multiple of the right one: a learning rate, say.
    private static Stream<FewDigits> factors(Exercise exercise, Answer answer, ReferenceRun right) {
        Extent extent = exercise.table().extent(answer.step());
        if (!right.isShaped(answer)) {
            return Stream.empty();
        }
        Value exact = right.trace().value(answer.step());
        double factor =
                new ScalarFit(_ -> exact, answer.value(extent, exercise.shape()), exercise.shape()).ofProportional();
        return Double.isFinite(factor) && factor != 0 ? FewDigits.of(factor) : Stream.empty();
    }

    /// A later step, of which the answer has the right numbers: two were exchanged, say.
    private static Optional<Relation> laterStep(Exercise exercise, Answer answer, ReferenceRun right) {
        List<String> steps = exercise.table().steps().stream().map(Step::name).toList();
        return steps.subList(steps.indexOf(answer.step()) + 1, steps.size()).stream()
                .filter(exercise::asks)
                .flatMap(later -> right
                        .rightIfFits(answer.as(later))
                        .filter(fit ->
                                answer.numbers().length * Evidence.log2(fit.size() / fit.bound()) >= Evidence.REQUIRED)
                        .map(fit -> new Relation(answer.step(), ref(later), fit.precision()))
                        .stream())
                .findFirst();
    }

    private static Optional<ReferenceRun> run(Exercise exercise, Map<String, Expr> lines) {
        try {
            return exercise.takes(lines)
                    ? Optional.of(ReferenceRun.of(exercise, exercise.table().with(lines)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // The formula reads a later step.
            return Optional.empty();
        }
    }

    /// The formula with references to the step itself replaced by the step's formula.
    private static Expr inlined(Expr formula, String step, Expr own) {
        return switch (formula) {
            case Expr.Ref(String name) when name.equals(step) -> own;
            case Expr.Times(Expr left, Expr right) -> inlined(left, step, own).times(inlined(right, step, own));
            case Expr.Over(Expr left, Expr right) -> inlined(left, step, own).over(inlined(right, step, own));
            case Expr.Plus(Expr left, Expr right) -> inlined(left, step, own).plus(inlined(right, step, own));
            case Expr.Minus(Expr left, Expr right) -> inlined(left, step, own).minus(inlined(right, step, own));
            case Expr.Negated(Expr of) -> inlined(of, step, own).negated();
            default -> formula;
        };
    }

    private static Stream<Expr> candidates(Exercise exercise, String step) {
        Expr own = ref(step);
        List<Expr> all = new ArrayList<>();
        all.add(own.negated());
        all.add(num(2).times(own));
        all.add(own.over(num(2)));
        for (Expr factor : List.of(
                rows(), examples, features, gamma, sqrtvar, ivar, ivar.times(ivar), var, lessOne, gamma.times(ivar))) {
            all.add(own.times(factor));
            all.add(own.over(factor));
            all.add(own.times(factor).negated());
        }
        all.add(own.times(rows()).over(lessOne));
        all.add(own.times(lessOne).over(rows()));
        Stream.of(beta, mu).forEach(shift -> {
            all.add(own.plus(shift));
            all.add(own.minus(shift));
        });
        for (Step branch : exercise.table().steps()) {
            if (exercise.table().quantity(step) instanceof Step line
                    && line.formula().reads().contains(branch.name())) {
                all.add(own.minus(ref(branch.name())));
                all.add(own.plus(ref(branch.name())));
            }
        }
        Stream.concat(
                        exercise.table().steps().stream().map(Step::name),
                        exercise.table().inputs().stream().map(Input::name))
                .filter(name -> !name.equals(step) && FreeParameter.named(name).isEmpty())
                .forEach(name -> {
                    all.add(ref(name));
                    all.add(ref(name).negated());
                });
        return all.stream();
    }
}
