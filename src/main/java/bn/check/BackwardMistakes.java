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
import java.util.function.UnaryOperator;

/// The mistakes on the way from dout to dx, dγ and dβ.
final class BackwardMistakes {
    private static final Expr x = ref("x");
    private static final Expr gamma = ref("gamma");
    private static final Expr eps = ref("eps");
    private static final Expr dout = ref("dout");
    private static final Expr xmu = ref("xmu");
    private static final Expr var = ref("var");
    private static final Expr sqrtvar = ref("sqrtvar");
    private static final Expr ivar = ref("ivar");
    private static final Expr xhat = ref("xhat");
    private static final Expr dgamma = ref("dgamma");
    private static final Expr dbeta = ref("dbeta");
    private static final Expr dgammax = ref("dgammax");
    private static final Expr divar = ref("divar");
    private static final Expr dxmu1 = ref("dxmu1");
    private static final Expr dsqrtvar = ref("dsqrtvar");
    private static final Expr dvar = ref("dvar");
    private static final Expr dsq = ref("dsq");
    private static final Expr dxmu2 = ref("dxmu2");
    private static final Expr dx1 = ref("dx1");
    private static final Expr dmu = ref("dmu");
    private static final Expr dx2 = ref("dx2");
    private static final Expr examples = new Expr.Count(Counted.EXAMPLES);

