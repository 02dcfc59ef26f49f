package bn.grading.catalogue;

import bn.formula.Expr;
import bn.formula.PlainText;

/// A slip in the line of a mistake, besides it.
///
/// @param step whose line it is
/// @param formula with the mistake and the slip
/// @param slip what it differs by from the mistake's line
public record FurtherSlip(String step, Expr formula, Slip slip) implements Cause {
    /// The line as it may have been written.
    @Override
    public String id() {
        return step + " = " + PlainText.of(formula);
    }

    @Override
    public MistakeKind kind() {
        return slip.kind();
    }
}
