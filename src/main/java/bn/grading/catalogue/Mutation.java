package bn.grading.catalogue;

import bn.formula.Expr;
import bn.formula.PlainText;
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
public record Mutation(String step, Expr formula, List<Expr> alike, Map<String, Expr> following, Slip slip)
        implements Cause {
    public Mutation {
        alike = List.copyOf(alike);
        following = Map.copyOf(following);
    }

    /// The line as it may have been written: `dvar = dsqrtvar / sqrtvar`.
    @Override
    public String id() {
        return step + " = " + PlainText.of(formula);
    }

    @Override
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
