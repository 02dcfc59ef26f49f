package bn.learn.script;

import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.List;

/// A script: definitions, and calls for whoever reads it.
///
/// @param name of its file, for the places of problems
public record Script(String name, List<Statement> statements) {
    /// Copies the statements.
    public Script {
        statements = List.copyOf(statements);
    }

    /// Parses a script.
    ///
    /// @throws ScriptProblem if it is none
    public static Script parse(String name, String text) throws ScriptProblem {
        TokenReader tokens = new TokenReader(name, Lexer.tokens(name, text, 1));
        return new Script(name, new StatementParser(tokens).statements());
    }

    /// Parses an expression alone, such as one that was typed. Its problems, and those of its evaluation, have no
    /// place.
    ///
    /// @throws ScriptProblem if it is none
    public static Expression expression(String text) throws ScriptProblem {
        TokenReader tokens = new TokenReader("", Lexer.tokens("", text.strip(), 0));
        Expression expression = new ExpressionParser(tokens).expressions();
        tokens.lineEnd();
        if (!tokens.takes(Token.Kind.END)) {
            throw tokens.unexpected(Sentence.of(DataMessage.SCRIPT_LINE_END));
        }
        return expression;
    }

    /// The definitions, in order.
    List<Statement.Definition> definitions() {
        return statements.stream()
                .filter(Statement.Definition.class::isInstance)
                .map(Statement.Definition.class::cast)
                .toList();
    }
}
