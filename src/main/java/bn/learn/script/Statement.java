package bn.learn.script;

import java.util.List;

/// A statement of a script, with its line.
public sealed interface Statement {
    int line();

    /// What gives a name of the script its value.
    sealed interface Definition extends Statement {
        String name();
    }

    /// `name = value`
    record Assign(int line, String name, Expression value) implements Definition {}

    /// `def name(parameters):` with assignments and the result.
    record Define(int line, String name, List<FunctionParameter> parameters, List<Assign> body, Expression result)
            implements Definition {}

    /// `claim("shrinks", left < 1e-4, share=100)`: it is evaluated by whoever asks for it.
    record Call(int line, Expression.Call call) implements Statement {}
}
