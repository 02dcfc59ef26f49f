package bn.formula;

import bn.batch.Decimal;
import bn.batch.Shape;
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
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A formula as a line of text: `mean(sq)`, `0.5 · dsqrtvar / sqrtvar`, `√(var + eps)`. Since it holds for
/// every row, a broadcast is not written.
public final class PlainText {
    private final UnaryOperator<String> names;
    private final UnaryOperator<String> columns;
    private final Function<Expr.Counted, String> counts;
    private final Terms terms;
    private final Function<Expr.Axes, String> axes;

    private PlainText(
            UnaryOperator<String> names,
            UnaryOperator<String> columns,
            Function<Expr.Counted, String> counts,
            Terms terms) {
        this(names, columns, counts, terms, PlainText::axes);
    }

    private PlainText(
            UnaryOperator<String> names,
            UnaryOperator<String> columns,
            Function<Expr.Counted, String> counts,
            Terms terms,
            Function<Expr.Axes, String> axes) {
        this.axes = axes;
        this.names = names;
        this.columns = columns;
        this.counts = counts;
        this.terms = terms;
    }

    /// Writes out a sum over rows: one text per term, or none to leave the sum as `sum(...)`.
    @FunctionalInterface
    public interface Terms {
        /// Leaves every sum as `sum(...)`.
        Terms UNWRITTEN = of -> List.of();

        /// The terms of the sum over the rows of a formula.
        List<String> of(Expr of);
    }

    /// The formula in the names of the step-by-step code.
    public static String of(Expr expr) {
        return of(expr, UnaryOperator.identity());
    }

    /// The same with the axes of sums as they are in a batch of this shape.
    public static String of(Expr expr, Shape shape) {
        boolean isUsual = shape.featureAxis() == 1 && shape.exampleAxis() == 0;
        UnaryOperator<String> same = UnaryOperator.identity();
        return new PlainText(
                        same,
                        same,
                        PlainText::letter,
                        Terms.UNWRITTEN,
                        axes -> isUsual ? axes(axes) : axes(axes, shape))
                .write(expr);
    }

    public static String of(Expr expr, UnaryOperator<String> names) {
        return of(expr, names, names);
    }

    /// The formula for one row: `columns` writes the names within a sum, `names` all others.
    public static String of(Expr expr, UnaryOperator<String> names, UnaryOperator<String> columns) {
        return new PlainText(names, columns, PlainText::letter, Terms.UNWRITTEN).write(expr);
    }

    /// The formula with its numbers: `0.9 · 0.31 + 0.1 · 2`. A negative number is put in parentheses.
    ///
    /// @param numbers the number of each name, as text
    /// @param counts the number of each count, as text
    public static String withNumbers(Expr expr, UnaryOperator<String> numbers, Function<Expr.Counted, String> counts) {
        return withNumbers(expr, numbers, counts, Terms.UNWRITTEN);
    }

    /// The formula with its numbers and its sums written out: `−(0.3 + (-0.8) + 1.4)`.
    public static String withNumbers(
            Expr expr, UnaryOperator<String> numbers, Function<Expr.Counted, String> counts, Terms terms) {
        UnaryOperator<String> enclosed = name -> {
            String number = numbers.apply(name);
            return number.startsWith("-") ? "(" + number + ")" : number;
        };
        return new PlainText(enclosed, enclosed, counts, terms).write(expr);
    }

    /// The formula with its numbers, as a term of a sum.
    public static String term(Expr expr, UnaryOperator<String> numbers, Function<Expr.Counted, String> counts) {
        String text = withNumbers(expr, numbers, counts);
        return Precedence.of(expr).compareTo(Precedence.PRODUCT) < 0 ? "(" + text + ")" : text;
    }

    /// A constant: `2`, `0.5`.
    static String constant(double value) {
        return Decimal.shortest(value);
    }

    /// A count as text: `m`, `N`, `x.shape[-1]`.
    static String letter(Expr.Counted counted) {
        return switch (counted) {
            case ROWS -> "m";
            case EXAMPLES -> "N";
            case FEATURES -> "D";
            case LAST -> "x.shape[-1]";
        };
    }

