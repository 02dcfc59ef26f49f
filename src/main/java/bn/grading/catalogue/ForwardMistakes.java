package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.grading.catalogue.Rewrite.rewrite;
import static bn.graph.Quantities.*;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Expr.Counted;
import bn.formula.Value;
import bn.graph.Mode;
import java.util.List;

/// Mistakes in the forward pass.
final class ForwardMistakes {
    private static final Expr fewer = rows().minus(num(1));
    private static final Expr features = new Expr.Count(Counted.FEATURES);
    private static final Expr oldVar = ref("old_var");

    /// What Darknet adds to the standard deviation, whatever ε is.
    private static final double DARKNET_EPS = 1e-6;

    private static final Expr darknet = var.root().plus(num(DARKNET_EPS));
    private static final WrongAxis alongRow = new WrongAxis(Axes.FEATURES, features);

    /// Reduces over the examples only, for each position of an image.
    private static final WrongAxis axis0 = new WrongAxis(Axes.EXAMPLES, new Expr.Count(Counted.EXAMPLES));

    /// Reduces over each image separately.
    private static final WrongAxis inner = new WrongAxis(Axes.INNER, rows().over(new Expr.Count(Counted.EXAMPLES)));

    /// Reduces over all numbers of the batch.
    private static final WrongAxis everything = new WrongAxis(Axes.ALL, rows().times(features));

    /// Treats the last axis as the feature axis.
    private static final WrongAxis allButLast =
            new WrongAxis(Axes.ALL_BUT_LAST, rows().times(features).over(new Expr.Count(Counted.LAST)));

