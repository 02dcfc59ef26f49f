package bn.graph;

import bn.formula.Expr;
import java.util.List;

/// One line of the table: a name, its formula, and the part it plays.
///
/// @param name the name of the step-by-step code
/// @param symbol the symbol of the paper
/// @param role whether it is computed on the way forward, or which gradient it is
/// @param formula how it is computed from inputs and earlier steps
/// @param aliases other spellings
public record Step(String name, String symbol, Role role, Expr formula, List<String> aliases) implements Quantity {
    public Step {
        aliases = List.copyOf(aliases);
    }

    /// On the way forward, or on the way back.
    public Pass pass() {
        return switch (role) {
            case Role.Forward _ -> Pass.FORWARD;
            case Role.Gradient _, Role.Branch _ -> Pass.BACKWARD;
        };
    }

    /// This step, to be read by a later formula.
    public Expr ref() {
        return Expr.ref(name);
    }

    Step also(String... spellings) {
        return new Step(name, symbol, role, formula, List.of(spellings));
    }
}
