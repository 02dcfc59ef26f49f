package bn.graph;

import bn.formula.Expr;
import bn.formula.Extent;
import java.util.List;

/// A quantity that is given, not computed: x, γ, β, ε, and on the way back ∂ℓ/∂y.
public record Input(String name, String symbol, Extent extent, List<String> aliases) implements Quantity {
    /// Checks and keeps the spellings.
    public Input {
        aliases = List.copyOf(aliases);
    }

    static Input of(String name, String symbol, Extent extent, String... aliases) {
        return new Input(name, symbol, extent, List.of(aliases));
    }

    /// This input, to be read by a formula.
    public Expr ref() {
        return Expr.ref(name);
    }
}
