package bn.data;

import bn.batch.Shape;

/// Numbers in C order, and their axes.
final class Nested {
    private final Shape shape;
    private final double[] inOrder;

    /// Keeps the array.
    Nested(Shape shape, double[] inOrder) {
        this.shape = shape;
        this.inOrder = inOrder;
    }

    Shape shape() {
        return shape;
    }

    /// The numbers as they stood: the array itself.
    double[] inOrder() {
        return inOrder;
    }

    /// One array a feature: row r = n·L + l of feature c is the number at (n, c, l).
    double[][] columns() {
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
