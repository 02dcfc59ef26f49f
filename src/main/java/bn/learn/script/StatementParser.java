package bn.learn.script;

import bn.learn.script.Statement.Assign;
import bn.learn.script.Statement.Define;
import bn.learn.script.Token.Kind;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parses the statements of a script.
final class StatementParser {
    /// Python's statements that a script does without.
    private static final Set<String> OTHERS = Set.of(
            "assert",
            "async",
            "break",
            "class",
            "continue",
            "del",
            "for",
            "from",
            "global",
            "if",
            "import",
            "nonlocal",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private final TokenReader tokens;
    private final ExpressionParser expressions;

    /// The names of the script that have their value, and on which line they got it.
    private final Map<String, Integer> lines = new HashMap<>();

    StatementParser(TokenReader tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        docstring();
        while (tokens.peek().kind() != Kind.END) {
            statements.add(statement());
        }
        return List.copyOf(statements);
    }

    private void docstring() {
        if (tokens.peek().kind() == Kind.TEXT && tokens.ahead(1).kind() == Kind.LINE_END) {
            tokens.next();
            tokens.next();
        }
    }

    private Statement statement() {
        if (tokens.peek().is("def")) {
            return define();
        }
        refuseOthers();
        if (startsAssignment()) {
            return assign(lines);
        }
        Token start = tokens.peek();
        Expression expression = start.isName() ? expressions.expression() : null;
        if (expression instanceof Expression.Call call) {
            tokens.lineEnd();
            return new Statement.Call(start.line(), call);
        }
        throw tokens.problem(
                start.line(), DataMessage.SCRIPT_EXPECTED, start.shown(), Sentence.of(DataMessage.SCRIPT_A_STATEMENT));
    }

    private boolean startsAssignment() {
        return tokens.peek().isName() && tokens.ahead(1).is("=");
    }

    private void refuseOthers() {
        Token token = tokens.peek();
        if (token.kind() == Kind.WORD && OTHERS.contains(token.text())) {
            throw tokens.problem(token.line(), DataMessage.SCRIPT_NO_STATEMENT, token.text());
        }
    }

    private Assign assign(Map<String, Integer> given) {
        int line = tokens.peek().line();
        String name = tokens.name();
        gives(given, name, line);
        tokens.expect("=");
        Expression value = expressions.expressions();
        tokens.lineEnd();
        return new Assign(line, name, value);
    }

    private void gives(Map<String, Integer> given, String name, int line) {
        Integer before = given.putIfAbsent(name, line);
        if (before != null) {
            throw tokens.problem(line, DataMessage.SCRIPT_GIVEN_TWICE, name, before);
        }
    }

    private Define define() {
        int line = tokens.next().line();
        String name = tokens.name();
        gives(lines, name, line);
        tokens.expect("(");
        List<FunctionParameter> parameters = new ParameterParser(tokens, expressions).until(")");
        tokens.expect(":");
        Map<String, Integer> own = new HashMap<>();
        parameters.forEach(parameter -> own.put(parameter.name(), line));
        if (!(tokens.takes(Kind.LINE_END) && tokens.takes(Kind.INDENT))) {
            throw tokens.problem(line, DataMessage.SCRIPT_DEF_WITHOUT_BODY, name);
        }
        docstring();
        List<Assign> body = new ArrayList<>();
        while (startsAssignment()) {
            body.add(assign(own));
        }
        Expression result = result(name);
        return new Define(line, name, parameters, List.copyOf(body), result);
    }

    private Expression result(String name) {
        if (!tokens.takes("return")) {
            refuseOthers();
            throw tokens.problem(
                    tokens.peek().line(),
                    DataMessage.SCRIPT_NO_RETURN,
                    name,
                    tokens.peek().shown());
        }
        Expression result = expressions.expressions();
        tokens.lineEnd();
        if (!tokens.takes(Kind.DEDENT)) {
            throw tokens.problem(tokens.peek().line(), DataMessage.SCRIPT_BEHIND_RETURN);
        }
        return result;
    }
}
