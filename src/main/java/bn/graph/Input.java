package bn.graph;

import bn.formula.Expr;
import bn.formula.Extent;
import java.util.List;

/// A quantity that is not computed: x, γ, β, ε, and for the backward pass ∂ℓ/∂y.
public record Input(String name, String symbol, Extent extent, List<String> aliases) implements Quantity {
    public Input {
        aliases = List.copyOf(aliases);
    }

    static Input of(String name, String symbol, Extent extent, String... aliases) {
        return new Input(name, symbol, extent, List.of(aliases));
    }

    /// A reference to this input, for a formula.
    public Expr ref() {
        return Expr.ref(name);
    }
}
