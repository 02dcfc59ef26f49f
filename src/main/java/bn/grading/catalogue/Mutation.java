package bn.grading.catalogue;

import bn.formula.Expr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A formula for a step that is one slip away from a right one, whether or not the catalogue has a name for
/// it.
///
/// @param step whose formula it is
/// @param formula the commonest of those that make the same numbers
/// @param alike the others: the same numbers as long as all earlier steps are right
/// @param following later steps of the table without a broadcast, where the formula has rows already
/// @param slip what it differs by
public record Mutation(String step, Expr formula, List<Expr> alike, Map<String, Expr> following, Slip slip) {
    public Mutation {
        alike = List.copyOf(alike);
        following = Map.copyOf(following);
    }

    public MistakeKind kind() {
        return slip.kind();
    }

    /// The lines of the table that it changes, its own first.
    public Map<String, Expr> lines() {
        Map<String, Expr> lines = new LinkedHashMap<>();
        lines.put(step, formula);
        lines.putAll(following);
        return lines;
    }
}