    static final List<Mistake> ALL = List.of(
            Mistake.of(
                            "stats-constant",
                            Kind.BRANCH,
                            route("dx", gamma.times(ivar).times(dout)),
                            route("dx1", dxmu1).and("dx", dx1))
                    .in(Mode.TRAIN),
            Mistake.of("dx-is-dout", Kind.VALUE, route("dx", dout)),
            Mistake.of("variance-path-missing", Kind.BRANCH, route("dx", dxmu1.plus(dx2)), route("dx1", dxmu1))
                    .in(Mode.TRAIN),
            Mistake.of("mean-path-missing", Kind.BRANCH, route("dx", dx1)).in(Mode.TRAIN),
            Mistake.of(
                            "dxmu-overwritten",
                            Kind.BRANCH,
                            route("dx1", dxmu2),
                            route("dx1", dxmu2)
                                    .and("dmu", dxmu1.plus(dxmu2).sumRows().negated()))
                    .in(Mode.TRAIN),
            Mistake.of("dxmu2-no-two", Kind.FACTOR, route("dxmu2", xmu.times(dsq))),
            Mistake.of("dsq-no-mean", Kind.FACTOR, route("dsq", dvar.spread())),
            Mistake.of("dx2-no-mean", Kind.FACTOR, route("dx2", dmu.spread())),
            Mistake.of("dsqrtvar-sign", Kind.SIGN, route("dsqrtvar", divar.over(sqrtvar.squared()))),
            Mistake.of(
                    "dsqrtvar-no-square",
                    Kind.FACTOR,
                    route("dsqrtvar", divar.negated().over(sqrtvar))),
            Mistake.of("dvar-no-half", Kind.FACTOR, route("dvar", dsqrtvar.over(sqrtvar))),
            Mistake.of(
                    "dvar-exponent",
                    Kind.VALUE,
                    route("dvar", num(-0.5).times(divar).over(sqrtvar)),
                    route("dvar", num(-0.5).times(divar).over(var.plus(eps).root()))),
            Mistake.of(
                    "dmu-sign",
                    Kind.SIGN,
                    route("dmu", dx1.sumRows()),
                    route("dmu", dxmu1.plus(dxmu2).sumRows())),
            Mistake.of(
                    "dxhat-no-gamma",
                    Kind.FACTOR,
                    route("dxhat", dgammax),
                    route("dx", closedForm(ivar, dbeta, xhat.times(dgamma))).when(BackwardMistakes::isTraining)),
            Mistake.of(
                            "closed-form-no-gamma",
                            Kind.FACTOR,
                            route(
                                    "dx",
                                    closedForm(
                                            ivar,
                                            gamma.times(dbeta),
                                            gamma.times(xhat).times(dgamma))))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "rows-without-space",
                            Kind.AXIS,
                            route("dsq", dvar.over(examples).spread())
                                    .and("dx2", dmu.over(examples).spread()),
                            route("dsq", dvar.over(examples).spread()),
                            route("dx2", dmu.over(examples).spread()),
                            route(
                                    "dx",
                                    gamma.times(ivar)
                                            .over(examples)
                                            .times(examples.times(dout)
                                                    .minus(dbeta)
                                                    .minus(xhat.times(dgamma)))))
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().inner() > 1),
            Mistake.of(
                    "dgamma-with-x",
                    Kind.VALUE,
                    route("dgamma", dgammax.times(x).sumRows())),
            Mistake.of(
                    "dgamma-with-xmu",
                    Kind.VALUE,
                    route("dgamma", dgammax.times(xmu).sumRows())),
            Mistake.of(
                    "dgamma-with-dxhat",
                    Kind.VALUE,
                    route("dgamma", dgammax.times(gamma).times(xhat).sumRows())),
            Mistake.of("dgamma-no-xhat", Kind.VALUE, route("dgamma", dgammax.sumRows())),
            Mistake.of(
                    "dgamma-dbeta-exchanged",
                    Kind.VALUE,
                    route("dbeta", dout.times(xhat).sumRows()).and("dgamma", dgammax.sumRows())),
            Mistake.of(
                    "dout-averaged",
                    Kind.FACTOR,
                    averaged(),
                    averaged()
                            .and("dx", closedForm(gamma.times(ivar), dbeta, xhat.times(dgamma), dout.over(rows())))
                            .when(BackwardMistakes::isTraining)),
            Mistake.of("mean-not-sum", Kind.FACTOR, insteadOfSums(Expr::meanRows)),
            Mistake.of("rows-not-summed", Kind.AXIS, insteadOfSums(summand -> summand)),
            Mistake.of("sum-over-features", Kind.AXIS, insteadOfSums(summand -> summand.sumOver(Axes.FEATURES)))
                    .where(exercise -> exercise.shape().features() > 1),
            Mistake.of("dbeta-with-x", Kind.VALUE, route("dbeta", x.sumRows())),
            Mistake.of(
                            "weight-decay-inside",
                            Kind.VALUE,
                            route(
                                    "dgamma",
                                    dgammax.times(xhat)
                                            .sumRows()
                                            .plus(ref(Unknown.DECAY.input()).times(gamma))))
                    .with(Unknown.DECAY));

    private BackwardMistakes() {}

    /// The closed form of training is another mistake in evaluation, with a factor missing or not.
    private static boolean isTraining(Exercise exercise) {
        return exercise.mode() == Mode.TRAIN;
    }

    /// Something else in place of the sums that dβ and dγ are: of both, or of one.
    private static Mistake.Route[] insteadOfSums(UnaryOperator<Expr> made) {
        Mistake.Route ofBeta = route("dbeta", made.apply(dout));
        Expr ofGamma = made.apply(dgammax.times(xhat));
        return new Mistake.Route[] {ofBeta.and("dgamma", ofGamma), route("dgamma", ofGamma), ofBeta};
    }

    /// dout was divided by m before anything was made of it.
    private static Mistake.Route averaged() {
        return route("dbeta", dout.over(rows()).sumRows()).and("dgammax", dout.over(rows()));
    }

    /// `factor / m · (m·dout − ofBeta − ofGamma)`
    private static Expr closedForm(Expr factor, Expr ofBeta, Expr ofGamma) {
        return closedForm(factor, ofBeta, ofGamma, dout);
    }

    private static Expr closedForm(Expr factor, Expr ofBeta, Expr ofGamma, Expr gradient) {
        return factor.over(rows()).times(rows().times(gradient).minus(ofBeta).minus(ofGamma));
    }
}
