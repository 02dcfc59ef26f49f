package bn.query;

import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Extents;
import bn.graph.Quantity;
import bn.prose.Message;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Parses expressions: names with or without an index, numbers, `+ - * / ^2`, parentheses, and each [Function].
/// Unary minus has lower precedence than a square, as in mathematics and in Python.
final class QueryParser {
    private final Scope scope;
    private final List<Token> tokens;
    private final Map<String, Pick> picks = new LinkedHashMap<>();
    private final Map<String, Query.Call> calls = new LinkedHashMap<>();
    private int at;

    private QueryParser(Scope scope, List<Token> tokens) {
        this.scope = scope;
        this.tokens = tokens;
    }

    static Query query(String line, Scope scope) throws QueryProblem {
        QueryParser parser = new QueryParser(scope, Token.of(line, scope.whole()));
        Expr expr = parser.sum();
        if (parser.at < parser.tokens.size()) {
            throw unexpected(parser.tokens.get(parser.at).text());
        }
        return new Query(line.strip(), expr, parser.picks, parser.calls);
    }

    private Expr sum() throws QueryProblem {
        Expr left = product();
        while (true) {
            if (takes("+")) {
                left = left.plus(product());
            } else if (takes("-") || takes("−")) {
                left = left.minus(product());
            } else {
                return left;
            }
        }
    }

    private Expr product() throws QueryProblem {
        Expr left = signed();
        while (true) {
            if (takes("*") || takes("·") || takes("×")) {
                left = left.times(signed());
            } else if (takes("/")) {
                left = left.over(signed());
            } else {
                return left;
            }
        }
    }

    private Expr signed() throws QueryProblem {
        if (takes("-") || takes("−")) {
            return signed().negated();
        }
        return takes("+") ? signed() : power();
    }

    private Expr power() throws QueryProblem {
        Expr base = atom();
        while (true) {
            if (takes("²")) {
                base = base.squared();
            } else if (takes("^") || takes("**")) {
                if (at >= tokens.size() || !tokens.get(at).text().equals("2")) {
                    throw new QueryProblem(Message.QUERY_ONLY_SQUARES);
                }
                at++;
                base = base.squared();
            } else {
                return base;
            }
        }
    }

    private Expr atom() throws QueryProblem {
        if (takes("(")) {
            return closed(sum());
        }
        if (takes("√")) {
            return atom().root();
        }
        if (at >= tokens.size()) {
            throw new QueryProblem(Message.QUERY_ENDS);
        }
        Token token = tokens.get(at);
        at++;
        return switch (token.type()) {
            case NUMBER -> Expr.num(Double.parseDouble(token.text()));
            case WORD -> word(token.text());
            case SIGN, INDEX -> throw unexpected(token.text());
        };
    }

    private Expr word(String word) throws QueryProblem {
        boolean called = at < tokens.size() && tokens.get(at).text().equals("(");
        if (called) {
            return call(word);
        }
        return switch (word) {
            // Counts are those of the batch, even in an expression over a selection.
            case "m" -> Expr.num(scope.shape().rows());
            case "N" -> Expr.num(scope.shape().examples());
            case "D" -> Expr.num(scope.shape().features());
            default -> named(scope.quantity(word));
        };
    }

    private Expr call(String word) throws QueryProblem {
        int from = at - 1;
        Function function = Function.named(word)
                .orElseThrow(() -> new QueryProblem(Message.QUERY_NO_FUNCTION, word, Function.words()));
        at++;
        Expr inside = sum();
        if (takes(",")) {
            axes(function);
        }
        closed(inside);
        Extent extent = Extents.of(inside, this::extent);
        if (function.overRows() && extent != Extent.BATCH) {
            throw new QueryProblem(Message.QUERY_NO_ROWS, word);
        }
        return function.formula(inside).orElseGet(() -> {
            String text = tokens.subList(from, at).stream().map(Token::text).collect(Collectors.joining());
            calls.put(text, new Query.Call(text, function, inside, function.extent(extent)));
            return Expr.ref(text);
        });
    }

    private Extent extent(String name) {
        Pick pick = picks.get(name);
        return pick != null
                ? pick.extent()
                : Objects.requireNonNull(calls.get(name)).extent();
    }

    /// `axis=0`, or `axis=(0, 2, 3)` for images: the axes that the function runs over anyway, and no others.
    private void axes(Function function) throws QueryProblem {
        if (!function.overRows()) {
            throw unexpected(",");
        }
        List<Integer> reduced = scope.shape().reducedAxes();
        if (!(takesWord("axis") && takes("=") && axesGiven().equals(Set.copyOf(reduced)))) {
            String usual = reduced.size() == 1
                    ? reduced.getFirst().toString()
                    : reduced.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
            throw new QueryProblem(Message.QUERY_OTHER_AXES, function.word(), usual);
        }
    }

    /// The axes in `0`, `-2`, `(0, 2, 3)`; what is no axis is left to the closing parenthesis.
    private Set<Integer> axesGiven() {
        Set<Integer> axes = new HashSet<>();
        boolean several = takes("(");
        do {
            boolean fromEnd = takes("-") || takes("−");
            if (at < tokens.size() && tokens.get(at).text().matches("[0-9]")) {
                int axis = Integer.parseInt(tokens.get(at).text());
                axes.add(fromEnd ? scope.shape().rank() - axis : axis);
                at++;
            }
        } while (several && takes(","));
        if (several && !takes(")")) {
            return Set.of();
        }
        return axes;
    }

    private Expr named(Quantity quantity) throws QueryProblem {
        List<String> items = List.of();
        if (at < tokens.size() && tokens.get(at).type() == Token.Type.INDEX) {
            items = tokens.get(at).items();
            at++;
        }
        Pick pick = new Index(scope, quantity.name(), items).pick();
        picks.put(pick.text(), pick);
        return Expr.ref(pick.text());
    }

    private Expr closed(Expr inside) throws QueryProblem {
        if (!takes(")")) {
            throw at < tokens.size() ? unexpected(tokens.get(at).text()) : new QueryProblem(Message.QUERY_ENDS);
        }
        return inside;
    }

    private static QueryProblem unexpected(String text) {
        return new QueryProblem(Message.QUERY_UNEXPECTED, text, Function.words());
    }

    private boolean takesWord(String word) {
        boolean there = at < tokens.size() && tokens.get(at).text().equals(word);
        at += there ? 1 : 0;
        return there;
    }

    private boolean takes(String sign) {
        boolean there = at < tokens.size()
                && tokens.get(at).type() == Token.Type.SIGN
                && tokens.get(at).text().equals(sign);
        at += there ? 1 : 0;
        return there;
    }
}
