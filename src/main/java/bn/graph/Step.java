package bn.graph;

import bn.formula.Expr;
import java.util.List;

/// One step of the table: a name, its formula, and its role.
///
/// @param name as in the step-by-step code
/// @param symbol as in the paper
/// @param role a forward value, or which gradient it is
/// @param formula over inputs and earlier steps
/// @param aliases other accepted spellings
public record Step(String name, String symbol, Role role, Expr formula, List<String> aliases) implements Quantity {
    public Step {
        aliases = List.copyOf(aliases);
    }

    public Pass pass() {
        return switch (role) {
            case Role.Forward _ -> Pass.FORWARD;
            case Role.Gradient _, Role.Branch _ -> Pass.BACKWARD;
        };
    }

    /// A reference to this step, for a later formula.
    public Expr ref() {
        return Expr.ref(name);
    }

    /// The same step with another formula.
    public Step with(Expr other) {
        return new Step(name, symbol, role, other, aliases);
    }

    Step also(String... spellings) {
        return new Step(name, symbol, role, formula, List.of(spellings));
    }
}
