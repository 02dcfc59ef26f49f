package bn.query;

import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/// The functions of an expression. Those over the rows give one number per feature.
///
/// Most of them are formulas. The others are computed from the value in their parentheses, since no formula of
/// batch normalization needs such an operation.
public enum Function {
    /// The sum over the rows.
    SUM(true),
    /// The mean over the rows.
    MEAN(true),
    /// The variance over the rows, divided by their number, as batch normalization takes it.
    VAR(true),
    /// Its root.
    STD(true),
    /// The largest number among the rows.
    MAX(true),
    /// The smallest.
    MIN(true),
    /// The absolute value of each number.
    ABS(false),
    /// The root of each number.
    SQRT(false);

    private static final int CHUNK = 4096;

    private final boolean overRows;

    Function(boolean overRows) {
        this.overRows = overRows;
    }

    /// The function as it is typed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it makes one number of the rows of a feature.
    boolean overRows() {
        return overRows;
    }

    /// The function with this name.
    public static Optional<Function> named(String word) {
        return Stream.of(values())
                .filter(function -> function.word().equals(word))
                .findFirst();
    }

    /// The names of all.
    public static List<String> words() {
        return Stream.of(values()).map(Function::word).toList();
    }

    /// The function as a formula; none if it is computed from a value.
    Optional<Expr> formula(Expr of) {
        return switch (this) {
            case SUM -> Optional.of(of.sumRows());
            case MEAN -> Optional.of(of.meanRows());
            case VAR -> Optional.of(variance(of));
            case STD -> Optional.of(variance(of).root());
            case SQRT -> Optional.of(of.root());
            case MAX, MIN, ABS -> Optional.empty();
        };
    }

    /// In the order of the steps mu, xmu, sq and var, so that `var(x)` is `var` to the bit.
    private static Expr variance(Expr of) {
        return of.minus(of.meanRows()).squared().meanRows();
    }

    /// The extent of the result for an argument of this extent.
    Extent extent(Extent of) {
        return overRows ? Extent.FEATURE : of;
    }

    /// The result for a value.
    ///
    /// @param features how many features the value has
    /// @throws IllegalStateException if the function is a formula
    Value of(Value value, int features) {
        return switch (this) {
            case MAX -> extreme((Value.PerRow) value, features, Math::max);
            case MIN -> extreme((Value.PerRow) value, features, Math::min);
            case ABS -> absolute(value);
            case SUM, MEAN, VAR, STD, SQRT -> throw new IllegalStateException(word() + " is a formula");
        };
    }

    private static Value extreme(Value.PerRow value, int features, DoubleBinaryOperator further) {
        double[] found = new double[features];
        for (int feature = 0; feature < features; feature++) {
            double most = value.at(0, feature);
            for (int from = 0; from < value.rows(); from += CHUNK) {
                for (double number : value.run().of(feature, from, Math.min(value.rows(), from + CHUNK))) {
                    most = further.applyAsDouble(most, number);
                }
            }
            found[feature] = most;
        }
        return new Value.PerFeature(found);
    }

    private static Value absolute(Value value) {
        return switch (value) {
            case Value.One(double number) -> new Value.One(Math.abs(number));
            case Value.PerFeature numbers ->
                new Value.PerFeature(
                        Arrays.stream(numbers.toArray()).map(Math::abs).toArray());
            case Value.PerRow rows -> rows.each(Math::abs);
        };
    }
}
