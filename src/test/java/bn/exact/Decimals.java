package bn.exact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Rows by features of decimals with 60 digits; one row where there is one number per feature.
///
/// Two with different numbers of rows combine as in NumPy: the one row stands for every row.
public final class Decimals {
    private static final MathContext DIGITS = new MathContext(60);

    private final BigDecimal[][] rows;

    private Decimals(BigDecimal[][] rows) {
        this.rows = rows;
    }

    /// The doubles themselves, not their shortest decimals, from one array a feature.
    public static Decimals ofColumns(double[][] columns) {
        return new Decimals(IntStream.range(0, columns[0].length)
                .mapToObj(row -> exactly(Arrays.stream(columns)
                        .mapToDouble(column -> column[row])
                        .toArray()))
                .toArray(BigDecimal[][]::new));
    }

    /// One double a feature.
    public static Decimals ofFeatures(double... numbers) {
        return new Decimals(new BigDecimal[][] {exactly(numbers)});
    }

    /// The same double for each of so many features.
    public static Decimals constant(double number, int features) {
        return ofFeatures(IntStream.range(0, features).mapToDouble(_ -> number).toArray());
    }

    private static BigDecimal[] exactly(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    /// How many rows there are: 1 where there is one number per feature.
    public int rows() {
        return rows.length;
    }

    /// How many features there are.
    public int features() {
        return rows[0].length;
    }

    /// One number; with one number per feature, that number for any row.
    public BigDecimal at(int row, int feature) {
        return rows[rows.length == 1 ? 0 : row][feature];
    }

    /// The largest magnitude.
    public BigDecimal largest() {
        return Arrays.stream(rows)
                .flatMap(Arrays::stream)
                .map(BigDecimal::abs)
                .max(BigDecimal::compareTo)
                .orElseThrow();
    }

    public Decimals plus(Decimals other) {
        return combine(other, (a, b) -> a.add(b, DIGITS));
    }

    public Decimals minus(Decimals other) {
        return combine(other, (a, b) -> a.subtract(b, DIGITS));
    }

    public Decimals times(Decimals other) {
        return combine(other, (a, b) -> a.multiply(b, DIGITS));
    }

    public Decimals over(Decimals other) {
        return combine(other, (a, b) -> a.divide(b, DIGITS));
    }

    public Decimals times(long count) {
        return map(a -> a.multiply(BigDecimal.valueOf(count), DIGITS));
    }

    public Decimals over(long count) {
        return map(a -> a.divide(BigDecimal.valueOf(count), DIGITS));
    }

    public Decimals negated() {
        return map(BigDecimal::negate);
    }

    public Decimals root() {
        return map(a -> a.sqrt(DIGITS));
    }

    public Decimals sumRows() {
        return new Decimals(new BigDecimal[][] {
            IntStream.range(0, features())
                    .mapToObj(feature -> Arrays.stream(rows)
                            .map(row -> row[feature])
                            .reduce(BigDecimal.ZERO, (a, b) -> a.add(b, DIGITS)))
                    .toArray(BigDecimal[]::new)
        });
    }

    /// One row, so many times.
    public Decimals spread(int count) {
        if (rows() != 1) {
            throw new IllegalArgumentException("there are " + rows() + " rows already");
        }
        return new Decimals(IntStream.range(0, count).mapToObj(_ -> rows[0]).toArray(BigDecimal[][]::new));
    }

    private Decimals map(UnaryOperator<BigDecimal> op) {
        return new Decimals(Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(op).toArray(BigDecimal[]::new))
                .toArray(BigDecimal[][]::new));
    }

    private Decimals combine(Decimals other, BinaryOperator<BigDecimal> op) {
        return new Decimals(IntStream.range(0, Math.max(rows(), other.rows()))
                .mapToObj(row -> IntStream.range(0, features())
                        .mapToObj(feature -> op.apply(at(row, feature), other.at(row, feature)))
                        .toArray(BigDecimal[]::new))
                .toArray(BigDecimal[][]::new));
    }
}
