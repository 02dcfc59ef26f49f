package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.eps;

import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Count;
import bn.formula.Expr.Counted;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Minus;
import bn.formula.Expr.Negated;
import bn.formula.Expr.Num;
import bn.formula.Expr.Over;
import bn.formula.Expr.Plus;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Root;
import bn.formula.Expr.Squared;
import bn.formula.Expr.SumOver;
import bn.formula.Expr.SumRows;
import bn.formula.Expr.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// All formulas one slip away from a formula: at each place in it, what can go wrong there.
///
/// Extents need not match in them, and many make the same numbers.
final class Slips {
    private static final Expr fewer = rows().minus(num(1));
    private static final Expr two = num(2);

    private final Operands operands;

    /// @param operands what a formula may read
    Slips(Operands operands) {
        this.operands = operands;
    }

    /// @param slip what it differs by
    /// @param size how many operations and operands it has
    record Slipped(Expr formula, Slip slip, int size) {
        Slipped(Expr formula, Slip slip) {
            this(formula, slip, sizeOf(formula));
        }

        private static int sizeOf(Expr formula) {
            int size = 1;
            for (Expr part : formula.parts()) {
                size += sizeOf(part);
            }
            return size;
        }
    }

    List<Slipped> of(Expr formula) {
        List<Slipped> all = new ArrayList<>(within(formula, true));
        all.addAll(withValues(formula, UnaryOperator.identity()));
        all.addAll(exchanged(formula));
        all.addAll(withLaterEps(formula));
        all.add(new Slipped(formula.negated(), Slip.SIGN));
        all.add(new Slipped(formula.plus(eps), Slip.EPSILON));
        all.add(new Slipped(formula.squared(), Slip.POWER));
        all.add(new Slipped(formula.root(), Slip.POWER));
        all.add(new Slipped(num(1).over(formula), Slip.POWER));
        return all;
    }

    /// ε added to what is computed from that to which it belongs.
    private static List<Slipped> withLaterEps(Expr formula) {
        if (!formula.reads().contains("eps") || isWithEps(formula)) {
            return List.of();
        }
        List<Slipped> all = new ArrayList<>();
        all.add(new Slipped(withoutEps(formula).plus(eps), Slip.EPSILON));
        List<Expr> parts = formula.parts();
        for (int i = 0; i < parts.size(); i++) {
            for (Slipped part : withLaterEps(parts.get(i))) {
                List<Expr> others = new ArrayList<>(parts);
                others.set(i, part.formula());
                all.add(new Slipped(formula.withParts(others), Slip.EPSILON));
            }
        }
        return all;
    }

    private static boolean isWithEps(Expr formula) {
        return formula.equals(eps) || (formula instanceof Plus(Expr _, Expr right) && right.equals(eps));
    }

    private static Expr withoutEps(Expr formula) {
        return formula instanceof Plus(Expr left, Expr right) && right.equals(eps)
                ? left
                : formula.withParts(
                        formula.parts().stream().map(Slips::withoutEps).toList());
    }

    /// Two names of one extent in each other's place, wherever they are.
    private List<Slipped> exchanged(Expr formula) {
        List<String> names = formula.reads();
        List<Slipped> all = new ArrayList<>();
        for (String one : names) {
            operands.insteadOf(one)
                    .filter(other -> names.indexOf(one) < names.indexOf(other)
                            && operands.exchanging(one, other) != Slip.OTHER_EXTENT)
                    .forEach(other -> all.add(new Slipped(exchanged(formula, one, other), Slip.EXCHANGED)));
        }
        return all;
    }

    private static Expr exchanged(Expr formula, String one, String other) {
        if (formula instanceof Ref(String name)) {
            return name.equals(one) ? ref(other) : name.equals(other) ? ref(one) : formula;
        }
        return formula.withParts(formula.parts().stream()
                .map(part -> exchanged(part, one, other))
                .toList());
    }

    /// @param isTerm whether a factor here is none of a larger product
    private List<Slipped> within(Expr formula, boolean isTerm) {
        List<Slipped> all = new ArrayList<>(here(formula));
        if (isTerm) {
            all.addAll(withFactors(formula));
        }
        List<Expr> parts = formula.parts();
        for (int i = 0; i < parts.size(); i++) {
            for (Slipped part : within(parts.get(i), hasTerms(formula))) {
                List<Expr> others = new ArrayList<>(parts);
                others.set(i, part.formula());
                all.add(new Slipped(formula.withParts(others), part.slip()));
            }
        }
        return all;
    }

