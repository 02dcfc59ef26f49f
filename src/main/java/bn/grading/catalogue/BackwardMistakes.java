package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.grading.catalogue.Rewrite.rewrite;
import static bn.graph.Quantities.*;

import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Expr.Counted;
import bn.graph.Mode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Mistakes in the backward pass.
final class BackwardMistakes {
    private static final Expr examples = new Expr.Count(Counted.EXAMPLES);
    private static final Expr features = new Expr.Count(Counted.FEATURES);
    private static final Expr deviation = var.plus(eps).root();

    /// In the order of how common they are, within each group of the list.
    static final List<Mistake> ALL = List.of(
            Mistake.of("mean-not-sum", MistakeKind.FACTOR, insteadOfSums(Expr::meanRows)),
            Mistake.of("rows-not-summed", MistakeKind.AXIS, insteadOfEachSum(summand -> summand)),
            Mistake.of(
                            "sum-over-features",
                            MistakeKind.AXIS,
                            insteadOfEachSum(summand -> summand.sumOver(Axes.FEATURES)))
                    .where(exercise -> exercise.shape().features() > 1),
            Mistake.of("dgamma-no-xhat", MistakeKind.VALUE, rewrite("dgamma", dgammax.sumRows())),
            Mistake.of(
                    "dgamma-with-x",
                    MistakeKind.VALUE,
                    rewrite("dgamma", dgammax.times(x).sumRows())),
            Mistake.of(
                    "dgamma-with-xmu",
                    MistakeKind.VALUE,
                    rewrite("dgamma", dgammax.times(xmu).sumRows())),
            Mistake.of(
                    "dgamma-with-dxhat",
                    MistakeKind.VALUE,
                    rewrite("dgamma", dgammax.times(gamma).times(xhat).sumRows())),
            Mistake.of(
                            "dgamma-with-out",
                            MistakeKind.VALUE,
                            rewrite("dgamma", dgammax.times(out).sumRows()),
                            rewrite("dgamma", dgammax.times(out).sumRows())
                                    .and("dx", closedForm(gamma.times(ivar), dbeta, out.times(dgamma)))
                                    .in(Mode.TRAIN))
                    .where(exercise -> !OtherExercises.isNewLayer(exercise)),
            Mistake.of(
                    "dgamma-dbeta-exchanged",
                    MistakeKind.VALUE,
                    rewrite("dbeta", dout.times(xhat).sumRows()).and("dgamma", dgammax.sumRows())),
            Mistake.of("dbeta-with-x", MistakeKind.VALUE, rewrite("dbeta", x.sumRows())),
            Mistake.of(
                    "dout-averaged",
                    MistakeKind.FACTOR,
                    averaged(),
                    averaged()
                            .and("dx", closedForm(gamma.times(ivar), dbeta, xhat.times(dgamma), dout.over(rows())))
                            .in(Mode.TRAIN)),
            Mistake.of(
                    "dout-in-place",
                    MistakeKind.VALUE,
                    rewrite("dbeta", dout.times(gamma).sumRows())
                            .and("dgammax", dout.times(gamma))
                            .and("dxhat", dgammax),
                    rewrite("dbeta", dout.times(gamma).sumRows())
                            .and("dgamma", dout.times(gamma).times(xhat).sumRows()),
                    rewrite("dbeta", dout.times(gamma).sumRows())),
            Mistake.of(
                    "gradients-accumulated",
                    MistakeKind.FACTOR,
                    rewrite("dbeta", num(2).times(dout.sumRows()))
                            .and("dgamma", num(2).times(dgammax.times(xhat).sumRows()))),
            Mistake.of(
                            "weight-decay-inside",
                            MistakeKind.VALUE,
                            rewrite(
                                    "dgamma",
                                    dgammax.times(xhat)
                                            .sumRows()
                                            .plus(ref(FreeParameter.DECAY.input())
                                                    .times(gamma))))
                    .with(FreeParameter.DECAY),
            Mistake.of(
                    "dxhat-no-gamma",
                    MistakeKind.FACTOR,
                    rewrite("dxhat", dgammax),
                    rewrite("dx", closedForm(ivar, dbeta, xhat.times(dgamma))).in(Mode.TRAIN)),
            Mistake.of(
                    "dmu-sign",
                    MistakeKind.SIGN,
                    rewrite("dmu", dx1.sumRows()),
                    rewrite("dmu", dxmu1.plus(dxmu2).sumRows())),
            Mistake.of(
                    "dvar-exponent",
                    MistakeKind.VALUE,
                    rewrite("dvar", num(-0.5).times(divar).over(sqrtvar)),
                    rewrite("dvar", num(-0.5).times(divar).over(deviation)),
                    rewrite("dvar", num(-0.5).times(divar).over(var.plus(eps))),
                    rewrite("dvar", num(-0.5).times(divar).times(var.plus(eps)).times(deviation)),
                    rewrite("dvar", num(-0.5).times(divar).over(sqrtvar.times(sqrtvar.root())))),
            Mistake.of("dvar-no-half", MistakeKind.FACTOR, rewrite("dvar", dsqrtvar.over(sqrtvar))),
            Mistake.of("dsqrtvar-sign", MistakeKind.SIGN, rewrite("dsqrtvar", divar.over(sqrtvar.squared()))),
            Mistake.of(
                    "dsqrtvar-no-square",
                    MistakeKind.FACTOR,
                    rewrite("dsqrtvar", divar.negated().over(sqrtvar))),
            Mistake.of("dxmu2-no-two", MistakeKind.FACTOR, rewrite("dxmu2", xmu.times(dsq))),
            Mistake.of("dsq-no-mean", MistakeKind.FACTOR, rewrite("dsq", dvar.broadcast())),
            Mistake.of("dx2-no-mean", MistakeKind.FACTOR, rewrite("dx2", dmu.broadcast())),
            Mistake.of(
                            "dxmu-overwritten",
                            MistakeKind.BRANCH,
                            rewrite("dx1", dxmu2),
                            rewrite("dx1", dxmu2)
                                    .and("dmu", dxmu1.plus(dxmu2).sumRows().negated()))
                    .in(Mode.TRAIN),
            Mistake.of("rows-without-space", MistakeKind.AXIS, insteadOfRows(examples))
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().inner() > 1),
            Mistake.of("backward-over-D", MistakeKind.AXIS, insteadOfRows(features))
                    .in(Mode.TRAIN),
            Mistake.of("bessel-in-backward", MistakeKind.AXIS, insteadOfRows(rows().minus(num(1))))
                    .in(Mode.TRAIN),
            Mistake.of(
                    "divar-with-dout",
                    MistakeKind.VALUE,
                    rewrite("divar", dout.times(xmu).sumRows())),
            Mistake.of(
                    "dvar-no-eps",
                    MistakeKind.EPSILON,
                    rewrite("dvar", num(-0.5).times(divar).over(var.times(var.root()))),
                    rewrite("dvar", num(0.5).times(dsqrtvar).over(var.root())),
                    rewrite("dsqrtvar", divar.negated().over(var))),
            Mistake.of(
                    "dmu-no-ivar",
                    MistakeKind.FACTOR,
                    rewrite("dmu", dxhat.sumRows().negated())),
            Mistake.of(
                    "backward-with-x",
                    MistakeKind.VALUE,
                    inDivar(x).and("dxmu2", num(2).times(x).times(dsq)),
                    inDivar(x),
                    rewrite("dxmu2", num(2).times(x).times(dsq))),
            Mistake.of(
                    "xmu-overwritten",
                    MistakeKind.VALUE,
                    inDivar(xhat).and("dxmu2", num(2).times(xhat).times(dsq)),
                    inDivar(xhat),
                    rewrite("dxmu2", num(2).times(xhat).times(dsq))),
            Mistake.of(
                    "dxmu2-with-sq",
                    MistakeKind.VALUE,
                    rewrite("dxmu2", num(2).times(sq).times(dsq))),
            Mistake.of(
                            "stats-constant",
                            MistakeKind.BRANCH,
                            rewrite("dx", gamma.times(ivar).times(dout)),
                            rewrite("dx1", dxmu1).and("dx", dx1))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "variance-path-missing",
                            MistakeKind.BRANCH,
                            rewrite("dx", dxmu1.plus(dx2)),
                            rewrite("dx1", dxmu1))
                    .in(Mode.TRAIN),
            Mistake.of("mean-path-missing", MistakeKind.BRANCH, rewrite("dx", dx1))
                    .in(Mode.TRAIN),
            Mistake.of("dx-is-dout", MistakeKind.VALUE, rewrite("dx", dout)),
            Mistake.of(
                            "closed-form-no-gamma",
                            MistakeKind.FACTOR,
                            rewrite(
                                    "dx",
                                    closedForm(
                                            ivar,
                                            gamma.times(dbeta),
                                            gamma.times(xhat).times(dgamma))))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "closed-form-with-x",
                            MistakeKind.VALUE,
                            rewrite("dx", closedForm(gamma.times(ivar), dbeta, x.times(dgamma))),
                            rewrite("dx", closedForm(gamma.times(ivar), dbeta, xmu.times(dgamma))))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "closed-form-no-xhat",
                            MistakeKind.FACTOR,
                            rewrite("dx", closedForm(gamma.times(ivar), dbeta, dgamma)))
                    .in(Mode.TRAIN));

    private BackwardMistakes() {}

    /// Replaces the sums of dβ, of dγ, or of both.
    private static Rewrite[] insteadOfSums(UnaryOperator<Expr> made) {
        Rewrite ofBeta = rewrite("dbeta", made.apply(dout));
        Expr ofGamma = made.apply(dgammax.times(xhat));
        return new Rewrite[] {ofBeta.and("dgamma", ofGamma), rewrite("dgamma", ofGamma), ofBeta};
    }

    /// Replaces these sums, or that of divar or of dmu, which then have rows already.
    private static Rewrite[] insteadOfEachSum(UnaryOperator<Expr> made) {
        return Stream.concat(
                        Stream.of(insteadOfSums(made)),
                        Stream.of(
                                rewrite("divar", made.apply(dxhat.times(xmu))).and("dsq", dvar.over(rows())),
                                rewrite("dmu", made.apply(dx1).negated()).and("dx2", dmu.over(rows()))))
                .toArray(Rewrite[]::new);
    }

    /// Divides by another count than m where the statistics are means, or in the closed form.
    private static Rewrite[] insteadOfRows(Expr count) {
        Rewrite inDsq = rewrite("dsq", dvar.over(count).broadcast());
        Rewrite inDx2 = rewrite("dx2", dmu.over(count).broadcast());
        return new Rewrite[] {
            inDsq.and("dx2", dmu.over(count).broadcast()),
            inDsq,
            inDx2,
            rewrite(
                    "dx",
                    gamma.times(ivar)
                            .over(count)
                            .times(count.times(dout).minus(dbeta).minus(xhat.times(dgamma))))
        };
    }

    /// divar with another value in place of xmu.
    private static Rewrite inDivar(Expr value) {
        return rewrite("divar", dxhat.times(value).sumRows());
    }

    /// dout divided by m at the start of the backward pass.
    private static Rewrite averaged() {
        return rewrite("dbeta", dout.over(rows()).sumRows()).and("dgammax", dout.over(rows()));
    }

    /// `factor / m · (m·dout − ofBeta − ofGamma)`
    private static Expr closedForm(Expr factor, Expr ofBeta, Expr ofGamma) {
        return closedForm(factor, ofBeta, ofGamma, dout);
    }

    private static Expr closedForm(Expr factor, Expr ofBeta, Expr ofGamma, Expr gradient) {
        return factor.over(rows()).times(rows().times(gradient).minus(ofBeta).minus(ofGamma));
    }
}
