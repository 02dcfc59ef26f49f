package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.grading.catalogue.Rewrite.rewrite;
import static bn.graph.Quantities.*;

import bn.formula.Expr;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.List;
import java.util.function.Predicate;

/// Mistakes with running statistics, in training and in evaluation mode.
final class StatisticsMistakes {
    private static final String RUNNING_MEAN = Exercise.RUNNING_MEAN;
    private static final String RUNNING_VAR = Exercise.RUNNING_VAR;

    private static final Expr keep = ref("keep");
    private static final Expr take = ref("take");
    private static final Expr momentum = ref("momentum");
    private static final Expr oldMean = ref("old_mean");
    private static final Expr oldVar = ref("old_var");

    /// The initial running variance. The initial running mean is always 0.
    private static final Expr initialVar = ref("initial_var");

    private static final Expr one = num(1);

    /// The batch's own statistics, where it is normalized with others.
    private static final Expr batchMean = x.meanRows();

    private static final Expr batchVar = x.minus(batchMean).squared().meanRows();
    private static final Expr unbiased = var.times(rows()).over(rows().minus(one));
    private static final Expr newMean = keep.times(oldMean).plus(take.times(mu));

    /// In the order of how common they are, within each group of the list.
    static final List<Mistake> ALL = List.of(
            Mistake.of("running-var-biased", MistakeKind.UPDATE, rewrite(RUNNING_VAR, blendedVar(var)))
                    .in(Mode.TRAIN)
                    .where(keeps(Convention.Variance.UNBIASED)),
            Mistake.of("running-var-unbiased", MistakeKind.UPDATE, rewrite(RUNNING_VAR, blendedVar(unbiased)))
                    .in(Mode.TRAIN)
                    .where(keeps(Convention.Variance.BIASED)),
            Mistake.of(
                            "momentum-flipped",
                            MistakeKind.UPDATE,
                            rewrite("keep", momentum).and("take", one.minus(momentum)),
                            rewrite("keep", one.minus(momentum)).and("take", momentum))
                    .in(Mode.TRAIN)
                    .where(exercise -> !isPlainAverage(exercise)),
            frozen("momentum-zero").where(exercise -> !weighsOld(exercise)),
            frozen("momentum-one").where(StatisticsMistakes::weighsOld),
            Mistake.of("never-updated", MistakeKind.UPDATE, atStart(), neverUsed()),
            Mistake.of("overwritten", MistakeKind.UPDATE, replaced(unbiased), replaced(var))
                    .in(Mode.TRAIN)
                    .where(StatisticsMistakes::blends),
            Mistake.of("first-batch-copied", MistakeKind.UPDATE, replaced(unbiased), replaced(var))
                    .in(Mode.TRAIN)
                    .where(exercise -> exercise.batches() == 0 && blends(exercise)),
            Mistake.of(
                            "cumulative-as-ema",
                            MistakeKind.UPDATE,
                            rewrite("keep", num(0.9)).and("take", num(0.1)))
                    .in(Mode.TRAIN)
                    .where(StatisticsMistakes::isPlainAverage),
            Mistake.of(
                            "running-var-starts-at-zero",
                            MistakeKind.UPDATE,
                            startedBelow(initialVar, unbiased, keeps(Convention.Variance.UNBIASED)),
                            startedBelow(initialVar, var, keeps(Convention.Variance.BIASED)))
                    .in(Mode.TRAIN)
                    .where(startsAt(1)),
            Mistake.of(
                            "running-var-starts-at-one",
                            MistakeKind.UPDATE,
                            startedBelow(initialVar.minus(one), unbiased, keeps(Convention.Variance.UNBIASED)),
                            startedBelow(initialVar.minus(one), var, keeps(Convention.Variance.BIASED)))
                    .in(Mode.TRAIN)
                    .where(startsAt(0)),
            Mistake.of(
                            "mean-unbiased",
                            MistakeKind.UPDATE,
                            rewrite(
                                    RUNNING_MEAN,
                                    keep.times(oldMean)
                                            .plus(take.times(mu.times(rows()).over(rows().minus(one))))))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "running-var-with-eps",
                            MistakeKind.UPDATE,
                            withEps(unbiased, keeps(Convention.Variance.UNBIASED)),
                            withEps(var, keeps(Convention.Variance.BIASED)),
                            withEpsNow(unbiased, keeps(Convention.Variance.UNBIASED)),
                            withEpsNow(var, keeps(Convention.Variance.BIASED)))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "running-var-old-keras",
                            MistakeKind.UPDATE,
                            rewrite(RUNNING_VAR, blendedVar(var.times(rows()).over(rows().minus(one.plus(eps))))))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "eval-forgotten",
                            MistakeKind.MODE,
                            rewrite("mu", batchMean).and("var", batchVar))
                    .in(Mode.EVAL),
            Mistake.of(
                            "train-forgotten",
                            MistakeKind.MODE,
                            asInEval()
                                    .and("dx", constantsInDx())
                                    .and(RUNNING_MEAN, oldMean)
                                    .and(RUNNING_VAR, oldVar),
                            asInEval().and("dx", constantsInDx()),
                            asInEval())
                    .in(Mode.TRAIN),
            Mistake.of(
                            "eval-updates",
                            MistakeKind.MODE,
                            updatedInEval(batchVar.times(rows()).over(rows().minus(one))),
                            updatedInEval(batchVar))
                    .in(Mode.EVAL),
            Mistake.of(
                            "train-normalizes-with-running",
                            MistakeKind.MODE,
                            normalizedWith(newMean, blendedVar(unbiased)),
                            normalizedWith(newMean, blendedVar(var)),
                            normalizedThroughout(newMean, blendedVar(unbiased)),
                            normalizedThroughout(newMean, blendedVar(var)),
                            normalizedWith(oldMean, oldVar),
                            normalizedThroughout(oldMean, oldVar))
                    .in(Mode.TRAIN),
            Mistake.of(
                            "eval-backward-as-train",
                            MistakeKind.MODE,
                            rewrite("dx", closedForm(gamma.times(ivar), xhat)),
                            rewrite("dx", branches()),
                            rewrite("dx", ofBatch()))
                    .in(Mode.EVAL),
            Mistake.of(
                            "train-backward-with-running",
                            MistakeKind.MODE,
                            backWith(oldMean, oldVar),
                            backWith(ref(RUNNING_MEAN), ref(RUNNING_VAR)),
                            closedWith(oldVar),
                            closedWith(ref(RUNNING_VAR)))
                    .in(Mode.TRAIN),
            Mistake.of("eval-one-statistic", MistakeKind.MODE, rewrite("mu", batchMean), rewrite("var", batchVar))
                    .in(Mode.EVAL),
            folded("fold-without-mean", beta),
            folded("fold-mean-unscaled", beta.minus(mu)),
            folded("fold-mean-without-gamma", beta.minus(mu.times(ivar))));

    private StatisticsMistakes() {}

    private static boolean isPlainAverage(Exercise exercise) {
        return exercise.convention()
                .map(convention -> convention.momentum().isEmpty())
                .orElse(false);
    }

    /// Whether momentum weights the old value.
    private static boolean weighsOld(Exercise exercise) {
        return exercise.convention()
                .map(convention -> convention.meaning() == Convention.Meaning.OF_OLD)
                .orElse(false);
    }

    /// Whether the old value has a weight in this update. If the batch has weight 1, copying it is right.
    private static boolean blends(Exercise exercise) {
        return exercise.convention()
                .map(convention -> convention.weightOfBatch(exercise.batches() + 1) < 1)
                .orElse(false);
    }

    private static Predicate<Exercise> startsAt(double variance) {
        return exercise -> exercise.convention()
                .map(convention -> convention.initialVar() == variance)
                .orElse(false);
    }

    private static Predicate<Exercise> keeps(Convention.Variance variance) {
        return exercise -> exercise.convention()
                .map(convention -> convention.variance() == variance)
                .orElse(false);
    }

    private static Expr blendedVar(Expr variance) {
        return keep.times(oldVar).plus(take.times(variance));
    }

    /// Normalizes with the running statistics.
    private static Rewrite asInEval() {
        return rewrite("mu", oldMean).and("var", oldVar);
    }

    /// The gradient for constant μ and σ².
    private static Expr constantsInDx() {
        return gamma.times(ivar).times(dout);
    }

    private static Rewrite unmoved(Expr mean, Expr variance) {
        return rewrite(RUNNING_MEAN, mean).and(RUNNING_VAR, variance);
    }

    private static Rewrite atStart() {
        return unmoved(num(0), initialVar);
    }

    /// A momentum that gives the batch weight 0.
    private static Mistake frozen(String id) {
        return Mistake.of(id, MistakeKind.UPDATE, unmoved(oldMean, oldVar), atStart(), neverUsed());
    }

    /// Normalizes with statistics that were never updated.
    private static Rewrite neverUsed() {
        return rewrite("mu", num(0)).and("var", initialVar).in(Mode.EVAL);
    }

    /// `out = a·x + b` with the right `a = γ·ivar` and another `b` than `β − a·μ`.
    private static Mistake folded(String id, Expr b) {
        return Mistake.of(
                        id,
                        MistakeKind.VALUE,
                        rewrite("out", gamma.times(ivar).times(x).plus(b)))
                .in(Mode.EVAL);
    }

    private static Rewrite replaced(Expr variance) {
        return rewrite(RUNNING_MEAN, mu).and(RUNNING_VAR, variance);
    }

    private static Rewrite updatedInEval(Expr variance) {
        return rewrite(RUNNING_MEAN, keep.times(oldMean).plus(take.times(batchMean)))
                .and(RUNNING_VAR, blendedVar(variance));
    }

    /// The result is too small by what remains of the difference of the initial values.
    private static Rewrite startedBelow(Expr difference, Expr variance, Predicate<Exercise> convention) {
        Expr missing = ref("weight_of_start").times(difference);
        return rewrite(RUNNING_VAR, blendedVar(variance).minus(missing)).when(convention);
    }

    private static Rewrite withEps(Expr variance, Predicate<Exercise> convention) {
        Expr fromStart = blendedVar(variance).plus(eps.times(one.minus(ref("weight_of_start"))));
        return rewrite(RUNNING_VAR, fromStart).when(convention);
    }

    private static Rewrite withEpsNow(Expr variance, Predicate<Exercise> convention) {
        return rewrite(RUNNING_VAR, blendedVar(variance.plus(eps))).when(convention);
    }

    /// Uses these statistics for y only, not in the gradient.
    private static Rewrite normalizedWith(Expr mean, Expr variance) {
        return rewrite("xhat", x.minus(mean).over(variance.plus(eps).root()));
    }

    /// Uses them in all later steps too.
    private static Rewrite normalizedThroughout(Expr mean, Expr variance) {
        Expr centered = x.minus(mean);
        return rewrite("sqrtvar", variance.plus(eps).root())
                .and("xhat", centered.times(ivar))
                .and("divar", dxhat.times(centered).sumRows())
                .and("dxmu2", num(2).times(centered).times(dsq));
    }

    /// `factor / m · (m·dout − dβ − normalized·dγ)`
    private static Expr closedForm(Expr factor, Expr normalized) {
        return factor.over(rows()).times(rows().times(dout).minus(dbeta).minus(normalized.times(dgamma)));
    }

    /// The branches of training mode, computed with the running statistics.
    private static Expr branches() {
        Expr dvar = num(-0.5)
                .times(dxhat.times(xmu).sumRows())
                .over(sqrtvar.squared().times(sqrtvar));
        Expr centered = dxhat.times(ivar).plus(num(2).times(xmu).times(dvar).over(rows()));
        return centered.minus(centered.meanRows());
    }

    /// The complete gradient of training mode, with the batch statistics.
    private static Expr ofBatch() {
        Expr inverse = one.over(batchVar.plus(eps).root());
        Expr normalized = x.minus(batchMean).times(inverse);
        return gamma.times(inverse)
                .over(rows())
                .times(rows().times(dout)
                        .minus(dbeta)
                        .minus(normalized.times(dout.times(normalized).sumRows())));
    }

    private static Rewrite backWith(Expr mean, Expr variance) {
        Expr centered = x.minus(mean);
        Expr deviation = variance.plus(eps).root();
        return rewrite("divar", dxhat.times(centered).sumRows())
                .and("dxmu1", dxhat.over(deviation))
                .and("dsqrtvar", divar.negated().over(variance.plus(eps)))
                .and("dvar", num(0.5).times(dsqrtvar).over(deviation))
                .and("dxmu2", num(2).times(centered).times(dsq));
    }

    private static Rewrite closedWith(Expr variance) {
        return rewrite("dx", closedForm(gamma.over(variance.plus(eps).root()), xhat));
    }
}
