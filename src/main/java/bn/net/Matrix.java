package bn.net;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/// Rows of a batch by units of a layer, stored as one array per unit like a [bn.batch.Batch]. Layers make new
/// ones and never write to one they were given.
public final class Matrix {
    private final int rows;
    private final double[][] columns;

    private Matrix(int rows, double[][] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /// A matrix of at least one column.
    ///
    /// @param columns of equal length, kept by reference
    public static Matrix of(double[]... columns) {
        return new Matrix(columns[0].length, columns);
    }

    public static Matrix zeros(int rows, int width) {
        return new Matrix(rows, new double[width][rows]);
    }

    /// Numbers from N(0, 1), drawn row by row.
    public static Matrix normal(int rows, int width, Generator generator) {
        Matrix made = zeros(rows, width);
        for (int row = 0; row < rows; row++) {
            for (double[] column : made.columns) {
                column[row] = generator.normal();
            }
        }
        return made;
    }

    public int rows() {
        return rows;
    }

    /// The number of columns.
    public int width() {
        return columns.length;
    }

    /// The numbers of one unit: the array itself, which must not be written to.
    public double[] column(int unit) {
        return columns[unit];
    }

    /// All columns: the arrays themselves, which must not be written to.
    double[][] columns() {
        return columns;
    }

    public double at(int row, int unit) {
        return columns[unit][row];
    }

    /// These rows, in this order.
    public Matrix rows(int... chosen) {
        Matrix some = zeros(chosen.length, width());
        for (int unit = 0; unit < width(); unit++) {
            for (int i = 0; i < chosen.length; i++) {
                some.columns[unit][i] = columns[unit][chosen[i]];
            }
        }
        return some;
    }

    public Matrix transposed() {
        Matrix other = zeros(width(), rows);
        for (int unit = 0; unit < width(); unit++) {
            for (int row = 0; row < rows; row++) {
                other.columns[row][unit] = columns[unit][row];
            }
        }
        return other;
    }

    /// Each number by itself.
    public Matrix map(DoubleUnaryOperator function) {
        Matrix made = zeros(rows, width());
        for (int unit = 0; unit < width(); unit++) {
            for (int row = 0; row < rows; row++) {
                made.columns[unit][row] = function.applyAsDouble(columns[unit][row]);
            }
        }
        return made;
    }

    /// The sum of two of the same shape.
    public Matrix plus(Matrix other) {
        Matrix sum = zeros(rows, width());
        for (int unit = 0; unit < width(); unit++) {
            for (int row = 0; row < rows; row++) {
                sum.columns[unit][row] = columns[unit][row] + other.columns[unit][row];
            }
        }
        return sum;
    }

    /// The products, number by number, of two of the same shape.
    public Matrix times(Matrix other) {
        Matrix product = zeros(rows, width());
        for (int unit = 0; unit < width(); unit++) {
            for (int row = 0; row < rows; row++) {
                product.columns[unit][row] = columns[unit][row] * other.columns[unit][row];
            }
        }
        return product;
    }

    /// Each column times its factor, plus its shift.
    public Matrix scaled(double[] factors, double[] shifts) {
        Matrix made = zeros(rows, width());
        for (int unit = 0; unit < width(); unit++) {
            for (int row = 0; row < rows; row++) {
                made.columns[unit][row] = columns[unit][row] * factors[unit] + shifts[unit];
            }
        }
        return made;
    }

    /// Its length as one vector: √Σx².
    public double length() {
        double squares = 0;
        for (double[] column : columns) {
            squares += Vectors.dot(column, column);
        }
        return Math.sqrt(squares);
    }

    /// The mean of each column.
    public double[] means() {
        return Arrays.stream(columns)
                .mapToDouble(column -> Vectors.sum(column) / rows)
                .toArray();
    }

    /// The standard deviation of each column over its rows, dividing by their number.
    public double[] deviations() {
        double[] means = means();
        double[] all = new double[width()];
        for (int unit = 0; unit < all.length; unit++) {
            double squares = 0;
            for (double number : columns[unit]) {
                squares += (number - means[unit]) * (number - means[unit]);
            }
            all[unit] = Math.sqrt(squares / rows);
        }
        return all;
    }

    /// How far the rows differ: the root of the mean of the columns' variances.
    public double spread() {
        double squares = 0;
        for (double deviation : deviations()) {
            squares += deviation * deviation;
        }
        return Math.sqrt(squares / width());
    }

    /// The share of its numbers that are so.
    public double share(DoublePredicate so) {
        long count = Arrays.stream(columns).flatMapToDouble(Arrays::stream).filter(so).count();
        return (double) count / ((long) rows * width());
    }

    /// The number of columns of which all numbers are so.
    public int units(DoublePredicate so) {
        IntPredicate whole = unit -> Arrays.stream(columns[unit]).allMatch(so);
        return (int) IntStream.range(0, width()).filter(whole).count();
    }
}
