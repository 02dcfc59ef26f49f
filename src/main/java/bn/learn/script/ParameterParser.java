package bn.learn.script;

import bn.prose.DataMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Parses the parameters of a `def`, a `lambda`, or a signature of the library: `a, b=1`.
final class ParameterParser {
    private final TokenReader tokens;
    private final ExpressionParser expressions;
    private final List<FunctionParameter> parameters = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    ParameterParser(TokenReader tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /// The parameters, and the sign behind them.
    List<FunctionParameter> until(String closing) {
        return until(closing, false);
    }

    /// Of the library, where one may take the rest: `*values`.
    List<FunctionParameter> ofLibrary(String closing) {
        return until(closing, true);
    }

    private List<FunctionParameter> until(String closing, boolean rest) {
        while (!tokens.takes(closing)) {
            if (!parameters.isEmpty()) {
                tokens.expect(",");
            }
            int line = tokens.peek().line();
            FunctionParameter parameter = parameter(rest && tokens.takes("*"));
            if (!names.add(parameter.name())) {
                throw tokens.problem(line, DataMessage.SCRIPT_GIVEN_TWICE, parameter.name(), line);
            }
            if (!parameters.isEmpty()
                    && parameters.getLast().fallback().isPresent()
                    && parameter.fallback().isEmpty()) {
                throw tokens.problem(line, DataMessage.SCRIPT_PARAMETER_BEHIND_DEFAULT, parameter.name());
            }
            parameters.add(parameter);
        }
        return List.copyOf(parameters);
    }

    private FunctionParameter parameter(boolean rest) {
        String name = tokens.name();
        Optional<Expression> fallback =
                !rest && tokens.takes("=") ? Optional.of(expressions.expression()) : Optional.empty();
        return new FunctionParameter(name, fallback, rest);
    }
}