    private static boolean hasTerms(Expr formula) {
        return switch (formula) {
            case Plus _, Minus _, Root _, SumRows _, MeanRows _, SumOver _ -> true;
            case Ref _, Num _, Count _, Times _, Over _, Negated _, Squared _, Broadcast _ -> false;
        };
    }

    /// What can go wrong with the outermost operation, its operands being right.
    private List<Slipped> here(Expr formula) {
        return switch (formula) {
            case Ref(String name) -> ofName(name);
            case Num(double value) -> ofNumber(value);
            case Count(Counted of) -> ofCount(of);
            case Plus(Expr left, Expr right) -> ofSum(left, right);
            case Minus(Expr left, Expr right) -> ofDifference(left, right);
            case Times(Expr left, Expr right) -> ofProduct(left, right);
            case Over(Expr left, Expr right) -> ofQuotient(left, right);
            case Negated(Expr of) -> List.of(new Slipped(of, Slip.SIGN));
            case Squared(Expr of) -> List.of(new Slipped(of, Slip.POWER_MISSING));
            case Root(Expr of) -> ofRoot(of);
            case SumRows(Expr of) -> ofRowSum(of);
            case MeanRows(Expr of) -> ofRowMean(of);
            case SumOver _, Broadcast _ -> List.of();
        };
    }

    private List<Slipped> ofName(String name) {
        Expr quantity = ref(name);
        List<Slipped> all = new ArrayList<>();
        operands.insteadOf(name).forEach(other -> all.add(new Slipped(ref(other), operands.exchanging(name, other))));
        all.add(new Slipped(quantity.plus(eps), Slip.EPSILON));
        all.add(new Slipped(quantity.squared(), Slip.POWER));
        if (operands.scales().contains(quantity)) {
            all.add(new Slipped(quantity.root(), Slip.POWER));
        }
        return all;
    }

    private static List<Slipped> ofNumber(double value) {
        return List.of(
                new Slipped(num(-value), Slip.SIGN),
                new Slipped(num(1 / value), Slip.NUMBER),
                new Slipped(num(2 * value), Slip.NUMBER),
                new Slipped(num(value / 2), Slip.NUMBER),
                new Slipped(num(value + 1), Slip.NUMBER),
                new Slipped(num(0), Slip.NUMBER));
    }

    private List<Slipped> ofCount(Counted of) {
        List<Slipped> all = new ArrayList<>();
        all.add(new Slipped(new Count(of).minus(num(1)), Slip.COUNT));
        for (Counted other : operands.counts()) {
            if (other != of) {
                all.add(new Slipped(new Count(other), Slip.COUNT));
            }
        }
        return all;
    }

    private static List<Slipped> ofSum(Expr left, Expr right) {
        return List.of(
                new Slipped(left, termMissing(right)),
                new Slipped(right, termMissing(left)),
                new Slipped(left.minus(right), Slip.SIGN),
                new Slipped(right.minus(left), Slip.SIGN),
                new Slipped(left.times(right), Slip.OPERATION),
                new Slipped(left.over(right), Slip.OPERATION),
                new Slipped(left.plus(right).plus(right), Slip.TERM_TWICE),
                new Slipped(left.plus(left).plus(right), Slip.TERM_TWICE));
    }

    private static List<Slipped> ofDifference(Expr left, Expr right) {
        return List.of(
                new Slipped(left, termMissing(right)),
                new Slipped(right.negated(), termMissing(left)),
                new Slipped(right, termMissing(left)),
                new Slipped(left.plus(right), Slip.SIGN),
                new Slipped(right.minus(left), Slip.SIGN),
                new Slipped(left.times(right), Slip.OPERATION),
                new Slipped(left.over(right), Slip.OPERATION),
                new Slipped(left.minus(right).minus(right), Slip.TERM_TWICE),
                new Slipped(left.plus(left).minus(right), Slip.TERM_TWICE));
    }

    private static Slip factorMissing(Expr factor) {
        return factor.reads().isEmpty() ? Slip.NUMBER_MISSING : Slip.FACTOR_MISSING;
    }

    private static Slip termMissing(Expr term) {
        return term.equals(eps) ? Slip.EPSILON : Slip.TERM_MISSING;
    }

    private List<Slipped> ofProduct(Expr left, Expr right) {
        List<Slipped> all = new ArrayList<>();
        if (operands.scales().contains(right)) {
            // A power −½ of what is a reciprocal root already.
            all.add(new Slipped(left.over(right.root()), Slip.POWER));
        }
        all.addAll(ofAnyProduct(left, right));
        return all;
    }

