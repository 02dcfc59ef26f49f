package bn.learn.script;

import bn.learn.script.Expression.Comparison;
import bn.learn.script.Expression.Link;
import bn.learn.script.Operator.Binary;
import bn.learn.script.Operator.Comparing;
import bn.learn.script.Operator.Unary;
import bn.prose.DataMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Parses expressions, with one method for each precedence of Python's, the lowest first.
final class ExpressionParser {
    /// How deep brackets and signs in front may be nested.
    private static final int DEEPEST = 60;

    private static final Set<String> SUMS = Set.of("+", "-");
    private static final Set<String> PRODUCTS = Set.of("*", "/", "//", "%");

    private final TokenReader tokens;
    private final AtomParser atoms;
    private int depth;

    ExpressionParser(TokenReader tokens) {
        this.tokens = tokens;
        this.atoms = new AtomParser(tokens, this);
    }

    /// `a if c else b`, `lambda a: b`, and what binds more tightly.
    Expression expression() {
        return nested(() -> {
            int line = tokens.peek().line();
            if (tokens.takes("lambda")) {
                List<FunctionParameter> parameters = new ParameterParser(tokens, this).until(":");
                return new Expression.Lambda(line, parameters, expression());
            }
            Expression yes = either();
            if (!tokens.takes("if")) {
                return yes;
            }
            Expression condition = either();
            tokens.expect("else");
            return new Expression.Choice(line, condition, yes, expression());
        });
    }

    /// An expression, or several with commas between: a tuple.
    Expression expressions() {
        int line = tokens.peek().line();
        Expression first = expression();
        if (!tokens.peek().is(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (tokens.takes(",")) {
            items.add(expression());
        }
        return new Expression.TupleOf(line, List.copyOf(items));
    }

    /// `a or b`, and what binds more tightly.
    Expression either() {
        Expression left = both();
        while (tokens.takes("or")) {
            left = new Expression.Logic(left.line(), false, left, both());
        }
        return left;
    }

    private Expression both() {
        Expression left = negation();
        while (tokens.takes("and")) {
            left = new Expression.Logic(left.line(), true, left, negation());
        }
        return left;
    }

    private Expression negation() {
        int line = tokens.peek().line();
        return tokens.takes("not") ? nested(() -> new Expression.Unary(line, Unary.NOT, negation())) : comparison();
    }

    private Expression comparison() {
        Expression first = sum();
        List<Link> links = new ArrayList<>();
        for (Optional<Comparing> operator = comparing(); operator.isPresent(); operator = comparing()) {
            links.add(new Link(operator.get(), sum()));
        }
        return links.isEmpty() ? first : new Comparison(first.line(), first, List.copyOf(links));
    }

    private Optional<Comparing> comparing() {
        boolean notIn = tokens.peek().is("not") && tokens.ahead(1).is("in");
        if (notIn) {
            tokens.next();
            tokens.next();
            return Optional.of(Comparing.NOT_IN);
        }
        Optional<Comparing> operator = Comparing.of(sign());
        operator.ifPresent(found -> tokens.next());
        return operator;
    }

    private Expression sum() {
        return chain(SUMS, this::product);
    }

    private Expression product() {
        return chain(PRODUCTS, this::signed);
    }

    private Expression chain(Set<String> signs, Supplier<Expression> operand) {
        Expression left = operand.get();
        while (signs.contains(sign())) {
            Binary operator = Binary.of(tokens.next().text()).orElseThrow();
            left = new Expression.Binary(left.line(), operator, left, operand.get());
        }
        return left;
    }

    private Expression signed() {
        int line = tokens.peek().line();
        if (tokens.takes("-")) {
            return nested(() -> new Expression.Unary(line, Unary.MINUS, signed()));
        }
        return tokens.takes("+") ? nested(() -> new Expression.Unary(line, Unary.PLUS, signed())) : power();
    }

    /// It binds more tightly than a sign in front of it, and less than one behind.
    private Expression power() {
        Expression base = atoms.withSuffixes();
        return tokens.takes("**")
                ? nested(() -> new Expression.Binary(base.line(), Binary.POWER, base, signed()))
                : base;
    }

    /// The sign or keyword that comes next, or nothing.
    private String sign() {
        Token token = tokens.peek();
        return token.kind() == Token.Kind.SIGN || token.isKeyword() ? token.text() : "";
    }

    private Expression nested(Supplier<Expression> inner) {
        depth++;
        if (depth > DEEPEST) {
            throw tokens.problem(tokens.peek().line(), DataMessage.SCRIPT_TOO_DEEP, DEEPEST);
        }
        Expression parsed = inner.get();
        depth--;
        return parsed;
    }
}
