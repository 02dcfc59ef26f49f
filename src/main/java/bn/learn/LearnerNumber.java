package bn.learn;

import bn.learn.script.Arguments;
import bn.learn.script.Arithmetic;
import bn.learn.script.ScriptProblem;
import java.util.Map;
import java.util.Optional;

/// A number as a learner types it: `0.25`, `1e-12`, `26/3`, `3*sqrt(5)`.
final class LearnerNumber {
    private static final Arithmetic ARITHMETIC = new Arithmetic(Map.of(
            "pi", Math.PI,
            "sqrt", Arguments.function("sqrt(x)", of -> Math.sqrt(of.number("x"))),
            "exp", Arguments.function("exp(x)", of -> StrictMath.exp(of.number("x"))),
            "log", Arguments.function("log(x)", of -> StrictMath.log(of.number("x")))));

    private LearnerNumber() {}

    /// The number, if it is one that is finite.
    static Optional<Double> of(String typed) {
        try {
            return Optional.of(ARITHMETIC.value(typed));
        } catch (ScriptProblem problem) {
            return Optional.empty();
        }
    }
}
