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

    /// One array per feature: row r = n·L + l of feature c is the number at (n, c, l).
    public double[][] columns() {
        int inner = shape.inner();
        double[][] columns = new double[shape.features()][shape.rows()];
        int at = 0;
        for (int example = 0; example < shape.examples(); example++) {
            for (double[] column : columns) {
                System.arraycopy(inOrder, at, column, example * inner, inner);
                at += inner;
            }
        }
        return columns;
    }
}