    private String write(Expr expr) {
        return switch (expr) {
            case Ref(String name) -> names.apply(name);
            case Num(double value) -> constant(value);
            case Count(Expr.Counted of) -> counts.apply(of);
            case Plus(Expr left, Expr right) ->
                within(left, Precedence.SUM) + " + " + within(right, Precedence.PRODUCT);
            case Minus(Expr left, Expr right) ->
                within(left, Precedence.SUM) + " − " + within(right, Precedence.PRODUCT);
            case Times(Expr left, Expr right) ->
                within(left, Precedence.PRODUCT) + " · " + within(right, Precedence.SIGN);
            case Over(Expr left, Expr right) ->
                within(left, Precedence.PRODUCT) + " / " + within(right, Precedence.SIGN);
            case Negated(Expr of) -> "−" + within(of, Precedence.POWER);
            case Squared(Expr of) -> within(of, Precedence.ATOM) + "²";
            case Root(Expr of) -> "√" + within(of, Precedence.ATOM);
            case SumRows(Expr of) -> written(expr) ? added(of) : "sum(" + column(of) + ")";
            case SumOver(Expr.Axes over, Expr of) -> sumOver(over, of);
            case MeanRows(Expr of) ->
                written(expr) ? "(" + added(of) + ") / " + counts.apply(Expr.Counted.ROWS) : "mean(" + column(of) + ")";
            case Broadcast(Expr of) -> write(of);
        };
    }

    /// Not `column(of)`: these are not sums over one feature's rows.
    private String sumOver(Expr.Axes over, Expr of) {
        return switch (over) {
            case RESHAPED, RESHAPED_BACK ->
                (Precedence.of(of) == Precedence.ATOM ? of(of) : "(" + of(of) + ")") + "." + axes(over);
            case FEATURES, EXAMPLES, INNER, ALL_BUT_LAST, ALL -> "sum(" + of(of) + ", " + axes.apply(over) + ")";
        };
    }

    /// Axes as in a batch of the usual layout.
    static String axes(Expr.Axes axes) {
        return switch (axes) {
            case FEATURES -> "axis=1";
            case EXAMPLES -> "axis=0";
            case INNER -> "axis≥2";
            case ALL_BUT_LAST -> "axis≠−1";
            case ALL -> "axis=None";
            case RESHAPED -> "reshape(−1, D)";
            case RESHAPED_BACK -> "reshape(x.shape)";
        };
    }

    private static String axes(Expr.Axes axes, Shape shape) {
        return switch (axes) {
            case FEATURES -> "axis=" + shape.featureAxis();
            case EXAMPLES -> "axis=" + shape.exampleAxis();
            case INNER ->
                IntStream.range(0, shape.rank())
                        .filter(axis -> axis != shape.featureAxis() && axis != shape.exampleAxis())
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(", ", "axis=(", ")"));
            case ALL_BUT_LAST, ALL, RESHAPED, RESHAPED_BACK -> axes(axes);
        };
    }

    private String column(Expr of) {
        return new PlainText(columns, columns, counts, Terms.UNWRITTEN).write(of);
    }

    private String added(Expr of) {
        return String.join(" + ", terms.of(of));
    }

    /// Whether this is a sum that is written out.
    private boolean written(Expr expr) {
        return switch (expr) {
            case SumRows(Expr of) -> !terms.of(of).isEmpty();
            case MeanRows(Expr of) -> !terms.of(of).isEmpty();
            default -> false;
        };
    }

    private String within(Expr expr, Precedence least) {
        String text = write(expr);
        return binding(expr).compareTo(least) < 0 ? "(" + text + ")" : text;
    }

    private Precedence binding(Expr expr) {
        if (!written(expr)) {
            return Precedence.of(expr);
        }
        return expr instanceof SumRows ? Precedence.SUM : Precedence.PRODUCT;
    }
}
