package bn.learn.script;

import bn.batch.Decimal;
import bn.prose.DataMessage;
import bn.prose.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// How a function is called.
///
/// @param text as a sentence shows it: `train(plan, data, batch=32)`
/// @param fallbacks the values of the parameters that have one, by name
record Signature(String text, List<FunctionParameter> parameters, Map<String, Object> fallbacks) {
    /// A signature of a script, whose fallbacks are evaluated now.
    static Signature of(String name, List<FunctionParameter> parameters, Function<Expression, Object> value) {
        String shown = parameters.stream().map(Signature::shown).collect(Collectors.joining(", ", name + "(", ")"));
        return new Signature(shown, parameters, fallbacks(parameters, value));
    }

    /// A signature of the library, whose fallbacks are numbers, texts, `True`, `False`, `None` or `[]`.
    ///
    /// @throws ScriptProblem if the text is no signature
    /// @throws IllegalArgumentException if a fallback is anything else
    static Signature of(String text) {
        TokenReader tokens = new TokenReader("", Lexer.tokens("", text, 0));
        tokens.name();
        tokens.expect("(");
        List<FunctionParameter> parameters = new ParameterParser(tokens, new ExpressionParser(tokens)).ofLibrary(")");
        tokens.lineEnd();
        return new Signature(text, parameters, fallbacks(parameters, Signature::constant));
    }

    private static Object constant(Expression fallback) {
        return switch (fallback) {
            case Expression.Constant(int line, Object value) -> value;
            case Expression.Unary(int line, Operator.Unary operator, Expression.Constant(int on, Double number))
            when operator == Operator.Unary.MINUS -> -number;
            case Expression.ListOf(int line, List<Expression> items) when items.isEmpty() -> List.of();
            default -> throw new IllegalArgumentException("no constant: " + fallback);
        };
    }

    private static Map<String, Object> fallbacks(
            List<FunctionParameter> parameters, Function<Expression, Object> value) {
        Map<String, Object> fallbacks = new LinkedHashMap<>();
        parameters.forEach(parameter ->
                parameter.fallback().ifPresent(fallback -> fallbacks.put(parameter.name(), value.apply(fallback))));
        return fallbacks;
    }

    private static String shown(FunctionParameter parameter) {
        return parameter.name()
                + parameter
                        .fallback()
                        .map(fallback -> fallback instanceof Expression.Constant(int line, Double number)
                                ? "=" + Decimal.shortest(number)
                                : "=...")
                        .orElse("");
    }

    /// The value of each parameter in a call.
    ///
    /// @throws ScriptProblem if the arguments do not fit
    Map<String, Object> bind(List<Object> positional, Map<String, Object> named) {
        Map<String, Object> bound = new LinkedHashMap<>();
        int taken = 0;
        for (FunctionParameter parameter : parameters) {
            if (parameter.rest()) {
                bound.put(parameter.name(), Values.list(positional.subList(taken, positional.size())));
                taken = positional.size();
            } else if (taken < positional.size()) {
                bound.put(parameter.name(), positional.get(taken));
                taken++;
            }
        }
        if (taken < positional.size()) {
            throw new ScriptProblem(DataMessage.SCRIPT_TOO_MANY_ARGUMENTS, positional.size(), taken, text);
        }
        named.forEach((name, value) -> bindNamed(bound, name, value));
        List<String> missing = new ArrayList<>();
        for (FunctionParameter parameter : parameters) {
            Object fallback = fallbacks.get(parameter.name());
            if (!bound.containsKey(parameter.name()) && fallback == null) {
                missing.add(parameter.name());
            } else if (fallback != null) {
                bound.putIfAbsent(parameter.name(), fallback);
            }
        }
        if (!missing.isEmpty()) {
            throw new ScriptProblem(DataMessage.SCRIPT_ARGUMENT_MISSING, missing, text);
        }
        return bound;
    }

    private void bindNamed(Map<String, Object> bound, String name, Object value) {
        List<String> names = parameters.stream()
                .filter(parameter -> !parameter.rest())
                .map(FunctionParameter::name)
                .toList();
        if (!names.contains(name)) {
            throw new ScriptProblem(
                    DataMessage.SCRIPT_NO_PARAMETER,
                    name,
                    Suggestion.within(name, names, UnaryOperator.identity()),
                    text);
        }
        if (bound.put(name, value) != null) {
            throw new ScriptProblem(DataMessage.SCRIPT_ARGUMENT_TWICE, name);
        }
    }
}
