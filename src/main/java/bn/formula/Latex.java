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
import java.util.regex.Pattern;

/// A formula as LaTeX for math mode, in the symbols of the paper, for row i: x and y get a subscript, x_i and
/// y_i, and sums run over i.
public final class Latex {
    private static final Pattern ROOT = Pattern.compile("√\\(([^)]*)\\)");
    private static final Pattern HAT = Pattern.compile("(\\p{L})\u0302");
    private static final Pattern ROW = Pattern.compile("\\b[xy]\u0302?(?!\\p{L})");

    /// How the symbol of a gradient begins: `∂ℓ/∂γ`.
    static final String PARTIAL = "∂ℓ/∂";

    /// What stands in the symbol of a branch between the gradient and what it flows through: `∂ℓ/∂x via μ`.
    public static final String VIA = " via ";

    private final UnaryOperator<String> symbols;
    private final String via;

    private Latex(UnaryOperator<String> symbols, String via) {
        this.symbols = symbols;
        this.via = via;
    }

    /// The formula, with each name as the LaTeX of its symbol.
    ///
    /// @param symbols the symbol of a name, in the notation that [#symbol] reads
    /// @param via the word for [#VIA] in the reader's language
    public static String of(Expr expr, UnaryOperator<String> symbols, String via) {
        return new Latex(symbols, via).write(expr);
    }

    /// The LaTeX of a plain-text symbol: `σ²` is `\sigma^2`, `x̂` is `\hat{x}`, `∂ℓ/∂γ` is
    /// `\frac{\partial\ell}{\partial\gamma}`.
    ///
    /// @param via the word for [#VIA] in the reader's language
    public static String symbol(String symbol, String via) {
        int at = symbol.indexOf(VIA);
        if (at >= 0) {
            String branch = symbol(symbol.substring(0, at), via);
            String through = symbol(symbol.substring(at + VIA.length()), via);
            return "\\left(" + branch + "\\right)_{\\text{" + via + " }" + through + "}";
        }
        if (symbol.startsWith(PARTIAL)) {
            return "\\frac{\\partial\\ell}{\\partial " + symbol(symbol.substring(PARTIAL.length()), via) + "}";
        }
        String rooted = ROOT.matcher(symbol).replaceAll("\\\\sqrt{$1}");
        String indexed = ROW.matcher(rooted).replaceAll("$0_i");
        return HAT.matcher(indexed)
                .replaceAll("\\\\hat{$1}")
                .replace("μ", "\\mu ")
                .replace("σ", "\\sigma ")
                .replace("γ", "\\gamma ")
                .replace("β", "\\beta ")
                .replace("ε", "\\varepsilon ")
                .replace("²", "^2")
                .replace(" ^2", "^2")
                .replace("−", "-")
                .replace(" }", "}")
                .replace(" )", ")")
                .strip();
    }

    private String write(Expr expr) {
        return switch (expr) {
            case Ref(String name) -> symbol(symbols.apply(name), via);
            case Num(double value) -> PlainText.constant(value);
            case Count(Expr.Counted of) -> PlainText.letter(of);
            case Plus(Expr left, Expr right) ->
                within(left, Precedence.SUM) + " + " + within(right, Precedence.PRODUCT);
            case Minus(Expr left, Expr right) ->
                within(left, Precedence.SUM) + " - " + within(right, Precedence.PRODUCT);
            case Times(Expr left, Expr right) -> factor(left) + " \\cdot " + within(right, Precedence.SIGN);
            case Over(Expr left, Expr right) -> "\\frac{" + write(left) + "}{" + write(right) + "}";
            case Negated(Expr of) -> "-" + within(of, Precedence.POWER);
            case Squared(Expr of) -> "\\left(" + write(of) + "\\right)^2";
            case Root(Expr of) -> "\\sqrt{" + write(of) + "}";
            case SumRows(Expr of) -> "\\sum_{i=1}^{m} " + within(of, Precedence.PRODUCT);
            case SumOver(Expr.Axes axes, Expr of)
            when axes == Expr.Axes.RESHAPED || axes == Expr.Axes.RESHAPED_BACK ->
                axes(axes) + "\\left(" + write(of) + "\\right)";
            case SumOver(Expr.Axes axes, Expr of) -> "\\sum_{" + axes(axes) + "} " + within(of, Precedence.PRODUCT);
            case MeanRows(Expr of) -> "\\frac{1}{m}\\sum_{i=1}^{m} " + within(of, Precedence.PRODUCT);
            case Broadcast(Expr of) -> write(of);
        };
    }

    /// As NumPy has them, which is the same in every language.
    private static String axes(Expr.Axes axes) {
        return switch (axes) {
            case FEATURES -> "\\text{axis} = 1";
            case EXAMPLES -> "\\text{axis} = 0";
            case INNER -> "\\text{axis} \\ge 2";
            case ALL_BUT_LAST -> "\\text{axis} \\ne -1";
            case ALL -> "\\text{axis} = \\text{None}";
            case RESHAPED -> "\\text{reshape(-1, D)}";
            case RESHAPED_BACK -> "\\text{reshape(x.shape)}";
        };
    }

    /// A sum extends over all factors to its right, so a factor that ends in one needs parentheses.
    private String factor(Expr expr) {
        return endsInSum(expr) ? "\\left(" + write(expr) + "\\right)" : within(expr, Precedence.PRODUCT);
    }

    static boolean endsInSum(Expr expr) {
        return switch (expr) {
            case SumRows _, MeanRows _, SumOver _ -> true;
            case Times(Expr _, Expr right) -> endsInSum(right);
            case Negated(Expr of) -> endsInSum(of);
            case Broadcast(Expr of) -> endsInSum(of);
            default -> false;
        };
    }

    private String within(Expr expr, Precedence least) {
        String text = write(expr);
        return binding(expr, symbols).compareTo(least) < 0 ? "\\left(" + text + "\\right)" : text;
    }

    /// A symbol such as `x−μ` is itself a sum, so a name in a product may need parentheses too.
    static Precedence binding(Expr expr, UnaryOperator<String> symbols) {
        return switch (expr) {
            case Ref(String name) when symbols.apply(name).equals("x−μ") -> Precedence.SUM;
            default -> Precedence.of(expr);
        };
    }
}
