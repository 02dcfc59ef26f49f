package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.graph.Quantities.*;

import bn.formula.Expr;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A right formula written differently from the table. Alone it changes only the round-off; together with a
/// mistake it determines how the mistake affects later steps.
///
/// @param rewrite the formulas
/// @param remark if the form is often mistaken for an error
public record EquivalentForm(Rewrite rewrite, Optional<Remark> remark) {
    private static final Expr deviation = var.plus(eps).root();
    private static final Expr halfByDeviation = num(0.5).times(dsqrtvar).over(deviation);

    /// The table's own form.
    public static final EquivalentForm PLAIN = plain(new Rewrite(Map.of(), _ -> true));

    /// All forms.
    public static final List<EquivalentForm> ALL = List.of(
            PLAIN,
            new EquivalentForm(
                    Rewrite.rewrite("dx", BatchNorm.closedForm(Mode.TRAIN)).in(Mode.TRAIN),
                    Optional.of(Remark.CLOSED_FORM)),
            plain(Rewrite.rewrite("dvar", halfByDeviation)),
            plain(Rewrite.rewrite("dsqrtvar", divar.negated().over(var.plus(eps)))
                    .and("dvar", halfByDeviation)),
            plain(Rewrite.rewrite(
                    "dvar", num(-0.5).times(divar).over(var.plus(eps).times(deviation)))),
            plain(Rewrite.rewrite("dmu", dxmu1.plus(dxmu2).sumRows().negated())),
            plain(Rewrite.rewrite("dmu", dxhat.times(ivar).sumRows().negated())),
            new EquivalentForm(
                    Rewrite.rewrite(
                            "dmu",
                            dxhat.times(ivar)
                                    .sumRows()
                                    .negated()
                                    .plus(dvar.times(num(-2).times(xmu).meanRows()))),
                    Optional.of(Remark.DMU_THROUGH_VAR)),
            plain(Rewrite.rewrite("xhat", xmu.over(sqrtvar))),
            plain(Rewrite.rewrite("ivar", num(1).over(deviation))),
            plain(Rewrite.rewrite("xhat", xmu.over(deviation))),
            plain(Rewrite.rewrite("dxmu1", dxhat.over(sqrtvar))),
            plain(Rewrite.rewrite("dxmu1", dxhat.over(deviation))),
            plain(Rewrite.rewrite("out", x.times(gamma.times(ivar)).plus(beta.minus(mu.times(gamma.times(ivar)))))));

    private static EquivalentForm plain(Rewrite rewrite) {
        return new EquivalentForm(rewrite, Optional.empty());
    }
}
