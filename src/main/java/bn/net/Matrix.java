package bn.net;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Rows of a batch by units of a layer, one unit's rows after another's, as a [bn.batch.Batch] has its
/// features. Layers make new ones and never write to one they were given.
public final class Matrix {
    static final Matrix NONE = new Matrix(0, 0);

    private final int rows;
    private final int width;
    private final double[] numbers;

    /// Zeros.
    Matrix(int rows, int width) {
        this(rows, width, new double[rows * width]);
    }

    /// @param numbers the rows of the first unit, of the second, and so on, kept by reference
    Matrix(int rows, int width, double[] numbers) {
        this.rows = rows;
        this.width = width;
        this.numbers = numbers;
    }

    /// A matrix of at least one column.
    ///
    /// @param columns of equal length
    public static Matrix of(double[]... columns) {
        Matrix made = new Matrix(columns[0].length, columns.length);
        for (int unit = 0; unit < columns.length; unit++) {
            System.arraycopy(columns[unit], 0, made.numbers, unit * made.rows, made.rows);
        }
        return made;
    }

    /// Numbers from N(0, 1), drawn row by row.
    public static Matrix normal(int rows, int width, Generator generator) {
        Matrix made = new Matrix(rows, width);
        for (int row = 0; row < rows; row++) {
            for (int unit = 0; unit < width; unit++) {
                made.numbers[unit * rows + row] = generator.normal();
            }
        }
        return made;
    }

    public int rows() {
        return rows;
    }

    /// The number of columns.
    public int width() {
        return width;
    }

    /// All numbers, column after column: the array itself, which must not be written to once it is read.
    double[] numbers() {
        return numbers;
    }

    /// The numbers of one unit, as a copy.
    public double[] column(int unit) {
        return Arrays.copyOfRange(numbers, unit * rows, (unit + 1) * rows);
    }

    /// The numbers of each unit, as copies.
    double[][] columns() {
        double[][] columns = new double[width][];
        for (int unit = 0; unit < width; unit++) {
            columns[unit] = column(unit);
        }
        return columns;
    }

    public double at(int row, int unit) {
        return numbers[unit * rows + row];
    }

    void set(int row, int unit, double number) {
        numbers[unit * rows + row] = number;
    }

    /// These rows, in this order.
    public Matrix rows(int... chosen) {
        Matrix some = new Matrix(chosen.length, width);
        for (int unit = 0; unit < width; unit++) {
            for (int i = 0; i < chosen.length; i++) {
                some.set(i, unit, at(chosen[i], unit));
            }
        }
        return some;
    }

    public Matrix transposed() {
        Matrix other = new Matrix(width, rows);
        for (int unit = 0; unit < width; unit++) {
            for (int row = 0; row < rows; row++) {
                other.set(unit, row, at(row, unit));
            }
        }
        return other;
    }

    /// Each number by itself.
    public Matrix map(DoubleUnaryOperator function) {
        Matrix made = new Matrix(rows, width);
        Arrays.setAll(made.numbers, i -> function.applyAsDouble(numbers[i]));
        return made;
    }

    /// The sum of two of the same shape.
    public Matrix plus(Matrix other) {
        Matrix sum = new Matrix(rows, width);
        for (int i = 0; i < numbers.length; i++) {
            sum.numbers[i] = numbers[i] + other.numbers[i];
        }
        return sum;
    }

    /// The difference of two of the same shape.
    public Matrix minus(Matrix other) {
        Matrix difference = new Matrix(rows, width);
        for (int i = 0; i < numbers.length; i++) {
            difference.numbers[i] = numbers[i] - other.numbers[i];
        }
        return difference;
    }

    /// The products, number by number, of two of the same shape.
    public Matrix times(Matrix other) {
        Matrix product = new Matrix(rows, width);
        for (int i = 0; i < numbers.length; i++) {
            product.numbers[i] = numbers[i] * other.numbers[i];
        }
        return product;
    }

    /// Each column times its factor, plus its shift.
    public Matrix scaled(double[] factors, double[] shifts) {
        Matrix made = new Matrix(rows, width);
        for (int unit = 0; unit < width; unit++) {
            for (int i = unit * rows; i < (unit + 1) * rows; i++) {
                made.numbers[i] = numbers[i] * factors[unit] + shifts[unit];
            }
        }
        return made;
    }

    /// The sum of each column.
    public double[] sums() {
        double[] sums = new double[width];
        for (int unit = 0; unit < width; unit++) {
            sums[unit] = Vectors.sum(numbers, unit * rows, rows);
        }
        return sums;
    }

    /// The mean of each column.
    public double[] means() {
        return Arrays.stream(sums()).map(sum -> sum / rows).toArray();
    }

    /// The standard deviation of each column over its rows, dividing by their number.
    public double[] deviations() {
        double[] means = means();
        double[] all = new double[width];
        for (int unit = 0; unit < width; unit++) {
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                double difference = at(row, unit) - means[unit];
                squares += difference * difference;
            }
            all[unit] = Math.sqrt(squares / rows);
        }
        return all;
    }

    /// How far the rows differ: the root of the mean of the columns' variances.
    public double spread() {
        return Vectors.length(deviations()) / Math.sqrt(width);
    }

    /// Its length as one vector: √Σx².
    public double length() {
        return Vectors.length(numbers);
    }

    /// The share of its numbers that are so.
    public double share(DoublePredicate so) {
        return (double) Arrays.stream(numbers).filter(so).count() / numbers.length;
    }

    /// The number of columns of which all numbers are so.
    public int units(DoublePredicate so) {
        return (int) IntStream.range(0, width)
                .filter(unit -> Arrays.stream(column(unit)).allMatch(so))
                .count();
    }
}
