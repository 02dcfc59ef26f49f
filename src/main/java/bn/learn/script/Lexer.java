package bn.learn.script;

import bn.batch.Printable;
import bn.learn.script.Token.Kind;
import bn.prose.DataMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a script apart into tokens, as Python does: a line ends a statement, except within brackets; blank lines and
/// comments are nothing; lines of a `def` are indented.
final class Lexer {
    /// A script is short; what is longer is none.
    private static final int LONGEST = 100_000;

    /// Tokens of one statement, so that no expression is deeper than the stack.
    private static final int MOST_TOKENS = 5_000;

    private static final Pattern BLANKS = Pattern.compile("[ \t\f]*");
    private static final Pattern COMMENT = Pattern.compile("#[^\r\n]*");
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\n|\r");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");
    private static final Pattern SIGN = Pattern.compile("\\*\\*|//|[=!<>]=|[-+*/%<>=()\\[\\],.:]");
    private static final String LONG_QUOTES = "\"\"\"";

    private final String file;
    private final String text;
    private final Matcher matcher;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;
    private int brackets;
    private int statementStart;
    private String indentation = "";

    private Lexer(String file, String text, int firstLine) {
        this.line = firstLine;
        this.file = file;
        this.text = text;
        this.matcher = BLANKS.matcher(text);
    }

    /// @param firstLine its number, or 0 for what has no place
    static List<Token> tokens(String file, String text, int firstLine) {
        if (text.length() > LONGEST) {
            throw ScriptProblem.on(file, firstLine, DataMessage.SCRIPT_TOO_LONG, LONGEST);
        }
        Lexer lexer = new Lexer(file, text, firstLine);
        lexer.read();
        return lexer.tokens;
    }

    private void read() {
        lineStart();
        while (at < text.length()) {
            next();
        }
        endStatement();
        indent("");
        add(Kind.END, "");
    }

    private void next() {
        if (takes(LINE_BREAK)) {
            line++;
            if (brackets == 0) {
                endStatement();
                lineStart();
            }
        } else if (takes(COMMENT)) {
            return;
        } else if (takes(NUMBER)) {
            add(Kind.NUMBER, matcher.group());
        } else if (takes(WORD)) {
            add(Kind.WORD, matcher.group());
        } else if (takes(SIGN)) {
            sign(matcher.group());
        } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
            quoted();
        } else if (!takes(BLANKS) || matcher.end() == matcher.start()) {
            throw problem(DataMessage.SCRIPT_CHARACTER, Printable.quoted(Character.toString(text.codePointAt(at))));
        }
    }

    /// The indentation of a line that is not blank.
    private void lineStart() {
        takes(BLANKS);
        String blanks = matcher.group();
        boolean blank = at == text.length() || "#\r\n".indexOf(text.charAt(at)) >= 0;
        if (!blank) {
            indent(blanks);
        }
    }

    private void indent(String blanks) {
        if (blanks.equals(indentation)) {
            return;
        }
        if (!blanks.isEmpty() && !indentation.isEmpty()) {
            throw problem(DataMessage.SCRIPT_INDENTATION);
        }
        add(blanks.isEmpty() ? Kind.DEDENT : Kind.INDENT, "");
        statementStart = tokens.size();
        indentation = blanks;
    }

    private void endStatement() {
        if (tokens.size() > statementStart) {
            // Where the line has ended, so has the count of lines gone on.
            tokens.add(new Token(Kind.LINE_END, "", tokens.getLast().line()));
        }
        statementStart = tokens.size();
    }

    private void sign(String sign) {
        add(Kind.SIGN, sign);
        if ("([".contains(sign)) {
            brackets++;
        } else if (")]".contains(sign)) {
            brackets = Math.max(0, brackets - 1);
        }
    }

    private void quoted() {
        String quotes = text.startsWith(LONG_QUOTES, at) ? LONG_QUOTES : text.substring(at, at + 1);
        boolean severalLines = quotes.length() > 1;
        StringBuilder said = new StringBuilder();
        int from = at + quotes.length();
        int first = line;
        while (from < text.length() && !text.startsWith(quotes, from)) {
            char c = text.charAt(from);
            if (c == '\n' && !severalLines) {
                break;
            }
            line += c == '\n' ? 1 : 0;
            from++;
            said.append(c == '\\' && from < text.length() ? escaped(text.charAt(from++)) : c);
        }
        if (!text.startsWith(quotes, from)) {
            line = first;
            throw problem(DataMessage.SCRIPT_QUOTE_OPEN);
        }
        at = from + quotes.length();
        tokens.add(new Token(Kind.TEXT, said.toString(), first));
    }

    private char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\\', '"', '\'' -> c;
            default -> throw problem(DataMessage.SCRIPT_CHARACTER, Printable.quoted("\\" + c));
        };
    }

    private boolean takes(Pattern pattern) {
        boolean there = matcher.usePattern(pattern).region(at, text.length()).lookingAt();
        at = there ? matcher.end() : at;
        return there;
    }

    private void add(Kind kind, String word) {
        tokens.add(new Token(kind, word, line));
        if (tokens.size() - statementStart > MOST_TOKENS) {
            throw problem(DataMessage.SCRIPT_STATEMENT_TOO_LONG, MOST_TOKENS);
        }
    }

    private ScriptProblem problem(DataMessage problem, Object... blanks) {
        return ScriptProblem.on(file, line, problem, blanks);
    }
}
