package bn.check;

import static bn.check.Mistake.route;
import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;

import bn.check.Mistake.Kind;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Expr.Counted;
import bn.graph.Mode;
import java.util.List;

/// The mistakes on the way from x to y.
final class ForwardMistakes {
    private static final Expr x = ref("x");
    private static final Expr gamma = ref("gamma");
    private static final Expr beta = ref("beta");
    private static final Expr eps = ref("eps");
    private static final Expr dout = ref("dout");
    private static final Expr xmu = ref("xmu");
    private static final Expr sq = ref("sq");
    private static final Expr var = ref("var");
    private static final Expr ivar = ref("ivar");
    private static final Expr xhat = ref("xhat");
    private static final Expr features = new Expr.Count(Counted.FEATURES);
    private static final Expr examples = new Expr.Count(Counted.EXAMPLES);
    private static final Expr last = new Expr.Count(Counted.LAST);

    static final List<Mistake> ALL = List.of(
            Mistake.of("var-unbiased", Kind.FACTOR, route("var", sq.sumRows().over(rows().minus(num(1)))))
                    .in(Mode.TRAIN),
            Mistake.of(
                    "xhat-no-sqrt",
                    Kind.VALUE,
                    route("xhat", xmu.over(var.plus(eps))),
                    route("ivar", num(1).over(var.plus(eps))),
                    route("sqrtvar", var.plus(eps))),
            Mistake.of(
                    "eps-outside-sqrt",
                    Kind.EPSILON,
                    route("sqrtvar", var.root().plus(eps)),
                    route("ivar", num(1).over(var.root().plus(eps))),
                    route("xhat", xmu.over(var.root().plus(eps)))),
            Mistake.of(
                    "eps-missing",
                    Kind.EPSILON,
                    route("sqrtvar", var.root()),
                    route("ivar", num(1).over(var.root())),
                    route("xhat", xmu.over(var.root()))),
            Mistake.of("var-one-pass-float32", Kind.PRECISION, route("var", ref(Unknown.VARIANCE.input())))
                    .in(Mode.TRAIN)
                    .with(Unknown.VARIANCE),
            Mistake.of(
                            "mean-over-features",
                            Kind.AXIS,
                            route("mu", mean(x)),
                            route("mu", mean(x))
                                    .and("var", mean(sq))
                                    .and("dsq", ref("dvar").over(rows())))
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().features() > 1),
            Mistake.of("var-over-D", Kind.AXIS, route("var", sq.sumRows().over(features)))
                    .in(Mode.TRAIN),
            Mistake.of("channels-last", Kind.AXIS, asRead(), forwardOnly(), withOwnParameters())
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().rank() > 2),
            Mistake.of(
                            "axis-0-alone",
                            Kind.AXIS,
                            byPlace(),
                            byPlace().and("dbeta", sumOfExamples(dout)).and("dgamma", sumOfExamples(dout.times(xhat))),
                            route("mu", sumOfExamples(x).over(examples))
                                    .and("var", sumOfExamples(sq).over(examples))
                                    .and("dsq", ref("dvar").over(rows())),
                            route("dbeta", sumOfExamples(dout)).and("dgamma", sumOfExamples(dout.times(xhat))),
                            route("dgamma", sumOfExamples(dout.times(xhat))),
                            route("dbeta", sumOfExamples(dout)))
                    .where(exercise -> exercise.shape().inner() > 1),
            Mistake.of("std-as-var", Kind.VALUE, route("var", sq.meanRows().root()))
                    .in(Mode.TRAIN),
            Mistake.of(
                    "not-normalized",
                    Kind.VALUE,
                    route("xhat", x),
                    route("gammax", gamma.times(x)),
                    route("out", gamma.times(x).plus(beta))),
            Mistake.of(
                    "gamma-before-normalizing",
                    Kind.VALUE,
                    route("out", gamma.times(xmu).plus(beta).times(ivar))));

    private ForwardMistakes() {}

    private static Expr mean(Expr of) {
        return of.sumOver(Axes.FEATURES).over(features);
    }

    private static Expr sumOfExamples(Expr of) {
        return of.sumOver(Axes.EXAMPLES);
    }

    /// Each place of an image is normalized by itself, and goes back by itself.
    private static Mistake.Route byPlace() {
        return route("mu", sumOfExamples(x).over(examples))
                .and("var", sumOfExamples(sq).over(examples))
                .and("divar", sumOfExamples(ref("dxhat").times(xmu)))
                .and("dsq", ref("dvar").over(examples))
                .and("dmu", sumOfExamples(ref("dx1")).negated())
                .and("dx2", ref("dmu").over(examples));
    }

    private static Expr sumByPlace(Expr of) {
        return of.sumOver(Axes.ALL_BUT_LAST);
    }

    /// How many numbers there are to each place along the last axis.
    private static Expr placesEach() {
        return rows().times(features).over(last);
    }

    private static Mistake.Route forwardOnly() {
        return route("mu", sumByPlace(x).over(placesEach()))
                .and("var", sumByPlace(sq).over(placesEach()))
                .and("dsq", ref("dvar").over(rows()));
    }

    /// What was spread is summed back along the same wrong axes.
    private static Mistake.Route asRead() {
        return route("mu", sumByPlace(x).over(placesEach()))
                .and("var", sumByPlace(sq).over(placesEach()))
                .and("divar", sumByPlace(ref("dxhat").times(xmu)))
                .and("dsq", ref("dvar").over(placesEach()))
                .and("dmu", sumByPlace(ref("dx1")).negated())
                .and("dx2", ref("dmu").over(placesEach()));
    }

    /// With γ and β along the last axis as well, where they are one number for all.
    private static Mistake.Route withOwnParameters() {
        return asRead().and("dbeta", sumByPlace(dout)).and("dgamma", sumByPlace(dout.times(xhat)));
    }
}