    /// In the order of how common they are, within each group of the list.
    static final List<Mistake> ALL = List.of(
            Mistake.of(
                            "var-unbiased",
                            MistakeKind.AXIS,
                            rewrite("var", sq.sumRows().over(fewer)),
                            rewrite("var", sq.sumRows().over(fewer))
                                    .and("dsq", dvar.over(fewer).broadcast()))
                    .in(Mode.TRAIN),
            Mistake.of("mean-over-features", MistakeKind.AXIS, rewrite("mu", alongRow.mean(x)), alongRow.forwardOnly())
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().features() > 1),
            Mistake.of(
                            "channels-last",
                            MistakeKind.AXIS,
                            allButLast.throughout(),
                            allButLast.forwardOnly(),
                            allButLast.withParameters())
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().rank() > 2
                            && exercise.shape().featureAxis() < exercise.shape().rank() - 1),
            Mistake.of("axis-0-alone", MistakeKind.AXIS, axis0.rewrites())
                    .where(exercise -> exercise.shape().inner() > 1),
            Mistake.of("instance-norm", MistakeKind.AXIS, inner.rewrites())
                    .where(exercise -> exercise.shape().inner() > 1),
            Mistake.of(
                            "reshape-without-transpose",
                            MistakeKind.AXIS,
                            reshapedForward()
                                    .and("dbeta", dout.reshaped().sumRows())
                                    .and("dgammax", dout.reshaped())
                                    .and("dx", dx1.plus(dx2).reshapedBack()),
                            reshapedForward(),
                            rewrite("dbeta", dout.reshaped().sumRows())
                                    .and("dgammax", dout.reshaped())
                                    .and("dx", dx1.plus(dx2).reshapedBack()),
                            reshapedBack().and("dx", dx1.plus(dx2).reshapedBack()),
                            reshapedBack(),
                            rewrite("dx", dx1.plus(dx2).reshapedBack()))
                    .in(Mode.TRAIN)
                    .where(exercise -> isChannelsFirst(exercise.shape())),
            Mistake.of(
                            "statistics-over-everything",
                            MistakeKind.AXIS,
                            everything.forwardOnly(),
                            everything.throughout())
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().features() > 1),
            Mistake.of(
                            "var-one-pass-float32",
                            MistakeKind.PRECISION,
                            rewrite("var", ref(FreeParameter.VARIANCE.input())))
                    .in(Mode.TRAIN)
                    .with(FreeParameter.VARIANCE),
            Mistake.of(
                            "var-over-D",
                            MistakeKind.AXIS,
                            rewrite("var", sq.sumRows().over(features)))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "mean-is-sum",
                            MistakeKind.FACTOR,
                            rewrite("mu", x.sumRows()),
                            rewrite("var", sq.sumRows()),
                            rewrite("mu", x.sumRows()).and("var", sq.sumRows()))
                    .in(Mode.TRAIN),
            Mistake.of(
                    "std-as-var",
                    MistakeKind.VALUE,
                    rewrite("var", sq.meanRows().root()).in(Mode.TRAIN),
                    rewrite("var", oldVar.root()).in(Mode.EVAL)),
            Mistake.of(
                            "var-not-centered",
                            MistakeKind.VALUE,
                            rewrite("sq", x.squared()),
                            rewrite("var", x.squared().meanRows()))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "mean-of-variances",
                            MistakeKind.VALUE,
                            rewrite("var", x.minus(inner.mean(x)).squared().meanRows()))
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.shape().inner() > 1),
            Mistake.of(
                    "eps-outside-sqrt",
                    MistakeKind.EPSILON,
                    rewrite("sqrtvar", var.root().plus(eps)),
                    rewrite("ivar", num(1).over(var.root().plus(eps))),
                    rewrite("xhat", xmu.over(var.root().plus(eps)))),
            Mistake.of(
                    "eps-missing",
                    MistakeKind.EPSILON,
                    rewrite("sqrtvar", var.root()),
                    rewrite("ivar", num(1).over(var.root())),
                    rewrite("xhat", xmu.over(var.root()))),
            Mistake.of(
                    "xhat-no-sqrt",
                    MistakeKind.VALUE,
                    rewrite("xhat", xmu.over(var.plus(eps))),
                    rewrite("ivar", num(1).over(var.plus(eps))),
                    rewrite("sqrtvar", var.plus(eps)),
                    rewrite("xhat", xmu.over(var))),
            Mistake.of(
                    "not-normalized",
                    MistakeKind.VALUE,
                    rewrite("xhat", x),
                    rewrite("gammax", gamma.times(x)),
                    rewrite("out", gamma.times(x).plus(beta))),
            Mistake.of("mean-not-subtracted", MistakeKind.VALUE, rewrite("xhat", x.times(ivar)), rewrite("xmu", x))
                    .in(Mode.TRAIN),
            Mistake.of(
                    "eps-twice",
                    MistakeKind.EPSILON,
                    rewrite("sqrtvar", var.plus(eps).plus(eps).root()),
                    rewrite("var", sq.meanRows().plus(eps)).in(Mode.TRAIN),
                    rewrite("var", oldVar.plus(eps)).in(Mode.EVAL)),
            Mistake.of(
                    "eps-in-quotient",
                    MistakeKind.EPSILON,
                    rewrite("xhat", xmu.over(var.root()).plus(eps))),
            Mistake.of(
                            "eps-darknet",
                            MistakeKind.EPSILON,
                            rewrite("sqrtvar", darknet),
                            rewrite("xhat", xmu.over(darknet)))
                    .where(exercise -> ((Value.One) exercise.input("eps")).number() != DARKNET_EPS),
            Mistake.of("gamma-missing", MistakeKind.FACTOR, rewrite("gammax", xhat), rewrite("out", xhat.plus(beta))),
            Mistake.of("beta-missing", MistakeKind.BRANCH, rewrite("out", gammax)),
            Mistake.of(
                    "gamma-beta-exchanged",
                    MistakeKind.VALUE,
                    exchanged().and("dxhat", dgammax.times(beta)),
                    exchanged()),
            Mistake.of(
                    "gamma-before-normalizing",
                    MistakeKind.VALUE,
                    rewrite("out", gamma.times(xmu).plus(beta).times(ivar))));

    private ForwardMistakes() {}

    /// Whether a reshape must be preceded by a transpose: `(N, C, H, W)` and the like.
    private static boolean isChannelsFirst(Shape shape) {
        return shape.featureAxis() == 1 && shape.exampleAxis() == 0 && shape.features() > 1 && shape.inner() > 1;
    }

    /// Transposed on the way in, but not on the way back.
    private static Rewrite reshapedBack() {
        return rewrite("out", gammax.plus(beta).reshapedBack());
    }

    private static Rewrite reshapedForward() {
        return rewrite("mu", x.reshaped().meanRows())
                .and("xmu", x.reshaped().minus(mu))
                .and("out", gammax.plus(beta).reshapedBack());
    }

    private static Rewrite exchanged() {
        return rewrite("gammax", beta.times(xhat)).and("out", gammax.plus(gamma));
    }
}
