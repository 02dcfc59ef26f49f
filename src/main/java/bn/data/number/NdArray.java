package bn.data.number;

import bn.batch.Shape;

/// An array of numbers in C order, with the lengths of its axes.
public final class NdArray {
    private final Shape shape;
    private final double[] inOrder;

    /// @param inOrder kept, not copied
    public NdArray(Shape shape, double[] inOrder) {
        this.shape = shape;
        this.inOrder = inOrder;
    }

    /// The lengths of its axes.
    public Shape shape() {
        return shape;
    }

    /// The numbers in C order: the array itself, not a copy.
    public double[] inOrder() {
        return inOrder;
    }

    /// The same numbers with their axes said otherwise.
    ///
    /// @param other with the same lengths
    public NdArray as(Shape other) {
        if (!other.axes().equals(shape.axes())) {
            throw new IllegalArgumentException(shape + " is not " + other);
        }
        return new NdArray(other, inOrder);
    }

    /// One array per feature, with the rows in the order of the shape.
    public double[][] columns() {
        double[][] columns = new double[shape.features()][shape.rows()];
        if (!shape.hasRowsInOrder()) {
            for (int feature = 0; feature < columns.length; feature++) {
                for (int row = 0; row < columns[feature].length; row++) {
                    columns[feature][row] = inOrder[shape.offset(row, feature)];
                }
            }
            return columns;
        }
        int block = shape.featureStride();
        int at = 0;
        for (int row = 0; row < shape.rows(); row += block) {
            for (double[] column : columns) {
                System.arraycopy(inOrder, at, column, row, block);
                at += block;
            }
        }
        return columns;
    }
}
