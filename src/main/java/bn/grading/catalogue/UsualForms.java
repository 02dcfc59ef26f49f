package bn.grading.catalogue;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;
import static bn.formula.Expr.rows;
import static bn.graph.Quantities.*;
import static java.util.Map.entry;

import bn.formula.Expr;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How textbooks and courses write single steps, where it is neither the table's way nor an
/// [EquivalentForm]. A slip in one of these is often not a slip in the table's formula.
final class UsualForms {
    private static final Expr one = num(1);
    private static final Expr shifted = var.plus(eps);
    private static final Expr deviation = shifted.root();
    private static final Expr scale = gamma.times(ivar);
    private static final Expr towardsVar = dxhat.times(xmu).sumRows();
    private static final Expr oldMean = ref("old_mean");
    private static final Expr oldVar = ref("old_var");
    private static final Expr keep = ref("keep");
    private static final Expr take = ref("take");

    /// Those of training, by step.
    static final Map<String, List<Expr>> TRAINING = Map.ofEntries(
            entry("mu", List.of(x.sumRows().over(rows()))),
            entry(
                    "var",
                    List.of(
                            sq.sumRows().over(rows()),
                            xmu.squared().meanRows(),
                            x.minus(mu).squared().meanRows(),
                            x.squared().meanRows().minus(mu.squared()))),
            entry("xhat", List.of(x.minus(mu).over(deviation), x.minus(mu).times(ivar))),
            entry("out", List.of(gamma.times(xhat).plus(beta))),
            entry("dgamma", List.of(dout.times(xhat).sumRows())),
            entry("dxhat", List.of(dout.times(gamma))),
            entry("dsqrtvar", List.of(divar.negated().times(ivar.squared()))),
            entry(
                    "dvar",
                    List.of(
                            num(-0.5).times(towardsVar).over(shifted.times(deviation)),
                            num(-0.5).times(divar).times(ivar.times(ivar.squared())),
                            num(-0.5).times(towardsVar).times(ivar.times(ivar.squared())),
                            num(-0.5)
                                    .times(ivar.squared())
                                    .times(dxhat.times(xhat).sumRows()),
                            num(0.5).times(dsqrtvar).times(ivar))),
            entry("dxmu2", List.of(num(2).times(xmu).times(dvar).over(rows()))),
            entry(
                    "dx1",
                    List.of(dxhat.times(ivar).plus(num(2).times(xmu).times(dvar).over(rows())))),
            entry("dx2", List.of(dx1.meanRows().negated().broadcast())),
            entry(
                    "dx",
                    List.of(
                            dxhat.times(ivar)
                                    .plus(num(2).times(xmu).times(dvar).over(rows()))
                                    .plus(dmu.over(rows())),
                            dx1.minus(dx1.meanRows()),
                            ivar.over(rows())
                                    .times(rows().times(dxhat)
                                            .minus(dxhat.sumRows())
                                            .minus(xhat.times(dxhat.times(xhat).sumRows()))),
                            scale.times(dout.minus(dout.meanRows())
                                    .minus(xhat.times(dout.times(xhat).meanRows()))),
                            scale.times(dout.minus(dout.meanRows())
                                    .minus(xmu.over(shifted)
                                            .times(dout.times(xmu).meanRows()))))),
            entry("running_mean", List.of(oldMean.plus(take.times(mu.minus(oldMean))))),
            entry(
                    "running_var",
                    List.of(
                            oldVar.plus(take.times(var.minus(oldVar))),
                            keep.times(oldVar).plus(take.times(sq.sumRows().over(rows().minus(one)))))));

    private static final Map<String, List<Expr>> EVALUATION = Map.of(
            "xhat",
            List.of(x.minus(mu).over(deviation), x.minus(mu).times(ivar)),
            "out",
            List.of(gamma.times(xhat).plus(beta)),
            "dgamma",
            List.of(dout.times(xhat).sumRows()),
            "dx",
            List.of(BatchNorm.closedForm(Mode.EVAL)));

    private UsualForms() {}

    /// The ways in which a step is written besides the table's. One that is right under another convention
    /// of running statistics only may be among them.
    static Stream<Expr> of(Mode mode, String step) {
        Map<String, List<Expr>> forms = mode == Mode.TRAIN ? TRAINING : EVALUATION;
        Stream<Expr> equivalent = EquivalentForm.ALL.stream()
                .map(form -> form.rewrite().lines())
                .flatMap(lines -> Stream.ofNullable(lines.get(step)));
        return Stream.concat(equivalent, forms.getOrDefault(step, List.of()).stream());
    }
}
