package bn.learn.script;

import bn.learn.script.Token.Kind;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.List;

/// The tokens of a script, one after the other.
final class TokenReader {
    private final String file;
    private final List<Token> tokens;
    private int at;

    /// @param tokens the last of which is the end
    TokenReader(String file, List<Token> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    Token peek() {
        return ahead(0);
    }

    Token ahead(int count) {
        return tokens.get(Math.min(at + count, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    boolean takes(String word) {
        boolean there = peek().is(word);
        at += there ? 1 : 0;
        return there;
    }

    boolean takes(Kind kind) {
        boolean there = peek().kind() == kind;
        at += there ? 1 : 0;
        return there;
    }

    /// Takes a sign or keyword that must be there.
    void expect(String word) {
        if (!takes(word)) {
            throw unexpected(Sentence.asItIs("'" + word + "'"));
        }
    }

    /// Takes what closes a bracket, or another item of what is in it.
    ///
    /// @param open the bracket
    /// @return whether it was closed
    boolean closes(Token open, String closing) {
        if (takes(closing)) {
            return true;
        }
        if (takes(",")) {
            return takes(closing);
        }
        throw unclosed(open, closing);
    }

    /// That something else stands where a bracket could be closed.
    ScriptProblem unclosed(Token open, String closing) {
        return unexpected(
                open.line() == peek().line()
                        ? Sentence.of(DataMessage.SCRIPT_COMMA_OR, closing)
                        : Sentence.of(DataMessage.SCRIPT_CLOSING, closing, open.text(), open.line()));
    }

    String name() {
        if (!peek().isName()) {
            throw unexpected(Sentence.of(DataMessage.SCRIPT_A_NAME));
        }
        return next().text();
    }

    void lineEnd() {
        if (!takes(Kind.LINE_END)) {
            throw unexpected(Sentence.of(DataMessage.SCRIPT_OPERATOR_OR_END));
        }
    }

    ScriptProblem unexpected(Sentence expected) {
        return problem(peek().line(), DataMessage.SCRIPT_EXPECTED, peek().shown(), expected);
    }

    ScriptProblem problem(int line, DataMessage problem, Object... blanks) {
        return ScriptProblem.on(file, line, problem, blanks);
    }
}