    private static List<Slipped> ofAnyProduct(Expr left, Expr right) {
        return List.of(
                new Slipped(left, factorMissing(right)),
                new Slipped(right, factorMissing(left)),
                new Slipped(left.over(right), Slip.POWER),
                new Slipped(left.plus(right), Slip.OPERATION),
                new Slipped(left.minus(right), Slip.OPERATION));
    }

    private static List<Slipped> ofQuotient(Expr left, Expr right) {
        List<Slipped> all = new ArrayList<>(List.of(
                new Slipped(left, factorMissing(right)),
                new Slipped(num(1).over(right), factorMissing(left)),
                new Slipped(left.over(right.plus(eps)), Slip.EPSILON),
                new Slipped(left.times(right), Slip.POWER),
                new Slipped(left.minus(right), Slip.OPERATION),
                new Slipped(left.plus(right), Slip.OPERATION),
                new Slipped(right.over(left), Slip.POWER),
                new Slipped(left.over(right.squared()), Slip.POWER),
                new Slipped(left.over(right.root()), Slip.POWER)));
        if (left instanceof Negated(Expr numerator)) {
            // The local derivative alone, −1/s², with its sign.
            all.add(new Slipped(num(-1).over(right), factorMissing(numerator)));
        }
        if (left instanceof Times(Expr whole, Expr numerator)) {
            // Such as m / (m − 1), which is one factor.
            all.add(new Slipped(whole, factorMissing(numerator.over(right))));
        }
        return all;
    }

    private static List<Slipped> ofRoot(Expr of) {
        List<Slipped> all = new ArrayList<>();
        all.add(new Slipped(of, Slip.POWER_MISSING));
        all.add(new Slipped(of.plus(eps).root(), Slip.EPSILON));
        if (of instanceof Plus(Expr left, Expr right)) {
            all.add(new Slipped(left.root().plus(right), Slip.EPSILON));
            all.add(new Slipped(left.root().plus(right.root()), Slip.EPSILON));
        }
        return all;
    }

    private List<Slipped> ofRowSum(Expr of) {
        List<Slipped> all = new ArrayList<>(withValues(of, Expr::sumRows));
        all.add(new Slipped(of.meanRows(), Slip.MEAN_OR_SUM));
        all.add(new Slipped(of, Slip.SUM_MISSING));
        operands.axes().forEach(axes -> {
            all.add(new Slipped(of.sumOver(axes), Slip.AXIS));
            all.add(new Slipped(of.sumOver(axes).over(operands.terms(axes)), Slip.AXIS));
        });
        return all;
    }

    private List<Slipped> ofRowMean(Expr of) {
        List<Slipped> all = new ArrayList<>(withValues(of, Expr::meanRows));
        all.add(new Slipped(of.sumRows(), Slip.MEAN_OR_SUM));
        all.add(new Slipped(of.sumRows().over(fewer), Slip.COUNT));
        for (Counted count : operands.counts()) {
            all.add(new Slipped(of.sumRows().over(new Count(count)), Slip.COUNT));
        }
        all.add(new Slipped(of, Slip.SUM_MISSING));
        for (Axes axes : operands.axes()) {
            all.add(new Slipped(of.sumOver(axes).over(operands.terms(axes)), Slip.AXIS));
            all.add(new Slipped(of.sumOver(axes).over(rows()), Slip.AXIS));
        }
        return all;
    }

    /// One more factor of a sum's terms, with rows.
    private List<Slipped> withValues(Expr term, UnaryOperator<Expr> sum) {
        return operands.values().stream()
                .map(factor -> new Slipped(sum.apply(term.times(factor)), Slip.FACTOR_ADDED))
                .toList();
    }

    private List<Slipped> withFactors(Expr term) {
        List<Slipped> all = new ArrayList<>();
        if (term.equals(eps)) {
            return all;
        }
        all.add(new Slipped(term.times(rows()).over(fewer), Slip.COUNT));
        all.add(new Slipped(term.times(fewer).over(rows()), Slip.COUNT));
        for (Expr factor : operands.scales()) {
            all.add(new Slipped(factor.times(term), Slip.FACTOR_ADDED));
            all.add(new Slipped(term.over(factor), Slip.FACTOR_ADDED));
        }
        all.add(new Slipped(two.times(term), Slip.FACTOR_ADDED));
        all.add(new Slipped(term.over(two), Slip.FACTOR_ADDED));
        all.add(new Slipped(term.over(fewer), Slip.FACTOR_ADDED));
        return all;
    }
}
