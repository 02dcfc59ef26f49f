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

/// Mistakes in the backward pass.
final class BackwardMistakes {
    private static final Expr examples = new Expr.Count(Counted.EXAMPLES);

    static final List<Mistake> ALL = List.of(
            Mistake.of(
                            "stats-constant",
                            MistakeKind.BRANCH,
                            rewrite("dx", gamma.times(ivar).times(dout)),
                            rewrite("dx1", dxmu1).and("dx", dx1))
                    .in(Mode.TRAIN),
            Mistake.of("dx-is-dout", MistakeKind.VALUE, rewrite("dx", dout)),
            Mistake.of(
                            "variance-path-missing",
                            MistakeKind.BRANCH,
                            rewrite("dx", dxmu1.plus(dx2)),
                            rewrite("dx1", dxmu1))
                    .in(Mode.TRAIN),
            Mistake.of("mean-path-missing", MistakeKind.BRANCH, rewrite("dx", dx1))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "dxmu-overwritten",
                            MistakeKind.BRANCH,
                            rewrite("dx1", dxmu2),
                            rewrite("dx1", dxmu2)
                                    .and("dmu", dxmu1.plus(dxmu2).sumRows().negated()))
                    .in(Mode.TRAIN),
            Mistake.of("dxmu2-no-two", MistakeKind.FACTOR, rewrite("dxmu2", xmu.times(dsq))),
            Mistake.of("dsq-no-mean", MistakeKind.FACTOR, rewrite("dsq", dvar.broadcast())),
            Mistake.of("dx2-no-mean", MistakeKind.FACTOR, rewrite("dx2", dmu.broadcast())),
            Mistake.of("dsqrtvar-sign", MistakeKind.SIGN, rewrite("dsqrtvar", divar.over(sqrtvar.squared()))),
            Mistake.of(
                    "dsqrtvar-no-square",
                    MistakeKind.FACTOR,
                    rewrite("dsqrtvar", divar.negated().over(sqrtvar))),
            Mistake.of("dvar-no-half", MistakeKind.FACTOR, rewrite("dvar", dsqrtvar.over(sqrtvar))),
            Mistake.of(
                    "dvar-exponent",
                    MistakeKind.VALUE,
                    rewrite("dvar", num(-0.5).times(divar).over(sqrtvar)),
                    rewrite("dvar", num(-0.5).times(divar).over(var.plus(eps).root()))),
            Mistake.of(
                    "dmu-sign",
                    MistakeKind.SIGN,
                    rewrite("dmu", dx1.sumRows()),
                    rewrite("dmu", dxmu1.plus(dxmu2).sumRows())),
            Mistake.of(
                    "dxhat-no-gamma",
                    MistakeKind.FACTOR,
                    rewrite("dxhat", dgammax),
                    rewrite("dx", closedForm(ivar, dbeta, xhat.times(dgamma))).when(BackwardMistakes::isTraining)),
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
                            "rows-without-space",
                            MistakeKind.AXIS,
                            rewrite("dsq", dvar.over(examples).broadcast())
                                    .and("dx2", dmu.over(examples).broadcast()),
                            rewrite("dsq", dvar.over(examples).broadcast()),
                            rewrite("dx2", dmu.over(examples).broadcast()),
                            rewrite(
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
            Mistake.of("dgamma-no-xhat", MistakeKind.VALUE, rewrite("dgamma", dgammax.sumRows())),
            Mistake.of(
                    "dgamma-dbeta-exchanged",
                    MistakeKind.VALUE,
                    rewrite("dbeta", dout.times(xhat).sumRows()).and("dgamma", dgammax.sumRows())),
            Mistake.of(
                    "dout-averaged",
                    MistakeKind.FACTOR,
                    averaged(),
                    averaged()
                            .and("dx", closedForm(gamma.times(ivar), dbeta, xhat.times(dgamma), dout.over(rows())))
                            .when(BackwardMistakes::isTraining)),
            Mistake.of("mean-not-sum", MistakeKind.FACTOR, insteadOfSums(Expr::meanRows)),
            Mistake.of("rows-not-summed", MistakeKind.AXIS, insteadOfSums(summand -> summand)),
            Mistake.of("sum-over-features", MistakeKind.AXIS, insteadOfSums(summand -> summand.sumOver(Axes.FEATURES)))
                    .where(exercise -> exercise.shape().features() > 1),
            Mistake.of("dbeta-with-x", MistakeKind.VALUE, rewrite("dbeta", x.sumRows())),
            Mistake.of(
                            "weight-decay-inside",
                            MistakeKind.VALUE,
                            rewrite(
                                    "dgamma",
                                    dgammax.times(xhat)
                                            .sumRows()
                                            .plus(ref(FreeParameter.DECAY.input())
                                                    .times(gamma))))
                    .with(FreeParameter.DECAY));

    private BackwardMistakes() {}

    /// In evaluation mode the closed form of training is a different mistake.
    private static boolean isTraining(Exercise exercise) {
        return exercise.mode() == Mode.TRAIN;
    }

    /// Replaces the sums of dβ, of dγ, or of both.
    private static Rewrite[] insteadOfSums(UnaryOperator<Expr> made) {
        Rewrite ofBeta = rewrite("dbeta", made.apply(dout));
        Expr ofGamma = made.apply(dgammax.times(xhat));
        return new Rewrite[] {ofBeta.and("dgamma", ofGamma), rewrite("dgamma", ofGamma), ofBeta};
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
