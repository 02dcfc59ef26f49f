package bn.check;

import static bn.formula.Expr.num;
import static bn.formula.Expr.ref;

import bn.check.Mistake.Route;
import bn.formula.Expr;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The same right thing, written otherwise. By itself it changes nothing but the rounding; beside a mistake it
/// decides what the mistake does to the lines behind it.
///
/// @param route the lines
/// @param remark what is to be said of it, where people take it for a mistake
record Spelling(Route route, Optional<Remark> remark) {
    private static final Expr eps = ref("eps");
    private static final Expr x = ref("x");
    private static final Expr gamma = ref("gamma");
    private static final Expr mu = ref("mu");
    private static final Expr xmu = ref("xmu");
    private static final Expr var = ref("var");
    private static final Expr sqrtvar = ref("sqrtvar");
    private static final Expr ivar = ref("ivar");
    private static final Expr dxhat = ref("dxhat");
    private static final Expr divar = ref("divar");
    private static final Expr dvar = ref("dvar");
    private static final Expr deviation = var.plus(eps).root();
    private static final Expr halfByDeviation = num(0.5).times(ref("dsqrtvar")).over(deviation);

    /// As the table has it.
    static final Spelling PLAIN = plain(new Route(Map.of(), _ -> true));

    /// The ways to write it.
    static final List<Spelling> ALL = List.of(
            PLAIN,
            new Spelling(
                    Mistake.route("dx", BatchNorm.closedForm(Mode.TRAIN)).when(Spelling::isTraining),
                    Optional.of(Remark.CLOSED_FORM)),
            plain(Mistake.route("dvar", halfByDeviation)),
            plain(Mistake.route("dsqrtvar", divar.negated().over(var.plus(eps))).and("dvar", halfByDeviation)),
            plain(Mistake.route(
                    "dvar", num(-0.5).times(divar).over(var.plus(eps).times(deviation)))),
            plain(Mistake.route("dmu", ref("dxmu1").plus(ref("dxmu2")).sumRows().negated())),
            plain(Mistake.route("dmu", dxhat.times(ivar).sumRows().negated())),
            new Spelling(
                    Mistake.route(
                            "dmu",
                            dxhat.times(ivar)
                                    .sumRows()
                                    .negated()
                                    .plus(dvar.times(num(-2).times(xmu).meanRows()))),
                    Optional.of(Remark.DMU_THROUGH_VAR)),
            plain(Mistake.route("xhat", xmu.over(sqrtvar))),
            plain(Mistake.route("ivar", num(1).over(deviation))),
            plain(Mistake.route("xhat", xmu.over(deviation))),
            plain(Mistake.route("dxmu1", dxhat.over(sqrtvar))),
            plain(Mistake.route("dxmu1", dxhat.over(deviation))),
            plain(Mistake.route(
                    "out", x.times(gamma.times(ivar)).plus(ref("beta").minus(mu.times(gamma.times(ivar)))))));

    private static Spelling plain(Route route) {
        return new Spelling(route, Optional.empty());
    }

    private static boolean isTraining(Exercise exercise) {
        return exercise.mode() == Mode.TRAIN;
    }
}
