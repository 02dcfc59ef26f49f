package bn.learn.script;

import bn.learn.script.Expression.Loop;
import bn.learn.script.Token.Kind;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parses what expressions are made of: constants, names, brackets, and the calls, attributes and indices behind them.
final class AtomParser {
    private final TokenReader tokens;
    private final ExpressionParser expressions;

    AtomParser(TokenReader tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression withSuffixes() {
        Expression of = atom();
        while (true) {
            Token open = tokens.peek();
            if (tokens.takes("(")) {
                of = call(of, open);
            } else if (tokens.takes("[")) {
                of = index(of, open);
            } else if (tokens.takes(".")) {
                of = new Expression.Attribute(of.line(), of, tokens.name());
            } else {
                return of;
            }
        }
    }

    private Expression atom() {
        Token token = tokens.peek();
        int line = token.line();
        if (token.isName()) {
            return new Expression.Name(line, tokens.next().text());
        }
        if (tokens.takes(Kind.NUMBER)) {
            return new Expression.Constant(line, Double.parseDouble(token.text()));
        }
        if (tokens.takes(Kind.TEXT)) {
            return new Expression.Constant(line, token.text());
        }
        if (tokens.takes("(")) {
            return parenthesized(token);
        }
        if (tokens.takes("[")) {
            return list(token);
        }
        return constant(token);
    }

    private Expression constant(Token token) {
        Object value = switch (token.isKeyword() ? token.text() : "") {
            case "True" -> true;
            case "False" -> false;
            case "None" -> None.NONE;
            default -> throw tokens.unexpected(Sentence.of(DataMessage.SCRIPT_AN_EXPRESSION));
        };
        tokens.next();
        return new Expression.Constant(token.line(), value);
    }

    /// An expression in parentheses, a tuple, or what a generator makes.
    private Expression parenthesized(Token open) {
        if (tokens.takes(")")) {
            return new Expression.TupleOf(open.line(), List.of());
        }
        Expression first = expressions.expression();
        if (tokens.peek().is("for")) {
            return comprehension(first, open, ")");
        }
        if (tokens.takes(")")) {
            return first;
        }
        return new Expression.TupleOf(open.line(), items(first, open, ")"));
    }

    private Expression list(Token open) {
        if (tokens.takes("]")) {
            return new Expression.ListOf(open.line(), List.of());
        }
        Expression first = expressions.expression();
        return tokens.peek().is("for")
                ? comprehension(first, open, "]")
                : new Expression.ListOf(open.line(), items(first, open, "]"));
    }

    private List<Expression> items(Expression first, Token open, String closing) {
        List<Expression> items = new ArrayList<>(List.of(first));
        while (!tokens.closes(open, closing)) {
            items.add(expressions.expression());
        }
        return List.copyOf(items);
    }

    private Expression comprehension(Expression item, Token open, String closing) {
        List<Loop> loops = new ArrayList<>();
        while (tokens.takes("for")) {
            Target target = targets();
            tokens.expect("in");
            Expression source = expressions.either();
            List<Expression> conditions = new ArrayList<>();
            while (tokens.takes("if")) {
                conditions.add(expressions.either());
            }
            loops.add(new Loop(target, source, List.copyOf(conditions)));
        }
        if (!tokens.takes(closing)) {
            throw tokens.unclosed(open, closing);
        }
        return new Expression.Comprehension(open.line(), item, List.copyOf(loops));
    }

    /// `a`, or `a, b`, with those in parentheses taken apart further.
    private Target targets() {
        Target first = target();
        if (!tokens.peek().is(",")) {
            return first;
        }
        List<Target> parts = new ArrayList<>(List.of(first));
        while (tokens.takes(",")) {
            parts.add(target());
        }
        return new Target.Several(List.copyOf(parts));
    }

    private Target target() {
        Token open = tokens.peek();
        if (!tokens.takes("(")) {
            return new Target.One(tokens.name());
        }
        List<Target> parts = new ArrayList<>();
        do {
            // Only one level: what is deeper is clearer as a function.
            parts.add(new Target.One(tokens.name()));
        } while (!tokens.closes(open, ")"));
        return new Target.Several(List.copyOf(parts));
    }

    private Expression call(Expression function, Token open) {
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        boolean closed = tokens.takes(")");
        while (!closed) {
            int line = tokens.peek().line();
            if (tokens.peek().isName() && tokens.ahead(1).is("=")) {
                String name = tokens.name();
                tokens.expect("=");
                if (named.put(name, expressions.expression()) != null) {
                    throw tokens.problem(line, DataMessage.SCRIPT_ARGUMENT_TWICE, name);
                }
            } else if (named.isEmpty()) {
                Expression argument = expressions.expression();
                if (tokens.peek().is("for") && positional.isEmpty()) {
                    positional.add(comprehension(argument, open, ")"));
                    break;
                }
                positional.add(argument);
            } else {
                throw tokens.problem(line, DataMessage.SCRIPT_ARGUMENT_BEHIND_NAMED);
            }
            closed = tokens.closes(open, ")");
        }
        return new Expression.Call(
                function.line(), function, List.copyOf(positional), Collections.unmodifiableMap(named));
    }

    private Expression index(Expression of, Token open) {
        Optional<Expression> from = bound();
        if (!tokens.peek().is(":")) {
            Expression index = from.orElseThrow(() -> tokens.unexpected(Sentence.of(DataMessage.SCRIPT_AN_EXPRESSION)));
            closed(open);
            return new Expression.Item(of.line(), of, index);
        }
        tokens.expect(":");
        Optional<Expression> to = bound();
        Optional<Expression> step = tokens.takes(":") ? bound() : Optional.empty();
        closed(open);
        return new Expression.Slice(of.line(), of, from, to, step);
    }

    private Optional<Expression> bound() {
        return tokens.peek().is(":") || tokens.peek().is("]")
                ? Optional.empty()
                : Optional.of(expressions.expression());
    }

    private void closed(Token open) {
        if (!tokens.takes("]")) {
            throw tokens.unclosed(open, "]");
        }
    }
}
