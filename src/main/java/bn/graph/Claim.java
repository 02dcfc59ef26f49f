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

/// That a value of a run is what a formula says, as far as rounding lets it be: held against the numbers before it is
/// said of them, since a number set by hand or a mistaken line may have made it false.
///
/// @param name the value
/// @param formula what it is
/// @param size what a difference is small against
/// @param part the part of the size that a difference may have
record Claim(String name, Expr formula, Expr size, double part) {
    /// How many times ε var must be for ±1 to be said of two rows: then √(var/(var+ε)) is above 0.99.
    static final double LARGE = 50;

    /// The variance that x has, whatever stands in the place of var.
    static final Expr OWN_VAR = x.minus(x.meanRows()).squared().meanRows();

    /// The mean of a constant column may be off by a rounding of its numbers, and a hundredth is what may come of it.
    private static final double ROUNDING = 0.01;

    /// What is said of a constant feature: var and xhat are 0, and y is β.
    static final List<Claim> CONSTANT = List.of(
            new Claim("var", num(0), eps, ROUNDING * ROUNDING),
            new Claim("xhat", num(0), num(1), ROUNDING),
            new Claim("out", beta, size("gamma").plus(size("beta")), ROUNDING));

    /// What is said of one whose squares are below the least double.
    static final List<Claim> UNDERFLOW =
            List.of(new Claim("var", num(0), num(0), 0), new Claim("var", OWN_VAR, num(0), 0));

    /// What is said of both on the way back.
    static final List<Claim> CONSTANT_BACK = List.of(
            CONSTANT.get(0),
            CONSTANT.get(1),
            new Claim("dgamma", num(0), length("dout").times(rows()), ROUNDING),
            new Claim(
                    "dx",
                    gamma.over(eps.root()).times(dout.minus(dout.meanRows())),
                    size("gamma").over(eps.root()).times(length("dout")),
                    ROUNDING));

    /// What is said of two rows: the square of xhat is var/(var+ε).
    static final List<Claim> SIGNS = List.of(
            new Claim("xhat", x.minus(x.meanRows()).over(OWN_VAR.plus(eps).root()), num(1), 1e-6));

    /// What is said of them on the way back.
    static final List<Claim> SIGNS_BACK = List.of(new Claim(
            "dx",
            gamma.times(dout.minus(dout.meanRows()))
                    .times(eps)
                    .over(OWN_VAR.plus(eps).times(OWN_VAR.plus(eps).root())),
            size("gamma").times(length("dout")).over(OWN_VAR.plus(eps).root()),
            1e-9));

    /// In which features all of these are so, in every row. The values are made once for all features, when the first
    /// is asked for.
    static IntPredicate holding(List<Claim> claims, Trace trace) {
        List<Held> held = claims.stream().map(claim -> claim.new Held(trace)).toList();
        return feature -> held.stream().allMatch(one -> one.holds(feature));
    }

    /// A claim beside a run.
    private final class Held {
        private final Trace trace;
        private @Nullable List<Value> values;

        Held(Trace trace) {
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
            for (int from = 0; from < rows; from += Caution.STRETCH) {
                int to = Math.min(from + Caution.STRETCH, rows);
                double[] found = values().get(0).numbers(feature, from, to);
                double[] said = values().get(1).numbers(feature, from, to);
                double[] most = values().get(2).numbers(feature, from, to);
                for (int row = 0; row < found.length; row++) {
                    if (!(Math.abs(found[row] - said[row]) <= part * most[row])) {
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

    /// No number of a column is greater than the root of the sum of all squares.
    private static Expr length(String name) {
        return ref(name).squared().sumRows().root();
    }
}
