package bn.formula;

import bn.formula.Expr.Broadcast;
import bn.formula.Expr.Count;
import bn.formula.Expr.MeanRows;
import bn.formula.Expr.Minus;
import bn.formula.Expr.Negated;
import bn.formula.Expr.Num;
import bn.formula.Expr.Over;
import bn.formula.Expr.Plus;
import bn.formula.Expr.Ref;
import bn.formula.Expr.Root;
import bn.formula.Expr.Squared;
import bn.formula.Expr.SumOver;
import bn.formula.Expr.SumRows;
import bn.formula.Expr.Times;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A formula as MathML Core, in the symbols of the paper, for row i: x and y get a subscript, and sums run over i.
/// What is written is the content of a `<math>` element.
public final class MathMl {
    /// The parts of a symbol, in the order in which they are tried: the root, what has several letters, a letter with
    /// or without a hat, a number, any other character.
    private static final Pattern PART = Pattern.compile(
            "√\\((?<root>[^)]*)\\)|(?<word>[A-Za-z_]{2,})|(?<letter>\\p{L})(?<hat>\u0302)?|(?<number>\\d+)|(?<other>.)");

    private static final String SUM_OVER_ROWS =
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>m</mi></munderover>";

    private final UnaryOperator<String> symbols;
    private final String via;

    private MathMl(UnaryOperator<String> symbols, String via) {
        this.symbols = symbols;
        this.via = via;
    }

    /// The formula, with each name as its symbol.
    ///
    /// @param symbols the symbol of a name, in the notation that [#symbol] reads
    /// @param via the word for [Latex#VIA] in the reader's language
    public static String of(Expr expr, UnaryOperator<String> symbols, String via) {
        return new MathMl(symbols, via).write(expr);
    }

    /// A plain-text symbol: `σ²`, `x̂`, `∂ℓ/∂γ`, `∂ℓ/∂x via μ`.
    ///
    /// @param via the word for [Latex#VIA] in the reader's language
    public static String symbol(String symbol, String via) {
        int at = symbol.indexOf(Latex.VIA);
        if (at >= 0) {
            String through = symbol(symbol.substring(at + Latex.VIA.length()), via);
            // A browser drops a plain space at the end of a text.
            return "<msub>" + parenthesized(symbol(symbol.substring(0, at), via)) + "<mrow><mtext>" + via
                    + "\u00a0</mtext>" + through + "</mrow></msub>";
        }
        if (symbol.startsWith(Latex.PARTIAL)) {
            String of = symbol(symbol.substring(Latex.PARTIAL.length()), via);
            return "<mfrac><mrow><mo>∂</mo><mi>ℓ</mi></mrow><mrow><mo>∂</mo>" + of + "</mrow></mfrac>";
        }
        return parts(symbol);
    }

    private static String parts(String symbol) {
        StringBuilder written = new StringBuilder();
        Matcher part = PART.matcher(symbol);
        int from = 0;
        while (part.find(from)) {
            String base = part(part);
            from = part.end();
            if (base.equals("<mo>(</mo>")) {
                int close = closing(symbol, from);
                base = parenthesized(parts(symbol.substring(from, close)));
                from = close + 1;
            }
            boolean isSquared = from < symbol.length() && symbol.charAt(from) == '²';
            written.append(isSquared ? "<msup>" + base + "<mn>2</mn></msup>" : base);
            from += isSquared ? 1 : 0;
        }
        return row(written.toString());
    }

    /// The place of the parenthesis that closes one before `from`.
    private static int closing(String symbol, int from) {
        int open = 1;
        int at = from;
        while (open > 0) {
            open += symbol.charAt(at) == '(' ? 1 : symbol.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        return at - 1;
    }

    private static String part(Matcher part) {
        if (part.group("root") != null) {
            return "<msqrt>" + parts(part.group("root")) + "</msqrt>";
        }
        if (part.group("word") != null) {
            return "<mi>" + part.group("word") + "</mi>";
        }
        if (part.group("letter") != null) {
            return letter(part.group("letter"), part.group("hat") != null);
        }
        return part.group("number") != null
                ? "<mn>" + part.group("number") + "</mn>"
                : "<mo>" + part.group("other") + "</mo>";
    }

    /// The values of a row have its index.
    private static String letter(String letter, boolean hat) {
        String base = hat ? "<mover><mi>" + letter + "</mi><mo>^</mo></mover>" : "<mi>" + letter + "</mi>";
        return letter.equals("x") || letter.equals("y") ? "<msub>" + base + "<mi>i</mi></msub>" : base;
    }

    private String write(Expr expr) {
        return switch (expr) {
            case Ref(String name) -> symbol(symbols.apply(name), via);
            case Num(double value) -> "<mn>" + PlainText.constant(value).replace('-', '−') + "</mn>";
            case Count(Expr.Counted of) -> "<mi>" + PlainText.letter(of) + "</mi>";
            case Plus(Expr left, Expr right) -> between(left, Precedence.SUM, "+", right, Precedence.PRODUCT);
            case Minus(Expr left, Expr right) -> between(left, Precedence.SUM, "−", right, Precedence.PRODUCT);
            case Times(Expr left, Expr right) -> row(factor(left) + "<mo>·</mo>" + within(right, Precedence.SIGN));
            case Over(Expr left, Expr right) -> "<mfrac>" + row(write(left)) + row(write(right)) + "</mfrac>";
            case Negated(Expr of) -> row("<mo>−</mo>" + within(of, Precedence.POWER));
            case Squared(Expr of) -> "<msup>" + parenthesized(write(of)) + "<mn>2</mn></msup>";
            case Root(Expr of) -> "<msqrt>" + write(of) + "</msqrt>";
            case SumRows(Expr of) -> row(SUM_OVER_ROWS + within(of, Precedence.PRODUCT));
            case SumOver(Expr.Axes axes, Expr of)
            when axes == Expr.Axes.RESHAPED || axes == Expr.Axes.RESHAPED_BACK ->
                row("<mtext>" + PlainText.axes(axes) + "</mtext>" + parenthesized(write(of)));
            case SumOver(Expr.Axes axes, Expr of) ->
                row("<munder><mo>∑</mo><mtext>" + PlainText.axes(axes) + "</mtext></munder>"
                        + within(of, Precedence.PRODUCT));
            case MeanRows(Expr of) ->
                row("<mfrac><mn>1</mn><mi>m</mi></mfrac>" + SUM_OVER_ROWS + within(of, Precedence.PRODUCT));
            case Broadcast(Expr of) -> write(of);
        };
    }

    private String between(Expr left, Precedence leastLeft, String operator, Expr right, Precedence leastRight) {
        return row(within(left, leastLeft) + "<mo>" + operator + "</mo>" + within(right, leastRight));
    }

    /// A sum extends over all factors to its right, so a factor that ends in one needs parentheses.
    private String factor(Expr expr) {
        return Latex.endsInSum(expr) ? parenthesized(write(expr)) : within(expr, Precedence.PRODUCT);
    }

    private String within(Expr expr, Precedence least) {
        String text = write(expr);
        return Latex.binding(expr, symbols).compareTo(least) < 0 ? parenthesized(text) : text;
    }

    private static String parenthesized(String content) {
        return row("<mo>(</mo>" + content + "<mo>)</mo>");
    }

    private static String row(String content) {
        return "<mrow>" + content + "</mrow>";
    }
}
