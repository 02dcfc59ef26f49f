package bn.query;

import bn.graph.Graph;
import bn.graph.Quantity;
import bn.prose.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A token of an expression.
record Token(Type type, String text) {
    enum Type {
        NUMBER,
        WORD,
        SIGN,
        INDEX
    }

    /// The most tokens in a line: parsing and evaluation recurse to a depth proportional to it.
    private static final int MOST = 200;

    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern WORD = Pattern.compile("∂[\\p{L}\\p{M}\\p{N}_∂/]*|[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*²?|∂ℓ/∂[\\p{L}\\p{M}]+²?");
    private static final Pattern SIGN = Pattern.compile("\\*\\*|[-+−*·×/^²()√,=]");

    /// Splits a line into tokens.
    ///
    /// @param graph whose names and symbols are known; one of them, `σ²`, looks like a square
    /// @throws QueryProblem if a character is unexpected, a bracket is not closed, or the line is too long
    static List<Token> of(String line, Graph graph) throws QueryProblem {
        List<String> spellings = spellings(graph);
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
                continue;
            }
            Token token = next(line, at, spellings);
            tokens.add(token);
            if (tokens.size() > MOST) {
                throw new QueryProblem(Message.QUERY_TOO_LONG, MOST);
            }
            at += token.text().length();
        }
        return tokens;
    }

    private static Token next(String line, int at, List<String> spellings) throws QueryProblem {
        for (String spelling : spellings) {
            if (line.startsWith(spelling, at) && !continues(line, at + spelling.length())) {
                return new Token(Type.WORD, spelling);
            }
        }
        if (line.charAt(at) == '[') {
            return new Token(Type.INDEX, line.substring(at, closing(line, at) + 1));
        }
        for (Type type : List.of(Type.NUMBER, Type.WORD, Type.SIGN)) {
            Pattern pattern = switch (type) {
                case NUMBER -> NUMBER;
                case WORD -> WORD;
                case SIGN, INDEX -> SIGN;
            };
            Matcher matcher = pattern.matcher(line).region(at, line.length());
            if (matcher.lookingAt()) {
                return new Token(type, matcher.group());
            }
        }
        throw new QueryProblem(Message.QUERY_UNEXPECTED, Character.toString(line.codePointAt(at)), Function.words());
    }

    /// Names and symbols that are single tokens, longest first.
    private static List<String> spellings(Graph graph) {
        return Stream.<Quantity>concat(graph.inputs().stream(), graph.steps().stream())
                .flatMap(quantity ->
                        Stream.concat(Stream.of(quantity.name(), quantity.symbol()), quantity.aliases().stream()))
                .filter(spelling -> PLAIN.matcher(spelling).matches())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static boolean continues(String line, int at) {
        if (at >= line.length()) {
            return false;
        }
        int c = line.codePointAt(at);
        return Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static int closing(String line, int open) throws QueryProblem {
        char quote = 0;
        for (int at = open + 1; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ']') {
                return at;
            }
        }
        throw new QueryProblem(Message.QUERY_UNCLOSED, line.substring(open));
    }

    /// The comma-separated items of an index.
    List<String> items() {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        char quote = 0;
        for (char c : text.substring(1, text.length() - 1).toCharArray()) {
            if (quote == 0 && c == ',') {
                items.add(item.toString().strip());
                item.setLength(0);
                continue;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            }
            item.append(c);
        }
        items.add(item.toString().strip());
        return items;
    }
}
