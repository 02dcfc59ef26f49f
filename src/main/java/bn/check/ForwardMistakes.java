package bn.check;

import static bn.check.Mistake.route;
import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;

import bn.check.Mistake.Kind;
import bn.check.Mistake.Route;
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
    private static final Expr xmu = ref("xmu");
    private static final Expr sq = ref("sq");
    private static final Expr var = ref("var");
    private static final Expr ivar = ref("ivar");
    private static final Expr xhat = ref("xhat");
    private static final Expr gammax = ref("gammax");
    private static final Expr fewer = rows().minus(num(1));
    private static final Expr features = new Expr.Count(Counted.FEATURES);
    private static final Along alongRow = new Along(Axes.FEATURES, features);

    /// Each place of an image by itself.
    private static final Along axis0 = new Along(Axes.EXAMPLES, new Expr.Count(Counted.EXAMPLES));

    /// Each image by itself.
    private static final Along inner = new Along(Axes.INNER, rows().over(new Expr.Count(Counted.EXAMPLES)));

    /// The last axis taken for that of the features.
    private static final Along allButLast =
            new Along(Axes.ALL_BUT_LAST, rows().times(features).over(new Expr.Count(Counted.LAST)));

    static final List<Mistake> ALL = List.of(
            Mistake.of(
                            "var-unbiased",
                            Kind.FACTOR,
                            unbiasedVar(),
                            unbiasedVar().and("dsq", ref("dvar").over(fewer).spread()))
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
            Mistake.of("mean-over-features", Kind.AXIS, route("mu", alongRow.mean(x)), alongRow.forwardOnly())
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().features() > 1),
            Mistake.of("var-over-D", Kind.AXIS, route("var", sq.sumRows().over(features)))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "channels-last",
                            Kind.AXIS,
                            allButLast.throughout(),
                            allButLast.forwardOnly(),
                            allButLast.withParameters())
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().rank() > 2),
            Mistake.of("axis-0-alone", Kind.AXIS, axis0.routes())
                    .where(exercise -> exercise.shape().inner() > 1),
            Mistake.of("instance-norm", Kind.AXIS, inner.routes())
                    .where(exercise -> exercise.shape().inner() > 1),
            Mistake.of(
                            "mean-is-sum",
                            Kind.FACTOR,
                            route("mu", x.sumRows()),
                            route("var", sq.sumRows()),
                            route("mu", x.sumRows()).and("var", sq.sumRows()))
                    .in(Mode.TRAIN),
            Mistake.of("std-as-var", Kind.VALUE, route("var", sq.meanRows().root()))
                    .in(Mode.TRAIN),
            Mistake.of(
                    "not-normalized",
                    Kind.VALUE,
                    route("xhat", x),
                    route("gammax", gamma.times(x)),
                    route("out", gamma.times(x).plus(beta))),
            Mistake.of("gamma-missing", Kind.FACTOR, route("gammax", xhat), route("out", xhat.plus(beta))),
            Mistake.of("beta-missing", Kind.BRANCH, route("out", gammax)),
            Mistake.of(
                    "gamma-before-normalizing",
                    Kind.VALUE,
                    route("out", gamma.times(xmu).plus(beta).times(ivar))));

    private ForwardMistakes() {}

    private static Route unbiasedVar() {
        return route("var", sq.sumRows().over(fewer));
    }
}
