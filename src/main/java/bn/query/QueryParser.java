package bn.query;

import bn.formula.Expr;
import bn.graph.Quantity;
import bn.prose.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parses expressions: names with or without an index, numbers, `+ - * / ^2`, parentheses, `sum`, `mean` and
/// `sqrt`. Unary minus has lower precedence than a square, as in mathematics and in Python.
final class QueryParser {
    private final Scope scope;
    private final List<Token> tokens;
    private final Map<String, Pick> picks = new LinkedHashMap<>();
    private int at;

    private QueryParser(Scope scope, List<Token> tokens) {
        this.scope = scope;
        this.tokens = tokens;
    }

    static Query query(String line, Scope scope) throws QueryProblem {
        QueryParser parser = new QueryParser(scope, Token.of(line, scope.whole()));
        Expr expr = parser.sum();
        if (parser.at < parser.tokens.size()) {
            throw new QueryProblem(
                    Message.QUERY_UNEXPECTED, parser.tokens.get(parser.at).text());
        }
        return new Query(line.strip(), expr, parser.picks);
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
            case SIGN, INDEX -> throw new QueryProblem(Message.QUERY_UNEXPECTED, token.text());
        };
    }

    private Expr word(String word) throws QueryProblem {
        boolean called = at < tokens.size() && tokens.get(at).text().equals("(");
        if (called) {
            at++;
            Expr inside = closed(sum());
            return switch (word) {
                case "sum" -> inside.sumRows();
                case "mean" -> inside.meanRows();
                case "sqrt" -> inside.root();
                default -> throw new QueryProblem(Message.QUERY_NO_FUNCTION, word);
            };
        }
        return switch (word) {
            // Counts are those of the batch, even in an expression over a selection.
            case "m" -> Expr.num(scope.shape().rows());
            case "N" -> Expr.num(scope.shape().examples());
            case "D" -> Expr.num(scope.shape().features());
            default -> named(scope.quantity(word));
        };
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
            throw at < tokens.size()
                    ? new QueryProblem(Message.QUERY_UNEXPECTED, tokens.get(at).text())
                    : new QueryProblem(Message.QUERY_ENDS);
        }
        return inside;
    }

    private boolean takes(String sign) {
        boolean there = at < tokens.size()
                && tokens.get(at).type() == Token.Type.SIGN
                && tokens.get(at).text().equals(sign);
        at += there ? 1 : 0;
        return there;
    }
}
