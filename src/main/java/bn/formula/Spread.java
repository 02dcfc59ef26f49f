package bn.formula;

import bn.formula.Expr.Axes;
import java.util.Optional;
import java.util.function.Function;

/// How many different numbers a value has: as many as its extent, or fewer where it is a sum over other axes,
/// broadcast back over them.
///
/// @param along the axes along which a value of batch extent is the same
public record Spread(Extent extent, Optional<Axes> along) {
    static final Spread ONE = of(Extent.ONE);
    private static final Spread BATCH = of(Extent.BATCH);

    /// A value that is different in all its places.
    public static Spread of(Extent extent) {
        return new Spread(extent, Optional.empty());
    }

    /// The spread of a formula.
    ///
    /// @param known the spread of each name that it reads
    public static Spread of(Expr expr, Function<String, Spread> known) {
        return switch (expr) {
            case Expr.Ref(String name) -> known.apply(name);
            case Expr.SumRows _, Expr.MeanRows _ -> of(Extent.FEATURE);
            case Expr.Broadcast _ -> BATCH;
            case Expr.SumOver(Axes axes, Expr _) -> ofSum(axes);
            case Expr.Num _,
                    Expr.Count _,
                    Expr.Plus _,
                    Expr.Minus _,
                    Expr.Times _,
                    Expr.Over _,
                    Expr.Negated _,
                    Expr.Squared _,
                    Expr.Root _ ->
                expr.parts().stream().map(part -> of(part, known)).reduce(ONE, Spread::with);
        };
    }

    private static Spread ofSum(Axes axes) {
        return switch (axes) {
            case FEATURES, EXAMPLES, INNER, ALL_BUT_LAST, ALL -> new Spread(Extent.BATCH, Optional.of(axes));
            case RESHAPED, RESHAPED_BACK -> BATCH;
        };
    }

    /// The spread of a sum, difference, product or quotient.
    private Spread with(Spread other) {
        if (equals(other) || other.equals(ONE)) {
            return this;
        }
        return equals(ONE) ? other : BATCH;
    }

    /// The sums of a value of batch extent over the places in which one of this spread is the same.
    Expr summed(Expr of) {
        return switch (extent) {
            case ONE, BATCH -> along.map(of::sumOver).orElse(of);
            case FEATURE -> of.sumRows();
        };
    }
}
