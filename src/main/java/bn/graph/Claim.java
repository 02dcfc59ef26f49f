package bn.graph;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;

import bn.formula.Expr;
import bn.formula.Value;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A statement that a value of a run equals a formula, up to round-off. It is checked against the numbers
/// before it is printed, since a number set by hand or a mistaken formula may make it false.
///
/// @param name of the value
/// @param formula the expected value
/// @param size the scale of the tolerance
/// @param tolerance the tolerance, as a fraction of `size`
record Claim(String name, Expr formula, Expr size, double tolerance) {
    /// Two rows give ±1 if var is at least this many times ε: √(var/(var+ε)) is then above 0.99.
    static final double LARGE = 50;

    /// The variance of x, even if var was replaced.
    static final Expr OWN_VAR = x.minus(x.meanRows()).squared().meanRows();

    /// The mean of a constant column may have round-off; this bounds its effect.
    private static final double ROUNDING = 0.01;

    /// For a constant feature: var and xhat are 0, and y is β.
    static final List<Claim> CONSTANT = List.of(
            new Claim("var", num(0), eps, ROUNDING * ROUNDING),
            new Claim("xhat", num(0), num(1), ROUNDING),
            new Claim("out", beta, size("gamma").plus(size("beta")), ROUNDING));

    /// For a feature whose squares underflow.
    static final List<Claim> UNDERFLOW =
            List.of(new Claim("var", num(0), num(0), 0), new Claim("var", OWN_VAR, num(0), 0));

    /// For both of these in the backward pass.
    static final List<Claim> CONSTANT_BACK = List.of(
            CONSTANT.get(0),
            CONSTANT.get(1),
            new Claim("dgamma", num(0), length("dout").times(rows()), ROUNDING),
            new Claim(
                    "dx",
                    gamma.over(eps.root()).times(dout.minus(dout.meanRows())),
                    size("gamma").over(eps.root()).times(length("dout")),
                    ROUNDING));

    /// For two rows: the square of xhat is var/(var+ε).
    static final List<Claim> SIGNS = List.of(
            new Claim("xhat", x.minus(x.meanRows()).over(OWN_VAR.plus(eps).root()), num(1), 1e-6));

    /// For two rows in the backward pass.
    static final List<Claim> SIGNS_BACK = List.of(new Claim(
            "dx",
            gamma.times(dout.minus(dout.meanRows()))
                    .times(eps)
                    .over(OWN_VAR.plus(eps).times(OWN_VAR.plus(eps).root())),
            size("gamma").times(length("dout")).over(OWN_VAR.plus(eps).root()),
            1e-9));

    /// The features in which all claims hold in every row. The values are computed for all features on the
    /// first call.
    static IntPredicate holding(List<Claim> claims, Trace trace) {
        List<Evaluated> evaluated =
                claims.stream().map(claim -> claim.new Evaluated(trace)).toList();
        return feature -> evaluated.stream().allMatch(one -> one.holds(feature));
    }

    /// A claim evaluated on a run.
    private final class Evaluated {
        private final Trace trace;
        private @Nullable List<Value> values;

        Evaluated(Trace trace) {
            this.trace = trace;
        }

        private List<Value> values() {
            if (values == null) {
                values = List.of(trace.value(name), trace.value(formula), trace.value(size));
            }
            return values;
        }

        boolean holds(int feature) {
            int rows = trace.shape().rows();
            for (int from = 0; from < rows; from += Caution.CHUNK) {
                int to = Math.min(from + Caution.CHUNK, rows);
                double[] found = values().get(0).numbers(feature, from, to);
                double[] expected = values().get(1).numbers(feature, from, to);
                double[] sizes = values().get(2).numbers(feature, from, to);
                for (int row = 0; row < found.length; row++) {
                    if (!(Math.abs(found[row] - expected[row]) <= tolerance * sizes[row])) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private static Expr size(String name) {
        return ref(name).squared().root();
    }

    /// The root of the sum of squares, which bounds each number of a column.
    private static Expr length(String name) {
        return ref(name).squared().sumRows().root();
    }
}
